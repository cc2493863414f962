// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/FloodRate.h"

#include <algorithm>
#include <iterator>

#include "core/alerts/FloodSchedule.h"
#include "core/alerts/FloodTimeline.h"

namespace casewright::alerts {
namespace {

constexpr double MinuteLength = 60'000;
constexpr double Noise = 1e-9; // of the highest rate: what adding and taking away leaves
constexpr std::uint64_t StepsOfRamp = 128;

/// The rate changes, in documents a millisecond.
struct Step {
    std::uint64_t at;
    double change;
};

/// Documents of a time come in another one.
struct Move {
    std::uint64_t begin;
    std::uint64_t end;
    std::uint64_t within; ///< from the end on
};

class Steps final {
public:
    void add(std::uint64_t begin, std::uint64_t end, double rate)
    {
        if (begin >= end || rate <= 0)
            return;
        // Where one span follows another, one step is enough.
        if (!m_steps.empty() && m_steps.back().at == begin)
            m_steps.back().change += rate;
        else
            m_steps.push_back({begin, rate});
        m_steps.push_back({end, -rate});
    }

    [[nodiscard]] std::vector<Step> inOrder() &&
    {
        if (!std::ranges::is_sorted(m_steps, {}, &Step::at))
            std::ranges::sort(m_steps, {}, &Step::at);
        return std::move(m_steps);
    }

private:
    std::vector<Step> m_steps;
};

std::vector<Move> movesOf(const Flood& flood)
{
    std::vector<Move> moves;
    for (const FloodEvent& event : flood.storms) {
        const auto begin = static_cast<std::uint64_t>(event.after.milliseconds);
        if (event.kind == FloodEventKind::Backfill)
            moves.push_back({begin, begin + static_cast<std::uint64_t>(event.length.milliseconds),
                             static_cast<std::uint64_t>(event.within.milliseconds)});
    }
    std::ranges::sort(moves, {}, &Move::begin);
    return moves;
}

/// The base rate; what comes late goes into `late`.
Steps baseSteps(const Flood& flood, Steps& late)
{
    const FloodSchedule schedule = FloodSchedule::ofBase(flood);
    const std::vector<Move> moves = movesOf(flood);
    Steps steps;
    for (const FloodSchedule::Span& span : schedule.spans()) {
        const double rate = static_cast<double>(span.weight) * schedule.density();
        std::uint64_t at = span.begin;
        for (const Move& move : moves) {
            const std::uint64_t begin = std::clamp(move.begin, at, span.end);
            const std::uint64_t end = std::clamp(move.end, at, span.end);
            if (begin == end)
                continue;
            steps.add(at, begin, rate);
            const double shorter = static_cast<double>(move.within) / static_cast<double>(move.end - move.begin);
            const auto arrival = [&](std::uint64_t time) {
                return move.end + static_cast<std::uint64_t>(static_cast<double>(time - move.begin) * shorter + 0.5);
            };
            const std::uint64_t from = arrival(begin);
            const std::uint64_t to = std::max(arrival(end), from + 1);
            late.add(from, to, rate * static_cast<double>(end - begin) / static_cast<double>(to - from));
            at = end;
        }
        steps.add(at, span.end, rate);
    }
    return steps;
}

std::vector<Step> allSteps(const Flood& flood)
{
    Steps others;
    const std::vector<Step> base = baseSteps(flood, others).inOrder();
    for (const FloodEvent& event : flood.storms) {
        if (!hasDocuments(event.kind))
            continue;
        const FloodSchedule schedule = FloodSchedule::ofEvent(flood, event);
        for (const FloodSchedule::Span& span : schedule.spans())
            others.add(span.begin, span.end, static_cast<double>(span.weight) * schedule.density());
    }
    const std::vector<Step> more = std::move(others).inOrder();
    std::vector<Step> all;
    all.reserve(base.size() + more.size());
    std::ranges::merge(base, more, std::back_inserter(all), {}, &Step::at, &Step::at);
    return all;
}

/// Spreads a time at one rate over the parts that it lies in.
void spread(std::vector<FloodRate::Part>& parts, double partLength, std::uint64_t begin, std::uint64_t end, double rate)
{
    const auto from = static_cast<double>(begin);
    const auto to = static_cast<double>(end);
    for (auto part = std::min(static_cast<std::size_t>(from / partLength), parts.size() - 1); part < parts.size();
         ++part) {
        const double left = std::max(from, static_cast<double>(part) * partLength);
        const double right = std::min(to, static_cast<double>(part + 1) * partLength);
        if (right <= left && left >= to)
            return;
        if (right <= left)
            continue;
        parts[part].documents += (right - left) * rate;
        parts[part].highest = std::max(parts[part].highest, rate * MinuteLength);
    }
}

FloodStretch cutOff(const Flood& flood, base::Duration after, base::Duration length)
{
    const base::Timestamp end = flood.start + flood.length;
    const base::Timestamp begin = std::min(flood.start + after, end);
    return {begin, std::min(begin + length, end)};
}

} // namespace

FloodRate FloodRate::of(const Flood& flood, std::size_t parts)
{
    FloodRate rate;
    rate.parts.resize(std::max<std::size_t>(parts, 1));
    rate.peakAt = flood.start;
    const double partLength = static_cast<double>(flood.length.milliseconds) / static_cast<double>(rate.parts.size());
    const std::vector<Step> steps = allSteps(flood);
    double now = 0;
    double highest = 0;
    for (std::size_t i = 0; i < steps.size();) {
        const std::uint64_t at = steps[i].at;
        for (; i < steps.size() && steps[i].at == at; ++i)
            now += steps[i].change;
        if (now <= highest * Noise)
            now = 0;
        if (i == steps.size() || now <= 0)
            continue;
        if (now > highest * (1 + Noise)) {
            highest = now;
            rate.peakAt = flood.start + base::Duration{static_cast<std::int64_t>(at)};
        }
        spread(rate.parts, partLength, at, steps[i].at, now);
    }
    rate.peak = highest * MinuteLength;
    for (const Part& part : rate.parts)
        rate.total += part.documents;
    rate.count = countDocuments(flood);
    return rate;
}

std::uint64_t countRateSteps(const Flood& flood)
{
    std::uint64_t steps = 0;
    if (!flood.day.empty() || !flood.week.empty())
        steps += static_cast<std::uint64_t>(flood.length.milliseconds / base::Hour.milliseconds);
    for (const FloodEvent& event : flood.storms) {
        const std::int64_t cycle = event.on.milliseconds + event.off.milliseconds;
        if (event.kind == FloodEventKind::Ramp)
            steps += StepsOfRamp;
        else if (event.kind == FloodEventKind::Flapping && cycle > 0)
            steps += 2 * static_cast<std::uint64_t>(event.length.milliseconds / cycle + 1);
        else
            steps += 2;
    }
    return steps;
}

FloodStretch stretchOf(const Flood& flood, const FloodEvent& event)
{
    if (event.kind == FloodEventKind::Rename && event.length == base::Duration{})
        return cutOff(flood, event.after, flood.length);
    const std::int64_t more = event.kind == FloodEventKind::Backfill ? event.within.milliseconds : 0;
    return cutOff(flood, event.after, {event.length.milliseconds + more});
}

FloodStretch stretchOf(const Flood& flood, const FloodStorm& storm) { return cutOff(flood, storm.after, storm.length); }

} // namespace casewright::alerts
