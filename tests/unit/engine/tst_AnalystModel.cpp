// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "core/engine/AnalystModel.h"

using namespace casewright;
using namespace casewright::engine;

namespace {

const char* const Queue = R"({"casewright": "analysts/1", "name": "Q", "queue": {
  "timeZone": "-05:30",
  "shifts": [{"days": ["mon", "sun"], "from": "22:00", "to": "06:00", "analysts": 2}],
  "triage": {"distribution": "uniform", "from": "10m", "to": "1h"},
  "closes": 0.25, "order": "newestFirst"}})";

} // namespace

class AnalystModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsAndWritesEachKind()
    {
        const AnalystModel none = parseAnalysts(R"({"casewright": "analysts/1"})").value();
        QVERIFY(none.isIdle());
        QCOMPARE(none.name, std::string("Analysts"));
        const AnalystModel clock = parseAnalysts(
            R"({"casewright": "analysts/1", "closeAfter": {"distribution": "logNormal", "median": "30m", "spread": 2.5}})").value();
        QVERIFY(std::get<CloseAfter>(clock.work)
                == (CloseAfter{LogNormalLength{{30 * base::Minute.milliseconds}, 2.5}}));
        const AnalystModel queue = parseAnalysts(Queue).value();
        const auto& read = std::get<StaffedQueue>(queue.work);
        QCOMPARE(read.zone.milliseconds, -330 * base::Minute.milliseconds);
        QCOMPARE(read.shifts.size(), std::size_t{1});
        QVERIFY(read.shifts[0].days == (std::array<bool, 7>{true, false, false, false, false, false, true}));
        QCOMPARE(read.shifts[0].from.milliseconds, 22 * base::Hour.milliseconds);
        QCOMPARE(read.shifts[0].to.milliseconds, 6 * base::Hour.milliseconds);
        QCOMPARE(read.shifts[0].analysts, std::uint32_t{2});
        QCOMPARE(read.closes, 0.25);
        QVERIFY(read.order == QueueOrder::NewestFirst);
        for (const AnalystModel& model : {none, clock, queue})
            QVERIFY(parseAnalysts(writeAnalysts(model)).value() == model);
    }

    void refusals_data()
    {
        QTest::addColumn<QByteArray>("what");
        QTest::addColumn<QByteArray>("with");
        QTest::addColumn<QString>("place"); // line:column field
        const auto row = [](const char* name, const char* what, const char* with, const char* place) {
            QTest::newRow(name) << QByteArray(what) << QByteArray(with) << QString::fromLatin1(place);
        };
        row("another kind", "analysts/1", "flood/1", "1:16 casewright");
        row("unknown key", "\"closes\"", "\"closing\"", "5:14 queue.closing");
        row("unknown key of a shift", "\"analysts\": 2", "\"analysts\": 2, \"pay\": 1", "3:93 queue.shifts[0].pay");
        row("a zone's name", "-05:30", "Europe/Berlin", "2:15 queue.timeZone");
        row("no such day", "\"sun\"", "\"Sunday\"", "3:31 queue.shifts[0].days[1]");
        row("a day twice", "\"sun\"", "\"mon\"", "3:31 queue.shifts[0].days[1]");
        row("no such time", "22:00", "22:60", "3:47 queue.shifts[0].from");
        row("nothing", "", "", "");
        row("both ends the same", "06:00", "22:00", "3:62 queue.shifts[0].to");
        row("nobody", "\"analysts\": 2", "\"analysts\": 0", "3:83 queue.shifts[0].analysts");
        row("a share over 1", "0.25", "1.5", "5:13 queue.closes");
        row("an order", "newestFirst", "newest", "5:28 queue.order");
        row("ends the wrong way round", "\"to\": \"1h\"", "\"to\": \"1m\"", "4:62 queue.triage.to");
        row("a distribution", "uniform", "normal", "4:30 queue.triage.distribution");
        row("both kinds", "\"queue\"", "\"closeAfter\": {\"distribution\": \"fixed\", \"length\": \"1h\"}, \"queue\"",
            "1:109 queue");
    }

    void refusals()
    {
        QFETCH(QByteArray, what);
        QFETCH(QByteArray, with);
        QFETCH(QString, place);
        const std::string text = QByteArray(Queue).replace(what, with).toStdString();
        const auto read = parseAnalysts(text, "staff.json");
        if (place.isEmpty()) {
            QVERIFY(read.has_value());
            return;
        }
        QVERIFY(!read);
        QVERIFY(read.error().location.has_value());
        const base::Location& at = *read.error().location;
        QCOMPARE(at.file, std::string("staff.json"));
        QCOMPARE(QStringLiteral("%1:%2 %3").arg(at.line).arg(at.column).arg(QString::fromStdString(at.field)), place);
    }
};

QTEST_APPLESS_MAIN(AnalystModelTest)
#include "tst_AnalystModel.moc"
