// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/ElidedComboBox.h"

#include "ui/widgets/ThemeColors.h"
#include "ui/widgets/ThemeSizes.h"

#include <QAbstractItemView>
#include <QFontMetrics>
#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QStyledItemDelegate>
#include <QStyleOptionComboBox>
#include <QToolTip>

namespace casewright::ui {
namespace {

/// Rows as the style sheet wants them: Qt's own delegate of choosers takes no heights from it.
class RowDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        if (!isSeparator(index))
            return QStyledItemDelegate::paint(painter, option, index);
        painter->setPen(ThemeColors::current().line);
        painter->drawLine(option.rect.left() + size::Gap, option.rect.center().y(), option.rect.right() - size::Gap,
                          option.rect.center().y());
    }
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        return isSeparator(index) ? QSize(size::Gap, size::Gap) : QStyledItemDelegate::sizeHint(option, index);
    }

private:
    /// As QComboBox::insertSeparator() marks it.
    static bool isSeparator(const QModelIndex& index)
    {
        return index.data(Qt::AccessibleDescriptionRole).toString() == QLatin1String("separator");
    }
};

} // namespace

ElidedComboBox::ElidedComboBox(QWidget* parent) : QComboBox(parent) {}

void ElidedComboBox::showPopup()
{
    // Not before: forms have many choosers, and asking for the list makes it.
    if (!dynamic_cast<RowDelegate*>(itemDelegate())) {
        setItemDelegate(new RowDelegate(this));
        view()->setIconSize(iconSize());
    }
    QComboBox::showPopup();
}

bool ElidedComboBox::event(QEvent* event)
{
    QStyleOptionComboBox option;
    if (event->type() == QEvent::ToolTip)
        initStyleOption(&option);
    if (event->type() != QEvent::ToolTip || isEditable() || option.currentText == currentText())
        return QComboBox::event(event);
    // What people call things is no mark-up.
    const QString words = toolTip().isEmpty() ? currentText() : QString(currentText() + u'\n' + toolTip());
    QToolTip::showText(static_cast<const QHelpEvent*>(event)->globalPos(),
                       words.toHtmlEscaped().replace(u'\n', QStringLiteral("<br>")), this);
    return true;
}

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
