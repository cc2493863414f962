// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QWidget>

class QAction;
class QButtonGroup;
class QToolButton;
class QVBoxLayout;

namespace casewright::ui {

/// The dark bar at the left: a button a page, icon over text. Up, Down, Home and End move between them.
class NavigationRail final : public QWidget {
    Q_OBJECT

public:
    explicit NavigationRail(QWidget* parent = nullptr);

    /// The button triggers the action, whose id is its object name. Text and icon are the page's.
    void addEntry(QAction* action, const QString& title, const QString& icon);
    /// At the foot, an icon alone: what is no page of work.
    void addFoot(QAction* action);
    void setCurrent(int index);
    [[nodiscard]] int current() const;
    [[nodiscard]] int count() const { return static_cast<int>(m_buttons.size()); }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool moveFrom(QObject* button, int key);

    QButtonGroup* m_group = nullptr;
    QVBoxLayout* m_layout = nullptr;
    QList<QToolButton*> m_buttons;
};

} // namespace casewright::ui
