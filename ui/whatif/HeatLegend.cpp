// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/whatif/HeatLegend.h"

#include "ui/whatif/HeatDelegate.h"
#include "ui/widgets/Fonts.h"
#include "ui/widgets/HeatScale.h"
#include "ui/widgets/ThemeColors.h"
#include "ui/widgets/ThemeSizes.h"

#include <QPainter>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int Steps = 12;
constexpr int StepWidth = size::GapMiddle;

int widthOf(const QString& text) { return QFontMetrics(fonts::text(size::HintText)).horizontalAdvance(text); }

int frameWidth(const QString& word) { return widthOf(word) + 2 * size::GapMiddle; }

} // namespace

HeatLegend::HeatLegend(About about, QWidget* parent) : QWidget(parent), m_about(about)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    if (about == About::Frames) {
        setObjectName(u"heatFrames"_s);
        setToolTip(tr("Solid frame: what the rule is set to now. Dashed frame: what is advised"));
        setAccessibleName(toolTip());
    } else {
        setObjectName(u"heatScale"_s);
        setToolTip(tr("The stronger the ground, the more: in steps of equal factors"));
    }
}

void HeatLegend::setRange(const QString& least, const QString& most)
{
    m_least = least;
    m_most = most;
    setAccessibleName(least.isEmpty() ? QString() : tr("From %1 to %2").arg(least, most));
    updateGeometry();
    update();
}

QSize HeatLegend::sizeHint() const
{
    const int height = size::Pill + size::GapSmall;
    if (m_about == About::Frames)
        return {frameWidth(tr("now")) + size::Gap + frameWidth(tr("advised")), height};
    return {widthOf(m_least) + widthOf(m_most) + Steps * StepWidth + 2 * size::Gap, height};
}

void HeatLegend::paintScale(QPainter& painter) const
{
    if (m_least.isEmpty())
        return;
    const ThemeColors& colors = ThemeColors::current();
    const int top = (height() - size::GapMiddle) / 2;
    int left = widthOf(m_least) + size::Gap;
    painter.setPen(colors.muted);
    painter.drawText(QRect(0, 0, left, height()), Qt::AlignLeft | Qt::AlignVCenter, m_least);
    for (int step = 0; step < Steps; ++step, left += StepWidth)
        painter.fillRect(QRect(left, top, StepWidth, size::GapMiddle),
                         heatscale::ground(static_cast<double>(step) / (Steps - 1), colors));
    painter.drawText(QRect(left + size::Gap, 0, width() - left, height()), Qt::AlignLeft | Qt::AlignVCenter, m_most);
}

void HeatLegend::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setFont(fonts::text(size::HintText));
    if (m_about == About::Scale)
        return paintScale(painter);
    const QRect now(0, 0, frameWidth(tr("now")), height());
    const QRect advised(now.right() + 1 + size::Gap, 0, frameWidth(tr("advised")), height());
    HeatDelegate::paintFrame(painter, now, false);
    HeatDelegate::paintFrame(painter, advised, true);
    painter.setPen(ThemeColors::current().text);
    painter.drawText(now, Qt::AlignCenter, tr("now"));
    painter.drawText(advised, Qt::AlignCenter, tr("advised"));
}

} // namespace casewright::ui
