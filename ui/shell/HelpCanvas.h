// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/Tone.h"

#include <QPointF>
#include <QRectF>
#include <QString>

class QPainter;

namespace casewright::ui {

struct ThemeColors;

/// Draws the parts that the help's pictures are made of, in the present colours of the theme. Lengths are those of a
/// picture at 100 %; the painter scales them. GUI thread.
class HelpCanvas final {
public:
    /// Outlived by the painter.
    explicit HelpCanvas(QPainter& painter);

    /// A box with words in its middle, that break where they have no room.
    void box(const QRectF& at, const QString& words, Tone tone);
    /// The same with a border of dashes: what does not come to be.
    void ghost(const QRectF& at, const QString& words, Tone tone);
    /// A box for others, a shade apart from the page.
    void field(const QRectF& at);
    /// The name of a field, or a value, in a box.
    void code(const QRectF& at, const QString& words, Tone tone);
    /// Words beside what they name. `flags`: of Qt::AlignmentFlag.
    void words(const QRectF& at, const QString& words, int flags);
    void strong(const QRectF& at, const QString& words, int flags);
    /// In the colour of a tone.
    void toned(const QRectF& at, const QString& words, Tone tone, int flags);
    /// One alert.
    void alert(const QPointF& centre, Tone tone);
    /// An alert that is in no case: a cross.
    void lost(const QPointF& centre);
    void bar(const QRectF& at, Tone tone);
    /// A part of a bar in which nothing goes on.
    void idle(const QRectF& at);
    void line(const QPointF& from, const QPointF& to);
    void arrow(const QPointF& from, const QPointF& to, Tone tone = Tone::Neutral);
    /// From end to end, with words above its middle: a length of time.
    void span(const QPointF& from, const QPointF& to, const QString& words);
    /// A limit, with dashes.
    void limit(const QPointF& from, const QPointF& to, Tone tone);

private:
    void frame(const QRectF& at, Tone tone, bool isDashed);
    void head(const QPointF& from, const QPointF& to);

    QPainter& m_painter;
    const ThemeColors& m_colors;
};

} // namespace casewright::ui
