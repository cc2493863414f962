// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/archive/WhatIfPictures.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string_view>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/archive/HtmlStyle.h"
#include "core/archive/HtmlText.h"
#include "core/base/Json.h"

namespace casewright::archive {
namespace {

using analysis::CaseAssignment;
using analysis::CaseFlow;
using analysis::FlowPicture;

constexpr double Width = 960;
constexpr double Left = 72;
constexpr double Right = 24;
constexpr double Top = 30;           // with room for what the upright scale is of

std::string begin(const std::string& title, double height)
{
    return fmt::format(
        "<svg viewBox=\"0 0 {} {:.0f}\" role=\"img\" xmlns=\"http://www.w3.org/2000/svg\"><title>{}</title>\n", Width,
        height, htmlText(title));
}

std::string textAt(double x, double y, const char* anchor, const std::string& text)
{
    return fmt::format("<text class=\"axis\" x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\">{}</text>\n", x, y, anchor,
                       htmlText(text));
}

/// 0 at its beginning, 1, 10, 100... at steps of nearly the same length.
class TenfoldScale final {
public:
    explicit TenfoldScale(double most) : m_most(std::max(most, 1.0)) {}
    /// From 0 to 1.
    [[nodiscard]] double share(double value) const { return std::log10(1 + value) / std::log10(1 + m_most); }
    [[nodiscard]] std::vector<double> marks() const
    {
        std::vector<double> marks{0};
        for (double mark = 1; mark <= m_most; mark *= 10)
            marks.push_back(mark);
        return marks;
    }

private:
    double m_most;
};

// ---- dots

constexpr double DotHeight = 320;
constexpr double DotBottom = 48;
constexpr double PlotWidth = Width - Left - Right;
constexpr double PlotHeight = DotHeight - Top - DotBottom;

class DotPlot final {
public:
    explicit DotPlot(const std::vector<ChartDot>& dots)
        : m_x(most(dots, &ChartDot::x)), m_y(most(dots, &ChartDot::y))
    {
    }

    [[nodiscard]] double x(double value) const { return Left + PlotWidth * m_x.share(value); }
    [[nodiscard]] double y(double value) const { return Top + PlotHeight * (1 - m_y.share(value)); }
    [[nodiscard]] std::string grid() const
    {
        std::string svg;
        for (const double mark : m_x.marks())
            svg += line(x(mark), Top, x(mark), Top + PlotHeight)
                + textAt(x(mark), Top + PlotHeight + 18, "middle", htmlNumber(static_cast<std::uint64_t>(mark)));
        for (const double mark : m_y.marks())
            svg += line(Left, y(mark), Width - Right, y(mark))
                + textAt(Left - 8, y(mark) + 4, "end", htmlNumber(static_cast<std::uint64_t>(mark)));
        return svg;
    }

private:
    static double most(const std::vector<ChartDot>& dots, double ChartDot::*of)
    {
        double most = 0;
        for (const ChartDot& dot : dots)
            most = std::max(most, dot.*of);
        return most;
    }
    static std::string line(double x1, double y1, double x2, double y2)
    {
        return fmt::format("<line class=\"grid\" x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\"/>", x1, y1, x2,
                           y2);
    }

