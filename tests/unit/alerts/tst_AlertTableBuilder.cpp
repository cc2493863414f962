// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "TableText.h"
#include "core/alerts/AlertReader.h"
#include "core/alerts/AlertTableBuilder.h"

using namespace casewright;
using namespace casewright::alerts;

namespace {

/// The table of documents that all have the same time; `rest` is what stands behind it in each line.
std::shared_ptr<const AlertTable> tableOf(const QTemporaryDir& folder, std::initializer_list<const char*> rests)
{
    std::string content;
    for (const char* rest : rests)
        content += std::string(R"({"@timestamp":"2026-01-05T08:00:00Z",)") + rest + "}\n";
    const base::Result<ReadAlerts> read = readAlerts(writeFile(folder, "f.ndjson", content), {});
    if (!read)
        qFatal("%s", base::describe(read.error()).c_str());
    return read->table;
}

} // namespace

class AlertTableBuilderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cutsIntoCells_data()
    {
        QTest::addColumn<QByteArray>("document");
        QTest::addColumn<QByteArray>("cells"); // field=kind:text, joined by blanks
        QTest::newRow("kinds") << QByteArray(R"("s":"x","n":1,"t":true,"f":false,"z":null)")
                               << QByteArray("s=string:x n=number:1 t=boolean:true f=boolean:false z=null:null");
        QTest::newRow("nested") << QByteArray(R"("host":{"os":{"name":"L"},"n":"a"})")
                                << QByteArray("host.os.name=string:L host.n=string:a");
        QTest::newRow("dotted at the top") << QByteArray(R"("host.os.name":"L","host":{"n":"a"},"host.m":"b")")
                                           << QByteArray("host.os.name=string:L host.n=string:a host.m=string:b");
        QTest::newRow("later key wins") << QByteArray(R"("host":{"name":"A","x":1},"host.name":"B")")
                                        << QByteArray("host.name=string:B host.x=number:1");
        QTest::newRow("later scalar wins") << QByteArray(R"("host.name":"B","host":5)")
                                           << QByteArray("host=number:5 host.name=-");
        QTest::newRow("later object wins") << QByteArray(R"("host":5,"host.name":"B")")
                                           << QByteArray("host=- host.name=string:B");
        QTest::newRow("the same key twice")
            << QByteArray(R"("h":{"a":1},"h":{"b":2})") << QByteArray("h.a=- h.b=number:2");
        QTest::newRow("empty object") << QByteArray(R"("h":{},"i":{"j":{}})")
                                      << QByteArray("h=object:{} i.j=object:{}");
        QTest::newRow("empty object filled") << QByteArray(R"("h":{},"h.x":1)") << QByteArray("h=- h.x=number:1");
        QTest::newRow("list") << QByteArray("\"l\":[\"a\", 1.0, null, [true], \"\\\"\\n\"]")
                              << QByteArray("l=list:[\"a\",1,null,[true],\"\\\"\\n\"]");
        QTest::newRow("empty list") << QByteArray(R"("l":[ ])") << QByteArray("l=list:[]");
        QTest::newRow("empty texts in a list of objects")
            << QByteArray(R"("l":[{"b":""},{"b":[]},{"b":1},{"b":""}])") << QByteArray(R"(l.b=list:["",1,""])");
        QTest::newRow("objects in a list") << QByteArray(R"("l":[{"b":1,"c":"x"},{"b":[2,3]},4,[{"b":5}]])")
                                           << QByteArray(R"(l=list:[{"b":1,"c":"x"},{"b":[2,3]},4,[{"b":5}]] )"
                                                         R"(l.b=list:[1,2,3,5] l.c=string:x)");
        QTest::newRow("lists merge by index")
            << QByteArray(R"("a.l":[{"p":1},2],"a":{"l":[{"q":3}]})")
            << QByteArray(R"(a.l=list:[{"p":1,"q":3},2] a.l.p=number:1 a.l.q=number:3)");
        QTest::newRow("dotted below the top")
            << QByteArray(R"("h":{"os.name":"x"})") << QByteArray("h.os.name=string:x");
        QTest::newRow("dotted below and a path") << QByteArray(R"("h":{"os.name":"x","os":{"name":"y"}})")
                                                 << QByteArray(R"(h.os.name=list:["x","y"])");
        QTest::newRow("numbers") << QByteArray(
            R"("a":1.50,"b":1e21,"c":-0,"d":123456789012345678,"e":-7,"g":1E2,"h":0.1)")
                                 << QByteArray("a=number:1.5 b=number:1e+21 c=number:0 d=number:123456789012345680 "
                                               "e=number:-7 g=number:100 h=number:0.1");
        QTest::newRow("escapes") << QByteArray("\"a\\\"b\":\"\\u00e4\\/\\\\\",\"k\\u0061\":1")
                                 << QByteArray("a\"b=string:\xc3\xa4/\\ ka=number:1");
        QTest::newRow("empty key") << QByteArray(R"("":1,"a":{"":2})") << QByteArray("=number:1 a.=number:2");
        QTest::newRow("id below the top") << QByteArray(R"("a":{"_id":5,"@timestamp":"x"})")
                                          << QByteArray("a._id=number:5 a.@timestamp=string:x");
        QTest::newRow("key order of JavaScript is not used") << QByteArray(R"("l":[{"b":1,"0":2}])")
                                                             << QByteArray(R"(l=list:[{"b":1,"0":2}])");
    }
    void cutsIntoCells()
    {
        QFETCH(QByteArray, document);
        QFETCH(QByteArray, cells);
        const QTemporaryDir folder;
        // Between others, so that keys are guessed.
        const auto table = tableOf(folder, {R"("first":1,"host":{"n":"z"})", document.constData(),
                                            R"("first":1,"host":{"n":"z"})", document.constData()});
        for (const QByteArray& cell : cells.split(' ')) {
            const qsizetype sign = cell.indexOf('=');
            const std::string expected = cell.mid(sign + 1).toStdString();
            const std::string name = cell.left(sign).toStdString();
            for (const std::uint32_t row : {1U, 3U}) {
                const std::string got = cellText(*table, name.c_str(), row);
                QCOMPARE(got == "no column" ? std::string("-") : got, expected);
            }
        }
    }

    void padsColumns()
    {
        const QTemporaryDir folder;
        const auto table = tableOf(folder, {R"("a":1)", R"("b":2)", R"("a":1,"c":3)"});
        QCOMPARE(cellText(*table, "a", 1), std::string("-"));
        QCOMPARE(cellText(*table, "b", 0), std::string("-"));
        QCOMPARE(cellText(*table, "b", 2), std::string("-"));
        QCOMPARE(table->column("a")->presentCount(), 2U);
        QCOMPARE(table->column("a")->distinctCount(), 1U);
        QCOMPARE(table->column("c")->codes().size(), 3U);
    }

    void marksIrregularColumns()
    {
        const QTemporaryDir folder;
        const auto table = tableOf(folder, {R"("l":[{"b":1}],"h":{"x.y":1},"p.q":{"r":1})"});
        QVERIFY(!table->column("l")->isIrregular());
        QVERIFY(table->column("l.b")->isIrregular());
        QVERIFY(table->column("h.x.y")->isIrregular());
        QVERIFY(!table->column("p.q.r")->isIrregular());
    }

    void dropsDuplicates()
    {
        const QTemporaryDir folder;
        const auto table = tableOf(folder, {R"("_id":"x","v":"first")", R"("_id":"x","v":"second","only":1)",
                                            R"("_id":"x","_index":"other","v":"third")"});
        QCOMPARE(table->size(), 2U);
        QCOMPARE(table->idCount(), 1U);
        QCOMPARE(table->counts(), (IntakeCounts{.records = 3, .duplicates = 1, .badRecords = 0}));
        QCOMPARE(cellText(*table, "v", 0), std::string("string:first"));
        QCOMPARE(cellText(*table, "v", 1), std::string("string:third"));
        QCOMPARE(table->column("v")->distinctCount(), 2U);
        QVERIFY(table->column("only") == nullptr);
        QCOMPARE(table->index({0}), std::string("f"));
        QCOMPARE(table->index({1}), std::string("other"));
    }

    void sortsByTimeAndKeepsTies()
    {
        const QTemporaryDir folder;
        const std::string path = writeFile(folder, "f.ndjson",
                                           R"({"@timestamp":"2026-01-01T00:00:02Z","v":"c","_index":"i1"}
{"@timestamp":"2026-01-01T00:00:01Z","v":"a"}
{"@timestamp":"2026-01-01T00:00:02Z","v":"d"}
{"@timestamp":"2026-01-01T00:00:01Z","v":"b"}
)");
        const std::shared_ptr<const AlertTable> table = readAlerts(path, {}).value().table;
        QCOMPARE(tableText(*table), std::string("2026-01-01T00:00:01.000Z f/row-2 v=string:a\n"
                                                "2026-01-01T00:00:01.000Z f/row-4 v=string:b\n"
                                                "2026-01-01T00:00:02.000Z i1/row-1 v=string:c\n"
                                                "2026-01-01T00:00:02.000Z f/row-3 v=string:d\n"));
        QCOMPARE(table->document({0}).value(), std::string(R"({"@timestamp":"2026-01-01T00:00:01Z","v":"a"})"));
    }

    void sortsManyAsFew()
    {
        const QTemporaryDir folder;
        std::string content;
        constexpr std::uint32_t Many = 300'000;
        constexpr std::int64_t Start = 1'767'600'000;
        for (std::int64_t i = 0; i < Many; ++i)
            content +=
                "{\"@timestamp\":" + std::to_string(Start + i * 7'919 % 1'000) + ",\"i\":" + std::to_string(i) + "}\n";
        const auto table = readAlerts(writeFile(folder, "f.ndjson", content), {}).value().table;
        QCOMPARE(table->size(), Many);
        const PackedNumbers& arrivals = table->column("i")->codes(); // all values are different
        for (std::uint32_t row = 1; row < Many; ++row) {
            QVERIFY(table->times()[row - 1] <= table->times()[row]);
            QVERIFY(table->times()[row - 1] < table->times()[row] || arrivals[row - 1] < arrivals[row]);
            QCOMPARE(table->times()[row].milliseconds,
                     (Start + std::int64_t{arrivals[row] - 1} * 7'919 % 1'000) * 1'000);
        }
    }

    void limitsFields()
    {
        const QTemporaryDir folder;
        std::string content;
        for (int i = 0; i < 11'000; ++i)
            content += "{\"@timestamp\":1642723347,\"key-" + std::to_string(i) + "\":1}\n";
        const base::Result<ReadAlerts> read =
            readAlerts(writeFile(folder, "f.ndjson", content), {.skipBadLines = true});
        QVERIFY(!read);
        QCOMPARE(read.error().code, base::ErrorCode::LimitReached);
        QVERIFY(read.error().text.find("10000 fields") != std::string::npos);
        QCOMPARE(read.error().location->line, std::size_t{10'001});
    }

    /// Alerts as an action was given them: neither sorted nor without what came before.
    void listsWhatWasHandedOver()
    {
        class Text final : public DocumentText {
        public:
            base::Result<std::string> document(std::uint32_t record) const override { return std::to_string(record); }
            std::uint64_t memoryUse() const override { return 0; }
        };
        const auto table = AlertTableBuilder::listed(
            "scenario", {{"b", "i1", {2'000}}, {"a", "i2", {1'000}}, {"b", "i1", {3'000}}, {"b", "i2", {0}}},
            std::make_unique<Text>());
        QCOMPARE(tableText(*table), std::string("1970-01-01T00:00:02.000Z i1/b\n"
                                                "1970-01-01T00:00:01.000Z i2/a\n"
                                                "1970-01-01T00:00:03.000Z i1/b\n"
                                                "1970-01-01T00:00:00.000Z i2/b\n"));
        QCOMPARE(table->idNumbers().size(), std::size_t{4});
        QCOMPARE(table->idNumbers()[0], table->idNumbers()[2]);
        QCOMPARE(table->idNumbers()[0], table->idNumbers()[3]);
        QVERIFY(table->idNumbers()[0] != table->idNumbers()[1]);
        QCOMPARE(table->idCount(), 2U);
        QCOMPARE(table->document({2}).value(), std::string("2"));
        QCOMPARE(AlertTableBuilder::listed("none", {}, std::make_unique<Text>())->size(), 0U);
    }

    void saysWhatItHolds()
    {
        const QTemporaryDir folder;
        const auto table = tableOf(folder, {R"("a":1)", R"("a":2)"});
        QVERIFY(table->memoryUse() >= 2 * (sizeof(base::Timestamp) + 3 * sizeof(std::uint32_t)));
        QCOMPARE(table->name(), std::string("f"));
        QCOMPARE(table->timeField(), std::string("@timestamp"));
    }
};

QTEST_APPLESS_MAIN(AlertTableBuilderTest)
#include "tst_AlertTableBuilder.moc"
