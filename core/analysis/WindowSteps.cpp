// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/WindowSteps.h"

#include <algorithm>
#include <array>
#include <ranges>

#include <fmt/format.h>

#include "core/rules/TimeWindow.h"

namespace casewright::analysis {
namespace {

struct Unit {
    char letter;
    base::Duration length;
};
constexpr std::array Units = {Unit{'w', base::Week}, Unit{'d', base::Day}, Unit{'h', base::Hour},
                              Unit{'m', base::Minute}};

bool has(const rules::VersionProfile& profile, char letter)
{
    return profile.windowUnits.find(letter) != std::string_view::npos;
}

/// The window's own unit, or days, which every version has.
std::size_t unitOf(std::string_view window, const rules::VersionProfile& profile)
{
    const char wanted = has(profile, window.back()) ? window.back() : 'd';
    std::size_t place = 0;
    while (Units[place].letter != wanted)
        ++place;
    return place;
}

} // namespace

WindowSteps WindowSteps::longer(std::string_view window, const rules::VersionProfile& profile, base::Duration longest)
{
    const Unit unit = Units[unitOf(window, profile)];
    const std::int64_t now = rules::parseTimeWindow(window).value().milliseconds / unit.length.milliseconds;
    const std::int64_t last = longest.milliseconds / unit.length.milliseconds + 1;
    WindowSteps steps;
    if (last > now)
        steps.m_stretches.push_back({now + 1, 1, static_cast<std::uint64_t>(last - now), unit.letter});
    return steps;
}

WindowSteps WindowSteps::shorter(std::string_view window, const rules::VersionProfile& profile)
{
    WindowSteps steps;
    std::int64_t left = rules::parseTimeWindow(window).value().milliseconds; // shorter than this
    for (std::size_t i = unitOf(window, profile); i < Units.size(); ++i) {
        const Unit unit = Units[i];
        if (!has(profile, unit.letter))
            continue;
        const std::int64_t first = (left - 1) / unit.length.milliseconds;
        const std::int64_t last = unit.letter == 'm' ? rules::LeastMinutes : 1;
        if (first < last)
            continue;
        steps.m_stretches.push_back({first, -1, static_cast<std::uint64_t>(first - last + 1), unit.letter});
        left = last * unit.length.milliseconds;
    }
    return steps;
}

std::uint64_t WindowSteps::count() const
{
    std::uint64_t sum = 0;
    for (const Stretch& stretch : m_stretches)
        sum += stretch.count;
    return sum;
}

std::string WindowSteps::at(std::uint64_t k) const
{
    for (const Stretch& stretch : m_stretches) {
        if (k <= stretch.count)
            return fmt::format("{}{}", stretch.first + stretch.step * (static_cast<std::int64_t>(k) - 1), stretch.unit);
        k -= stretch.count;
    }
    return {};
}

base::Duration WindowSteps::lengthOf(std::uint64_t k) const { return rules::parseTimeWindow(at(k)).value(); }

std::uint64_t WindowSteps::firstShorter(std::uint64_t k, base::Duration than) const
{
    const auto places = std::views::iota(k, count() + 1);
    return k
        + static_cast<std::uint64_t>(
               std::ranges::partition_point(places, [&](std::uint64_t place) { return lengthOf(place) >= than; })
               - places.begin());
}

std::uint64_t WindowSteps::firstAtLeast(std::uint64_t k, base::Duration length) const
{
    const auto places = std::views::iota(k, count() + 1);
    return k
        + static_cast<std::uint64_t>(
               std::ranges::partition_point(places, [&](std::uint64_t place) { return lengthOf(place) < length; })
               - places.begin());
}

} // namespace casewright::analysis
