// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

#include "core/analysis/Sweep.h"
#include "ui/bridge/SweepBoard.h"

class QPoint;
class QWidget;

namespace casewright::ui {

class SimulationService;
class WhatIfSubject;

/// What can be done with a setting that was tried: simulate with it, apply it to the rule, compare it with now. GUI
/// thread.
class SettingActions final : public QObject {
    Q_OBJECT

public:
    /// All outlive it.
    SettingActions(WhatIfSubject& subject, SimulationService& simulations, QWidget* parent);

    /// A menu at a place of the screen.
    void openMenu(const analysis::SweptSetting& setting, const QPoint& at);
    /// Opens as a simulation on the Simulate page.
    void simulate(const analysis::SweptSetting& setting);
    void apply(const analysis::SweptSetting& setting);

Q_SIGNALS:
    void simulated();                  ///< it has begun
    void compareRequested();           ///< the chosen setting with now
    void statusChanged(const QString& text);
    void failed(const QString& title, const QString& text);

private:
    WhatIfSubject& m_subject;
    SimulationService& m_simulations;
    QWidget* m_widget;
};

} // namespace casewright::ui
