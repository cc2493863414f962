// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/DurationText.h"

#include <QCoreApplication>

#include <algorithm>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

QString tr(const char* text) { return QCoreApplication::translate("DurationText", text); }

/// Of more than one; empty for what is no unit.
QString manyText(QChar unit)
{
    switch (unit.unicode()) {
    case u's': return tr("seconds");
    case u'm': return tr("minutes");
    case u'h': return tr("hours");
    case u'd': return tr("days");
    case u'w': return tr("weeks");
    default: return {};
    }
}

QString oneText(QChar unit)
{
    switch (unit.unicode()) {
    case u's': return tr("1 second");
    case u'm': return tr("1 minute");
    case u'h': return tr("1 hour");
    case u'd': return tr("1 day");
    default: return tr("1 week");
    }
}

} // namespace

QString durationText(const QString& code)
{
    const QString unit = code.isEmpty() ? QString() : manyText(code.back());
    const QString number = code.chopped(code.isEmpty() ? 0 : 1);
    const bool isNumber =
        std::all_of(number.begin(), number.end(), [](QChar digit) { return digit >= u'0' && digit <= u'9'; });
    if (unit.isEmpty() || !isNumber)
        return code;
    if (number.isEmpty())
        return unit;
    return number == u'1' ? oneText(code.back()) : u"%1 %2"_s.arg(number, unit);
}

} // namespace casewright::ui
