// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/Pill.h"

#include "ui/widgets/Looks.h"
#include "ui/widgets/PillPaint.h"
#include "ui/widgets/ThemeSizes.h"

#include <QPainter>

namespace casewright::ui {

Pill::Pill(QWidget* parent, Look look) : QWidget(parent), m_look(look)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    hide();
}

void Pill::setStatus(const QString& text, Tone tone)
{
    m_text = text;
    m_tone = tone;
    setAccessibleName(text);
    setShown(this, !text.isEmpty());
    updateGeometry();
    update();
}

QSize Pill::sizeHint() const
{
    switch (m_look) {
    case Look::Status: return {pillpaint::pillWidth(m_text), size::Pill};
    case Look::Tag: return {pillpaint::tagWidth(m_text), size::Pill};
    case Look::Dot: return {fontMetrics().horizontalAdvance(m_text) + size::GapLarge, size::Pill};
    }
    return {};
}

void Pill::paintEvent(QPaintEvent* event)
{
    static_cast<void>(event);
    QPainter painter(this);
    switch (m_look) {
    case Look::Status: pillpaint::paintPill(painter, rect(), m_text, m_tone); break;
    case Look::Tag: pillpaint::paintTag(painter, rect(), m_text); break;
    case Look::Dot: pillpaint::paintDot(painter, rect(), m_text, m_tone); break;
    }
}

} // namespace casewright::ui
