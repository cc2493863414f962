// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/QueueRun.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace casewright::engine {
namespace {

using base::Result;
using base::Timestamp;

/// From the first run of all to the last one.
std::pair<Timestamp, Timestamp> timesOf(const std::vector<RuleSimulation>& rules)
{
    std::optional<std::pair<Timestamp, Timestamp>> times;
    for (const RuleSimulation& rule : rules) {
        const RunSpan span = rule.span();
        if (span.runs == 0)
            continue;
        const auto before = times.value_or(std::pair(span.firstAt, span.lastAt));
        times = std::pair(std::min(before.first, span.firstAt), std::max(before.second, span.lastAt));
    }
    return times.value_or(std::pair(rules.front().span().firstAt, rules.front().span().lastAt));
}

} // namespace

QueueRun::QueueRun(std::vector<RuleSimulation> rules, const AnalystModel& analysts, std::uint64_t seed,
                   bool keepsHistory)
    : m_rules(std::move(rules)), m_keepsHistory(keepsHistory)
{
    for (RuleSimulation& rule : m_rules)
        m_cases.add(rule.connector());
    const auto [begin, end] = timesOf(m_rules);
    m_analysts = Analysts::make(analysts, seed, begin, end, keepsHistory);
}

Result<void> QueueRun::runAll(base::Progress* progress, const std::stop_token& stop)
{
    std::uint64_t ticks = 0;
    for (const RuleSimulation& rule : m_rules)
        ticks += rule.span().runs;
    if (progress != nullptr)
        progress->begin(ticks);
    for (RuleSimulation& rule : m_rules)
        if (Result<void> begun = rule.begin(); !begun)
            return begun;
    for (std::optional<Timestamp> at = nextTime(); at; at = nextTime()) {
        if (stop.stop_requested())
            return base::fail(base::ErrorCode::Cancelled, "stopped on request");
        if (Result<void> done = runAt(*at); !done)
            return done;
        std::uint64_t ticksDone = 0;
        for (const RuleSimulation& rule : m_rules)
            ticksDone += rule.ticksDone();
        if (progress != nullptr)
            progress->advanceTo(ticksDone);
    }
    for (std::uint32_t i = 0; i < m_rules.size(); ++i)
        if (Result<void> ended = m_rules[i].end(m_cases.takeChanges(i)); !ended)
            return ended;
    return {};
}

std::optional<Timestamp> QueueRun::nextTime() const
{
    std::optional<Timestamp> next;
    for (const RuleSimulation& rule : m_rules)
        if (const std::optional<Timestamp> at = rule.dueAt())
            next = next ? std::min(*next, *at) : at;
    return next;
}

Result<void> QueueRun::runAt(Timestamp at)
{
    const auto begun = RuleSimulation::Clock::now();
    if (m_analysts)
        m_analysts->workUntil(at, m_cases);
    auto worked = RuleSimulation::Clock::now() - begun;
    std::vector<QueuedCase> arrived;
    std::vector<std::uint32_t> due;
    for (std::uint32_t i = 0; i < m_rules.size(); ++i) {
        if (m_rules[i].dueAt() != at)
            continue;
        due.push_back(i);
        if (Result<void> done = execute(i, arrived); !done)
            return done;
    }
    m_openAtPeak = std::max(m_openAtPeak, m_cases.notClosed());
    const auto handed = RuleSimulation::Clock::now();
    if (m_analysts)
        m_analysts->receive(arrived, at, m_cases);
    worked += RuleSimulation::Clock::now() - handed;
    m_rules[due.front()].addActTime(worked);
    for (const std::uint32_t i : due)
        if (Result<void> done = m_rules[i].goOn(m_cases.takeChanges(i)); !done)
            return done;
    return {};
}

Result<void> QueueRun::execute(std::uint32_t rule, std::vector<QueuedCase>& arrived)
{
    const Result<std::vector<base::CaseIndex>> numbers = m_rules[rule].execute(m_cases.takeChanges(rule));
    if (!numbers)
        return base::fail(numbers.error());
    for (const base::CaseIndex number : *numbers)
        arrived.push_back(m_cases.at(rule, number));
    return {};
}

Result<std::vector<SimulationResult>> QueueRun::release()
{
    std::optional<QueueSummary> summary;
    std::shared_ptr<const QueueHistory> history;
    if (m_analysts) {
        WatchedQueue queue = m_analysts->finish();
        summary = std::move(queue.summary);
        if (m_keepsHistory)
            history = std::make_shared<const QueueHistory>(std::move(queue.history));
    }
    std::vector<SimulationResult> results;
    for (RuleSimulation& rule : m_rules) {
        Result<SimulationResult> result = rule.release();
        if (!result)
            return base::fail(result.error());
        result->summary.queue = summary;
        result->queueHistory = history;
        results.push_back(std::move(*result));
    }
    return results;
}

} // namespace casewright::engine
