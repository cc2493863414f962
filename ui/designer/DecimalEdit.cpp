// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/designer/DecimalEdit.h"

#include "ui/designer/ShownText.h"

#include <QLocale>
#include <QRegularExpression>
#include <QRegularExpressionValidator>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

QString textOf(std::optional<double> number)
{
    // The shortest text that is read as the same number.
    return number ? QString::number(*number, 'f', QLocale::FloatingPointShortest) : QString();
}

} // namespace

DecimalEdit::DecimalEdit(const QString& label, QWidget* parent) : QLineEdit(parent)
{
    // As many digits as a double keeps.
    static const QRegularExpression pattern(u"-?[0-9]{0,15}(\\.[0-9]{0,15})?"_s);
    setAccessibleName(label);
    setValidator(new QRegularExpressionValidator(pattern, this));
    connect(this, &QLineEdit::textEdited, this, [this] { Q_EMIT edited(number()); });
}

void DecimalEdit::setNumber(std::optional<double> number)
{
    m_number = number;
    if (!hasFocus() || this->number() != number)
        showText(this, textOf(number));
}

std::optional<double> DecimalEdit::number() const
{
    bool isNumber = false;
    const double value = text().toDouble(&isNumber);
    return isNumber ? std::optional(value) : std::nullopt;
}

void DecimalEdit::focusOutEvent(QFocusEvent* event)
{
    QLineEdit::focusOutEvent(event);
    showText(this, textOf(m_number));
}

} // namespace casewright::ui
