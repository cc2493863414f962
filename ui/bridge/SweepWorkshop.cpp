// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/SweepWorkshop.h"

#include <algorithm>
#include <utility>

#include "core/analysis/GroupingOutlook.h"
#include "core/engine/PreparedRuns.h"
#include "core/rules/TimeWindow.h"
#include "ui/bridge/WhatIfSweeps.h"

namespace casewright::ui {
namespace {

using base::Result;

template <typename Value>
void addMissing(std::vector<Value>& values, const Value& value)
{
    if (std::find(values.begin(), values.end(), value) == values.end())
        values.push_back(value);
}

/// The shortest first; what cannot be read last.
template <typename Parse>
void sortByLength(std::vector<std::string>& texts, Parse parse)
{
    std::stable_sort(texts.begin(), texts.end(), [parse](const std::string& left, const std::string& right) {
        const auto first = parse(left);
        const auto second = parse(right);
        return first && (!second || first->milliseconds < second->milliseconds);
    });
}

} // namespace

std::vector<std::string> SweepWorkshop::usualWindows()
{
    return {"5m", "1h", "4h", "12h", "1d", "3d", "7d", "30d"};
}

Result<std::vector<std::string>> SweepWorkshop::candidates(const analysis::SweepInput& input,
                                                           const std::vector<alerts::FieldStatistics>& fields,
                                                           const std::stop_token& stop)
{
    rules::Rule rule = input.runs.rule;
    rule.casesAction.reset();
    {
        const std::scoped_lock lock(m_mutex);
        if (m_rule == rule && m_profile == input.runs.profile.name && m_alerts.lock() == input.runs.alerts)
            return m_candidates;
    }
    engine::ActionInput action = input.action;
    action.action.groupBy.clear(); // its own field is one of them
    const auto prepared = engine::PreparedRuns::prepare(input.runs, {}, nullptr, nullptr, stop);
    if (!prepared)
        return base::fail(prepared.error());
    std::vector<std::string> found
        = analysis::groupingCandidates(**prepared, action, fields, WhatIfSweeps::MostCandidates);
    const std::scoped_lock lock(m_mutex);
    m_rule = std::move(rule);
    m_profile = std::string(input.runs.profile.name);
    m_alerts = input.runs.alerts;
    m_candidates = found;
    return found;
}

Result<analysis::SweepAxes> SweepWorkshop::complete(analysis::SweepAxes axes, const analysis::SweepInput& input,
                                                    const std::vector<alerts::FieldStatistics>& fields,
                                                    const std::stop_token& stop)
{
    const analysis::SweptSetting now = analysis::currentSetting(input.runs.rule, input.runs.profile);
    if (axes.groupBys.empty()) {
        Result<std::vector<std::string>> found = candidates(input, fields, stop);
        if (!found)
            return base::fail(found.error());
        axes.groupBys.emplace_back();
        axes.groupBys.insert(axes.groupBys.end(), found->begin(), found->end());
    }
    if (axes.timeWindows.empty())
        axes.timeWindows = usualWindows();
    addMissing(axes.groupBys, now.groupBy);
    addMissing(axes.timeWindows, now.timeWindow);
    addMissing(axes.maxima, now.maximumCases);
    if (std::find(axes.reopens.begin(), axes.reopens.end(), now.reopenClosedCases) == axes.reopens.end())
        axes.reopens.push_back(now.reopenClosedCases);
    addMissing(axes.intervals, now.interval);
    addMissing(axes.profiles, now.profile);
    sortByLength(axes.timeWindows, [](const std::string& text) { return rules::parseTimeWindow(text); });
    sortByLength(axes.intervals, [](const std::string& text) { return rules::parseInterval(text); });
    std::sort(axes.maxima.begin(), axes.maxima.end());
    return axes;
}

} // namespace casewright::ui
