// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/ShortcutKeys.h"

#include "ui/widgets/ActionTable.h"
#include "ui/widgets/ActionTip.h"

#include <QAction>

namespace casewright::ui {

ShortcutKeys::ShortcutKeys(ActionTable& actions, QObject* parent) : QObject(parent), m_actions(actions)
{
    connect(&m_actions, &ActionTable::added, this, [this](QAction* action) {
        if (isChosen(action))
            apply(action);
        m_soon.start();
    });
    // Pages bring dozens of actions at once.
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &ShortcutKeys::changed);
}

void ShortcutKeys::choose(QAction* action, const QKeySequence& keys)
{
    const QKeySequence first = keys.isEmpty() ? QKeySequence() : QKeySequence(keys[0]);
    if (first == m_actions.spec(action).shortcut)
        m_chosen.remove(action->objectName());
    else
        m_chosen.insert(action->objectName(), first.toString(QKeySequence::PortableText));
    apply(action);
    Q_EMIT changed();
}

void ShortcutKeys::reset(QAction* action)
{
    if (m_chosen.remove(action->objectName()) == 0)
        return;
    apply(action);
    Q_EMIT changed();
}

void ShortcutKeys::resetAll() { restore({}); }

bool ShortcutKeys::isChosen(const QAction* action) const { return m_chosen.contains(action->objectName()); }

QStringList ShortcutKeys::othersWith(const QAction* action) const
{
    QStringList others;
    for (const QAction* const other : m_actions.actions()) {
        if (other != action && !action->shortcut().isEmpty() && other->shortcuts().contains(action->shortcut()))
            others.append(ActionTable::plainText(other));
    }
    return others;
}

void ShortcutKeys::restore(const QMap<QString, QString>& chosen)
{
    m_chosen = chosen;
    for (QAction* const action : m_actions.actions())
        apply(action);
    Q_EMIT changed();
}

void ShortcutKeys::apply(QAction* action) const
{
    const ActionSpec& spec = m_actions.spec(action);
    const QKeySequence keys = isChosen(action)
        ? QKeySequence(m_chosen.value(action->objectName()), QKeySequence::PortableText)
        : spec.shortcut;
    if (action->shortcut() == keys)
        return;
    action->setShortcut(keys);
    action->setToolTip(actionTip(spec, action, keys));
}

} // namespace casewright::ui
