// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/FloodTimeline.h"

#include <algorithm>
#include <limits>
#include <queue>
#include <tuple>

#include "core/alerts/FloodSchedule.h"


namespace casewright::alerts {
namespace {

constexpr unsigned EventShift = 20; // more purposes of an event than it can have fields

} // namespace

std::mt19937_64 randomBits(std::uint64_t seed, std::uint64_t purpose)
{
    std::uint64_t mixed = seed + (purpose + 1) * 0x9e3779b97f4a7c15U;
    mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebU;
    return std::mt19937_64(mixed ^ (mixed >> 31U));
}

std::uint64_t countDocuments(const Flood& flood)
{
    std::uint64_t count = FloodSchedule::ofBase(flood).count();
    for (const FloodEvent& event : flood.storms) {
        const std::uint64_t more = hasDocuments(event.kind) ? FloodSchedule::countOf(flood, event) : 0;
        count += std::min(more, std::numeric_limits<std::uint64_t>::max() - count);
    }
    return count;
}

FloodTimeline::FloodTimeline(const Flood& flood, std::uint64_t seed)
    : m_flood(flood)
    , m_seed(seed)
{
    m_streams.push_back({nullptr, 0, 0, static_cast<std::uint32_t>(FloodSchedule::ofBase(flood).count())});
    for (std::size_t i = 0; i < flood.storms.size(); ++i) {
        const FloodEvent& event = flood.storms[i];
        if (!hasDocuments(event.kind))
            continue;
        const std::uint32_t begin = m_streams.back().end;
        const auto count = static_cast<std::uint32_t>(FloodSchedule::ofEvent(flood, event).count());
        m_streams.push_back({&event, std::uint64_t{i + 1} << EventShift, begin, begin + count});
    }
}

bool FloodTimeline::make(FloodWork& work)
{
    m_times.reserve(size());
    for (const Stream& stream : m_streams) {
        FloodSchedule schedule = stream.event == nullptr ? FloodSchedule::ofBase(m_flood)
                                                         : FloodSchedule::ofEvent(m_flood, *stream.event);
        std::mt19937_64 bits = randomBits(m_seed, stream.purpose);
        const bool done = work.forEach(stream.begin, stream.end, [&](std::uint32_t document) {
            m_times.push_back(schedule.time(document - stream.begin, static_cast<std::uint32_t>(bits() >> 32U)));
        });
        if (!done)
            return false;
    }
    std::vector<Run> runs = holdBack();
    for (std::size_t i = 1; i < m_streams.size(); ++i)
        runs.push_back({m_streams[i].begin, m_streams[i].end});
    std::erase_if(runs, [](const Run& run) { return run.next == run.end; });
    return runs.size() <= 1 || merge(runs, work);
}

/// Moves the documents that come late to their later times; the runs of the base rate.
std::vector<FloodTimeline::Run> FloodTimeline::holdBack()
{
    const Stream& base = m_streams.front();
    const auto first = m_times.begin();
    const auto last = first + base.end;
    const auto numberAt = [&](base::Duration after) {
        return static_cast<std::uint32_t>(std::lower_bound(first, last, m_flood.start + after) - first);
    };
    std::vector<Run> late;
    std::vector<const FloodEvent*> events;
    for (const FloodEvent& event : m_flood.storms) {
        if (event.kind != FloodEventKind::Backfill)
            continue;
        late.push_back({numberAt(event.after), numberAt({event.after.milliseconds + event.length.milliseconds})});
        events.push_back(&event);
    }
    for (std::size_t i = 0; i < late.size(); ++i) {
        const FloodEvent& event = *events[i];
        const base::Timestamp begin = m_flood.start + event.after;
        for (std::uint32_t document = late[i].next; document < late[i].end; ++document) {
            const WideNumber share = static_cast<WideNumber>((m_times[document] - begin).milliseconds);
            const auto within = static_cast<std::uint64_t>(event.within.milliseconds);
            const auto wait = share * within / static_cast<std::uint64_t>(event.length.milliseconds);
            m_times[document] = begin + event.length + base::Duration{static_cast<std::int64_t>(wait)};
        }
    }
    std::vector<Run> runs;
    std::uint32_t begin = base.begin;
    std::vector<Run> ordered = late;
    std::ranges::sort(ordered, {}, &Run::next);
    for (const Run& run : ordered) {
        runs.push_back({begin, run.next});
        begin = run.end;
    }
    runs.push_back({begin, base.end});
    runs.insert(runs.end(), late.begin(), late.end());
    return runs;
}

/// At the same time, the earlier run goes first.
bool FloodTimeline::merge(const std::vector<Run>& runs, FloodWork& work)
{
    using Next = std::tuple<base::Timestamp, std::uint32_t, Run>; // time and position of the run
    const auto isLater = [](const Next& a, const Next& b) {
        return std::tie(std::get<0>(a), std::get<1>(a)) > std::tie(std::get<0>(b), std::get<1>(b));
    };
    std::priority_queue<Next, std::vector<Next>, decltype(isLater)> queue(isLater);
    for (std::uint32_t i = 0; i < runs.size(); ++i)
        queue.push({m_times[runs[i].next], i, runs[i]});
    std::vector<base::Timestamp> times;
    times.reserve(m_times.size());
    m_order.reserve(m_times.size());
    auto [at, position, run] = queue.top();
    queue.pop();
    const bool done = work.forEach(0, size(), [&](std::uint32_t) {
        times.push_back(m_times[run.next]);
        m_order.push_back(run.next++);
        if (run.next < run.end) {
            at = m_times[run.next];
            if (queue.empty() || std::tie(at, position) < std::tie(std::get<0>(queue.top()), std::get<1>(queue.top())))
                return;
            queue.push({at, position, run});
        }
        if (queue.empty())
            return;
        std::tie(at, position, run) = queue.top();
        queue.pop();
    });
    m_times = std::move(times);
    return done;
}

std::uint32_t FloodTimeline::rowAt(base::Duration after) const
{
    return static_cast<std::uint32_t>(std::ranges::lower_bound(m_times, m_flood.start + after) - m_times.begin());
}

} // namespace casewright::alerts
