// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Result.h"
#include "ui/widgets/Page.h"

class QAction;
class QLabel;
class QScrollArea;
class QStackedWidget;

namespace casewright::ui {

class AlertExplaining;
class AlertSources;
class AnalystModels;
class AnalystsAside;
class CaseRepository;
class Explanations;
class LiveFollowing;
class RuleDocuments;
class ReportSaving;
class RequestedRun;
class RulePreviews;
class ScenarioOpening;
class ScenarioPlays;
class QueueChoosing;
class ScenarioSaving;
class SimulationHeader;
class SimulationNews;
class SimulationProgress;
class SimulationService;
class SimulationStart;
class SimulationView;
class SimulationWays;
class WorkspaceSession;

/// The Simulate page: runs the current rule against the current source and shows what came of it, or an earlier
/// simulation of the workspace.
class SimulationPage final : public Page {
    Q_OBJECT

public:
    /// All of them outlive the page.
    SimulationPage(WorkspaceSession& session, RuleDocuments& rules, AlertSources& sources, AnalystModels& analysts,
                   SimulationService& service, ScenarioPlays& plays, CaseRepository& cases, QWidget* parent = nullptr);

    /// Alerts are explained here; before registerActions(). It outlives the page.
    void setExplanations(Explanations& explanations);
    /// Runs behind the numbers of the live preview are shown here. They outlive the page.
    void setPreviews(RulePreviews& previews);

    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString iconName() const override;
    void registerActions(ActionTable& actions) override;
    void activated() override;
    [[nodiscard]] QString place() const override;
    void goTo(const QString& place) override;

private:
    void build();
    void connectHeader();
    void connectBridge();
    void connectScenarios();

    void run(bool skipBadLines = false);
    void cancel();
    void go(const QString& page);

    void showRules();
    void showSources();
    void showSimulations();
    void showShown();
    void showStarted();
    void showOpening(const QString& file);
    void showFinished();
    void showEmptyState();
    void updateRunning();

    WorkspaceSession& m_session;
    RuleDocuments& m_rules;
    AlertSources& m_sources;
    AnalystModels& m_analysts;
    SimulationService& m_service;
    ScenarioPlays& m_plays;
    ActionTable* m_actions = nullptr;
    QAction* m_runAction = nullptr;
    QAction* m_cancelAction = nullptr;
    QAction* m_casesAction = nullptr;
    QAction* m_scenarioAction = nullptr;
    QAction* m_explainAction = nullptr;    ///< null: nothing is explained
    QueueChoosing* m_choice = nullptr;       ///< which rules and sources are run together
    ScenarioSaving* m_scenarios = nullptr;
    ReportSaving* m_reports = nullptr;
    SimulationWays* m_ways = nullptr;
    AlertExplaining* m_explaining = nullptr;
    ScenarioOpening* m_opening = nullptr;
    RequestedRun* m_requested = nullptr;

    SimulationHeader* m_header = nullptr;
    LiveFollowing* m_live = nullptr;
    SimulationNews* m_news = nullptr;      ///< in the banner
    QLabel* m_note = nullptr;              ///< what the result is and is not
    SimulationProgress* m_progress = nullptr;
    QStackedWidget* m_stack = nullptr;     ///< nothing, the empty state, or the view
    QWidget* m_blank = nullptr;
    SimulationStart* m_start = nullptr;
    AnalystsAside* m_aside = nullptr;      ///< around the stack
    QScrollArea* m_scroll = nullptr;       ///< for small windows
    SimulationView* m_view = nullptr;
};

} // namespace casewright::ui
