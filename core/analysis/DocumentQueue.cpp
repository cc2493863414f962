// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/DocumentQueue.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "core/engine/MatchingDocuments.h"
#include "core/engine/QuerySchedule.h"
#include "core/engine/RuleSilences.h"
#include "core/engine/RunSource.h"
#include "core/rules/Silencing.h"
#include "core/rules/TimeWindow.h"

namespace casewright::analysis {
namespace {

using base::Duration;
using base::Result;
using base::Timestamp;
using engine::QueryRun;
using engine::SimulationInput;

/// The first run not before a time.
Timestamp firstRunAfter(Timestamp at, Duration interval)
{
    const std::int64_t quotient = at.milliseconds / interval.milliseconds;
    const bool later = at.milliseconds > quotient * interval.milliseconds;
    return {(quotient + (later ? 1 : 0)) * interval.milliseconds};
}

/// One run, as a row sees it.
class Look final {
public:
    Look(std::span<const Timestamp> times, const QueryRun& run, Duration lookBack, std::size_t firstWaiting)
        : m_times(times),
          m_run(run),
          m_start(run.at - lookBack),
          m_firstWaiting(firstWaiting)
    {
    }

    /// Whether the row's fate is decided after this run.
    bool show(std::size_t row, Queue& to) const
    {
        if (row < m_firstWaiting || m_times[row] > m_run.at)
            return false;
        if (row < m_run.begin) { // it left the look-back, before this run
            to.entry = to.runsWaited > 0 ? Entry::LeftLookBack : Entry::NeverInLookBack;
            if (to.runsWaited == 0)
                note(row, to);
            return true;
        }
        note(row, to);
        if (row < m_run.end) {
            to.entry = Entry::Alert;
            return true;
        }
        ++to.runsWaited;
        to.entry = Entry::WaitedToTheEnd;
        return false;
    }

private:
    void note(std::size_t row, Queue& to) const
    {
        const auto seen = std::upper_bound(m_times.begin(), m_times.end(), m_run.at) - m_times.begin();
        to.run = m_run.at;
        to.lookBackStart = m_start;
        to.waiting = static_cast<std::uint64_t>(seen) - m_run.begin;
        to.place = row >= m_run.begin ? row - m_run.begin + 1 : 0;
        to.taken = m_run.end - m_run.begin;
    }

