// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/Tone.h"

#include <QIcon>
#include <QString>

/// The program's own icons: SVGs of the resources, painted sharp at any scaling in a colour of the theme, which they
/// follow. GUI thread.
namespace casewright::ui::icons {

/// What an icon is painted with.
enum class Ink {
    Text,     ///< as the text beside it
    Muted,    ///< as a hint
    OnAccent, ///< on a primary button
    Rail,     ///< in the navigation; chosen: QIcon::On
    Accent,
    Fine,
    Limit,
    Loss,
    Reopened,
};

[[nodiscard]] Ink inkOf(Tone tone);

/// The icon of `:/icons/<name>.svg`. An unknown name is a null icon.
[[nodiscard]] QIcon icon(const QString& name, Ink ink = Ink::Text);
[[nodiscard]] QIcon icon(const QString& name, Tone tone);
/// For labels, which take pixmaps: in the present colours, so take a new one on QEvent::PaletteChange.
[[nodiscard]] QPixmap pixmap(const QString& name, Tone tone, int pixels, qreal ratio);
/// The program's own.
[[nodiscard]] QIcon application();
/// The word that goes with a tone in messages: "info", "fine", "warning", "error", "reopen".
[[nodiscard]] QString nameOf(Tone tone);

} // namespace casewright::ui::icons
