// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QWidget>

namespace casewright::ui {

class Banner;
class RuleDocuments;
class RuleTransfer;
class WorkspaceSession;

/// What a person is told above the form of the current rule: whether rules can be changed and are saved, what came of
/// importing, exporting and deleting. Takes no room while there is nothing to tell.
class RulesNews final : public QWidget {
    Q_OBJECT

public:
    /// All outlive it.
    RulesNews(WorkspaceSession& session, RuleDocuments& documents, RuleTransfer& transfer, QWidget* parent = nullptr);

    /// Says that the last step was done, and offers to undo it until there is another one.
    void offerUndo(const QString& title);

Q_SIGNALS:
    void undoRequested();
    /// In one line, for the status line.
    void done(const QString& text);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showAccess();
    void followSteps(int index);

    WorkspaceSession& m_session;
    RuleDocuments& m_documents;
    QList<QWidget*> m_parts;
    Banner* m_access = nullptr;
    Banner* m_message = nullptr;
    int m_offered = -1; ///< index of the undo stack, while the message offers to undo the step before it
};

} // namespace casewright::ui
