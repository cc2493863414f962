// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/PreviewWorkshop.h"

#include <utility>

#include "core/analysis/PreviewFixes.h"

namespace casewright::ui {

using base::Result;

Result<PreviewWorkshop::Runs> PreviewWorkshop::runsOf(const PreviewOrder& order, const std::stop_token& stop)
{
    std::shared_ptr<engine::AlertGroupings> groupings;
    {
        const std::scoped_lock lock(m_mutex);
        if (m_runs && m_runs->isOf(order.runs))
            return m_runs;
        groupings = m_groupings;
    }
    Result<Runs> prepared = engine::PreparedRuns::prepare(order.runs, order.action.action.groupBy,
                                                          std::move(groupings), nullptr, stop);
    if (!prepared)
        return prepared;
    Runs gone = *prepared;
    const std::scoped_lock lock(m_mutex);
    m_runs.swap(gone);
    return prepared;
}

Result<analysis::RulePreview> PreviewWorkshop::preview(const PreviewOrder& order, const std::stop_token& stop)
{
    const Result<Runs> runs = runsOf(order, stop);
    if (!runs)
        return base::fail(runs.error());
    return analysis::previewRule(**runs, order.action, {}, stop);
}

Result<std::vector<analysis::PreviewWarning>> PreviewWorkshop::fixes(const PreviewOrder& order,
                                                                     const analysis::RulePreview& preview,
                                                                     const std::stop_token& stop)
{
    const Result<Runs> runs = runsOf(order, stop);
    if (!runs)
        return base::fail(runs.error());
    return analysis::findPreviewFixes(**runs, order.action, preview, order.alerts->fields, stop);
}

Result<std::vector<analysis::GroupingOutlook>>
PreviewWorkshop::outlooks(const PreviewOrder& order, std::span<const std::string> fields, const std::stop_token& stop)
{
    const Result<Runs> runs = runsOf(order, stop);
    if (!runs)
        return base::fail(runs.error());
    return analysis::groupingOutlooks(**runs, order.action, fields, stop);
}

void PreviewWorkshop::clear()
{
    Runs runs;
    auto groupings = std::make_shared<engine::AlertGroupings>();
    const std::scoped_lock lock(m_mutex);
    m_runs.swap(runs);
    m_groupings.swap(groupings);
}

} // namespace casewright::ui
