// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/Explanation.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include "core/analysis/DocumentQueue.h"
#include "core/analysis/KeptRuns.h"
#include "core/engine/RuleEvaluation.h"
#include "core/engine/RuleSilences.h"
#include "core/rules/Validation.h"

namespace casewright::analysis {
namespace {

using base::AlertRow;
using base::Result;
using engine::SimulationInput;
using engine::SimulationResult;

/// What keeps an alert of a run from being handed over.
std::optional<Silence> silenceOf(const engine::RuleSilences& silences, const std::string& id, base::Timestamp at)
{
    const std::vector<std::string>& muted = silences.mutedInstances();
    if (silences.isMutedAsAWhole())
        return Silence{.kind = Silence::Kind::Rule};
    if (std::find(muted.begin(), muted.end(), id) != muted.end())
        return Silence{.kind = Silence::Kind::Alert};
    if (const std::optional<engine::TimeSpan> snooze = silences.snoozes().find(at))
        return Silence{.kind = Silence::Kind::Snooze, .span = *snooze};
    if (const std::optional<engine::TimeSpan> window = silences.maintenance().find(at))
        return Silence{.kind = Silence::Kind::Maintenance, .span = *window};
    return std::nullopt;
}

Explanation begin(const SimulationInput& input, AlertRow row, const Queue& queue, const engine::RuleSilences& silences)
{
    Explanation begun{.row = row,
                      .id = input.alerts->id(row),
                      .index = input.alerts->index(row),
                      .time = input.alerts->times()[row.value],
                      .queue = queue,
                      .documentsPerRun = input.profile.documentsPerRun,
                      .grouping = {},
                      .execution = {}};
    if (queue.entry == Entry::NotMatched)
        begun.bin = Bin::NotMatched;
    if (queue.entry != Entry::Alert)
        return begun;
    begun.silence = silenceOf(silences, begun.id, queue.run);
    if (begun.silence)
        begun.bin = begun.silence->kind == Silence::Kind::Maintenance ? Bin::MaintenanceWindow : Bin::Muted;
    else
        begun.bin = queue.place - queue.mutedBefore > begun.documentsPerRun ? Bin::OverRunCap : Bin::Attached;
    return begun;
}

} // namespace

std::string_view nameOf(Bin bin)
{
    switch (bin) {
    case Bin::NotMatched: return "notMatched";
    case Bin::NotReported: return "notReported";
    case Bin::Delayed: return "delayed";
    case Bin::Muted: return "muted";
    case Bin::MaintenanceWindow: return "maintenanceWindow";
    case Bin::OverMaxSignals: return "overMaxSignals";
    case Bin::OverRunCap: return "overRunCap";
    case Bin::Overwritten: return "overwritten";
    case Bin::Failed: return "failed";
    case Bin::OverLimit: return "overLimit";
    case Bin::AlreadyAttached: return "alreadyAttached";
    case Bin::Attached: return "attached";
    }
    return {};
}

std::vector<AlertRow> rowsOf(const alerts::AlertTable& table, std::string_view id)
{
    std::vector<AlertRow> rows;
    for (std::uint32_t row = 0; row < table.size(); ++row)
        if (table.id({row}) == id)
            rows.push_back({row});
    return rows;
}

namespace {

/// Documents of a rule that makes alerts of its own are no alerts.
std::optional<base::Error> whyNot(const SimulationInput& input)
{
    if (!engine::makesAlerts(input.rule))
        return std::nullopt;
    return base::Error{base::ErrorCode::NotSupported,
                       "Documents are explained for custom query rules only, whose alerts they are. The audit of a "
                       "simulation says what this rule did.",
                       base::Location{.file = {}, .field = std::string(rules::pathOf(rules::RuleField::Type))}};
}

} // namespace

Result<std::vector<Explanation>> explain(const SimulationInput& input, std::span<const AlertRow> rows,
                                         base::Progress* progress, std::stop_token stop)
{
    if (std::optional<base::Error> reason = whyNot(input))
        return base::fail(std::move(*reason));
    Result<std::vector<Queue>> queues = followRows(input, rows, stop);
    if (!queues)
        return base::fail(std::move(queues.error()));
    const engine::RuleSilences silences(input.rule, input.silences, runsOf(input));
    std::vector<Explanation> explanations;
    KeptRuns kept;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        explanations.push_back(begin(input, rows[i], (*queues)[i], silences));
        if (explanations.back().isInCase())
            kept.want((*queues)[i].run);
    }
    const Result<SimulationResult> result = engine::simulate(input, &kept, progress, stop);
    if (!result)
        return base::fail(result.error());
    for (Explanation& each : explanations) {
        if (!each.isInCase())
            continue;
        if (Result<void> done = follow(each, input, kept.at(each.queue.run), *result); !done)
            return base::fail(std::move(done.error()));
    }
    return explanations;
}

} // namespace casewright::analysis
