// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

class QSettings;

namespace casewright::ui {

class MainWindow;
class Theme;

/// Keeps what a person arranged: the window's place, the page in front, what pages themselves arrange (see Page), light
/// or dark, the keys of commands. Versioned: what an older program
/// wrote in another way is left out, not misread.
class WindowLayout final : public QObject {
    Q_OBJECT

public:
    static constexpr int Version = 1;

    /// All three outlive it.
    WindowLayout(MainWindow& window, Theme& theme, QSettings& settings);

    /// Once, after all pages are there and before the window is shown.
    void restore();
    /// Also called when the window is closed.
    void save();

private:
    void saveTheme();

    MainWindow& m_window;
    Theme& m_theme;
    QSettings& m_settings;
};

} // namespace casewright::ui
