// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/rules/Rule.h"
#include "core/store/Workspace.h"
#include "ui/bridge/AlertSources.h"
#include "ui/bridge/RuleDocuments.h"
#include "ui/bridge/WorkspaceSession.h"
#include "ui/designer/RulesPage.h"
#include "ui/shell/MainWindow.h"
#include "ui/widgets/ActionTable.h"
#include "ui/widgets/Theme.h"

#include <QByteArray>
#include <QLineEdit>
#include <QObject>
#include <QSpinBox>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>

namespace casewright::ui {

/// A window with the Rules page and another one, over a workspace in a temporary folder: what tests of the page share.
class RulesWindow final {
public:
    explicit RulesWindow(store::Access access = store::Access::Create);
    ~RulesWindow();

    /// Closes the window and opens the workspace in a new one.
    void reopen(store::Access access);

    /// The widget of that name, of the page or of a part of it. Ends the test if there is none.
    template<typename Widget>
    Widget* find(const QString& name, const QWidget* in = nullptr)
    {
        auto* const found = (in ? in : page)->findChild<Widget*>(name);
        if (!found)
            qFatal("no %s", qUtf8Printable(name));
        return found;
    }
    QLineEdit* line(const QString& name) { return find<QLineEdit>(name); }
    /// The number of a DurationEdit.
    QSpinBox* number(const QString& duration);
    /// What the note of a field says in sight.
    QString note(const QString& field);
    QAction* action(const QString& id) const { return actions->action(id); }

    /// Types the text in place of what is in the field.
    void retype(QLineEdit* field, const QString& text);
    void newRule(const QString& name);
    const rules::Rule& current() const { return *documents->find(documents->current().value()); }
    const rules::CasesAction& casesAction() const { return *current().casesAction; }
    /// A rule as another program reads it from the workspace now.
    rules::Rule saved(std::size_t row = 0) const;

    /// Runs a statement of SQL against the workspace's file, past the program.
    void changeFile(const QString& sql);

    QString filePath(const QString& name) const { return m_folder.filePath(name); }
    QString write(const QString& name, const QByteArray& text) const;
    static QByteArray read(const QString& path);
    /// Onto the page, or onto a widget on it.
    void drop(const QStringList& paths, QWidget* onto = nullptr);
    /// The text of a rule file, with more keys: `, "params": {}`.
    static QByteArray ruleFile(const QByteArray& more = {});
    void keepPicture(const QString& name);

    std::unique_ptr<WorkspaceSession> session;
    std::unique_ptr<RuleDocuments> documents;
    std::unique_ptr<AlertSources> sources;
    std::unique_ptr<Theme> theme;
    std::unique_ptr<ActionTable> actions;
    std::unique_ptr<MainWindow> window;
    RulesPage* page = nullptr;

private:
    void build(store::Access access);
    void tearDown();
    QString workspacePath() const { return filePath(QStringLiteral("soc-lab.casewright")); }

    QTemporaryDir m_folder;
};

} // namespace casewright::ui
