// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "core/alerts/FieldStatistics.h"
#include "core/analysis/GroupingOutlook.h"
#include "core/analysis/GroupingVerdict.h"
#include "core/analysis/GroupSpread.h"
#include "core/base/Result.h"
#include "core/engine/PreparedRuns.h"

namespace casewright::analysis {

/// Whether a field is one to group a rule's alerts by, with the numbers.
struct FieldAdvice {
    std::string field{};
    GroupingOutlook outlook{};       ///< coverage, values, peak groups a run against the limit, cases a day
    GroupSpread spread{};            ///< entropy, and the share of the largest group
    GroupingVerdict verdict{};
    std::string sentence{};          ///< what speaks for it, or the gravest of what speaks against it
};

/// Of each field, the best to group by first; ties in their order. `documents`: statistics of the alerts' documents, to
/// judge by beside what the runs show. The other settings are those of the action. On one thread a core. Stops within
/// 100 ms of a request with ErrorCode::Cancelled; other errors are those of simulate(). Any thread.
[[nodiscard]] base::Result<std::vector<FieldAdvice>>
adviseFields(const engine::PreparedRuns& runs, const engine::ActionInput& action,
             std::span<const alerts::FieldStatistics> documents, std::span<const std::string> fields,
             const std::stop_token& stop = {});

} // namespace casewright::analysis
