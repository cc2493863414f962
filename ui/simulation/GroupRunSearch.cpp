// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulation/GroupRunSearch.h"

#include "ui/bridge/SimulationArchive.h"
#include "ui/simulation/RunsPane.h"
#include "ui/simulation/SimulationView.h"

#include <optional>

namespace casewright::ui {

GroupRunSearch::GroupRunSearch(SimulationArchive& archive, SimulationView& view, QObject* parent)
    : QObject(parent), m_archive(archive), m_view(view)
{
    connect(&m_view.runs(), &RunsPane::textChanged, this, &GroupRunSearch::search);
    connect(&m_view, &SimulationView::runsChanged, this, [this] {
        if (!m_view.runs().text().isEmpty())
            search();
    });
    connect(&m_archive, &SimulationArchive::groupRunsRead, this,
            [this](std::int64_t simulation, const QString& text, const std::vector<std::uint64_t>& runs) {
                if (simulation == m_view.simulation() && text == m_view.runs().text())
                    m_view.runs().setTextRuns(runs);
            });
}

void GroupRunSearch::search()
{
    const QString text = m_view.runs().text();
    if (text.isEmpty())
        m_view.runs().setTextRuns(std::nullopt);
    else if (m_view.canBeRead())
        m_archive.readGroupRuns(m_view.simulation(), text);
}

} // namespace casewright::ui
