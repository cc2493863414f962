// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/TimeDelegate.h"

#include "ui/widgets/TimeText.h"

#include <QHelpEvent>
#include <QToolTip>

namespace casewright::ui {

QString TimeDelegate::displayText(const QVariant& value, const QLocale& locale) const
{
    if (value.typeId() != QMetaType::LongLong)
        return CellDelegate::displayText(value, locale);
    return m_form == Form::Short ? TimeText::shortly(value.toLongLong()) : TimeText::second(value.toLongLong());
}

bool TimeDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                             const QModelIndex& index)
{
    const QVariant value = index.data();
    if (event->type() != QEvent::ToolTip || value.typeId() != QMetaType::LongLong)
        return CellDelegate::helpEvent(event, view, option, index);
    QToolTip::showText(event->globalPos(), TimeText::exactly(value.toLongLong()));
    return true;
}

} // namespace casewright::ui
