// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/alerts/DocumentGoTo.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;

/// Rows and times as people write them.
class DocumentGoToTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsPlaces_data();
    void readsPlaces();
};

void DocumentGoToTest::readsPlaces_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("row");
    QTest::addColumn<qint64>("moment");
    QTest::newRow("number") << u"1204"_s << qint64(1204) << qint64(-1);
    QTest::newRow("groups") << u" 1\u202f204 567"_s << qint64(1'204'567) << qint64(-1);
    QTest::newRow("commas") << u"1,204"_s << qint64(1204) << qint64(-1);
    QTest::newRow("own zone") << u"2026-03-02 01:00"_s << qint64(-1) << qint64(1'772'409'600'000);
    QTest::newRow("seconds") << u"2026-03-02 01:00:07"_s << qint64(-1) << qint64(1'772'409'607'000);
    QTest::newRow("with T") << u"2026-03-02T01:00:07"_s << qint64(-1) << qint64(1'772'409'607'000);
    QTest::newRow("UTC") << u"2026-03-02T00:00:07.5Z"_s << qint64(-1) << qint64(1'772'409'607'500);
    QTest::newRow("day") << u"2026-03-02"_s << qint64(-1) << qint64(1'772'406'000'000);
    QTest::newRow("nothing") << u""_s << qint64(-1) << qint64(-1);
    QTest::newRow("words") << u"row 5"_s << qint64(-1) << qint64(-1);
    QTest::newRow("no day") << u"2026-02-30"_s << qint64(-1) << qint64(-1);
}

void DocumentGoToTest::readsPlaces()
{
    QFETCH(const QString, text);
    QFETCH(const qint64, row);
    QFETCH(const qint64, moment);
    const std::optional<DocumentGoTo::Place> place = DocumentGoTo::parse(text, QTimeZone(3600));
    QCOMPARE(place.has_value(), row >= 0 || moment >= 0);
    if (row >= 0)
        QCOMPARE(std::get<DocumentGoTo::Row>(*place).number, row);
    if (moment >= 0)
        QCOMPARE(static_cast<qint64>(std::get<base::Timestamp>(*place).milliseconds), moment);
}

QTEST_APPLESS_MAIN(DocumentGoToTest)
#include "tst_DocumentGoTo.moc"
