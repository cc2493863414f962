// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "core/engine/PreparedRuns.h"

/// Whether simulations over prepared runs are those from the beginning.
namespace casewright::test {

using namespace engine;

/// Keeps all runs.
class EachRun final : public RunSink {
public:
    base::Result<void> take(RunResult run, const std::vector<Case>& /*cases*/) override
    {
        all.push_back(std::move(run));
        return {};
    }
    std::vector<RunResult> all;
};

inline bool isSame(const RunResult& a, const RunResult& b)
{
    const auto textsOf = [](const std::vector<Case>& cases) {
        std::vector<std::string> texts;
        for (const Case& each : cases)
            texts.push_back(each.id.text + each.title + each.description);
        return texts;
    };
    return a.at == b.at && a.alerts == b.alerts && a.groups == b.groups && a.maximumCases == b.maximumCases
        && a.breaker == b.breaker && a.audit == b.audit && a.decisions == b.decisions && a.attached == b.attached
        && a.handedOver == b.handedOver
        && textsOf(a.newCases) == textsOf(b.newCases) && a.newGroupings == b.newGroupings
        && a.alertsInManyCases == b.alertsInManyCases && a.failure == b.failure
        && a.changesBefore == b.changesBefore && a.changesAfter == b.changesAfter && a.instances == b.instances;
}

inline bool isSame(const std::vector<RunResult>& a, const std::vector<RunResult>& b)
{
    bool same = a.size() == b.size();
    for (std::size_t i = 0; same && i < a.size(); ++i)
        same = isSame(a[i], b[i]);
    return same;
}

inline bool isSame(const SimulationSummary& a, const SimulationSummary& b)
{
    return a.documents == b.documents && a.matched == b.matched && a.runs == b.runs && a.alerts == b.alerts
        && a.ongoing == b.ongoing && a.recovered == b.recovered && a.audit == b.audit
        && a.casesOpened == b.casesOpened && a.casesReopened == b.casesReopened && a.breakerRuns == b.breakerRuns
        && a.failedRuns == b.failedRuns && a.largestCase == b.largestCase && a.openAtPeak == b.openAtPeak
        && a.alertsInManyCases == b.alertsInManyCases && a.queue == b.queue;
}

/// Whether the rows speak of the same documents.
inline bool isSame(const AlertSource& a, const AlertSource& b)
{
    if (a.table->size() != b.table->size() || (a.instances == nullptr) != (b.instances == nullptr)
        || (a.instances && *a.instances != *b.instances))
        return false;
    for (std::uint32_t row = 0; row < a.table->size(); row += 1 + a.table->size() / 16)
        if (a.table->id({row}) != b.table->id({row}) || a.table->document({row}) != b.table->document({row}))
            return false;
    return true;
}

/// What differs between a simulation over prepared runs and one from the beginning; empty: nothing.
inline QByteArray differenceOf(const PreparedRuns& prepared, const ActionInput& action)
{
    EachRun runs;
    EachRun preparedRuns;
    const auto plain = simulate(simulationInput(prepared.input(), action), &runs);
    const auto result = simulate(prepared, action, &preparedRuns);
    if (plain.has_value() != result.has_value())
        return "one is an error";
    if (!plain)
        return plain.error() == result.error() ? "" : "the errors differ";
    if (!isSame(runs.all, preparedRuns.all))
        return "the runs differ";
    if (!isSame(plain->summary, result->summary))
        return "the summaries differ";
    if (plain->cases != result->cases || plain->counters != result->counters || plain->groupings != result->groupings)
        return "the cases differ";
    return isSame(plain->source, result->source) ? "" : "the alerts differ";
}

} // namespace casewright::test
