// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/RunSource.h"

#include <utility>

#include "core/engine/AlertDocument.h"
#include "core/engine/AlertRuns.h"
#include "core/engine/ClockedQueryRuns.h"
#include "core/engine/MatchingDocuments.h"
#include "core/engine/QueryRuns.h"
#include "core/engine/RuleEvaluation.h"

namespace casewright::engine {

using base::Result;

Result<std::unique_ptr<RunSource>> makeRunSource(const SimulationInput& input, base::Progress* progress,
                                                 const std::stop_token& stop)
{
    using Made = Result<std::unique_ptr<RunSource>>;
    if (makesAlerts(input.rule)) {
        const std::string& groupBy = input.rule.casesAction->groupBy;
        Result<EvaluatedRule> evaluated = evaluate({.rule = input.rule,
                                                    .documents = input.alerts,
                                                    .profile = input.profile,
                                                    .space = input.space,
                                                    .rowsOfOngoing = changesFromRunToRun(input.rule, groupBy)},
                                                   progress, stop);
        if (!evaluated)
            return base::fail(evaluated.error());
        return Made(std::make_unique<AlertRuns>(std::make_shared<const EvaluatedRule>(std::move(*evaluated)),
                                                input.silences, input.profile.documentsPerRun));
    }
    Result<MatchingDocuments> documents = MatchingDocuments::find(input.rule, input.alerts, stop);
    if (!documents)
        return base::fail(documents.error());
    if (documents->dependsOnClock())
        return Made(std::make_unique<ClockedQueryRuns>(input, std::move(*documents), stop));
    return Made(std::make_unique<QueryRuns>(input, std::move(*documents)));
}

} // namespace casewright::engine
