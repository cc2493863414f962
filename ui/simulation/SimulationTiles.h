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
class TileButton;

/// The numbers of a simulation at a glance. What lies behind some of them is chosen by pressing them.
class SimulationTiles final : public QWidget {
    Q_OBJECT

public:
    enum Place { Documents, Alerts, Opened, Reopened, Breaker, Lost, Peak, PlaceCount };

    explicit SimulationTiles(QWidget* parent = nullptr);

    /// Of a simulation that has finished.
    void showSummary(const engine::SimulationSummary& summary);
    /// Of the runs until now, or until it was stopped: what only the end tells stays open.
    void showSums(std::uint64_t documents, const RunSums& sums);
    /// As it was then.
    void showMoment(const SimulationMoment& moment);
    void clear();

Q_SIGNALS:
    /// A person wants to see what a number counts: any but the documents and the alerts.
    void chosen(SimulationTiles::Place place);

private:
    void show(Place place, std::uint64_t number, Tone toneIfAny = Tone::Neutral);

    void clear(Place place);

    std::array<Tile*, PlaceCount> m_tiles{};           ///< null: it is a button
    std::array<TileButton*, PlaceCount> m_buttons{};   ///< null: it is only a number
};

} // namespace casewright::ui
