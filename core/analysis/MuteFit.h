// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <stop_token>
#include <vector>

#include "core/alerts/AlertTable.h"
#include "core/rules/Rule.h"
#include "core/rules/Validation.h"

namespace casewright::analysis {

/// Muted alerts of a rule's own file that these documents never make: of query rules documents by their `_id`, of
/// others instances. A warning each, at its place. Nothing if it was asked to stop, within 100 ms. Any thread.
[[nodiscard]] std::optional<std::vector<rules::Finding>> findMuteMisfits(const rules::Rule& rule,
                                                                         const alerts::AlertTable& table,
                                                                         const std::stop_token& stop = {});

} // namespace casewright::analysis
