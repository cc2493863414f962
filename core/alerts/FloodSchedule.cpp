// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/FloodSchedule.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace casewright::alerts {
namespace {

using Span = FloodSchedule::Span;

// Rates are in millionths of a document a minute, factors and shares in thousandths. A weight is a millisecond at a
// share of the rate; this many, times the weight of a millisecond at the full rate, are a million documents at the
// rate 1.
constexpr WideNumber MinuteAtRateOne = WideNumber{60'000} * 1'000'000;
constexpr std::uint64_t Thousand = 1'000;
constexpr std::uint64_t Million = 1'000'000;
constexpr std::uint64_t RampSteps = 128;
constexpr std::uint64_t HourLength = 3'600'000;

double strengthOf(const Flood& flood) { return flood.mix ? flood.mix->strength : 1.0; }

std::uint64_t millionths(double value) { return static_cast<std::uint64_t>(std::llround(value * 1e6)); }

std::uint64_t thousandths(double value)
{
    return static_cast<std::uint64_t>(std::llround(value * static_cast<double>(Thousand)));
}

struct Stretch {
    std::uint64_t begin;
    std::uint64_t end;
};

/// What lies in the flood of a time from `after` on.
Stretch stretchOf(const Flood& flood, base::Duration after, base::Duration length)
{
    const auto whole = static_cast<std::uint64_t>(flood.length.milliseconds);
    const std::uint64_t begin = std::min(whole, static_cast<std::uint64_t>(after.milliseconds));
    return {begin, std::min(whole, begin + static_cast<std::uint64_t>(length.milliseconds))};
}

/// The base rate without the day and the week.
std::vector<Span> plainSpans(const Flood& flood)
{
    const auto length = static_cast<std::uint64_t>(flood.length.milliseconds);
    if (!flood.storm)
        return {{0, length, Thousand}};
    const auto [begin, end] = stretchOf(flood, flood.storm->after, flood.storm->length);
    return {{0, begin, Thousand}, {begin, end, thousandths(flood.storm->factor)}, {end, length, Thousand}};
}

/// The share of the hour, from 1970 in the flood's zone, in millionths.
std::uint64_t shareOfHour(const Flood& flood, std::int64_t hour)
{
    constexpr std::int64_t HoursOfDay = 24;
    constexpr std::int64_t MondayOf1970 = 3; // the first of January was a Thursday
    const std::int64_t ofDay = ((hour % HoursOfDay) + HoursOfDay) % HoursOfDay;
    const std::int64_t day = (hour - ofDay) / HoursOfDay;
    const std::int64_t weekday = (((day + MondayOf1970) % 7) + 7) % 7;
    const auto share = [](const std::vector<double>& shares, std::int64_t at) {
        return shares.empty() ? Thousand : thousandths(shares[static_cast<std::size_t>(at)]);
    };
    return share(flood.day, ofDay) * share(flood.week, weekday);
}

/// Cuts spans at full hours of the flood's zone, each with the share of its hour.
std::vector<Span> shapedSpans(const Flood& flood)
{
    const std::int64_t origin = flood.start.milliseconds + flood.zone.milliseconds;
    const auto hourLength = static_cast<std::int64_t>(HourLength);
    std::vector<Span> shaped;
    for (const Span& span : plainSpans(flood)) {
        for (std::uint64_t at = span.begin; at < span.end;) {
            const std::int64_t local = origin + static_cast<std::int64_t>(at);
            const std::int64_t intoHour = ((local % hourLength) + hourLength) % hourLength;
            const std::uint64_t end = std::min(span.end, at + HourLength - static_cast<std::uint64_t>(intoHour));
            shaped.push_back({at, end, span.weight * shareOfHour(flood, (local - intoHour) / hourLength)});
            at = end;
        }
    }
    return shaped;
}

/// Steps with the rate in the middle of each; at the end of `rise` of the steps it is the full one.
std::vector<Span> rampSpans(Stretch stretch, bool down)
{
    std::vector<Span> spans;
    const std::uint64_t length = stretch.end - stretch.begin;
    for (std::uint64_t step = 0; step < RampSteps; ++step) {
        const std::uint64_t odd = 2 * step + 1;
        const std::uint64_t weight = !down ? odd : 2 * std::min(odd, 2 * RampSteps - odd);
        spans.push_back({stretch.begin + length * step / RampSteps, stretch.begin + length * (step + 1) / RampSteps,
                         weight});
    }
    return spans;
}

std::vector<Span> flappingSpans(Stretch stretch, const FloodEvent& event)
{
    const auto on = static_cast<std::uint64_t>(event.on.milliseconds);
    const auto off = static_cast<std::uint64_t>(event.off.milliseconds);
    std::vector<Span> spans;
    for (std::uint64_t begin = stretch.begin; begin < stretch.end; begin += on + off)
        spans.push_back({begin, std::min(stretch.end, begin + on), 1});
    return spans;
}

std::uint64_t documentsOf(WideNumber weight, std::uint64_t rate, WideNumber documentWeight)
{
    constexpr std::uint64_t Most = std::numeric_limits<std::uint64_t>::max();
    if (rate > 0 && weight > ~WideNumber{0} / rate)
        return Most;
    return static_cast<std::uint64_t>(std::min<WideNumber>(weight * rate / documentWeight, Most));
}

} // namespace

FloodSchedule::FloodSchedule(base::Timestamp start, std::vector<Span> spans, WideNumber documentWeight,
                             std::uint64_t rate)
    : m_start(start)
    , m_spans(std::move(spans))
    , m_documentWeight(documentWeight)
    , m_rate(rate)
{
}

FloodSchedule FloodSchedule::ofBase(const Flood& flood)
{
    const bool isShaped = !flood.day.empty() || !flood.week.empty();
    const std::uint64_t unit = isShaped ? Thousand * Thousand * Thousand : Thousand;
    return {flood.start, isShaped ? shapedSpans(flood) : plainSpans(flood), MinuteAtRateOne * unit,
            millionths(flood.perMinute * strengthOf(flood))};
}

FloodSchedule FloodSchedule::ofEvent(const Flood& flood, const FloodEvent& event)
{
    const Stretch stretch = stretchOf(flood, event.after, event.length);
    const std::uint64_t rate = millionths(event.perMinute * strengthOf(flood));
    switch (event.kind) {
    case FloodEventKind::Ramp: {
        // It rises as it would with its whole length, also where the flood's end cuts it off.
        const Stretch whole{stretch.begin, stretch.begin + static_cast<std::uint64_t>(event.length.milliseconds)};
        std::vector<Span> spans = rampSpans(whole, event.down);
        for (Span& span : spans) {
            span.begin = std::min(span.begin, stretch.end);
            span.end = std::min(span.end, stretch.end);
        }
        return {flood.start, std::move(spans), MinuteAtRateOne * (2 * RampSteps), rate};
    }
    case FloodEventKind::Drip:
        return {flood.start, {{stretch.begin, stretch.end, 1}},
                static_cast<WideNumber>(event.every.milliseconds) * Million, millionths(strengthOf(flood))};
    case FloodEventKind::Flapping:
        return {flood.start, flappingSpans(stretch, event), MinuteAtRateOne, rate};
    default:
        return {flood.start, {{stretch.begin, stretch.end, 1}}, MinuteAtRateOne, rate};
    }
}

std::uint64_t FloodSchedule::count() const
{
    WideNumber weight = 0;
    for (const Span& span : m_spans)
        weight += WideNumber{span.end - span.begin} * span.weight;
    return documentsOf(weight, m_rate, m_documentWeight);
}

std::uint64_t FloodSchedule::countOf(const Flood& flood, const FloodEvent& event)
{
    if (event.kind != FloodEventKind::Flapping)
        return ofEvent(flood, event).count();
    const Stretch stretch = stretchOf(flood, event.after, event.length);
    const auto on = static_cast<std::uint64_t>(event.on.milliseconds);
    const std::uint64_t cycle = on + static_cast<std::uint64_t>(event.off.milliseconds);
    const std::uint64_t length = stretch.end - stretch.begin;
    const std::uint64_t allOn = length / cycle * on + std::min(length % cycle, on);
    return documentsOf(allOn, millionths(event.perMinute * strengthOf(flood)), MinuteAtRateOne);
}

base::Timestamp FloodSchedule::time(std::uint64_t document, std::uint32_t chance)
{
    const WideNumber position = (WideNumber{document} << 32U) | chance;
    const WideNumber weight = position * m_documentWeight / (WideNumber{m_rate} << 32U);
    const auto sizeOf = [](const Span& span) { return WideNumber{span.end - span.begin} * span.weight; };
    while (weight - m_before >= sizeOf(m_spans[m_at]))
        m_before += sizeOf(m_spans[m_at++]);
    const Span& span = m_spans[m_at];
    const auto at = span.begin + static_cast<std::uint64_t>((weight - m_before) / span.weight);
    return m_start + base::Duration{static_cast<std::int64_t>(at)};
}

} // namespace casewright::alerts
