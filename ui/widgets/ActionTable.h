// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAction>
#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>

#include <utility>

namespace casewright::ui {

/// The menus of the window. Palette: in no menu, but in the command palette.
enum class MenuPlace { Palette, File, Edit, Rule, Simulation, Cases, View, Help };

/// "File", "Edit", …; empty for Palette.
[[nodiscard]] QString menuTitle(MenuPlace place);

/// What an action is. Whether it can be used now lives on its QAction.
struct ActionSpec {
    QString id{};                        ///< stable, "<page>.<verb>": "rules.new"; also the QAction's object name
    QString text{};                      ///< as in the menu: "New rule"; "..." at the end if a question follows
    QString icon{};                      ///< a name of IconSet, or empty
    QKeySequence shortcut{};             ///< or empty
    QString tip{};                       ///< one sentence; empty: the text
    MenuPlace menu = MenuPlace::Palette; ///< where it stands
    int group = 0;                       ///< in the menu: ascending, a line between two groups
    MenuPlace alsoIn = MenuPlace::Palette; ///< a second menu that it stands in; Palette: none
    int groupThere = 0;                  ///< in the second menu
    bool isCheckable = false;
};

/// The one registry of actions, from which menus, shortcuts, tool tips, the command palette and the help page are made.
/// Owns its QActions. GUI thread.
class ActionTable final : public QObject {
    Q_OBJECT

public:
    explicit ActionTable(QObject* parent = nullptr);

    /// Adds the action. An id that is there already is an error of the program: the first one stays and is returned.
    QAction* add(const ActionSpec& spec);

    /// The same, and connects triggered().
    template <typename Receiver, typename Slot>
    QAction* add(const ActionSpec& spec, const Receiver* receiver, Slot&& slot)
    {
        QAction* const action = add(spec);
        connect(action, &QAction::triggered, receiver, std::forward<Slot>(slot));
        return action;
    }

    /// Null if nobody added it.
    [[nodiscard]] QAction* action(const QString& id) const;
    /// In order of addition.
    [[nodiscard]] const QList<QAction*>& actions() const { return m_actions; }
    [[nodiscard]] const ActionSpec& spec(const QAction* action) const;
    /// Shortcuts that several actions claim: `Ctrl+N: rules.new, cases.new`. Empty in a sound program.
    [[nodiscard]] QStringList conflicts() const;
    /// Text without mnemonic and dots: "New rule".
    [[nodiscard]] static QString plainText(const QAction* action);

Q_SIGNALS:
    void added(QAction* action);

private:
    QList<QAction*> m_actions;
    QList<ActionSpec> m_specs;
};

} // namespace casewright::ui
