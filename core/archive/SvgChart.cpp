// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/archive/SvgChart.h"

#include <algorithm>
#include <cstddef>

#include <fmt/format.h>

#include "core/archive/HtmlText.h"

namespace casewright::archive {
namespace {

constexpr double Width = 960;
constexpr double Height = 220;
constexpr double Left = 64;
constexpr double Right = 16;
constexpr double Top = 12;
constexpr double Bottom = 30;
constexpr double PlotWidth = Width - Left - Right;
constexpr double PlotHeight = Height - Top - Bottom;
constexpr double Base = Top + PlotHeight;
constexpr double LimitHeight = 4;
constexpr std::size_t MostLabels = 9;
constexpr std::size_t MostSteps = 480;

double heightOf(std::uint64_t value, std::uint64_t end)
{
    return PlotHeight * static_cast<double>(value) / static_cast<double>(std::max<std::uint64_t>(end, 1));
}

std::string begin(const std::string& title)
{
    return fmt::format(
        "<svg viewBox=\"0 0 {} {}\" role=\"img\" xmlns=\"http://www.w3.org/2000/svg\"><title>{}</title>\n", Width,
        Height, htmlText(title));
}

/// Lines at none, half and all of the scale, with their values.
std::string grid(std::uint64_t end)
{
    std::string svg;
    for (const std::uint64_t part : {std::uint64_t{0}, std::uint64_t{1}, std::uint64_t{2}}) {
        if (part == 1 && end % 2 != 0)
            continue;
        const std::uint64_t value = end * part / 2;
        const double y = Base - heightOf(value, end);
        svg += fmt::format("<line class=\"grid\" x1=\"{}\" x2=\"{}\" y1=\"{:.1f}\" y2=\"{:.1f}\"/>"
                           "<text class=\"axis\" x=\"{}\" y=\"{:.1f}\" text-anchor=\"end\">{}</text>\n",
                           Left, Width - Right, y, y, Left - 8, y + 4, htmlNumber(value));
    }
    return svg;
}

std::string label(double x, const char* anchor, const std::string& text)
{
    return fmt::format("<text class=\"axis\" x=\"{:.1f}\" y=\"{}\" text-anchor=\"{}\">{}</text>\n", x, Height - 10,
                       anchor, htmlText(text));
}

/// The most of each span of time, if there are more steps than can be told apart.
std::vector<ChartStep> thinned(const std::vector<ChartStep>& steps)
{
    if (steps.size() <= MostSteps)
        return steps;
    std::vector<ChartStep> few;
    const std::size_t each = (steps.size() + MostSteps - 1) / MostSteps;
    for (std::size_t first = 0; first < steps.size(); first += each) {
        ChartStep most = steps[first];
        for (std::size_t i = first; i < std::min(first + each, steps.size()); ++i)
            most.value = std::max(most.value, steps[i].value);
        few.push_back(most);
    }
    few.back().value = steps.back().value;
    return few;
}

} // namespace

std::uint64_t scaleEnd(std::uint64_t value)
{
    std::uint64_t end = 1;
    while (end < value && end < 1'000'000'000'000'000'000U) {
        if (end * 2 >= value)
            return end * 2;
        if (end * 5 >= value)
            return end * 5;
        end *= 10;
    }
    return end;
}

std::string barChart(const std::string& title, const std::vector<ChartBar>& bars)
{
    std::uint64_t most = 0;
    for (const ChartBar& bar : bars)
        most = std::max(most, bar.value);
    const std::uint64_t end = scaleEnd(most);
    std::string svg = begin(title) + grid(end);
    const double step = PlotWidth / static_cast<double>(std::max<std::size_t>(bars.size(), 1));
    const double width = std::max(step * 0.8, 0.8);
    const std::size_t labelled = std::max<std::size_t>((bars.size() + MostLabels - 1) / MostLabels, 1);
    for (std::size_t i = 0; i < bars.size(); ++i) {
        const ChartBar& bar = bars[i];
        const double x = Left + step * static_cast<double>(i) + (step - width) / 2;
        const double height = heightOf(bar.value, end);
        svg += fmt::format("<g><title>{}</title><rect class=\"bar\" x=\"{:.2f}\" y=\"{:.2f}\" width=\"{:.2f}\" "
                           "height=\"{:.2f}\"/>",
                           htmlText(bar.tip), x, Base - height, width, height);
        if (bar.isMarked)
            svg += fmt::format("<rect class=\"limit\" x=\"{:.2f}\" y=\"{:.2f}\" width=\"{:.2f}\" height=\"{}\"/>", x,
                               std::max(Base - height - LimitHeight, Top - LimitHeight), std::max(width, 2.0),
                               LimitHeight);
        svg += "</g>\n";
        if (i % labelled == 0 && !bar.label.empty())
            svg += label(x + width / 2, "middle", bar.label);
    }
    return svg + "</svg>\n";
}

std::string stepChart(const std::string& title, const std::vector<ChartStep>& steps, base::Timestamp end)
{
    if (steps.empty())
        return begin(title) + grid(1) + "</svg>\n";
    std::uint64_t most = 0;
    for (const ChartStep& step : steps)
        most = std::max(most, step.value);
    const std::uint64_t scale = scaleEnd(most);
    const base::Timestamp first = steps.front().at;
    const auto span = static_cast<double>(std::max<std::int64_t>((end - first).milliseconds, 1));
    const auto xOf = [&](base::Timestamp at) {
        return Left + PlotWidth * static_cast<double>(std::min(at, end).milliseconds - first.milliseconds) / span;
    };
    std::string line;
    double before = Base;
    for (const ChartStep& step : thinned(steps)) {
        const double x = xOf(step.at);
        const double y = Base - heightOf(step.value, scale);
        line += fmt::format("{}{:.1f},{:.1f} {:.1f},{:.1f}", line.empty() ? "" : " ", x, before, x, y);
        before = y;
    }
    line += fmt::format(" {:.1f},{:.1f}", Left + PlotWidth, before);
    const std::string last = fmt::format(" {:.1f},{:.1f}", Left + PlotWidth, Base);
    return begin(title) + grid(scale) + fmt::format("<polygon class=\"area\" points=\"{}{}\"/>\n", line, last)
        + fmt::format("<polyline class=\"line\" points=\"{}\"/>\n", line) + label(Left, "start", htmlTime(first))
        + label(Width - Right, "end", htmlTime(end)) + "</svg>\n";
}

} // namespace casewright::archive
