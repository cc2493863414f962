// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/designer/RuleActions.h"
#include "ui/widgets/Page.h"

class QStackedWidget;

namespace casewright::ui {

class AlertSources;
class ArrangedSplitter;
class EmptyState;
class FieldChoiceModel;
class FindingsPane;
class RuleDocuments;
class RuleForm;
class RuleList;
class RuleListModel;
class RulePreviews;
class RuleTransfer;
class RulesNews;
class WorkspaceFindings;
class WorkspaceSession;

/// Where rules are written: the list at the left, the form of the current rule. Takes rule files dropped on it.
class RulesPage final : public Page {
    Q_OBJECT

public:
    /// Both outlive the page.
    RulesPage(WorkspaceSession& session, RuleDocuments& documents, QWidget* parent = nullptr);

    /// Offers the fields of the current source's alerts, once they were read, for grouping. They outlive the page.
    void setAlerts(AlertSources& sources);
    /// Shows the live preview at the right. After setAlerts(); they outlive the page.
    void setPreviews(AlertSources& sources, RulePreviews& previews);

    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString iconName() const override;
    void registerActions(ActionTable& actions) override;
    void activated() override;
    [[nodiscard]] std::optional<PageSteps> steps() const override;
    void undoStep() override;
    void redoStep() override;
    [[nodiscard]] QByteArray arrangement() const override;
    void restoreArrangement(const QByteArray& kept) override;

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void connectDocuments();
    void newRule();
    void newRuleOf(const QString& typeId);
    void duplicateRules();
    void renameRule();
    void removeRules();
    void write(const QAction* format);
    void showState();
    [[nodiscard]] bool isWritable() const;
    [[nodiscard]] QString savingText() const;
    void showAccess();
    void comeToFront();
    void trigger(const QString& id);
    void arrange();

    WorkspaceSession& m_session;
    RuleDocuments& m_documents;
    WorkspaceFindings* m_said = nullptr; ///< about all rules
    RuleListModel* m_model = nullptr;
    FieldChoiceModel* m_choices = nullptr;
    RuleTransfer* m_transfer = nullptr;
    ActionTable* m_table = nullptr;
    RuleActions m_actions; ///< null until they are registered
    ArrangedSplitter* m_splitter = nullptr;
    RuleList* m_list = nullptr;
    RulesNews* m_news = nullptr;
    QStackedWidget* m_stack = nullptr;
    EmptyState* m_empty = nullptr;
    RuleForm* m_form = nullptr;
    FindingsPane* m_findings = nullptr;
};

} // namespace casewright::ui
