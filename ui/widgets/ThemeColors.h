// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/Tone.h"

#include <QColor>

namespace casewright::ui {

/// The colours of one tone.
struct ToneColors {
    QColor solid; ///< bars, dots, borders; at least 3 : 1 on the panel
    QColor soft;  ///< background of pills and messages
    QColor ink;   ///< text on soft, panel and background; at least 4.5 : 1
};

/// All colours of the program, light and dark: nothing else names a colour. Made once, read by the style sheet, the
/// palette, delegates and plots. The GUI thread only.
struct ThemeColors {
    bool isDark = false;
    QColor background; ///< the page
    QColor panel;      ///< cards, tables, side panes, bars
    QColor line;       ///< borders, rows, grids
    QColor hover;      ///< what the pointer is over
    QColor text;
    QColor muted;      ///< text of less weight, on background, panel and code
    QColor disabled;   ///< text of what cannot be used now
    QColor accentFill; ///< primary buttons, marks in check boxes
    QColor accentDown; ///< the same, pressed or under the pointer
    QColor onAccent;   ///< text on accentFill and accentDown
    QColor rail;       ///< the navigation
    QColor railText;
    QColor railChosen;
    QColor railChosenText;
    QColor code;  ///< query text, JSON
    QColor shade; ///< over the window while the palette is open

    ToneColors neutral;
    ToneColors accent;
    ToneColors fine;
    ToneColors limit;
    ToneColors loss;
    ToneColors reopened;

    [[nodiscard]] const ToneColors& of(Tone tone) const;

    [[nodiscard]] static const ThemeColors& light();
    [[nodiscard]] static const ThemeColors& dark();
    /// Those of the application's palette: what a widget paints with. Repaint on QEvent::PaletteChange.
    [[nodiscard]] static const ThemeColors& current();
};

} // namespace casewright::ui
