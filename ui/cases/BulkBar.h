// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QAction;
class QHBoxLayout;
class QLabel;

namespace casewright::ui {

/// The row below the table: how many cases are chosen, and what can be done with them.
class BulkBar final : public QWidget {
    Q_OBJECT

public:
    explicit BulkBar(QWidget* parent = nullptr);

    /// A button for the action, with the given object name; can be pressed while the action can be used.
    void addAction(QAction* action, const QString& name);
    void setSelected(qint64 count);

private:
    QHBoxLayout* m_layout = nullptr;
    QLabel* m_count = nullptr;
};

} // namespace casewright::ui
