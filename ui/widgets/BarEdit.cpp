// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/BarEdit.h"

#include "ui/widgets/Fonts.h"
#include "ui/widgets/ThemeColors.h"
#include "ui/widgets/ThemeSizes.h"

#include <QEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace casewright::ui {
namespace {

constexpr int BarsHeight = 44;
constexpr double LeastScale = 2;
constexpr double Headroom = 1.1;
constexpr double StepsOfOne = 10;
constexpr double Step = 1 / StepsOfOne;
constexpr double LargeStep = 1;
constexpr double LeastBetweenMarks = 4;
constexpr double Space = 2; ///< between two bars
constexpr double MostRadius = 2; ///< of a bar's corners

/// To a tenth: nobody draws more exactly.
double rounded(double value) { return std::round(value * StepsOfOne) / StepsOfOne; }

QFont markFont() { return fonts::text(size::SectionText); }

} // namespace

BarEdit::BarEdit(const QStringList& names, double most, const QString& label, QWidget* parent)
    : QWidget(parent),
      m_names(names),
      m_most(most),
      m_values(static_cast<std::size_t>(names.size()), 1.0)
{
    setAccessibleName(label);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    followScale();
    tellCurrent();
}

void BarEdit::setMarks(const QStringList& marks)
{
    m_marks = marks;
    updateGeometry();
    update();
}

void BarEdit::setValues(const std::vector<double>& values)
{
    if (values == m_values || values.size() != m_values.size())
        return;
    m_values = values;
    if (!m_isDrawing)
        followScale();
    tellCurrent();
    update();
}

void BarEdit::change(double value)
{
    const double wanted = std::clamp(value, 0.0, m_most);
    double& now = m_values[static_cast<std::size_t>(m_current)];
    if (now == wanted)
        return;
    now = wanted;
    if (!m_isDrawing)
        followScale();
    tellCurrent();
    update();
    Q_EMIT edited();
}

void BarEdit::choose(int bar)
{
    const int wanted = std::clamp(bar, 0, static_cast<int>(m_values.size()) - 1);
    if (wanted == m_current)
        return;
    m_current = wanted;
    tellCurrent();
    update();
}

void BarEdit::tellCurrent()
{
    setAccessibleDescription(tr("%1: %2").arg(currentName(), QString::number(currentValue())));
    Q_EMIT currentChanged();
}

QSize BarEdit::sizeHint() const
{
    const int marks = m_marks.isEmpty() ? 0 : QFontMetrics(markFont()).height() + 1;
    return {static_cast<int>(m_values.size()) * size::Gap, BarsHeight + marks + 2 * 2};
}

QRectF BarEdit::area() const { return {2.0, 2.0, width() - 4.0, static_cast<double>(BarsHeight)}; }

void BarEdit::followScale() { m_scale = std::max(LeastScale, *std::ranges::max_element(m_values)) * Headroom; }

void BarEdit::paintEvent(QPaintEvent* event)
{
    static_cast<void>(event);
    const ThemeColors& colors = ThemeColors::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF inner = area();
    const double step = inner.width() / static_cast<double>(m_values.size());
    for (std::size_t i = 0; i < m_values.size(); ++i) {
        const double left = inner.left() + static_cast<double>(i) * step;
        const double height = std::max(1.0, inner.height() * std::min(1.0, m_values[i] / m_scale));
        const bool isCurrent = static_cast<int>(i) == m_current && hasFocus();
        QColor calm = colors.accent.solid;
        calm.setAlphaF(0.55F);
        painter.setPen(Qt::NoPen);
        painter.setBrush(!isEnabled() ? colors.disabled : isCurrent ? colors.accentDown : calm);
        // On whole pixels, so that all bars look alike.
        const double from = std::round(left);
        const double width = std::max(1.0, std::round(left + step - Space) - from);
        const double radius = std::min({MostRadius, width / 3, height / 2});
        painter.drawRoundedRect(QRectF(from, std::round(inner.bottom() - height), width, height), radius, radius);
    }
    paintMarks(painter, step);
    QPen dots(colors.muted, 1, Qt::DotLine);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(dots);
    const double one = inner.bottom() - inner.height() / m_scale;
    painter.drawLine(QPointF(inner.left(), one), QPointF(inner.right(), one));
    painter.setPen(hasFocus() ? colors.accent.solid : colors.line);
    painter.drawLine(inner.bottomLeft(), inner.bottomRight());
    if (hasFocus())
        painter.drawRect(inner.adjusted(-1, -1, 0, 0));
}

/// Each below the middle of its bar, as far as the widget reaches.
void BarEdit::paintMarks(QPainter& painter, double step) const
{
    const QRectF inner = area();
    painter.setFont(markFont());
    painter.setPen(ThemeColors::current().muted);
    const QFontMetricsF metrics(painter.font());
    const QStringList marks = shownMarks(step);
    for (qsizetype i = 0; i < marks.size(); ++i) {
        const double width = metrics.horizontalAdvance(marks[i]);
        const double middle = inner.left() + static_cast<double>(i) * step + (step - Space) / 2;
        const double left = std::clamp(middle - width / 2, inner.left(), std::max(inner.left(), inner.right() - width));
        painter.drawText(QPointF(left, inner.bottom() + 2 + metrics.ascent()), marks[i]);
    }
}

QStringList BarEdit::shownMarks(double step) const
{
    const QFontMetricsF metrics(markFont());
    double most = step;
    for (const QString& mark : m_marks)
        most = std::max(most, mark.isEmpty() ? 0 : metrics.horizontalAdvance(mark) + LeastBetweenMarks);
    const bool isEach = !m_marks.isEmpty() && !m_marks.contains(QString());
    if (!isEach || most <= step)
        return m_marks;
    QStringList letters;
    for (const QString& mark : m_marks)
        letters.append(mark.first(1));
    return letters;
}

void BarEdit::draw(const QPointF& at)
{
    const QRectF inner = area();
    const double step = inner.width() / static_cast<double>(m_values.size());
    choose(static_cast<int>((at.x() - inner.left()) / step));
    change(rounded(std::clamp((inner.bottom() - at.y()) / inner.height(), 0.0, 1.0) * m_scale));
}

void BarEdit::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_isDrawing = true;
    draw(event->position());
}

void BarEdit::mouseMoveEvent(QMouseEvent* event)
{
    if (m_isDrawing)
        draw(event->position());
}

void BarEdit::mouseReleaseEvent(QMouseEvent* event)
{
    static_cast<void>(event);
    m_isDrawing = false;
    followScale();
    update();
}

void BarEdit::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Left: return choose(m_current - 1);
    case Qt::Key_Right: return choose(m_current + 1);
    case Qt::Key_Home: return choose(0);
    case Qt::Key_End: return choose(static_cast<int>(m_values.size()) - 1);
    case Qt::Key_Up: return change(rounded(currentValue() + Step));
    case Qt::Key_Down: return change(rounded(currentValue() - Step));
    case Qt::Key_PageUp: return change(rounded(currentValue() + LargeStep));
    case Qt::Key_PageDown: return change(rounded(currentValue() - LargeStep));
    default: QWidget::keyPressEvent(event);
    }
}

void BarEdit::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::EnabledChange)
        update();
}

} // namespace casewright::ui
