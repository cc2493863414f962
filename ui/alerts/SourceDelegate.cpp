// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/alerts/SourceDelegate.h"

#include <QPainter>

#include "ui/alerts/AlertsText.h"
#include "ui/models/SourceListModel.h"
#include "ui/widgets/Fonts.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/ThemeColors.h"
#include "ui/widgets/ThemeSizes.h"

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int Bar = 3;   ///< width of the mark at the chosen source

} // namespace

QSize SourceDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    return {CellDelegate::sizeHint(option, index).width(), size::TallRow};
}

void SourceDelegate::paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QRect& rect,
                                  const QModelIndex& index) const
{
    const ThemeColors& colors = ThemeColors::current();
    if (option.state.testFlag(QStyle::State_Selected))
        painter.fillRect(QRect(option.rect.left(), option.rect.top(), Bar, option.rect.height()), colors.accent.solid);
    QStyleOptionViewItem upper = option;
    upper.font = fonts::text(size::Text, QFont::DemiBold);
    upper.fontMetrics = QFontMetrics(upper.font);
    upper.textElideMode = Qt::ElideMiddle;
    upper.displayAlignment = Qt::AlignLeft | Qt::AlignBottom;
    QRect words = rect.adjusted(size::GapSmall, 0, 0, 0);
    const int middle = rect.center().y();
    paintLine(painter, upper, QRect(words.left(), rect.top(), words.width(), middle - rect.top()), option.text);

    QStyleOptionViewItem lower = option;
    lower.font = fonts::text(size::HintText);
    lower.fontMetrics = QFontMetrics(lower.font);
    lower.displayAlignment = Qt::AlignLeft | Qt::AlignTop;
    const bool hasFailed =
        index.data(SourceListModel::StateRole).toInt() == static_cast<int>(SourceListModel::State::Failed);
    lower.palette.setColor(QPalette::Text, hasFailed ? colors.loss.ink : colors.muted);
    words.setTop(middle + 2);
    if (hasFailed) {
        icons::icon(u"error"_s, icons::Ink::Loss)
            .paint(&painter, QRect(words.left(), words.top(), size::NoteIcon, size::NoteIcon));
        words.setLeft(words.left() + size::NoteIcon + size::GapSmall);
    }
    paintLine(painter, lower, words, AlertsText::line(index));
}

} // namespace casewright::ui
