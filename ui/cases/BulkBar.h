// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include <cstdint>

class QAction;
class QHBoxLayout;
class QLabel;
class QPushButton;

namespace casewright::ui {

class ActionTable;

/// The row below the table: how many cases are chosen, and what can be done with them.
class BulkBar final : public QWidget {
    Q_OBJECT

public:
    explicit BulkBar(QWidget* parent = nullptr);

    /// Buttons for what was registered; each can be pressed while its action can be used.
    void addActions(const ActionTable& actions);
    /// `all`: how many match, if those can be chosen too; otherwise 0.
    void setSelected(std::uint64_t count, std::uint64_t all = 0);
    /// All that match are chosen, in sight or not; or the first ones of `all`, where those are more.
    void setAllSelected(std::uint64_t count, std::uint64_t all);
    /// The button that opens what edits tags, or assignees.
    [[nodiscard]] QPushButton* tagsButton() const { return m_tags; }
    [[nodiscard]] QPushButton* assignButton() const { return m_assign; }

Q_SIGNALS:
    /// A person wants all that match to be chosen.
    void allWanted();
    /// The button that had it cannot be used any more; else Qt would give it to whatever comes next.
    void focusLeft();

private:
    QPushButton* addButton(QAction* action, const QString& name, const QString& text);
    void addSeverities(const ActionTable& actions);

    QHBoxLayout* m_layout = nullptr;
    QLabel* m_count = nullptr;
    QPushButton* m_all = nullptr;
    QPushButton* m_tags = nullptr;
    QPushButton* m_assign = nullptr;
};

} // namespace casewright::ui
