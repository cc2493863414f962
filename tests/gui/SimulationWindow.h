// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/bridge/AlertSources.h"
#include "ui/bridge/AnalystModels.h"
#include "ui/bridge/CaseRepository.h"
#include "ui/bridge/RuleDocuments.h"
#include "ui/bridge/ScenarioPlays.h"
#include "ui/bridge/SimulationArchive.h"
#include "ui/bridge/SimulationService.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/WorkspaceSession.h"
#include "ui/shell/MainWindow.h"
#include "ui/simulation/SimulationPage.h"
#include "ui/widgets/ActionTable.h"
#include "ui/widgets/Theme.h"

#include <QTemporaryDir>

#include <memory>

namespace casewright::ui {

/// The window with the Simulate page among others, on a workspace in a temporary folder, for tests of the page.
class SimulationWindow {
public:
    static constexpr int LongEnough = 60'000; ///< ms to wait for what must come

    /// Two days with a storm, in which the circuit breaker strikes and alerts are over max signals.
    [[nodiscard]] static store::StoredSource stormyDays();
    [[nodiscard]] static store::StoredSource millionDocuments();
    /// As the page writes numbers.
    [[nodiscard]] static QString number(std::uint64_t value);

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
    void addStorm();
    /// A million documents that all end in one of thirty thousand cases, which takes a while.
    void addMillion();
    [[nodiscard]] store::StoredSource fileOf(const QByteArray& content) const;

    /// Clicks the button.
    void run() const;
    [[nodiscard]] bool waitUntilFinished() const;
    /// Waits for the end, and for what the page reads after it.
    [[nodiscard]] bool runToTheEnd() const;
    [[nodiscard]] std::shared_ptr<const ShownSimulation> shown() const { return m_service->archive().shown(); }
    /// The number on a tile: "opened".
    [[nodiscard]] QString tile(const QString& name) const;
    /// Whether the tiles and the table say what a simulation of the current rule and source that ended then comes to.
    void compareWithOneThatEnded(base::Timestamp moment) const;
    /// Clicks the filter with the position.
    void chooseFilter(int filter) const;

protected:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<ActionTable> m_actions;
    std::unique_ptr<WorkspaceSession> m_session;
    std::unique_ptr<RuleDocuments> m_rules;
    std::unique_ptr<AlertSources> m_sources;
    std::unique_ptr<AnalystModels> m_analysts;
    std::unique_ptr<CaseRepository> m_cases;
    std::unique_ptr<SimulationService> m_service;
    std::unique_ptr<ScenarioPlays> m_plays;
    std::unique_ptr<MainWindow> m_window;
    SimulationPage* m_page = nullptr;
};

} // namespace casewright::ui
