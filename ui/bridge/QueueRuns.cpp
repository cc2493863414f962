// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/QueueRuns.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstddef>
#include <optional>

#include "core/engine/SummarySum.h"
#include "ui/bridge/Text.h"

namespace casewright::ui {
namespace {

/// A rule's run knows of its own cases how many are open; the queue of all.
void takeOpenCases(std::vector<store::StoredRun>& runs, const engine::QueueHistory& history)
{
    auto change = history.changes.begin();
    std::optional<std::uint64_t> open;
    for (store::StoredRun& run : runs) {
        for (; change != history.changes.end() && change->at <= run.at; ++change)
            open = change->open;
        if (open)
            run.notClosed = open;
    }
}

} // namespace

QueueRuns mergeRuns(const std::vector<std::vector<store::StoredRun>>& byRule, const engine::QueueHistory& history)
{
    QueueRuns merged;
    for (std::size_t rule = 0; rule < byRule.size(); ++rule)
        for (const store::StoredRun& run : byRule[rule])
            merged.places.push_back({.rule = rule, .number = static_cast<std::uint64_t>(&run - byRule[rule].data())});
    const auto runAt = [&](const RunPlace& place) -> const store::StoredRun& {
        return byRule[place.rule][place.number];
    };
    std::ranges::stable_sort(merged.places, {}, [&](const RunPlace& place) { return runAt(place).at; });
    std::vector<std::optional<std::uint64_t>> notClosed(byRule.size(), 0);
    merged.runs.reserve(merged.places.size());
    for (RunPlace& place : merged.places) {
        const store::StoredRun& run = runAt(place);
        merged.runs.push_back(run);
        merged.runs.back().number = merged.runs.size() - 1;
        place.number = run.number;
        notClosed[place.rule] = run.notClosed;
        std::optional<std::uint64_t>& sum = merged.runs.back().notClosed;
        sum = 0;
        for (const std::optional<std::uint64_t>& each : notClosed)
            sum = sum && each ? std::optional(*sum + *each) : std::nullopt;
    }
    takeOpenCases(merged.runs, history);
    return merged;
}

QString sourceNames(const store::StoredSource& source, const std::vector<store::StoredSource>& more)
{
    constexpr std::size_t MostNames = 3;
    if (more.size() >= MostNames)
        return QCoreApplication::translate("QueueRuns", "%1 sources").arg(more.size() + 1);
    QString names = toText(source.name);
    for (const store::StoredSource& each : more)
        names = QCoreApplication::translate("QueueRuns", "%1 and %2").arg(names, toText(each.name));
    return names;
}

QString queueName(std::size_t rules, const store::StoredSource& source, const std::vector<store::StoredSource>& more)
{
    return QCoreApplication::translate("QueueRuns", "%1 rules against %2").arg(rules).arg(sourceNames(source, more));
}

store::StoredSimulation sumOfQueue(const std::vector<store::StoredSimulation>& simulations)
{
    store::StoredSimulation sum = simulations.front();
    sum.key = 0;
    sum.name = toUtf8(queueName(simulations.size(), sum.source, sum.moreSources));
    for (std::size_t i = 1; i < simulations.size(); ++i) {
        const store::StoredSimulation& each = simulations[i];
        if (sum.state == store::SimulationState::Finished)
            sum.state = each.state;
        engine::SimulationSummary& all = sum.summary;
        const engine::SimulationSummary& one = each.summary;
        all.documents = std::max(all.documents, one.documents); // the same ones
        all.openAtPeak = std::max(all.openAtPeak, one.openAtPeak);
        engine::addCounts(all, one);
    }
    return sum;
}

} // namespace casewright::ui
