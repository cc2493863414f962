// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/ThemeStyle.h"

#include "ui/widgets/IconSet.h"
#include "ui/widgets/ThemeColors.h"
#include "ui/widgets/ThemeSizes.h"

#include <QPainter>
#include <QStyleOptionComboBox>
#include <QStyleOptionHeader>

#include <algorithm>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int Indicator = 16;
constexpr int ArrowRoom = 26;
constexpr int TextPadding = 10;

bool isOn(const QStyleOption* option, QStyle::StateFlag flag) { return option->state.testFlag(flag); }

QRectF inside(const QRect& rect) { return QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5); }

/// As the style sheet has it for fields of text: what is wrong, else the focus.
QColor borderOf(const QStyleOptionComboBox* box, const QWidget* widget)
{
    const ThemeColors& colors = ThemeColors::current();
    const QString finding = widget ? widget->property("finding").toString() : QString();
    if (!finding.isEmpty())
        return finding == u"loss" ? colors.loss.solid : colors.limit.solid;
    return isOn(box, QStyle::State_HasFocus) ? colors.accent.solid : colors.line;
}

void paintComboBox(const QStyleOptionComboBox* box, QPainter* painter, const QWidget* widget)
{
    const ThemeColors& colors = ThemeColors::current();
    const bool isEnabled = isOn(box, QStyle::State_Enabled);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(borderOf(box, widget));
    painter->setBrush(!isEnabled                                               ? colors.background
                      : isOn(box, QStyle::State_MouseOver) && !box->editable ? colors.hover
                                                                             : colors.panel);
    painter->drawRoundedRect(inside(box->rect), size::ControlRadius, size::ControlRadius);
    const int arrow = size::NoteIcon;
    const QRect place(box->rect.right() - ArrowRoom + (ArrowRoom - arrow) / 2, box->rect.center().y() - arrow / 2 + 1,
                      arrow, arrow);
    icons::icon(u"chevron-down"_s, icons::Ink::Muted)
        .paint(painter, place, Qt::AlignCenter, isEnabled ? QIcon::Normal : QIcon::Disabled);
    painter->restore();
}

void paintIndicator(const QStyleOption* option, QPainter* painter, bool isRound)
{
    const ThemeColors& colors = ThemeColors::current();
    const bool isEnabled = isOn(option, QStyle::State_Enabled);
    const bool isMarked = isOn(option, QStyle::State_On) || isOn(option, QStyle::State_NoChange);
    const int side = std::min({Indicator, option->rect.width(), option->rect.height()});
    QRect box(0, 0, side, side);
    box.moveCenter(option->rect.center());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QColor fill = isEnabled ? colors.accentFill : colors.disabled;
    const bool hasFocus = isOn(option, QStyle::State_HasFocus);
    painter->setPen(hasFocus ? colors.accent.solid : isMarked ? fill : isEnabled ? colors.muted : colors.line);
    painter->setBrush(isMarked ? fill : colors.panel);
    const double radius = isRound ? side / 2.0 : size::TagRadius;
    painter->drawRoundedRect(inside(box), radius, radius);
    if (hasFocus) {
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(inside(box).adjusted(-2, -2, 2, 2), radius + 2, radius + 2);
    }
    if (isMarked && isRound) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(colors.onAccent);
        painter->drawEllipse(QRectF(box).center(), side / 5.0, side / 5.0);
    } else if (isMarked) {
        const QString mark = isOn(option, QStyle::State_NoChange) ? u"minus"_s : u"check"_s;
        icons::icon(mark, icons::Ink::OnAccent).paint(painter, box.adjusted(2, 2, -2, -2));
    }
    painter->restore();
}

/// An order upwards points up, as in Kibana's tables; Qt points the other way.
QStyleOptionHeader turnedOver(const QStyleOptionHeader& head)
{
    QStyleOptionHeader turned = head;
    if (head.sortIndicator == QStyleOptionHeader::SortUp)
        turned.sortIndicator = QStyleOptionHeader::SortDown;
    else if (head.sortIndicator == QStyleOptionHeader::SortDown)
        turned.sortIndicator = QStyleOptionHeader::SortUp;
    return turned;
}

} // namespace

ThemeStyle::ThemeStyle() : QProxyStyle(u"Fusion"_s) {}

void ThemeStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                                    const QWidget* widget) const
{
    if (const auto* const box = qstyleoption_cast<const QStyleOptionComboBox*>(option); control == CC_ComboBox && box)
        paintComboBox(box, painter, widget);
    else
        QProxyStyle::drawComplexControl(control, option, painter, widget);
}

void ThemeStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                               const QWidget* widget) const
{
    switch (element) {
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck: paintIndicator(option, painter, false); return;
    case PE_IndicatorRadioButton: paintIndicator(option, painter, true); return;
    case PE_FrameFocusRect: return; // Painted by the controls, as a border in the accent's colour.
    case PE_IndicatorHeaderArrow:
        if (const auto* const head = qstyleoption_cast<const QStyleOptionHeader*>(option)) {
            const QStyleOptionHeader turned = turnedOver(*head);
            QProxyStyle::drawPrimitive(element, &turned, painter, widget);
        }
        return;
    default: QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

QSize ThemeStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& contents,
                                   const QWidget* widget) const
{
    QSize wanted = QProxyStyle::sizeFromContents(type, option, contents, widget);
    if (type == CT_ComboBox)
        wanted = QSize(contents.width() + TextPadding + ArrowRoom + size::GapSmall, size::Control);
    return wanted;
}

QRect ThemeStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl subControl,
                                 const QWidget* widget) const
{
    if (control == CC_ComboBox && subControl == SC_ComboBoxEditField)
        return option->rect.adjusted(TextPadding - 1, 1, -ArrowRoom, -1);
    if (control == CC_ComboBox && subControl == SC_ComboBoxArrow)
        return option->rect.adjusted(option->rect.width() - ArrowRoom, 0, 0, 0);
    return QProxyStyle::subControlRect(control, option, subControl, widget);
}

int ThemeStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight: return Indicator;
    case PM_SmallIconSize:
    case PM_ButtonIconSize: return size::Icon;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing: return size::Gap;
    default: return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int ThemeStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                          QStyleHintReturn* returned) const
{
    switch (hint) {
    case SH_ComboBox_Popup: return 0; // A list below the field, not over it.
    case SH_EtchDisabledText:
    case SH_UnderlineShortcut: return 0;
    default: return QProxyStyle::styleHint(hint, option, widget, returned);
    }
}

} // namespace casewright::ui
