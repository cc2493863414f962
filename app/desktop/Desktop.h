// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

#include "core/base/Result.h"
#include "core/store/Workspace.h"
#include "ui/widgets/Theme.h"

class QApplication;
class QSettings;

namespace casewright::ui {
class ActionTable;
class AlertSources;
class AlertsPage;
class AnalystModels;
class CaseDocuments;
class CasePushing;
class CaseRepository;
class ConnectorSecrets;
class Explanations;
class MainWindow;
class Preferences;
class RuleDocuments;
class RulePreviews;
class ScenarioPlays;
class SimulationService;
class StartPage;
class WindowLayout;
class WorkspaceSession;
}

namespace casewright::desktop {

class OpeningNews;
class OpeningQuestion;
class WorkspaceMenu;

/// The window and all that stands behind it, put together. The pages come with the first workspace that opens; until
/// then the window says why there is none. One for the program, on the GUI thread.
class Desktop final : public QObject {
    Q_OBJECT

public:
    /// Both outlive it.
    Desktop(QApplication& application, QSettings& settings);
    ~Desktop() override;

    /// Opens the workspace at the path, which is made if it is not there; for an empty path the last one, or the
    /// sample, or shows the start page, as the person prefers. Files with alerts, or a page, need a workspace: where
    /// they are asked for the start page is not shown; see openAlerts() and showPage().
    void begin(const QString& path, const QStringList& alerts = {}, const QString& page = {});
    /// Opens the sample workspace, which is made if it is not there; simulates it if nobody did yet.
    void openSample();
    /// What was open stays open, and the window says why, if this does not open. False also where a large workspace
    /// has to be brought up to date first, and opens then.
    bool open(const QString& path, store::Access access);
    /// Opens files as sources of the open workspace, on the Alerts page, which says so if one cannot be read. Where the
    /// workspace is being brought up to date, when it is open.
    void openAlerts(const QStringList& paths);
    /// Opens the workspace among the files, and those with alerts as sources in it: in no other one where it does not
    /// open. The window says which were not opened, and why.
    void openFiles(const QStringList& paths);
    /// Brings a page to the front, by its name; as above.
    void showPage(const QString& page);

    [[nodiscard]] ui::MainWindow& window() { return *m_window; }
    [[nodiscard]] ui::ActionTable& actions() { return *m_actions; }
    [[nodiscard]] ui::Theme& theme() { return *m_theme; }
    [[nodiscard]] ui::WorkspaceSession& session() { return *m_session; }
    [[nodiscard]] ui::Preferences& preferences() { return *m_preferences; }

private:
    void beginWork(const QString& path, bool mayShowStart);
    void addPages();
    void addSides();
    void showUnits();
    void preferProfile();
    void showWorkspace();
    void showProfile();
    void leaveOut(const QStringList& alerts);
    void tellLeftOut();
    void complain(const QString& path, const base::Error& error);
    /// Shows what was opened, or says why it was not.
    bool show(const QString& path, store::Access access, const base::Result<void>& opened,
              const std::optional<store::Upgrade>& upgrade);
    void checkWorkspace();
    void simulateSample();

    bool m_isUpgrading = false;
    QStringList m_alertsToOpen;      ///< when the workspace is open, or up to date
    QStringList m_leftOut;           ///< to be told when the workspace is open, or does not open
    QStringList m_alertsAsked;       ///< of a workspace that did not open, until the question about it is answered
    QString m_pageToShow;            ///< when the workspace is up to date
    std::unique_ptr<ui::Preferences> m_preferences; ///< the time zone is in force before anything shows a time
    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<ui::WorkspaceSession> m_session;
    std::unique_ptr<ui::RuleDocuments> m_rules;
    std::unique_ptr<ui::AlertSources> m_sources;
    std::unique_ptr<ui::AnalystModels> m_analysts;
    std::unique_ptr<ui::CaseRepository> m_cases;
    std::unique_ptr<ui::ConnectorSecrets> m_secrets;
    std::unique_ptr<ui::CasePushing> m_pushing;
    std::unique_ptr<ui::SimulationService> m_simulations;
    std::unique_ptr<ui::Explanations> m_explanations;
    std::unique_ptr<ui::Explanations> m_caseExplanations; ///< of the Cases page, which asks for itself
    std::unique_ptr<ui::CaseDocuments> m_documents;
    std::unique_ptr<ui::RulePreviews> m_previews;
    std::unique_ptr<ui::ScenarioPlays> m_scenarios;
    std::unique_ptr<ui::ActionTable> m_actions;
    std::unique_ptr<ui::MainWindow> m_window;      ///< shows all of the above, so it goes first
    std::unique_ptr<ui::WindowLayout> m_layout;
    WorkspaceMenu* m_menu = nullptr;
    ui::StartPage* m_start = nullptr;
    OpeningQuestion* m_question = nullptr;
    OpeningNews* m_news = nullptr;
    ui::AlertsPage* m_alerts = nullptr;            ///< null: there are no pages yet
};

} // namespace casewright::desktop
