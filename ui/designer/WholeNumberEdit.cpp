// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/designer/WholeNumberEdit.h"

#include "ui/designer/ShownText.h"

#include <QRegularExpression>
#include <QRegularExpressionValidator>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

QString textOf(std::optional<std::int64_t> number) { return number ? QString::number(*number) : QString(); }

} // namespace

WholeNumberEdit::WholeNumberEdit(const QString& label, QWidget* parent) : QLineEdit(parent)
{
    // 15 digits: every such number is the same in JavaScript.
    static const QRegularExpression pattern(u"-?[0-9]{0,15}"_s);
    setAccessibleName(label);
    setValidator(new QRegularExpressionValidator(pattern, this));
    connect(this, &QLineEdit::textEdited, this, [this] { Q_EMIT edited(typed()); });
}

void WholeNumberEdit::setNumber(std::optional<std::int64_t> number)
{
    m_number = number;
    if (!hasFocus() || typed().value_or(0) != number.value_or(0))
        showText(this, textOf(number));
}

void WholeNumberEdit::focusOutEvent(QFocusEvent* event)
{
    QLineEdit::focusOutEvent(event);
    showText(this, textOf(m_number));
}

std::optional<std::int64_t> WholeNumberEdit::typed() const
{
    bool isNumber = false;
    const qlonglong number = text().toLongLong(&isNumber);
    return isNumber ? std::optional<std::int64_t>(number) : std::nullopt;
}

} // namespace casewright::ui