    TenfoldScale m_x;
    TenfoldScale m_y;
};

// ---- flows

constexpr double NodeWidth = 12;
constexpr double NodeGap = 6;
constexpr double NodeLeast = 2;
constexpr double FlowSide = 300;     // for the names
constexpr double FlowHead = 28;
constexpr std::size_t LongestName = 34;

/// A case of one side, or what stands for several.
struct Node {
    double top = 0;
    double height = 0;
    double used = 0;                 ///< by ribbons so far
    std::uint64_t alerts = 0;
};
using Nodes = std::map<std::uint32_t, Node>;

Nodes place(const std::vector<std::uint32_t>& cases, const std::vector<CaseFlow>& flows, std::uint32_t CaseFlow::*side,
            double pixelsAnAlert)
{
    Nodes nodes;
    for (const CaseFlow& flow : flows)
        nodes[flow.*side].alerts += flow.alerts;
    double top = FlowHead;
    for (const std::uint32_t each : cases) {
        Node& node = nodes[each];
        node.top = top;
        node.height = std::max(static_cast<double>(node.alerts) * pixelsAnAlert, NodeLeast);
        top += node.height + std::max(NodeGap, 15 - node.height);
    }
    return nodes;
}

double endOf(const Nodes& nodes)
{
    double end = FlowHead;
    for (const auto& [number, node] : nodes)
        end = std::max(end, node.top + node.height);
    return end;
}

void appendValues(const base::Json& value, std::string& text)
{
    if (value.is_object()) {
        for (const auto& [key, inner] : value.items())
            appendValues(inner, text);
        return;
    }
    text += (text.empty() ? "" : " & ") + (value.is_string() ? value.get<std::string>() : base::plainJson(value));
}

/// By the values of its group: titles of the cases of a rule begin all the same.
std::string nameOf(const analysis::AssignedCase& one)
{
    const base::Result<base::Json> group = base::parseJson(one.group);
    std::string text;
    if (group)
        appendValues(*group, text);
    return text.empty() ? one.title : text;
}

std::string nameOf(std::uint32_t number, const CaseAssignment* cases, std::uint64_t rest)
{
    if (number == CaseAssignment::InNoCase)
        return "in no case";
    if (number == FlowPicture::Rest)
        return htmlNumber(rest) + " other cases";
    return cases != nullptr && number < cases->cases.size() ? nameOf(cases->cases[number]) : "case";
}

/// Cut in its middle, by whole characters.
std::string shortName(const std::string& name)
{
    if (name.size() <= LongestName)
        return name;
    const auto isInside = [&name](std::size_t at) { return (static_cast<unsigned char>(name[at]) & 0xC0U) == 0x80U; };
    std::size_t begin = LongestName / 2;
    std::size_t end = name.size() - LongestName / 2;
    while (begin > 0 && isInside(begin))
        --begin;
    while (end < name.size() && isInside(end))
        ++end;
    return name.substr(0, begin) + "…" + name.substr(end);
}

const char* kindOf(std::uint32_t number)
{
    if (number == CaseAssignment::InNoCase)
        return "none";
    return number == FlowPicture::Rest ? "rest" : "node";
}

std::string nodesSvg(const Nodes& nodes, const std::vector<std::uint32_t>& cases, const CaseAssignment* names,
                     std::uint64_t rest, bool isLeft)
{
    const double x = isLeft ? FlowSide : Width - FlowSide - NodeWidth;
    std::string svg;
    for (const std::uint32_t each : cases) {
        const Node& node = nodes.at(each);
        const std::string name = nameOf(each, names, rest);
        svg += fmt::format("<g><title>{}: {} alerts</title><rect class=\"{}\" x=\"{}\" y=\"{:.1f}\" width=\"{}\" "
                           "height=\"{:.1f}\"/></g>\n",
                           htmlText(name), node.alerts, kindOf(each), x, node.top, NodeWidth, node.height);
        svg += textAt(isLeft ? x - 8 : x + NodeWidth + 8, node.top + std::max(node.height / 2, 1.0) + 4,
                      isLeft ? "end" : "start", fmt::format("{} · {}", shortName(name), node.alerts));
    }
    return svg;
}

std::string ribbon(const CaseFlow& flow, Node& from, Node& to, double pixelsAnAlert)
{
    const double height = std::max(static_cast<double>(flow.alerts) * pixelsAnAlert, 0.5);
    const double x1 = FlowSide + NodeWidth;
    const double x2 = Width - FlowSide - NodeWidth;
    const double middle = (x1 + x2) / 2;
    const double y1 = from.top + from.used;
    const double y2 = to.top + to.used;
    from.used += height;
    to.used += height;
    const bool isNone = flow.after == CaseAssignment::InNoCase;
    return fmt::format(
        "<path class=\"flow{}\" fill-opacity=\".22\" d=\"M{:.1f},{:.1f} C{:.1f},{:.1f} {:.1f},{:.1f} {:.1f},{:.1f} "
        "L{:.1f},{:.1f} C{:.1f},{:.1f} {:.1f},{:.1f} {:.1f},{:.1f} Z\"><title>{} alerts</title></path>\n",
        isNone ? " lost" : "", x1, y1, middle, y1, middle, y2, x2, y2, x2, y2 + height, middle, y2 + height, middle,
        y1 + height, x1, y1 + height, flow.alerts);
}

} // namespace

const char* const PictureStyle =
    "svg .dot { fill: var(--muted); fill-opacity: .45; } svg .best { fill: var(--accent); }\n"
    "svg .node { fill: var(--accent); } svg .rest { fill: var(--muted); } svg .none { fill: var(--loss); }\n"
    "svg .flow { fill: var(--accent); fill-opacity: .22; } svg .flow.lost { fill: var(--loss); }\n";

std::string dotChart(const std::string& title, const std::string& xTitle, const std::string& yTitle,
                     const std::vector<ChartDot>& dots)
{
    const DotPlot plot(dots);
    std::string points;
    std::string marks;
    for (const ChartDot& dot : dots) {
        const double x = plot.x(dot.x);
        const double y = plot.y(dot.y);
        if (dot.isBest)
            points += fmt::format("{}{:.1f},{:.1f}", points.empty() ? "" : " ", x, y);
        marks += fmt::format("<circle class=\"{}\" cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{}\"><title>{}</title></circle>\n",
                             dot.isBest ? "best" : "dot", x, y, dot.isBest ? 5 : 3.5, htmlText(dot.tip));
    }
    return begin(title, DotHeight) + plot.grid()
        + fmt::format("<polyline class=\"line\" fill=\"none\" points=\"{}\"/>\n", points) + marks
        + textAt(Left + PlotWidth, DotHeight - 8, "end", xTitle + " →") + textAt(Left, 12, "start", "↑ " + yTitle)
        + "</svg>\n";
}

std::string flowChart(const std::string& title, const ReportedComparison& comparison)
{
    constexpr double Bars = 320;     // of all alerts together
    const FlowPicture& picture = comparison.picture;
    std::uint64_t alerts = 0;
    for (const CaseFlow& flow : picture.flows)
        alerts += flow.alerts;
    const double pixelsAnAlert = Bars / static_cast<double>(std::max<std::uint64_t>(alerts, 1));
    Nodes before = place(picture.before, picture.flows, &CaseFlow::before, pixelsAnAlert);
    Nodes after = place(picture.after, picture.flows, &CaseFlow::after, pixelsAnAlert);
    std::string ribbons;
    for (const CaseFlow& flow : picture.flows)
        ribbons += ribbon(flow, before[flow.before], after[flow.after], pixelsAnAlert);
    const double height = std::max(endOf(before), endOf(after)) + 16;
    return begin(title, height) + textAt(FlowSide + NodeWidth, 14, "end", comparison.before)
        + textAt(Width - FlowSide - NodeWidth, 14, "start", comparison.after) + ribbons
        + nodesSvg(before, picture.before, comparison.first.get(), picture.restBefore, true)
        + nodesSvg(after, picture.after, comparison.second.get(), picture.restAfter, false) + "</svg>\n";
}

std::string standalone(const std::string& svg)
{
    const std::size_t end = svg.find("</title>") + std::string_view("</title>").size();
    const std::string style =
        fmt::format("{}{}{}svg {{ background: var(--panel); }}\n", HtmlColours, HtmlCharts, PictureStyle);
    return svg.substr(0, end) + "<style>" + style + "</style>" + svg.substr(end);
}

} // namespace casewright::archive
