// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/whatif/WhatIfPane.h"

namespace casewright::ui {

class SimulationService;

/// The first tab of the What-if page: what comes of many settings at once.
class SweepPane final : public WhatIfPane {
    Q_OBJECT

public:
    /// Both outlive it.
    SweepPane(WhatIfSubject& subject, SimulationService& simulations, QWidget* parent = nullptr);

    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString title() const override;

private:
    SimulationService& m_simulations;
};

} // namespace casewright::ui
