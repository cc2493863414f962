// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/whatif/FlowShapes.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace casewright::ui {
namespace {

constexpr double Gap = 5;        ///< between bars, at most
constexpr double LeastBar = 2;

using Number = std::uint32_t analysis::CaseFlow::*;

std::vector<FlowBar> barsOf(const std::vector<std::uint32_t>& numbers, const analysis::FlowPicture& picture,
                            Number side)
{
    std::unordered_map<std::uint32_t, std::uint64_t> alerts;
    for (const analysis::CaseFlow& flow : picture.flows)
        alerts[flow.*side] += flow.alerts;
    std::vector<FlowBar> bars;
    for (const std::uint32_t number : numbers)
        bars.push_back({.number = number, .alerts = alerts[number]});
    return bars;
}

/// What the bars of a side leave of the height for alerts, and how much room is between two.
struct Scale {
    double anAlert = 0;
    double gap = 0;
};

Scale scaleOf(const std::vector<FlowBar>& bars, double height)
{
    std::uint64_t all = 0;
    for (const FlowBar& bar : bars)
        all += bar.alerts;
    if (bars.empty() || all == 0)
        return {};
    const auto count = static_cast<double>(bars.size());
    const double gap = std::floor(std::min(Gap, height / (4 * count)));
    const double room = std::max(0.0, height - gap * (count - 1) - LeastBar * count);
    return {.anAlert = room / static_cast<double>(all), .gap = gap};
}

void place(std::vector<FlowBar>& bars, double left, double top, const Scale& scale)
{
    double y = top;
    for (FlowBar& bar : bars) {
        const double height = LeastBar + static_cast<double>(bar.alerts) * scale.anAlert;
        const double from = std::round(y);
        bar.rect = QRectF(left, from, FlowShapes::BarWidth, std::max(1.0, std::round(y + height) - from));
        y += height + scale.gap;
    }
}

/// How far each bar is used up by bands, from its top.
class Fill final {
public:
    explicit Fill(const std::vector<FlowBar>& bars)
    {
        for (const FlowBar& bar : bars)
            m_bars.emplace(bar.number, Place{.bar = &bar, .used = 0});
    }
    /// The stretch of the side that the next alerts of a bar take: top and bottom.
    [[nodiscard]] std::pair<double, double> take(std::uint32_t number, std::uint32_t alerts)
    {
        Place& place = m_bars[number];
        if (!place.bar || place.bar->alerts == 0)
            return {0, 0};
        const QRectF& rect = place.bar->rect;
        const auto whole = static_cast<double>(place.bar->alerts);
        const double from = rect.top() + rect.height() * static_cast<double>(place.used) / whole;
        place.used += alerts;
        return {from, rect.top() + rect.height() * static_cast<double>(place.used) / whole};
    }

private:
    struct Place {
        const FlowBar* bar = nullptr;
        std::uint64_t used = 0;
    };
    std::unordered_map<std::uint32_t, Place> m_bars;
};

QPainterPath bandOf(std::pair<double, double> from, std::pair<double, double> to, double left, double right)
{
    const double middle = (left + right) / 2;
    QPainterPath path(QPointF(left, from.first));
    path.cubicTo(middle, from.first, middle, to.first, right, to.first);
    path.lineTo(right, std::max(to.second, to.first + 1));
    path.cubicTo(middle, std::max(to.second, to.first + 1), middle, std::max(from.second, from.first + 1), left,
                 std::max(from.second, from.first + 1));
    path.closeSubpath();
    return path;
}

} // namespace

FlowShapes FlowShapes::of(const analysis::FlowPicture& picture, const QRectF& area)
{
    FlowShapes shapes{.before = barsOf(picture.before, picture, &analysis::CaseFlow::before),
                      .after = barsOf(picture.after, picture, &analysis::CaseFlow::after)};
    place(shapes.before, area.left(), area.top(), scaleOf(shapes.before, area.height()));
    place(shapes.after, area.right() - BarWidth, area.top(), scaleOf(shapes.after, area.height()));
    // Bands leave a bar in the order in which they arrive, so that those of a bar do not cross.
    std::unordered_map<std::uint32_t, std::size_t> rank;
    for (std::size_t i = 0; i < picture.before.size(); ++i)
        rank.emplace(picture.before[i], i);
    std::vector<std::size_t> order(picture.flows.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::unordered_map<std::uint32_t, std::size_t> rankAfter;
    for (std::size_t i = 0; i < picture.after.size(); ++i)
        rankAfter.emplace(picture.after[i], i);
    const auto leaving = [&](std::size_t i) { return rankAfter[picture.flows[i].after]; };
    const auto arriving = [&](std::size_t i) { return rank[picture.flows[i].before]; };
    std::vector<std::pair<double, double>> from(order.size());
    std::vector<std::pair<double, double>> to(order.size());
    Fill left(shapes.before);
    std::ranges::stable_sort(order, {}, leaving);
    for (const std::size_t i : order)
        from[i] = left.take(picture.flows[i].before, picture.flows[i].alerts);
    Fill right(shapes.after);
    std::ranges::stable_sort(order, {}, arriving);
    for (const std::size_t i : order)
        to[i] = right.take(picture.flows[i].after, picture.flows[i].alerts);
    for (std::size_t i = 0; i < order.size(); ++i)
        shapes.bands.push_back(bandOf(from[i], to[i], area.left() + BarWidth, area.right() - BarWidth));
    return shapes;
}

int FlowShapes::bandAt(const QPointF& place) const
{
    for (std::size_t i = bands.size(); i > 0; --i) {
        if (bands[i - 1].contains(place))
            return static_cast<int>(i - 1);
    }
    return -1;
}

int FlowShapes::barAt(const std::vector<FlowBar>& bars, const QPointF& place)
{
    const auto found = std::ranges::find_if(bars, [&place](const FlowBar& bar) { return bar.rect.contains(place); });
    return found == bars.end() ? -1 : static_cast<int>(found - bars.begin());
}

} // namespace casewright::ui
