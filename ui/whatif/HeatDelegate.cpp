// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/whatif/HeatDelegate.h"

#include "ui/models/SweepGridModel.h"
#include "ui/widgets/Fonts.h"
#include "ui/widgets/HeatScale.h"
#include "ui/widgets/PlainTips.h"
#include "ui/widgets/ThemeColors.h"
#include "ui/widgets/ThemeSizes.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace casewright::ui {
namespace {

constexpr int FrameWidth = 3;

QFont numberFont(bool isMarked) { return fonts::text(size::ControlText, isMarked ? QFont::Bold : QFont::DemiBold); }

/// What is not done, or cannot be run: no ground that a number could have.
void paintPattern(QPainter& painter, const QRect& rect, bool isRefused)
{
    const ThemeColors& colors = ThemeColors::current();
    painter.fillRect(rect, colors.background);
    painter.fillRect(rect, QBrush(colors.line, isRefused ? Qt::DiagCrossPattern : Qt::BDiagPattern));
}

} // namespace

void HeatDelegate::paintFrame(QPainter& painter, const QRect& rect, bool isAdvised)
{
    const ThemeColors& colors = ThemeColors::current();
    // A rim between the frame and the ground, whatever that is.
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colors.panel, FrameWidth + 2, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    const QRect frame = rect.adjusted(1, 1, -2, -2);
    painter.drawRect(frame);
    QPen pen(isAdvised ? colors.fine.solid : colors.accent.solid, FrameWidth, Qt::SolidLine, Qt::FlatCap,
             Qt::MiterJoin);
    if (isAdvised)
        pen.setDashPattern({2, 1});
    painter.setPen(pen);
    painter.drawRect(frame);
}

void HeatDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const ThemeColors& colors = ThemeColors::current();
    const auto state = static_cast<SweepGridModel::State>(index.data(SweepGridModel::StateRole).toInt());
    const bool isNow = index.data(SweepGridModel::IsNowRole).toBool();
    const bool isAdvised = index.data(SweepGridModel::IsAdvisedRole).toBool();
    const QRect rect = option.rect.adjusted(1, 1, -1, -1);
    painter->save();
    QColor ink = colors.muted;
    if (state == SweepGridModel::State::Done) {
        const QColor ground = heatscale::ground(index.data(SweepGridModel::ShadeRole).toDouble(), colors);
        ink = heatscale::ink(ground);
        painter->fillRect(rect, ground);
    } else {
        paintPattern(*painter, rect, state == SweepGridModel::State::Refused);
    }
    if (isNow)
        paintFrame(*painter, rect, false);
    if (isAdvised)
        paintFrame(*painter, isNow ? rect.adjusted(FrameWidth, FrameWidth, -FrameWidth, -FrameWidth) : rect, true);
    const QString text = index.data(Qt::DisplayRole).toString();
    painter->setFont(numberFont(isNow || isAdvised));
    painter->setPen(ink);
    if (painter->fontMetrics().horizontalAdvance(text) <= rect.width() - 2)
        painter->drawText(rect, Qt::AlignCenter, text);
    const bool isChosen = option.state.testFlag(QStyle::State_Selected);
    if (isChosen || option.state.testFlag(QStyle::State_MouseOver)) {
        const bool hasFocus = isChosen && option.widget && option.widget->hasFocus();
        painter->setPen(QPen(ink, hasFocus ? 2 : 1, isChosen ? Qt::SolidLine : Qt::DotLine));
        const int inside = isNow || isAdvised ? FrameWidth + 3 : 3;
        painter->drawRect(rect.adjusted(inside, inside, -inside - 1, -inside - 1));
    }
    painter->restore();
}

bool HeatDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                             const QModelIndex& index)
{
    const QString tip = event->type() == QEvent::ToolTip ? index.data(Qt::ToolTipRole).toString() : QString();
    if (tip.isEmpty())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QToolTip::showText(event->globalPos(), PlainTips::shown(tip), view->viewport(), option.rect);
    return true;
}

} // namespace casewright::ui
