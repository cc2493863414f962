// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/TimeText.h"

#include <QDateTime>
#include <QLocale>

namespace casewright::ui::TimeText {
namespace {

using namespace Qt::StringLiterals;

QString format(qint64 moment, const QTimeZone& zone, const QString& pattern)
{
    // English day names, as the texts around them are.
    return QLocale::c().toString(QDateTime::fromMSecsSinceEpoch(moment, zone), pattern);
}

bool isSameYear(qint64 a, qint64 b, const QTimeZone& zone)
{
    return QDateTime::fromMSecsSinceEpoch(a, zone).date().year()
        == QDateTime::fromMSecsSinceEpoch(b, zone).date().year();
}

QString two(qint64 large, const QString& largeUnit, qint64 small, const QString& smallUnit)
{
    if (small == 0)
        return u"%1 %2"_s.arg(large).arg(largeUnit);
    return u"%1 %2 %3 %4"_s.arg(large).arg(largeUnit).arg(small).arg(smallUnit);
}

} // namespace

QString minute(qint64 moment, const QTimeZone& zone) { return format(moment, zone, u"yyyy-MM-dd HH:mm"_s); }
QString second(qint64 moment, const QTimeZone& zone) { return format(moment, zone, u"yyyy-MM-dd HH:mm:ss"_s); }
QString shortly(qint64 moment, const QTimeZone& zone, qint64 now)
{
    return format(moment, zone, isSameYear(moment, now, zone) ? u"MMM d, HH:mm"_s : u"MMM d yyyy, HH:mm"_s);
}

QString day(qint64 moment, const QTimeZone& zone, qint64 now)
{
    return format(moment, zone, isSameYear(moment, now, zone) ? u"MMM d"_s : u"MMM d yyyy"_s);
}

QString exactly(qint64 moment, const QTimeZone& zone) { return second(moment, zone) + u'\n' + utc(moment); }

int shortWidth(const QFontMetrics& metrics) { return metrics.horizontalAdvance(u"Mar 30 2000, 00:00"_s); }

QString weekday(qint64 moment, const QTimeZone& zone) { return format(moment, zone, u"ddd HH:mm"_s); }
QString utc(qint64 moment) { return format(moment, QTimeZone::utc(), u"yyyy-MM-dd HH:mm:ss.zzz 'UTC'"_s); }

QString length(qint64 milliseconds)
{
    if (milliseconds < 0)
        return u"\u2212"_s + length(-milliseconds);
    if (milliseconds < 100)
        return u"%1 ms"_s.arg(milliseconds);
    if (milliseconds < 10'000)
        return QString::number(static_cast<double>(milliseconds) / 1000, 'g', milliseconds < 1000 ? 2 : 3)
                   .replace(u"."_s, QLocale().decimalPoint())
            + u" s"_s;
    const qint64 seconds = milliseconds / 1000;
    if (seconds < 60)
        return u"%1 s"_s.arg(seconds);
    const qint64 minutes = seconds / 60;
    if (minutes < 60)
        return two(minutes, u"min"_s, seconds % 60, u"s"_s);
    const qint64 hours = minutes / 60;
    if (hours < 24)
        return two(hours, u"h"_s, minutes % 60, u"min"_s);
    return two(hours / 24, u"d"_s, hours % 24, u"h"_s);
}

} // namespace casewright::ui::TimeText
