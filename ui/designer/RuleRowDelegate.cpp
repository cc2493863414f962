// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/designer/RuleRowDelegate.h"

#include "ui/models/RuleGroupModel.h"
#include "ui/models/RuleListModel.h"
#include "ui/widgets/Fonts.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/PillPaint.h"
#include "ui/widgets/ThemeColors.h"
#include "ui/widgets/ThemeSizes.h"

#include <QPainter>

#include <algorithm>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int ChosenBar = 3; ///< width of the mark at the left

/// Icon and number at the right of the line; gives back what is left of it.
QRect paintCount(QPainter& painter, const QRect& line, const QString& icon, Tone tone, int count)
{
    if (count == 0)
        return line;
    const QString number = QString::number(count);
    const QFont font = fonts::text(size::SectionText, QFont::DemiBold);
    const int width = QFontMetrics(font).horizontalAdvance(number) + 1;
    painter.setFont(font);
    painter.setPen(ThemeColors::current().of(tone).ink);
    painter.drawText(QRect(line.right() - width + 1, line.top(), width, line.height()),
                     Qt::AlignRight | Qt::AlignVCenter, number);
    const QRect place(line.right() - width - size::NoteIcon - 2, line.center().y() - size::NoteIcon / 2 + 1,
                      size::NoteIcon, size::NoteIcon);
    painter.drawPixmap(place, icons::pixmap(icon, tone, size::NoteIcon, painter.device()->devicePixelRatioF()));
    return QRect(line.topLeft(), QPoint(place.left() - size::GapSmall, line.bottom()));
}

/// The name of a group, whether it is folded, and how many rules it has.
void paintGroup(QPainter& painter, const QStyleOptionViewItem& option, const QRect& rect, const QModelIndex& index)
{
    const int rules = index.data(RuleGroupModel::GroupSizeRole).toInt();
    const bool isFolded = index.data(RuleGroupModel::IsFoldedRole).toBool();
    const QRect mark(rect.left(), rect.center().y() - size::TagIcon / 2 + 1, size::TagIcon, size::TagIcon);
    icons::icon(isFolded ? u"chevron-right"_s : u"chevron-down"_s, icons::Ink::Muted).paint(&painter, mark);
    const QFont font = fonts::text(size::SectionText, QFont::DemiBold);
    const QFontMetrics metrics(font);
    const QString number = QString::number(rules);
    const int numberWidth = metrics.horizontalAdvance(number);
    const QRect words = rect.adjusted(size::TagIcon + size::GapSmall, 0, -numberWidth - size::Gap, 0);
    painter.setFont(font);
    painter.setPen(ThemeColors::current().muted);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(option.text, Qt::ElideRight, words.width()));
    painter.drawText(rect, Qt::AlignRight | Qt::AlignVCenter, number);
}

} // namespace

/// Rows are as wide as the list. To measure the words of each would keep the window waiting where there are hundreds.
QSize RuleRowDelegate::sizeHint(const QStyleOptionViewItem& /*option*/, const QModelIndex& index) const
{
    constexpr int Width = 1;
    if (index.data(RuleGroupModel::IsGroupRole).toBool())
        return {Width, size::Row};
    const bool hasOutcome = !index.data(RuleListModel::OutcomeRole).toString().isEmpty();
    return {Width, hasOutcome ? size::TallRow + size::GapLarge : size::TallRow};
}

void RuleRowDelegate::paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QRect& rect,
                                   const QModelIndex& index) const
{
    if (index.data(RuleGroupModel::IsGroupRole).toBool()) {
        paintGroup(painter, option, rect, index);
        return;
    }
    const ThemeColors& colors = ThemeColors::current();
    if (option.state.testFlag(QStyle::State_Selected))
        painter.fillRect(QRect(option.rect.left(), option.rect.top(), ChosenBar, option.rect.height() - 1),
                         colors.accent.solid);
    const QString outcome = index.data(RuleListModel::OutcomeRole).toString();
    QRect lines = rect.adjusted(2, size::Gap, 0, -size::Gap);
    if (!outcome.isEmpty())
        lines.setBottom(lines.bottom() - size::GapLarge);
    QRect upper(lines.left(), lines.top(), lines.width(), lines.height() / 2);
    const QRect lower(lines.left(), upper.bottom() + 1, lines.width(), lines.height() - upper.height());

    upper = paintCount(painter, upper, icons::nameOf(Tone::Limit), Tone::Limit,
                       index.data(RuleListModel::WarningsRole).toInt());
    upper = paintCount(painter, upper, icons::nameOf(Tone::Loss), Tone::Loss,
                       index.data(RuleListModel::ErrorsRole).toInt());
    QStyleOptionViewItem name = option;
    name.font = fonts::text(size::ControlText, QFont::DemiBold);
    name.fontMetrics = QFontMetrics(name.font);
    name.displayAlignment = Qt::AlignLeft | Qt::AlignVCenter;
    paintLine(painter, name, upper, option.text);

    const QString consumer = index.data(RuleListModel::ConsumerRole).toString();
    const int tag = std::min(pillpaint::tagWidth(consumer), lower.width() / 2);
    pillpaint::paintTag(painter, QRect(lower.right() - tag + 1, lower.top(), tag, lower.height()), consumer);
    QStyleOptionViewItem type = name;
    type.font = fonts::text(size::HintText);
    type.fontMetrics = QFontMetrics(type.font);
    type.palette.setColor(QPalette::Text, colors.muted);
    paintLine(painter, type, lower.adjusted(0, 0, -tag - size::GapSmall, 0),
              index.data(RuleListModel::TypeRole).toString());
    if (index.data(RuleListModel::LossRole).toBool())
        type.palette.setColor(QPalette::Text, colors.loss.ink);
    if (!outcome.isEmpty())
        paintLine(painter, type, QRect(lower.left(), lower.bottom() + 1, lower.width(), size::GapLarge), outcome);
}

} // namespace casewright::ui
