// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/Page.h"

#include <cstdint>
#include <vector>

class QStackedWidget;
class QTimer;

namespace casewright::ui {

class ActionTable;
class BulkEditing;
class CaseCommands;
class CaseListView;
class CaseMessages;
class CasePushing;
class CaseRepository;
class CaseTrail;
class CaseTransfer;
class CaseView;
class ComparisonView;
class ConfigurationPane;
class CaseDocuments;
class ConnectorSecrets;
class Explanations;
class NewCaseForm;
class SimulationCommands;
class WorkspaceSession;

/// The cases of the workspace, as an analyst reviews them: the list, and one case. What is read and changed lives in
/// the models and in the repository.
class CasesPage final : public Page {
    Q_OBJECT

public:
    /// Both outlive the page.
    CasesPage(WorkspaceSession& session, CaseRepository& repository, QWidget* parent = nullptr);
    ~CasesPage() override;

    /// Cases can be pushed. Both outlive the page.
    void setPushing(CasePushing& pushing, ConnectorSecrets& secrets);
    /// Alerts of a case can be explained; before registerActions(). It outlives the page.
    void setExplanations(Explanations& explanations) { m_explanations = &explanations; }

    /// Why a case exists, and what would have made it otherwise, is explained by one that nobody else asks. It outlives
    /// the page.
    void setCaseExplanations(Explanations& explanations);
    /// Documents of alerts are shown. It outlives the page.
    void setDocuments(CaseDocuments& documents);

    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString iconName() const override;
    void registerActions(ActionTable& actions) override;
    void activated() override;
    [[nodiscard]] std::optional<PageSteps> steps() const override;
    void undoStep() override;
    void redoStep() override;
    [[nodiscard]] QByteArray arrangement() const override;
    void restoreArrangement(const QByteArray& arrangement) override;
    [[nodiscard]] QString place() const override;
    void goTo(const QString& place) override;

protected:
    bool event(QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void connectViews();
    void connectRequests();
    void connectCommands();
    void connectListCommands();
    void connectActions();
    void reset();
    void refresh();
    void goBack();
    void leaveCase();
    void compare(const std::vector<std::int64_t>& simulations);
    void find();
    void trigger(const QString& actionId);
    [[nodiscard]] bool isCaseShown() const;
    void updateActions();
    void tell(const QString& text);
    void tellCount();

    WorkspaceSession& m_session;
    CaseRepository& m_repository;
    Explanations* m_explanations = nullptr;
    ActionTable* m_actions = nullptr;
    QTimer* m_pause = nullptr; ///< gathers changes that follow each other
    bool m_isStale = false; ///< cases changed while the page was not in front
    CaseMessages* m_messages = nullptr;
    QStackedWidget* m_stack = nullptr;
    CaseListView* m_list = nullptr;
    CaseView* m_case = nullptr;
    NewCaseForm* m_form = nullptr;
    ConfigurationPane* m_settings = nullptr;
    ComparisonView* m_comparison = nullptr;
    CaseTrail* m_trail = nullptr;
    CaseCommands* m_commands = nullptr;
    CaseTransfer* m_transfer = nullptr;
    BulkEditing* m_bulk = nullptr;
    SimulationCommands* m_simulations = nullptr;
};

} // namespace casewright::ui
