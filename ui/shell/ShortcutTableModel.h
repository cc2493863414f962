// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractTableModel>
#include <QString>

#include <vector>

class QAction;

namespace casewright::ui {

class ActionTable;
class ShortcutKeys;

/// All commands with their keys, in the order of the menus, and which of them share keys. GUI thread.
class ShortcutTableModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Command, Menu, Keys, Note, ColumnCount };

    /// Both outlive it.
    ShortcutTableModel(const ActionTable& actions, const ShortcutKeys& keys, QObject* parent = nullptr);

    /// Words in the command, its menu, its tip or its keys; case does not count. A command whose keys are changed stays
    /// in sight until the next search.
    void setSearch(const QString& text);
    /// Null for a row that is not there.
    [[nodiscard]] QAction* actionAt(int row) const;
    /// How many commands share their keys with another.
    [[nodiscard]] int conflicts() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] std::vector<QAction*> wanted() const;
    [[nodiscard]] QString textOf(const QAction* action, int column) const;
    void update();
    void follow();

    const ActionTable& m_actions;
    const ShortcutKeys& m_keys;
    QString m_search;
    qsizetype m_known = 0; ///< number of actions that were looked through
    std::vector<QAction*> m_rows;
};

} // namespace casewright::ui
