// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A sweep as tables of shaded numbers.

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <functional>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "core/analysis/Sentences.h"
#include "core/archive/ReportSection.h"

namespace casewright::archive {
namespace {

using analysis::Measure;
using analysis::Sweep;
using analysis::SweepCell;
using analysis::SweptSetting;

constexpr std::size_t AxisCount = 6;
constexpr std::size_t None = AxisCount;

/// A setting by its place among those of a sweep, in words.
std::string axisText(const SweptSetting& setting, std::size_t axis)
{
    switch (axis) {
    case 0: return setting.groupBy.empty() ? "(no grouping)" : setting.groupBy;
    case 1: return setting.timeWindow;
    case 2:
        return setting.maximumCases ? fmt::format("at most {}", *setting.maximumCases) : "at most as set by default";
    case 3: return setting.reopenClosedCases ? "reopens" : "does not reopen";
    case 4: return "every " + setting.interval;
    default: return "Kibana " + setting.profile;
    }
}

/// Values of an axis, in the order in which they come.
std::vector<std::string> valuesOf(const Sweep& sweep, std::size_t axis)
{
    std::vector<std::string> values;
    for (const SweptSetting& point : sweep.points)
        if (std::string value = axisText(point, axis); std::ranges::find(values, value) == values.end())
            values.push_back(std::move(value));
    return values;
}

std::vector<std::size_t> varyingAxes(const Sweep& sweep)
{
    std::vector<std::size_t> axes;
    for (std::size_t axis = 0; axis < AxisCount; ++axis)
        if (valuesOf(sweep, axis).size() > 1)
            axes.push_back(axis);
    return axes;
}

std::string joined(const SweptSetting& setting, const std::vector<std::size_t>& axes)
{
    std::string text;
    for (const std::size_t axis : axes)
        text += (text.empty() ? "" : ", ") + axisText(setting, axis);
    return text;
}

double mostOf(const Sweep& sweep, Measure measure)
{
    double most = 0;
    for (const SweepCell& cell : sweep.cells)
        if (cell.outcome)
            most = std::max(most, analysis::valueOf(*cell.outcome, measure));
    return most;
}

/// By the root, so that few large numbers leave room for the small ones.
int shadeOf(double value, double most)
{
    if (most <= 0)
        return 0;
    return std::min(static_cast<int>(std::sqrt(value / most) * HeatTable::Shades), HeatTable::Shades - 1);
}

/// One table, to be filled cell by cell.
class Heat final {
public:
    Heat(const WhatIfReport& report, std::size_t rows, std::size_t columns)
        : m_report(report), m_rowAxis(rows), m_columnAxis(columns), m_most(mostOf(*report.sweep, report.measure))
    {
        const Sweep& sweep = *report.sweep;
        m_rows = rows == None ? std::vector<std::string>{"all"} : valuesOf(sweep, rows);
        m_columns = columns == None ? std::vector<std::string>{std::string(analysis::nameOf(report.measure))}
                                    : valuesOf(sweep, columns);
        if (report.advice && !report.advice->ranked.empty())
            m_advised = report.advice->ranked.front().point;
    }

    [[nodiscard]] HeatTable empty(const std::string& caption) const
    {
        HeatTable table{.caption = caption, .columns = m_columns, .rows = {}};
        for (const std::string& row : m_rows)
            table.rows.push_back({.title = row, .cells = std::vector<HeatTable::Cell>(m_columns.size())});
        return table;
    }
    void put(const SweepCell& cell, HeatTable& table) const
    {
        const SweptSetting& setting = m_report.sweep->points[cell.point];
        HeatTable::Cell& to =
            table.rows[placeOf(setting, m_rowAxis, m_rows)].cells[placeOf(setting, m_columnAxis, m_columns)];
        to.isCurrent = setting == m_report.sweep->current;
        to.isAdvised = cell.point == m_advised;
        to.text = "-";
        if (!cell.outcome)
            return;
        const double value = analysis::valueOf(*cell.outcome, m_report.measure);
        to.text = amountText(value, analysis::isWhole(m_report.measure));
        to.shade = shadeOf(value, m_most);
    }

private:
    static std::size_t placeOf(const SweptSetting& setting, std::size_t axis, const std::vector<std::string>& values)
    {
        if (axis == None)
            return 0;
        return static_cast<std::size_t>(std::ranges::find(values, axisText(setting, axis)) - values.begin());
    }

    const WhatIfReport& m_report;
    std::size_t m_rowAxis;
    std::size_t m_columnAxis;
    double m_most;
    std::vector<std::string> m_rows{};
    std::vector<std::string> m_columns{};
    std::size_t m_advised = SIZE_MAX;
};

} // namespace

std::string amountText(double value, bool isWhole)
{
    return isWhole ? analysis::numberText(static_cast<std::uint64_t>(value)) : fmt::format("{:.1f}", value);
}

std::string settingText(const Sweep& sweep, const SweptSetting& setting)
{
    std::vector<std::size_t> axes = varyingAxes(sweep);
    if (axes.empty())
        axes = {0, 1};
    return joined(setting, axes);
}

std::vector<HeatTable> heatTables(const WhatIfReport& report)
{
    std::vector<std::size_t> axes = varyingAxes(*report.sweep);
    const std::size_t rows = axes.empty() ? None : axes[0];
    const std::size_t columns = axes.size() < 2 ? None : axes[1];
    axes.erase(axes.begin(), axes.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(axes.size(), 2)));
    const Heat heat(report, rows, columns);
    std::vector<HeatTable> tables;
    std::map<std::string, std::size_t> known;
    for (const SweepCell& cell : report.sweep->cells) {
        const std::string caption = joined(report.sweep->points[cell.point], axes);
        const auto [found, isNew] = known.emplace(caption, tables.size());
        if (isNew)
            tables.push_back(heat.empty(caption));
        heat.put(cell, tables[found->second]);
    }
    return tables;
}

} // namespace casewright::archive
