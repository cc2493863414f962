// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <span>
#include <stop_token>
#include <vector>

#include "core/analysis/Explanation.h"
#include "core/base/Id.h"
#include "core/base/Result.h"
#include "core/rules/Rule.h"

namespace casewright::analysis {

/// Follows rows through the runs of a query rule that takes every document, in their order. A schedule that cannot
/// be is an error. Stops early, with what it has, on request.
[[nodiscard]] base::Result<std::vector<Queue>> followRows(const rules::Rule& rule,
                                                          std::span<const base::Timestamp> times,
                                                          std::span<const base::AlertRow> rows,
                                                          const std::stop_token& stop);

} // namespace casewright::analysis
