// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <stop_token>
#include <vector>

#include "core/alerts/AlertTable.h"
#include "core/rules/Rule.h"
#include "core/rules/Validation.h"
#include "core/rules/VersionProfile.h"

namespace casewright::analysis {

/// What there is to say about the queries of a rule, the filters of its metrics too, where these are the documents:
/// values and operators that are none for the type of their field (spec/kql, "Matching"), fields that no document has,
/// queries that match none. Without documents only the first, by the types of the catalog. Warnings only, in the order
/// of the form. Nothing if it was asked to stop, within 100 ms. Any thread.
[[nodiscard]] std::optional<std::vector<rules::Finding>> findQueryMisfits(const rules::Rule& rule,
                                                                          const rules::VersionProfile& profile,
                                                                          const alerts::AlertTable& table,
                                                                          const std::stop_token& stop = {});

} // namespace casewright::analysis
