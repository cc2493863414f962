// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulation/SimulationProgress.h"

#include "ui/bridge/ScenarioPlays.h"
#include "ui/bridge/SimulationService.h"
#include "ui/simulation/LiveFollowing.h"
#include "ui/simulation/SimulationTexts.h"
#include "ui/widgets/ProgressLine.h"

#include <QTimer>

#include <chrono>

namespace casewright::ui {
namespace {

constexpr std::chrono::milliseconds OpeningDelay{250};

} // namespace

SimulationProgress::SimulationProgress(ProgressLine& line, const SimulationService& service, const ScenarioPlays& plays,
                                       LiveFollowing& live)
    : QObject(&line), m_line(line), m_service(service), m_plays(plays), m_live(live)
{
}

void SimulationProgress::followSimulation(int height)
{
    m_line.setMinimumHeight(height);
    m_line.start([this]() -> ProgressState {
        const LiveSimulation* const live = m_service.live();
        if (!live)
            return {};
        m_live.poll();
        const base::Progress* const progress = live->progress();
        return {.phase = m_service.isCancelling() ? tr("Cancelling")
                         : m_service.isPaused()   ? tr("Paused")
                                                  : simulationtext::phase(live->phase()),
                .done = progress ? static_cast<qint64>(progress->done()) : 0,
                .total = progress ? static_cast<qint64>(progress->total()) : 0};
    }, false); // the button that ran it cancels it
}

/// Most files are played before one could read how far they are: only a long one shows it.
void SimulationProgress::followOpening(const QString& file)
{
    QTimer::singleShot(OpeningDelay, this, [this, file] {
        if (!m_plays.isRunning() || m_line.isRunning())
            return;
        m_line.start([this, file]() -> ProgressState {
            const base::Progress& progress = m_plays.progress();
            return {.phase = tr("Opening %1").arg(file),
                    .done = static_cast<qint64>(progress.done()),
                    .total = static_cast<qint64>(progress.total())};
        });
    });
}

void SimulationProgress::finish() { m_line.finish(); }

} // namespace casewright::ui
