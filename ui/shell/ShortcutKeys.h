// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QKeySequence>
#include <QMap>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QTimer>

class QAction;

namespace casewright::ui {

class ActionTable;

/// The keys of all actions as a person wants them: those of the action table, unless others were chosen. Also for
/// actions that come later. GUI thread.
class ShortcutKeys final : public QObject {
    Q_OBJECT

public:
    /// The actions outlive it.
    explicit ShortcutKeys(ActionTable& actions, QObject* parent = nullptr);

    /// The first combination of `keys`, or none for an empty one.
    void choose(QAction* action, const QKeySequence& keys);
    /// The keys of the action table again.
    void reset(QAction* action);
    void resetAll();
    [[nodiscard]] bool isChosen(const QAction* action) const;
    /// The names of the other actions that have the action's keys: "New rule". With them neither would be done.
    [[nodiscard]] QStringList othersWith(const QAction* action) const;

    /// What was chosen, by the action's id, as QKeySequence::PortableText; empty: no keys.
    [[nodiscard]] const QMap<QString, QString>& chosen() const { return m_chosen; }
    void restore(const QMap<QString, QString>& chosen);

Q_SIGNALS:
    void changed(); ///< see chosen(); also, a moment later, when there are more actions

private:
    void apply(QAction* action) const;

    ActionTable& m_actions;
    QMap<QString, QString> m_chosen;
    QTimer m_soon;
};

} // namespace casewright::ui
