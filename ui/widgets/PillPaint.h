// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/Tone.h"

#include <QRect>
#include <QString>

class QPainter;

/// The small painted shapes that widgets and table cells share. GUI thread.
namespace casewright::ui::pillpaint {

/// Width of each shape with its text, at the theme's pill height.
[[nodiscard]] int pillWidth(const QString& text);
[[nodiscard]] int tagWidth(const QString& text);

/// A status: bold words on a soft round ground, at the left of the rectangle, centred in height, elided to its width.
void paintPill(QPainter& painter, const QRect& rect, const QString& text, Tone tone);
/// A tag: muted words in a thin frame.
void paintTag(QPainter& painter, const QRect& rect, const QString& text);
/// A coloured dot and plain words.
void paintDot(QPainter& painter, const QRect& rect, const QString& text, Tone tone);

} // namespace casewright::ui::pillpaint
