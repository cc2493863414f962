// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/bridge/HelpNumbers.h"

#include <QSize>
#include <QString>
#include <QStringList>

class QPainter;

/// The pictures of the help, drawn anew whenever they are painted: sharp at any scaling, in the theme's colours.
namespace casewright::ui::HelpPictures {

/// Of all pictures, in pixels at 100 %.
inline constexpr int Width = 640;

/// "steps", "groups", …
[[nodiscard]] QStringList names();
/// At 100 %; empty if there is no such picture.
[[nodiscard]] QSize sizeOf(const QString& name);
/// From the origin on, at 100 %. Nothing if there is no such picture.
void paint(QPainter& painter, const QString& name, const HelpNumbers& numbers);

} // namespace casewright::ui::HelpPictures
