// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QString>

namespace casewright::ui {

class LiveFollowing;
class ProgressLine;
class ScenarioPlays;
class SimulationService;

/// What the progress line of the Simulate page says: how far a simulation is, or a scenario file that takes long to
/// play. GUI thread.
class SimulationProgress final : public QObject {
    Q_OBJECT

public:
    /// It belongs to the line; the others outlive it.
    SimulationProgress(ProgressLine& line, const SimulationService& service, const ScenarioPlays& plays,
                       LiveFollowing& live);

    /// Of the simulation that was started, which is followed too. The line is at least `height` pixels high, so that
    /// nothing below it moves if it takes the place of something.
    void followSimulation(int height);
    /// Of the scenario file that is being opened, by its name.
    void followOpening(const QString& file);
    void finish();

private:
    ProgressLine& m_line;
    const SimulationService& m_service;
    const ScenarioPlays& m_plays;
    LiveFollowing& m_live;
};

} // namespace casewright::ui
