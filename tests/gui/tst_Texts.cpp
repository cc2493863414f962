// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/NumberText.h"
#include "ui/widgets/TimeText.h"

#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;
namespace NumberText = casewright::ui::NumberText;
namespace TimeText = casewright::ui::TimeText;

namespace {

/// The narrow space as an underscore, to be seen.
QString seen(QString text) { return text.replace(QChar(0x202F), u'_'); }

constexpr qint64 Moment = 1'772'681'712'345; ///< 2026-03-05 03:35:12.345 UTC, a Thursday

} // namespace

/// Numbers and times as people read them.
class TextsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void groupsNumbers_data();
    void groupsNumbers();
    void writesShares_data();
    void writesShares();
    void shortensNumbers_data();
    void shortensNumbers();
    void writesMoments();
    void followsTheZone();
    void writesLengths_data();
    void writesLengths();
};

void TextsTest::groupsNumbers_data()
{
    QTest::addColumn<qint64>("number");
    QTest::addColumn<QString>("text");
    QTest::addRow("zero") << qint64(0) << u"0"_s;
    QTest::addRow("three digits") << qint64(999) << u"999"_s;
    QTest::addRow("four digits") << qint64(1000) << u"1_000"_s;
    QTest::addRow("seven digits") << qint64(1'250'000) << u"1_250_000"_s;
    QTest::addRow("negative") << qint64(-100) << u"−100"_s;
    QTest::addRow("negative, grouped") << qint64(-1204) << u"−1_204"_s;
    QTest::addRow("largest") << std::numeric_limits<qint64>::max() << u"9_223_372_036_854_775_807"_s;
    QTest::addRow("smallest") << std::numeric_limits<qint64>::min() << u"−9_223_372_036_854_775_808"_s;
}

void TextsTest::groupsNumbers()
{
    QFETCH(const qint64, number);
    QTEST(seen(NumberText::grouped(number)), "text");
}

void TextsTest::writesShares_data()
{
    QTest::addColumn<double>("share");
    QTest::addColumn<QString>("text");
    QTest::addRow("none") << 0.0 << u"0_%"_s;
    QTest::addRow("hardly any") << 0.0001 << u"< 0.1_%"_s;
    QTest::addRow("under one") << 0.004 << u"0.4_%"_s;
    QTest::addRow("under one, rounds up") << 0.0096 << u"1_%"_s;
    QTest::addRow("usual") << 0.413 << u"41_%"_s;
    QTest::addRow("all") << 1.0 << u"100_%"_s;
    QTest::addRow("not a number") << std::numeric_limits<double>::quiet_NaN() << u"–"_s;
}

void TextsTest::writesShares()
{
    QFETCH(const double, share);
    QTEST(seen(NumberText::percent(share)), "text");
}

void TextsTest::shortensNumbers_data()
{
    QTest::addColumn<QString>("made");
    QTest::addColumn<QString>("text");
    QTest::addRow("as it is") << NumberText::compact(999) << u"999"_s;
    QTest::addRow("thousands") << NumberText::compact(48'211) << u"48.2_k"_s;
    QTest::addRow("millions") << NumberText::compact(1'250'000) << u"1.25_M"_s;
    QTest::addRow("even millions") << NumberText::compact(2'000'000) << u"2_M"_s;
    QTest::addRow("rounds into the next unit") << NumberText::compact(999'999) << u"1_M"_s;
    QTest::addRow("negative") << NumberText::compact(-1500) << u"−1.5_k"_s;
    QTest::addRow("bytes") << NumberText::bytes(512) << u"512_B"_s;
    QTest::addRow("megabytes") << NumberText::bytes(412'000'000) << u"412_MB"_s;
}

void TextsTest::shortensNumbers()
{
    QFETCH(const QString, made);
    QTEST(seen(made), "text");
}

void TextsTest::writesMoments()
{
    const QTimeZone utc = QTimeZone::utc();
    QCOMPARE(TimeText::minute(Moment, utc), u"2026-03-05 03:35"_s);
    QCOMPARE(TimeText::second(Moment, utc), u"2026-03-05 03:35:12"_s);
    QCOMPARE(TimeText::weekday(Moment, utc), u"Thu 03:35"_s);
    QCOMPARE(TimeText::shortly(Moment, utc, Moment), u"Mar 5, 03:35"_s);
    const qint64 nextYear = Moment + qint64(365) * 24 * 3600 * 1000;
    QCOMPARE(TimeText::shortly(Moment, utc, nextYear), u"Mar 5 2026, 03:35"_s);
    QCOMPARE(TimeText::day(Moment, utc, Moment), u"Mar 5"_s);
    QCOMPARE(TimeText::day(Moment, utc, nextYear), u"Mar 5 2026"_s);
    QCOMPARE(TimeText::exactly(Moment, utc), u"2026-03-05 03:35:12\n2026-03-05 03:35:12.345 UTC"_s);
    QCOMPARE(TimeText::utc(Moment), u"2026-03-05 03:35:12.345 UTC"_s);
    QCOMPARE(TimeText::minute(-1, utc), u"1969-12-31 23:59"_s);
}

void TextsTest::followsTheZone()
{
    QCOMPARE(TimeText::minute(Moment, QTimeZone(3600)), u"2026-03-05 04:35"_s);
    QCOMPARE(TimeText::weekday(Moment, QTimeZone(-4 * 3600)), u"Wed 23:35"_s);
    QCOMPARE(TimeText::shortly(Moment, QTimeZone(-4 * 3600), Moment), u"Mar 4, 23:35"_s);
    QCOMPARE(TimeText::exactly(Moment, QTimeZone(3600)), u"2026-03-05 04:35:12\n2026-03-05 03:35:12.345 UTC"_s);
}

void TextsTest::writesLengths_data()
{
    QTest::addColumn<qint64>("length");
    QTest::addColumn<QString>("text");
    QTest::addRow("nothing") << qint64(0) << u"0 ms"_s;
    QTest::addRow("milliseconds") << qint64(38) << u"38 ms"_s;
    QTest::addRow("part of a second") << qint64(210) << u"0.21 s"_s;
    QTest::addRow("seconds") << qint64(1'230) << u"1.23 s"_s;
    QTest::addRow("many seconds") << qint64(12'400) << u"12 s"_s;
    QTest::addRow("minutes") << qint64(185'000) << u"3 min 5 s"_s;
    QTest::addRow("even minutes") << qint64(180'000) << u"3 min"_s;
    QTest::addRow("hours") << qint64(13'920'000) << u"3 h 52 min"_s;
    QTest::addRow("days") << qint64(187'200'000) << u"2 d 4 h"_s;
    QTest::addRow("negative") << qint64(-38) << u"−38 ms"_s;
}

void TextsTest::writesLengths()
{
    QFETCH(const qint64, length);
    QTEST(TimeText::length(length), "text");
}

QTEST_APPLESS_MAIN(TextsTest)
#include "tst_Texts.moc"
