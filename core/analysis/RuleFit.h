// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "core/alerts/AlertTable.h"
#include "core/rules/Rule.h"
#include "core/rules/Validation.h"
#include "core/rules/VersionProfile.h"

namespace casewright::analysis {

/// What validate() cannot know without documents: fields that none of them has (with the nearest name as a fix), fields
/// to group by that make bad cases or bad groups (lists, long texts, a value for nearly each document), numbers of
/// what has none, thresholds that these documents never reach, and all that findQueryMisfits()
/// and findMuteMisfits() say. Warnings only: other documents may come. Nothing if it
/// was asked to stop, within 100 ms. Any thread.
[[nodiscard]] std::optional<std::vector<rules::Finding>> findMisfits(const rules::Rule& rule,
                                                                     const rules::VersionProfile& profile,
                                                                     const alerts::AlertTable& table,
                                                                     const std::stop_token& stop = {});

/// Whether documents have something at the path: a value, or an object with values.
[[nodiscard]] bool hasField(const alerts::AlertTable& table, std::string_view field);

/// The name of a field that is most like another one; empty if none is like it. Of several the first by name.
[[nodiscard]] std::string nearestField(const alerts::AlertTable& table, std::string_view field);

} // namespace casewright::analysis
