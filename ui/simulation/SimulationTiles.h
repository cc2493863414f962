// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include <array>
#include <cstdint>

#include "core/engine/Simulation.h"
#include "ui/bridge/LiveSimulation.h"
#include "ui/bridge/SimulationMoments.h"
#include "ui/widgets/Tone.h"

namespace casewright::ui {

class Tile;

/// The numbers of a simulation at a glance.
class SimulationTiles final : public QWidget {
    Q_OBJECT

public:
    explicit SimulationTiles(QWidget* parent = nullptr);

    /// Of a simulation that has finished.
    void showSummary(const engine::SimulationSummary& summary);
    /// Of the runs until now, or until it was stopped: what only the end tells stays open.
    void showSums(std::uint64_t documents, const RunSums& sums);
    /// As it was then.
    void showMoment(const SimulationMoment& moment);
    void clear();

private:
    enum Place { Documents, Alerts, Opened, Reopened, Breaker, Lost, Peak, PlaceCount };

    void show(Place place, std::uint64_t number, Tone toneIfAny = Tone::Neutral);

    std::array<Tile*, PlaceCount> m_tiles{};
};

} // namespace casewright::ui
