// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <span>
#include <stop_token>
#include <vector>

#include "core/alerts/FieldStatistics.h"
#include "core/analysis/RulePreview.h"
#include "core/base/Result.h"
#include "core/engine/PreparedRuns.h"
#include "core/rules/Rule.h"

namespace casewright::analysis {

/// The rule with a fix. A fix of the Cases action leaves a rule without one as it is.
[[nodiscard]] rules::Rule withFix(rules::Rule rule, const PreviewFix& fix);

/// The warnings of a preview with what would mend them, found by running the rule with candidates: the least maximum
/// with which grouping is never given up, fields to group by (those that do best, two at most), the nearest window, to
/// reopen, more signals. Only the raised maximum may leave more alerts in no case than there are now. Fixes that were
/// there stay first; of the others those with the fewest alerts in no case. `documents`: statistics of the fields of
/// the rule's documents. Stops within 100 ms of a request with ErrorCode::Cancelled. Any thread.
[[nodiscard]] base::Result<std::vector<PreviewWarning>>
findPreviewFixes(const engine::PreparedRuns& runs, const engine::ActionInput& action, const RulePreview& preview,
                 std::span<const alerts::FieldStatistics> documents, const std::stop_token& stop = {});

} // namespace casewright::analysis
