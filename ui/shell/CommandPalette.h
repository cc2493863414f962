// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPointer>
#include <QWidget>

class QAction;
class QFrame;
class QLineEdit;
class QListWidget;

namespace casewright::ui {

class ActionTable;

/// A field over the window that finds every action by a few of its letters. Up and Down choose, Enter triggers, Esc
/// or a click beside closes it and gives the focus back.
class CommandPalette final : public QWidget {
    Q_OBJECT

public:
    /// Covers `window`; the table outlives it.
    CommandPalette(const ActionTable& actions, QWidget* window);

    void open();
    void close();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void fill(const QString& typed);
    void trigger();
    void place();

    const ActionTable& m_actions;
    QFrame* m_frame = nullptr;
    QLineEdit* m_field = nullptr;
    QListWidget* m_list = nullptr;
    QPointer<QWidget> m_focusBefore;
};

} // namespace casewright::ui
