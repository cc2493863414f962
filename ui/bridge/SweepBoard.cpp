// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/SweepBoard.h"

#include <algorithm>

namespace casewright::ui {

std::size_t SweepBoard::sizeOf(SweepAxis axis) const
{
    switch (axis) {
    case SweepAxis::GroupBy: return axes.groupBys.size();
    case SweepAxis::TimeWindow: return axes.timeWindows.size();
    case SweepAxis::Maximum: return axes.maxima.size();
    case SweepAxis::Reopen: return axes.reopens.size();
    case SweepAxis::Interval: return axes.intervals.size();
    case SweepAxis::Profile: break;
    }
    return axes.profiles.size();
}

std::size_t SweepBoard::pointAt(const SweepPlace& place) const
{
    std::size_t point = 0;
    for (const SweepAxis axis : AllSweepAxes)
        point = point * sizeOf(axis) + place[static_cast<std::size_t>(axis)];
    return point;
}

SweepPlace SweepBoard::placeOf(std::size_t point) const
{
    SweepPlace place{};
    for (auto axis = AllSweepAxes.rbegin(); axis != AllSweepAxes.rend(); ++axis) {
        const std::size_t size = std::max<std::size_t>(sizeOf(*axis), 1);
        place[static_cast<std::size_t>(*axis)] = point % size;
        point /= size;
    }
    return place;
}

std::optional<std::size_t> SweepBoard::find(const analysis::SweptSetting& setting) const
{
    const auto found = std::find(points.begin(), points.end(), setting);
    if (found == points.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - points.begin());
}

const analysis::SweepOutcome* SweepBoard::outcome(std::size_t point) const
{
    return point < cells.size() && cells[point] && *cells[point] ? &cells[point]->value() : nullptr;
}

} // namespace casewright::ui
