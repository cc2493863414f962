// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/DurationEdit.h"

#include "ui/widgets/ThemeSizes.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QSpinBox>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype LongestShown = 16; ///< characters of a text that number and unit cannot show

QString nameOf(QChar unit)
{
    switch (unit.unicode()) {
    case u's': return DurationEdit::tr("seconds");
    case u'm': return DurationEdit::tr("minutes");
    case u'h': return DurationEdit::tr("hours");
    case u'd': return DurationEdit::tr("days");
    case u'w': return DurationEdit::tr("weeks");
    default: return unit;
    }
}

} // namespace

DurationEdit::DurationEdit(const QString& units, const QString& label, QWidget* parent) : QWidget(parent)
{
    m_number = new QSpinBox(this);
    m_number->setObjectName(u"durationNumber"_s);
    m_number->setAccessibleName(label);
    m_number->setRange(0, Largest);
    m_number->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_number->setFixedWidth(2 * size::Control);
    m_unit = new QComboBox(this);
    m_unit->setObjectName(u"durationUnit"_s);
    m_unit->setAccessibleName(tr("%1, unit").arg(label));
    m_unit->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    setUnits(units);
    auto* const layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(size::Gap);
    layout->addWidget(m_number);
    layout->addWidget(m_unit);
    layout->addStretch();
    setFocusProxy(m_number);
    connect(m_number, &QSpinBox::valueChanged, this, [this] { Q_EMIT edited(text()); });
    connect(m_unit, &QComboBox::activated, this, &DurationEdit::chooseUnit);
}

// With the focus, the number ends its editing while QWidget is destroyed: too late for what is kept here.
DurationEdit::~DurationEdit() { m_number->disconnect(this); }

void DurationEdit::setUnits(const QString& units)
{
    const std::optional<QString> before = m_unit->count() > 0 ? std::optional(text()) : std::nullopt;
    m_asWritten.reset();
    m_unit->clear();
    for (const QChar unit : units)
        m_unit->addItem(nameOf(unit), QString(unit));
    if (before)
        showText(*before);
}

void DurationEdit::setText(const QString& text)
{
    if (text != this->text())
        showText(text);
}

void DurationEdit::showText(const QString& text)
{
    const QSignalBlocker quiet(m_number);
    dropAsWritten();
    bool isNumber = false;
    const int number = QStringView(text).chopped(text.isEmpty() ? 0 : 1).toInt(&isNumber);
    const int unit = text.isEmpty() ? -1 : m_unit->findData(text.last(1));
    // Also what reads as a number but would be written otherwise, as "07d", is kept.
    if (isNumber && unit >= 0 && number >= 0 && number <= Largest && QString::number(number) == text.chopped(1)) {
        m_number->setValue(number);
        m_unit->setCurrentIndex(unit);
        return;
    }
    if (isNumber && number >= 0 && number <= Largest)
        m_number->setValue(number);
    m_asWritten = text;
    const QString shown = text.size() > LongestShown ? QString(text.left(LongestShown) + u'…') : text;
    m_unit->addItem(text.isEmpty() ? tr("not set") : tr("as written: %1").arg(shown));
    m_unit->setCurrentIndex(m_unit->count() - 1);
    m_number->setEnabled(false);
}

QString DurationEdit::text() const
{
    return m_asWritten ? *m_asWritten : QString(QString::number(m_number->value()) + m_unit->currentData().toString());
}

void DurationEdit::chooseUnit(int index)
{
    if (m_unit->itemData(index).isValid())
        dropAsWritten();
    Q_EMIT edited(text());
}

void DurationEdit::dropAsWritten()
{
    if (m_asWritten)
        m_unit->removeItem(m_unit->count() - 1);
    m_asWritten.reset();
    m_number->setEnabled(true);
}

} // namespace casewright::ui
