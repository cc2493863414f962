// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFrame>

class QMenuBar;

namespace casewright::ui {

class WindowCorner;

/// The bar at the top: the program's name, the menus, and the corner with workspace and profile.
class TopBar final : public QFrame {
    Q_OBJECT

public:
    explicit TopBar(QWidget* parent = nullptr);

    [[nodiscard]] QMenuBar* menus() const { return m_menus; }
    [[nodiscard]] WindowCorner* corner() const { return m_corner; }

private:
    QMenuBar* m_menus = nullptr;
    WindowCorner* m_corner = nullptr;
};

} // namespace casewright::ui