    std::span<const Timestamp> m_times;
    const QueryRun& m_run;
    Timestamp m_start;
    std::size_t m_firstWaiting;
};

/// The place of each row among the documents that match; none of the rest.
std::vector<std::optional<std::size_t>> placesOf(const engine::MatchingDocuments& documents,
                                                 std::span<const base::AlertRow> rows)
{
    std::vector<std::optional<std::size_t>> places(rows.size());
    std::unordered_multimap<std::uint32_t, std::size_t> wanted;
    for (std::size_t i = 0; i < rows.size(); ++i)
        wanted.emplace(rows[i].value, i);
    for (std::size_t place = 0; place < documents.size(); ++place) {
        const auto [begin, end] = wanted.equal_range(documents.row(place).value);
        for (auto found = begin; found != end; ++found)
            places[found->second] = place;
    }
    return places;
}

/// Those of a run that come before a place and are muted.
std::uint64_t mutedBefore(const SimulationInput& input, const engine::MatchingDocuments& documents,
                          const std::unordered_set<std::string>& muted, std::size_t place, const Queue& queue)
{
    if (muted.empty() || queue.entry != Entry::Alert)
        return 0;
    std::uint64_t count = 0;
    for (std::size_t each = place + 1 - static_cast<std::size_t>(queue.place); each < place; ++each)
        count += muted.count(input.alerts->id(documents.row(each)));
    return count;
}

/// Looks for rows among the alerts of all runs, whatever keeps those from being handed over; those that are found get
/// their run, and the entry.
Result<void> findInRuns(SimulationInput input, std::span<const base::AlertRow> rows, Entry entry,
                        std::vector<Queue>& queues, const std::stop_token& stop)
{
    const engine::RuleSilences silences(input.rule, input.silences, {});
    const std::unordered_set<std::string> muted(silences.mutedInstances().begin(), silences.mutedInstances().end());
    input.silences = {};
    input.rule = rules::withoutSilencing(std::move(input.rule));
    input.profile.documentsPerRun = std::numeric_limits<std::uint32_t>::max();
    std::unordered_multimap<std::uint32_t, std::size_t> wanted;
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (queues[i].entry == Entry::NotMatched)
            wanted.emplace(rows[i].value, i);
    const auto runs = engine::makeRunSource(input, nullptr, stop);
    if (!runs)
        return base::fail(runs.error());
    engine::DueRun run;
    while (!wanted.empty()) {
        const Result<bool> isDue = (*runs)->next(run);
        if (!isDue)
            return base::fail(isDue.error());
        if (!*isDue)
            break;
        std::uint64_t mutedBefore = 0;
        for (std::size_t place = 0; place < run.rows.size(); ++place) {
            const auto [begin, end] = wanted.equal_range(run.rows[place].value);
            for (auto found = begin; found != end; ++found) {
                Queue& queue = queues[found->second];
                queue.entry = entry;
                queue.run = run.at;
                queue.place = place + 1;
                queue.taken = run.rows.size();
                queue.mutedBefore = mutedBefore;
            }
            wanted.erase(begin, end);
            if (!muted.empty())
                mutedBefore += muted.count(input.alerts->id(run.rows[place]));
        }
    }
    return {};
}

/// A query with `now` in it matches other documents in each run: they are looked for in the alerts of the runs, first
/// with the rule's max_signals and then without.
Result<std::vector<Queue>> followClocked(const SimulationInput& input, std::span<const base::AlertRow> rows,
                                         const std::stop_token& stop)
{
    const Duration interval = rules::parseInterval(input.rule.interval).value();
    std::vector<Queue> queues(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        queues[i].isClocked = true;
        queues[i].entry = Entry::NotMatched;
        queues[i].firstRun = firstRunAfter(input.alerts->times()[rows[i].value], interval);
    }
    if (const Result<void> found = findInRuns(input, rows, Entry::Alert, queues, stop); !found)
        return base::fail(found.error());
    SimulationInput unlimited = input;
    unlimited.rule.maxSignals = static_cast<std::int64_t>(input.alerts->size()) + 1;
    if (const Result<void> found = findInRuns(unlimited, rows, Entry::LeftLookBack, queues, stop); !found)
        return base::fail(found.error());
    return queues;
}

} // namespace

engine::TimeSpan runsOf(const SimulationInput& input)
{
    const auto times = input.alerts->times();
    const Result<Duration> interval = rules::parseInterval(input.rule.interval);
    if (times.empty() || !interval)
        return {};
    // A rule that goes by another time may run at any; then its snoozes are looked up there.
    if (input.rule.timeField.empty())
        return {.from = times.front(), .to = firstRunAfter(times.back(), *interval)};
    const Result<engine::MatchingDocuments> documents = engine::MatchingDocuments::find(input.rule, input.alerts);
    if (!documents || documents->size() == 0)
        return {};
    return {.from = documents->times().front(), .to = firstRunAfter(documents->times().back(), *interval)};
}

Result<std::vector<Queue>> followRows(const SimulationInput& input, std::span<const base::AlertRow> rows,
                                      const std::stop_token& stop)
{
    const rules::Rule& rule = input.rule;
    const Result<Duration> interval = rules::parseInterval(rule.interval);
    const Result<Duration> lookBack = rules::parseLookBack(rule.from);
    if (!interval || !lookBack)
        return base::fail(interval ? lookBack.error() : interval.error());
    if (rule.maxSignals < 1)
        return base::fail(base::ErrorCode::InvalidValue, "A run must be allowed at least 1 alert.");
    const Result<engine::MatchingDocuments> documents = engine::MatchingDocuments::find(rule, input.alerts, stop);
    if (!documents)
        return base::fail(documents.error());
    if (documents->dependsOnClock())
        return followClocked(input, rows, stop);
    const std::span<const Timestamp> times = documents->times();
    const std::vector<std::optional<std::size_t>> places = placesOf(*documents, rows);
    engine::QuerySchedule schedule(times, *interval, *lookBack, static_cast<std::uint64_t>(rule.maxSignals));
    std::vector<Queue> result(rows.size());
    std::vector<bool> isDecided(rows.size(), false);
    std::size_t open = rows.size();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (places[i]) {
            result[i].firstRun = firstRunAfter(times[*places[i]], *interval);
            continue;
        }
        result[i].entry = Entry::NotMatched;
        isDecided[i] = true;
        --open;
    }
    std::size_t firstWaiting = 0;
    while (open > 0 && !stop.stop_requested()) {
        const std::optional<QueryRun> run = schedule.next();
        if (!run)
            break;
        const Look look(times, *run, *lookBack, firstWaiting);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (isDecided[i] || !look.show(*places[i], result[i]))
                continue;
            isDecided[i] = true;
            --open;
        }
        firstWaiting = run->end;
    }
    const engine::RuleSilences silences(rule, input.silences, {});
    const std::unordered_set<std::string> muted(silences.mutedInstances().begin(), silences.mutedInstances().end());
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (places[i])
            result[i].mutedBefore = mutedBefore(input, *documents, muted, *places[i], result[i]);
    return result;
}

} // namespace casewright::analysis
