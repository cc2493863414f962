// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QLabel;
class QPushButton;
class QTableView;

namespace casewright::ui {

class ActionTable;
class Banner;
class KeyEdit;
class SearchField;
class ShortcutKeys;
class ShortcutTableModel;

/// All commands with their keys, to be changed one at a time; what shares its keys with another is named.
class ShortcutPage final : public QWidget {
    Q_OBJECT

public:
    /// Both outlive it.
    ShortcutPage(const ActionTable& actions, ShortcutKeys& keys, QWidget* parent = nullptr);

Q_SIGNALS:
    void closeRequested();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] QWidget* header();
    [[nodiscard]] QWidget* editor();
    void showChosen();
    void showConflicts();
    [[nodiscard]] QAction* chosen() const;

    ShortcutKeys& m_keys;
    ShortcutTableModel* m_model = nullptr;
    SearchField* m_search = nullptr;
    Banner* m_conflicts = nullptr;
    QTableView* m_table = nullptr;
    QLabel* m_name = nullptr;
    KeyEdit* m_edit = nullptr;
    QPushButton* m_none = nullptr;
    QPushButton* m_reset = nullptr;
};

} // namespace casewright::ui
