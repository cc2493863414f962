// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/bridge/AlertSources.h"
#include "ui/bridge/AnalystModels.h"
#include "ui/bridge/RuleDocuments.h"
#include "ui/bridge/SimulationArchive.h"
#include "ui/bridge/SimulationService.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/WorkspaceSession.h"
#include "ui/shell/MainWindow.h"
#include "ui/whatif/WhatIfPage.h"
#include "ui/widgets/ActionTable.h"
#include "ui/widgets/Theme.h"

#include <QTemporaryDir>

#include <memory>

namespace casewright::ui {

/// The window with the What-if page among others, on a workspace in a temporary folder, for tests of the page.
class WhatIfWindow {
public:
    static constexpr int LongEnough = 60'000; ///< ms to wait for what must come

    /// Two days with a storm: alerts have a host, a user and an address.
    [[nodiscard]] static store::StoredSource stormyDays();
    [[nodiscard]] static rules::Rule rulePerHost(const RuleDocuments& documents);

    /// Opens the workspace and shows the page; false if that did not work.
    [[nodiscard]] bool setUp();
    void tearDown();

    /// The part of the page with the name; ends the program if there is none.
    template <typename Widget>
    [[nodiscard]] Widget* find(const QString& name) const
    {
        auto* const found = m_page->findChild<Widget*>(name);
        if (!found)
            qFatal("no %s", qUtf8Printable(name));
        return found;
    }
    void addRule();
    /// A rule and alerts for it.
    void addStorm();
    /// Chooses a tab.
    void choosePane(const QString& title) const;

protected:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<ActionTable> m_actions;
    std::unique_ptr<WorkspaceSession> m_session;
    std::unique_ptr<RuleDocuments> m_rules;
    std::unique_ptr<AlertSources> m_sources;
    std::unique_ptr<AnalystModels> m_analysts;
    std::unique_ptr<SimulationService> m_service;
    std::unique_ptr<MainWindow> m_window;
    WhatIfPage* m_page = nullptr;
};

} // namespace casewright::ui
