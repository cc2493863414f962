// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulation/GroupRunSearch.h"

#include "ui/bridge/SimulationArchive.h"
#include "ui/simulation/RunsPane.h"
#include "ui/simulation/SimulationView.h"

#include <chrono>
#include <optional>

namespace casewright::ui {
namespace {

constexpr std::chrono::milliseconds Between{500}; ///< from an answer to the next question, of one that runs

} // namespace

GroupRunSearch::GroupRunSearch(SimulationArchive& archive, SimulationView& view, QObject* parent)
    : QObject(parent), m_archive(archive), m_view(view)
{
    connect(&m_view.runs(), &RunsPane::textChanged, this, &GroupRunSearch::search);
    connect(&m_view, &SimulationView::runsChanged, this, [this] {
        if (!m_view.runs().text().isEmpty())
            search();
    });
    m_again.setSingleShot(true);
    m_again.setInterval(Between);
    connect(&m_again, &QTimer::timeout, this, &GroupRunSearch::search);
    connect(&m_archive, &SimulationArchive::groupRunsRead, this,
            [this](std::int64_t firstKey, const QString& text, const std::vector<std::uint64_t>& runs) {
                const std::shared_ptr<const ShownSimulation>& shown = m_view.shown();
                if (!shown || firstKey != shown->firstKey() || text != m_view.runs().text())
                    return;
                m_view.runs().setTextRuns(runs);
                if (shown->simulation.state == store::SimulationState::Running)
                    m_again.start();
            });
}

void GroupRunSearch::search()
{
    m_again.stop();
    const QString text = m_view.runs().text();
    if (text.isEmpty())
        m_view.runs().setTextRuns(std::nullopt);
    else if (m_view.canBeRead())
        m_archive.readGroupRuns(*m_view.shown(), text);
}

} // namespace casewright::ui
