// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/whatif/SweepPane.h"

namespace casewright::ui {

using namespace Qt::StringLiterals;

SweepPane::SweepPane(WhatIfSubject& subject, SimulationService& simulations, QWidget* parent)
    : WhatIfPane(subject, parent), m_simulations(simulations)
{
    setObjectName(u"sweepPane"_s);
}

QString SweepPane::name() const { return u"sweep"_s; }
QString SweepPane::title() const { return tr("Sweep"); }

} // namespace casewright::ui
