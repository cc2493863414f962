// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/gui/SimulationStage.h"
#include "ui/whatif/WhatIfPage.h"

namespace casewright::ui {

/// The window with the What-if page among others, on a workspace in a temporary folder, for tests of the page.
class WhatIfWindow : public SimulationStage {
public:
    /// Two days with a storm: alerts have a host, a user and an address.
    [[nodiscard]] static store::StoredSource stormyDays();

    /// Opens the workspace and shows the page; false if that did not work.
    [[nodiscard]] bool setUp();
    void tearDown() { close(); }

    /// A rule and alerts for it.
    void addStorm();
    /// Chooses a tab.
    void choosePane(const QString& title) const;

protected:
    WhatIfPage* m_page = nullptr;
};

} // namespace casewright::ui
