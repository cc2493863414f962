// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulation/RunTimeDelegate.h"

#include "ui/widgets/TimeText.h"

#include <QHelpEvent>
#include <QToolTip>

namespace casewright::ui {
namespace {

constexpr qint64 Minute = 60'000;
constexpr qsizetype CharactersOfTheYear = 5; ///< "2026-"

} // namespace

QString RunTimeDelegate::displayText(const QVariant& value, const QLocale&) const
{
    const qint64 at = value.toLongLong();
    return (at % Minute == 0 ? TimeText::minute(at) : TimeText::second(at)).mid(CharactersOfTheYear);
}

bool RunTimeDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                                const QModelIndex& index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return CellDelegate::helpEvent(event, view, option, index);
    const qint64 at = index.data().toLongLong();
    QToolTip::showText(event->globalPos(), TimeText::second(at) + u'\n' + TimeText::utc(at));
    return true;
}

} // namespace casewright::ui
