// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/TickComboBox.h"

#include "ui/widgets/NumberText.h"
#include "ui/widgets/ThemeSizes.h"

#include <QAbstractItemView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QStyle>
#include <QStyleOptionComboBox>

namespace casewright::ui {

TickComboBox::TickComboBox(QWidget* parent) : ElidedComboBox(parent) {}

void TickComboBox::setTicked(const QList<qint64>& keys)
{
    const bool hasTicks = count() > 1;
    for (int row = 0; row < count(); ++row) {
        const bool isChosen = row == currentIndex() || keys.contains(itemData(row).toLongLong());
        setItemData(row, hasTicks ? QVariant(isChosen ? Qt::Checked : Qt::Unchecked) : QVariant(), Qt::CheckStateRole);
    }
    showNumber();
}

QList<qint64> TickComboBox::ticked() const
{
    QList<qint64> keys;
    for (int row = 0; row < count(); ++row)
        if (isTicked(row) || (count() == 1 && row == currentIndex()))
            keys.append(itemData(row).toLongLong());
    return keys;
}

void TickComboBox::showPopup()
{
    ElidedComboBox::showPopup();
    // Asked before the list itself, which closes at a click: filters that came later are asked first.
    for (QObject* const watched : {static_cast<QObject*>(view()), static_cast<QObject*>(view()->viewport())}) {
        watched->removeEventFilter(this);
        watched->installEventFilter(this);
    }
}

bool TickComboBox::eventFilter(QObject* watched, QEvent* event)
{
    if (count() < 2)
        return ElidedComboBox::eventFilter(watched, event);
    if (watched == view() && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Space) {
        toggle(view()->currentIndex().row());
        return true;
    }
    if (watched == view()->viewport() && event->type() == QEvent::MouseButtonRelease) {
        const QPoint place = static_cast<QMouseEvent*>(event)->position().toPoint();
        const QModelIndex index = view()->indexAt(place);
        const int tick = style()->pixelMetric(QStyle::PM_IndicatorWidth, nullptr, this) + 2 * size::Gap;
        if (index.isValid() && place.x() < view()->visualRect(index).left() + tick) {
            toggle(index.row());
            return true;
        }
    }
    return ElidedComboBox::eventFilter(watched, event);
}

void TickComboBox::initStyleOption(QStyleOptionComboBox* option) const
{
    ElidedComboBox::initStyleOption(option);
    if (const int number = countTicked(); number > 1 && !m_several.isEmpty())
        option->currentText = m_several.arg(NumberText::grouped(number));
}

/// The last one stays.
void TickComboBox::toggle(int row)
{
    if (row < 0 || (isTicked(row) && countTicked() < 2))
        return;
    setItemData(row, isTicked(row) ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
    showNumber();
    Q_EMIT tickedChanged(ticked());
}

bool TickComboBox::isTicked(int row) const { return itemData(row, Qt::CheckStateRole).toInt() == Qt::Checked; }

int TickComboBox::countTicked() const
{
    int number = 0;
    for (int row = 0; row < count(); ++row)
        number += isTicked(row) ? 1 : 0;
    return number;
}

/// For the eye, and for people who hear it.
void TickComboBox::showNumber()
{
    const int number = countTicked();
    setAccessibleDescription(number > 1 ? m_several.arg(NumberText::grouped(number)) : QString());
    update();
}

} // namespace casewright::ui
