// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/engine/Case.h"
#include "ui/widgets/Page.h"

#include <cstdint>
#include <vector>

class QAction;
class QStackedWidget;
class QTimer;

namespace casewright::ui {

class ActionTable;
class Banner;
class CaseListView;
class CaseRepository;
class CaseView;
class Explanations;
class SimulationRemoval;
class StatusChanges;
class WorkspaceSession;

/// The cases of the workspace, as an analyst reviews them: the list, and one case. What is read and changed lives in
/// the models and in the repository.
class CasesPage final : public Page {
    Q_OBJECT

public:
    /// Both outlive the page.
    CasesPage(WorkspaceSession& session, CaseRepository& repository, QWidget* parent = nullptr);
    ~CasesPage() override;

    /// Alerts of a case can be explained; before registerActions(). It outlives the page.
    void setExplanations(Explanations& explanations) { m_explanations = &explanations; }

    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString iconName() const override;
    void registerActions(ActionTable& actions) override;
    void activated() override;

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    /// What the banner's button does.
    enum class Offer { None, Undo, Reload };

    void connectViews();
    void connectChanges();
    void addStatusActions(ActionTable& actions);
    void reset();
    void refresh();
    void openCase(std::int64_t caseKey);
    void leaveCase();
    void find();
    void trigger(const QString& actionId);
    void copyId();
    void explainAlert();
    void removeSimulation();
    [[nodiscard]] bool isCaseShown() const;
    [[nodiscard]] std::vector<std::int64_t> targets() const;
    void setStatus(engine::CaseStatus status);
    void updateActions();
    void tell(const QString& text);
    void tellCount();
    void showOffer(Offer offer, const QString& button);
    void acceptOffer();

    WorkspaceSession& m_session;
    CaseRepository& m_repository;
    Explanations* m_explanations = nullptr;
    ActionTable* m_actions = nullptr;
    StatusChanges* m_changes = nullptr;
    SimulationRemoval* m_removal = nullptr;
    QTimer* m_pause = nullptr;        ///< gathers changes that follow each other
    bool m_isStale = false;           ///< cases changed while the page was not in front
    Offer m_offer = Offer::None;
    Banner* m_readOnly = nullptr;
    Banner* m_banner = nullptr;
    QStackedWidget* m_stack = nullptr;
    CaseListView* m_list = nullptr;
    CaseView* m_case = nullptr;
    QAction* m_open = nullptr;
    QAction* m_back = nullptr;
    QAction* m_close = nullptr;
    QAction* m_progress = nullptr;
    QAction* m_reopen = nullptr;
    QAction* m_copy = nullptr;
    QAction* m_remove = nullptr;
    QAction* m_explain = nullptr;     ///< null: nothing is explained
};

} // namespace casewright::ui
