// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/ShortcutTableModel.h"

#include "ui/shell/ShortcutKeys.h"
#include "ui/widgets/ActionTable.h"
#include "ui/widgets/IconSet.h"

#include <QAction>

#include <algorithm>
#include <utility>

namespace casewright::ui {

using namespace Qt::StringLiterals;

ShortcutTableModel::ShortcutTableModel(const ActionTable& actions, const ShortcutKeys& keys, QObject* parent)
    : QAbstractTableModel(parent), m_actions(actions), m_keys(keys)
{
    connect(&keys, &ShortcutKeys::changed, this, &ShortcutTableModel::follow);
    m_rows = wanted();
    m_known = actions.actions().size();
}

void ShortcutTableModel::setSearch(const QString& text)
{
    m_search = text;
    update();
}

QAction* ShortcutTableModel::actionAt(int row) const
{
    return row < 0 || row >= rowCount() ? nullptr : m_rows[static_cast<std::size_t>(row)];
}

int ShortcutTableModel::conflicts() const
{
    return static_cast<int>(std::ranges::count_if(
        m_actions.actions(), [this](const QAction* action) { return !m_keys.othersWith(action).isEmpty(); }));
}

int ShortcutTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ShortcutTableModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant ShortcutTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const QAction* const action = m_rows[static_cast<std::size_t>(index.row())];
    if (role == Qt::DisplayRole)
        return textOf(action, index.column());
    if (role == Qt::ToolTipRole)
        return index.column() == Note ? textOf(action, Note) : m_actions.spec(action).tip;
    if (role == Qt::DecorationRole && index.column() == Note && !m_keys.othersWith(action).isEmpty())
        return icons::icon(icons::nameOf(Tone::Limit), Tone::Limit);
    return {};
}

QString ShortcutTableModel::textOf(const QAction* action, int column) const
{
    const ActionSpec& spec = m_actions.spec(action);
    switch (column) {
    case Command: return ActionTable::plainText(action);
    case Menu: return menuTitle(spec.menu);
    case Keys: return action->shortcut().toString(QKeySequence::NativeText);
    default: break;
    }
    if (const QStringList others = m_keys.othersWith(action); !others.isEmpty())
        return tr("Same keys as %1").arg(others.join(u", "_s));
    if (!m_keys.isChosen(action))
        return {};
    return spec.shortcut.isEmpty() ? tr("Changed; it had none")
                                   : tr("Changed; it had %1").arg(spec.shortcut.toString(QKeySequence::NativeText));
}

QVariant ShortcutTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Command: return tr("Command");
    case Menu: return tr("Menu");
    case Keys: return tr("Keys");
    default: return tr("Note");
    }
}

std::vector<QAction*> ShortcutTableModel::wanted() const
{
    std::vector<QAction*> found;
    for (QAction* const action : m_actions.actions()) {
        const QStringList words{textOf(action, Command), textOf(action, Menu), textOf(action, Keys),
                                m_actions.spec(action).tip};
        if (words.join(u'\n').contains(m_search, Qt::CaseInsensitive))
            found.push_back(action);
    }
    std::ranges::stable_sort(found, {}, [this](const QAction* action) {
        const ActionSpec& spec = m_actions.spec(action);
        return std::pair(spec.menu == MenuPlace::Palette, static_cast<int>(spec.menu) * 100 + spec.group);
    });
    return found;
}

void ShortcutTableModel::follow()
{
    if (m_known != m_actions.actions().size())
        update();
    else if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void ShortcutTableModel::update()
{
    m_known = m_actions.actions().size();
    std::vector<QAction*> next = wanted();
    if (next == m_rows) {
        if (!m_rows.empty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_rows = std::move(next);
    endResetModel();
}

} // namespace casewright::ui
