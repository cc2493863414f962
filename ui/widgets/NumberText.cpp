// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/NumberText.h"

#include <QLocale>

#include <array>
#include <cmath>

namespace casewright::ui::NumberText {
namespace {

using namespace Qt::StringLiterals;

constexpr QChar ThinSpace(0x202F);

/// Between groups of three digits; empty: nothing. The plain locale stands for our own way, with spaces.
QString groupMark(const QLocale& locale)
{
    if (locale.language() == QLocale::C)
        return ThinSpace;
    if (locale.numberOptions().testFlag(QLocale::OmitGroupSeparator))
        return {};
    const QString mark = locale.groupSeparator();
    return mark.trimmed().isEmpty() ? QString(ThinSpace) : mark;
}

/// Of a text with a point before its decimals.
QString withMark(QString text) { return text.replace(u"."_s, QLocale().decimalPoint()); }

/// Three digits that matter, no zeros behind the point.
QString shortNumber(double number)
{
    const int decimals = number < 10 ? 2 : number < 100 ? 1 : 0;
    QString text = QString::number(number, 'f', decimals);
    while (text.contains(u'.') && (text.endsWith(u'0') || text.endsWith(u'.')))
        text.chop(1);
    return withMark(text);
}

QString scaled(double number, const std::array<QStringView, 4>& units)
{
    std::size_t unit = 0;
    // Not 1 000, so that what rounds up to it gets the next unit.
    while (number >= 999.5 && unit + 1 < units.size()) {
        number /= 1000;
        ++unit;
    }
    const QString text = shortNumber(number);
    return units[unit].isEmpty() ? text : QString(text + ThinSpace + units[unit]);
}

} // namespace

QString grouped(qint64 number)
{
    QString text = QString::number(number);
    const QString mark = groupMark(QLocale());
    const qsizetype first = number < 0 ? 1 : 0;
    for (qsizetype at = text.size() - 3; at > first && !mark.isEmpty(); at -= 3)
        text.insert(at, mark);
    if (number < 0)
        text[0] = u'\u2212';
    return text;
}

QString percent(double share)
{
    if (!std::isfinite(share))
        return u"–"_s;
    const double hundredths = share * 100;
    if (hundredths > 0 && hundredths < 0.05)
        return withMark(u"< 0.1"_s) + ThinSpace + u'%';
    const int decimals = hundredths > 0 && hundredths < 0.95 ? 1 : 0;
    return withMark(QString::number(hundredths, 'f', decimals)) + ThinSpace + u'%';
}

QString decimal(double number, int digits) { return withMark(QString::number(number, 'g', digits)); }

QString fixed(double number, int decimals) { return withMark(QString::number(number, 'f', decimals)); }

QString bytes(qint64 bytes) { return scaled(static_cast<double>(bytes), {u"B", u"kB", u"MB", u"GB"}); }

QString compact(qint64 number)
{
    const QString text = scaled(std::abs(static_cast<double>(number)), {u"", u"k", u"M", u"G"});
    return number < 0 ? QString(u'\u2212' + text) : text;
}

} // namespace casewright::ui::NumberText
