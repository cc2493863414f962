// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/scenario/RuleRunPlay.h"

#include <utility>

#include <nlohmann/json.hpp>

#include "core/engine/Simulation.h"
#include "core/scenario/AuditBins.h"

namespace casewright::scenario {

using base::Json;

base::Result<Json> play(const RuleRunFile& file, const RuleRun& run,
                        const std::shared_ptr<const alerts::AlertTable>& alerts, std::stop_token stop)
{
    const engine::SimulationInput input{.rule = run.rule, .alerts = alerts, .profile = run.profile};
    const base::Result<engine::SimulationResult> result = engine::simulate(input, nullptr, nullptr, stop);
    if (!result && result.error().code == base::ErrorCode::Cancelled)
        return base::fail(result.error());
    if (!result)
        return base::fail(file.file.errorAt(result.error().code, result.error().text, run.pointer));
    const engine::SimulationSummary& summary = result->summary;
    const engine::Audit& audit = summary.audit;
    const auto id = [&](const engine::Case& each) { return Json(each.id.text); };
    Json bins = auditBins(audit);
    bins["matched"] = audit.total();
    return Json{{"documents", summary.documents},
                {"matched", summary.matched},
                {"runs", summary.runs},
                {"alerts", summary.alerts},
                {"casesOpened", summary.casesOpened},
                {"casesReopened", summary.casesReopened},
                {"breakerRuns", summary.breakerRuns},
                {"largestCase", summary.largestCase},
                {"audit", std::move(bins)},
                {"firstCase", result->cases.empty() ? Json(nullptr) : id(result->cases.front())},
                {"lastCase", result->cases.empty() ? Json(nullptr) : id(result->cases.back())}};
}

} // namespace casewright::scenario
