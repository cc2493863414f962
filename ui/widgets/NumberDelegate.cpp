// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/NumberDelegate.h"

#include "ui/widgets/NumberText.h"

namespace casewright::ui {

QString NumberDelegate::displayText(const QVariant& value, const QLocale& locale) const
{
    switch (value.typeId()) {
    case QMetaType::Int:
    case QMetaType::UInt:
    case QMetaType::LongLong:
    case QMetaType::ULongLong: return NumberText::grouped(value.toLongLong());
    default: return CellDelegate::displayText(value, locale);
    }
}

void NumberDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    CellDelegate::initStyleOption(option, index);
    option->displayAlignment = Qt::AlignRight | Qt::AlignVCenter;
}

} // namespace casewright::ui
