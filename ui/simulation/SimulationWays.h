// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QObject>
#include <QString>

#include <functional>

#include "ui/simulation/SimulationTiles.h"

namespace casewright::ui {

class CaseRepository;
class SimulationView;

/// Where what is shown leads to: from numbers and decisions to runs, moments, cases and their alerts. GUI thread.
class SimulationWays final : public QObject {
    Q_OBJECT

public:
    /// View and cases outlive it. `go`: to the page of that name.
    SimulationWays(SimulationView& view, CaseRepository& cases, std::function<void(const QString&)> go,
                   QObject* parent);

    /// To the cases of what is shown.
    void showCases();

private:
    void connectDecisions();
    [[nodiscard]] QList<qint64> simulations() const;
    [[nodiscard]] qint64 simulationOfRun() const;
    void follow(SimulationTiles::Place place);
    void goToPeak();

    SimulationView& m_view;
    CaseRepository& m_cases;
    std::function<void(const QString&)> m_go;
};

} // namespace casewright::ui
