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
#include "ui/widgets/ActionTable.h"
#include "ui/widgets/Theme.h"

#include <QTemporaryDir>

#include <memory>

namespace casewright::ui {

/// What tests of pages that simulate rules share: a workspace in a temporary folder, the objects of the bridge that
/// such a page needs, and the window in which it is shown among others.
class SimulationStage {
public:
    static constexpr int LongEnough = 60'000; ///< ms to wait for what must come

    /// The part of the page with the name; ends the program if there is none.
    template <typename Widget>
    [[nodiscard]] Widget* find(const QString& name) const
    {
        auto* const found = m_inSight->findChild<Widget*>(name);
        if (!found)
            qFatal("no %s", qUtf8Printable(name));
        return found;
    }
    /// One that opens a case for each host.
    void addRule();

protected:
    [[nodiscard]] static rules::Rule rulePerHost(const RuleDocuments& documents);

    /// Makes the objects and opens the workspace; false if that did not work.
    [[nodiscard]] bool open();
    /// Makes the window with the page, beside stand-ins for the other ones, and waits until it is active.
    [[nodiscard]] bool show(Page* page);
    /// What a page still needs is to be let go between the window, m_window, and this.
    void close();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<ActionTable> m_actions;
    std::unique_ptr<WorkspaceSession> m_session;
    std::unique_ptr<RuleDocuments> m_rules;
    std::unique_ptr<AlertSources> m_sources;
    std::unique_ptr<AnalystModels> m_analysts;
    std::unique_ptr<SimulationService> m_service;
    std::unique_ptr<MainWindow> m_window;

private:
    QWidget* m_inSight = nullptr; ///< the page
};

} // namespace casewright::ui
