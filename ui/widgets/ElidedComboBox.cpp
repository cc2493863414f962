// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/ElidedComboBox.h"

#include "ui/widgets/ThemeSizes.h"

#include <QFontMetrics>
#include <QStyle>
#include <QStyleOptionComboBox>

namespace casewright::ui {

void ElidedComboBox::initStyleOption(QStyleOptionComboBox* option) const
{
    QComboBox::initStyleOption(option);
    if (isEditable())
        return;
    int room = style()->subControlRect(QStyle::CC_ComboBox, option, QStyle::SC_ComboBoxEditField, this).width();
    if (!option->currentIcon.isNull())
        room -= option->iconSize.width() + size::GapSmall;
    option->currentText = option->fontMetrics.elidedText(option->currentText, Qt::ElideRight, room - size::GapSmall);
}

} // namespace casewright::ui
