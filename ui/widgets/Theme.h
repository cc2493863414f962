// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/ThemeColors.h"

#include <QObject>
#include <QPalette>

#include <functional>

class QApplication;

namespace casewright::ui {

/// Gives the application its palette, font and style sheet, light or dark. One an application, owned by main (or a
/// test), GUI thread. Widgets do not need it: they paint with ThemeColors::current().
class Theme final : public QObject {
    Q_OBJECT

public:
    enum class Choice { System, Light, Dark };
    Q_ENUM(Choice)

    /// Is the system dark now? By default read from the base colour of the palette that the system gives.
    using SystemIsDark = std::function<bool()>;

    explicit Theme(QApplication& application, SystemIsDark systemIsDark = {});

    [[nodiscard]] Choice choice() const { return m_choice; }
    [[nodiscard]] bool isDark() const { return m_isDark; }

    /// Follow the system, or stay light or dark.
    void choose(Choice choice);

    [[nodiscard]] static QPalette paletteOf(const ThemeColors& colors);
    /// The style sheet's template with all names replaced.
    [[nodiscard]] static QString styleSheetOf(const ThemeColors& colors);

Q_SIGNALS:
    /// Light became dark or the other way round; palette and style sheet are set already.
    void changed();
    /// Another choice, whether it changes the look or not.
    void chosen(Choice choice);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] bool readSystem();
    void update();
    void apply();

    QApplication& m_application;
    SystemIsDark m_systemIsDark;
    Choice m_choice = Choice::System;
    bool m_isDark = false;
    bool m_isApplied = false;
    bool m_isReading = false;
};

} // namespace casewright::ui
