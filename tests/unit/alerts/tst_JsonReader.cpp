// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "TableText.h"
#include "core/alerts/AlertReader.h"
#include "core/alerts/JsonLayout.h"

using namespace casewright;
using namespace casewright::alerts;
using base::ErrorCode;
using base::Result;

namespace {

constexpr const char* Bank = R"({"@timestamp":"2026-01-05T08:00:00Z","_id":"a","host":{"name":"bank"}})";
constexpr const char* Desk = R"({"@timestamp":"2026-01-05T08:00:01Z","_id":"b","host.name":"desk"})";
constexpr const char* BankAndDesk = "2026-01-05T08:00:00.000Z alerts/a host.name=string:bank\n"
                                    "2026-01-05T08:00:01.000Z alerts/b host.name=string:desk\n";

/// The same over several lines.
std::string spread(std::string text)
{
    for (std::size_t at = text.find(','); at != std::string::npos; at = text.find(',', at + 4))
        text.insert(at + 1, "\n  ");
    return text;
}

std::string hit(const std::string& id, const std::string& source)
{
    return R"({"_index":"logs","_id":")" + id + R"(","_score":1.5,"_source":)" + source + R"(,"sort":[1,"]}"]})";
}

std::string shapeOf(const Result<JsonLayout>& layout)
{
    if (!layout)
        return layout.error().text;
    const char* const shape = layout->shape == JsonShape::Lines ? "lines"
        : layout->shape == JsonShape::List                      ? "list"
                                                                : "sequence";
    return std::string(shape) + ' ' + layout->list + '@' + std::to_string(layout->offset) + ' '
        + std::to_string(layout->line) + ':' + std::to_string(layout->column);
}

} // namespace

class JsonReaderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsDocuments_data();
    void findsDocuments();
    void readsTheSameFromEachShape_data();
    void readsTheSameFromEachShape();
    void readsHits();
    void readsFieldsOfDiscover();
    void leavesMultiFieldsOut();
    void keepsADocumentWithFields();
    void guessesWhereFieldsAre_data();
    void guessesWhereFieldsAre();
    void takesFieldsAsMapped();
    void refusesToRenameFields();
    void saysWhereARecordIsBad_data();
    void saysWhereARecordIsBad();
    void skipsBadElements();
    void readsElementsLongerThanABlock();
};

void JsonReaderTest::findsDocuments_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("layout");
    const auto row = [](const char* name, const char* content, const char* layout) {
        QTest::newRow(name) << QByteArray(content) << QByteArray(layout);
    };
    row("lines", "{\"a\":1}\n{\"a\":2}\n", "lines @0 1:1");
    row("one line", "{\"a\":1}", "lines @0 1:1");
    row("a list", "[{\"a\":1}]", "list @1 1:2");
    row("a list with a mark", "\xef\xbb\xbf\n [ {}]", "list @6 2:3");
    row("a sequence", "{\n\"a\":1}\n{\"a\":2}", "sequence @0 1:1");
    row("an answer on a line", R"({"took":1,"hits":{"total":{"value":2},"hits":[{}]}})",
        "list hits.hits@46 1:47");
    row("an answer over lines", "{\n \"hits\" : {\n  \"hits\" : [\n {}]}}", "list hits.hits@26 3:13");
    row("an answer inside", R"({"rawResponse":{"hits":{"hits":[]}}})", "list hits.hits@32 1:33");
    row("a paste", "# GET /_search\n{\"hits\":{\"hits\":[]}}", "list hits.hits@32 2:18");
    row("hits elsewhere", R"({"hits":[1],"a":{"hits":[2]}})", "lines @0 1:1");
    row("hits in a list", R"({"hits":[{"hits":[2]}]})", "lines @0 1:1");
    row("a text that looks so", R"({"a":"\"hits\":{\"hits\":["})", "lines @0 1:1");
    row("Alertmanager, old", R"({"status":"success","data":[{"labels":{}}]})", "list data@28 1:29");
    row("a webhook", "{\"version\":\"4\",\n\"alerts\":[\n{}]}\n", "list alerts@26 2:11");
    row("data of numbers", R"({"data":[1,2]})", "lines @0 1:1");
    row("data, and more lines", "{\"data\":[{\"a\":1}]}\n{\"data\":[{\"a\":1}]}", "lines @0 1:1");
    row("a broken first line", "{\"a\":1\n{\"b\":2}\n", "lines @0 1:1");
    row("an open text", "{\"a\":\"x\n{\"b\":2}\n", "lines @0 1:1");
    row("nonsense", "]}", "lines @0 1:1");
    row("an empty list before lines", "[]\n{\"a\":1}\n", "lines @0 1:1");
    row("an empty answer before lines", "{\"hits\":{\"hits\":[ ]}}\r\n\n{\"a\":1}\n", "lines @0 1:1");
    row("an empty list before a list", "[]\n[{}]\n", "list @1 1:2");
    row("an empty answer before another", "{\"hits\":{\"hits\":[]}}\n{\"hits\":{\"hits\":[{}]}}\n",
        "list hits.hits@17 1:18");
    row("an empty list", "[]", "list @1 1:2");
}

void JsonReaderTest::findsDocuments()
{
    QFETCH(const QByteArray, content);
    QFETCH(const QByteArray, layout);
    const QTemporaryDir folder;
    const auto file = InputFile::open(writeFile(folder, "a.json", content.toStdString())).value();
    QCOMPARE(QByteArray::fromStdString(shapeOf(findDocuments(file, {}))), layout);
}

void JsonReaderTest::readsTheSameFromEachShape_data()
{
    QTest::addColumn<QByteArray>("content");
    const auto row = [](const char* name, const std::string& content) {
        QTest::newRow(name) << QByteArray::fromStdString(content);
    };
    const std::string bank = Bank;
    const std::string desk = Desk;
    row("lines", bank + '\n' + desk);
    row("list", "[" + bank + ',' + desk + "]");
    row("list over lines", "[\r\n" + spread(bank) + "\r\n,\n" + spread(desk) + "\n]\n");
    row("list in a line each", "[" + bank + ",\n" + desk + "]");
    row("sequence", spread(bank) + '\n' + desk);
    row("sequence without line ends", spread(bank) + desk);
    row("webhook", "{\"version\":\"4\",\"alerts\":[" + spread(bank) + "," + desk + "],\"more\":[1]}");
    row("out of order", "[" + desk + ',' + bank + "]");
}

void JsonReaderTest::readsTheSameFromEachShape()
{
    QFETCH(const QByteArray, content);
    const QTemporaryDir folder;
    const Result<ReadAlerts> read = readAlerts(writeFile(folder, "alerts.json", content.toStdString()), {});
    QVERIFY2(read, read ? "" : read.error().text.c_str());
    QCOMPARE(tableText(*read->table), std::string(BankAndDesk));
    QString found = QString::fromStdString(read->table->document({0}).value());
    QCOMPARE(found.remove(QStringLiteral("\n  ")).toStdString(), std::string(Bank));
}

void JsonReaderTest::readsHits()
{
    const std::string bank = R"({"@timestamp":"2026-01-05T08:00:00Z","host":{"name":"bank"}})";
    const std::string desk = R"({"@timestamp":1767600001,"host.name":"desk","n":1e21})";
    const std::string table = "2026-01-05T08:00:00.000Z logs/a host.name=string:bank n=-\n"
                              "2026-01-05T08:00:01.000Z logs/b \"\\ host.name=string:desk n=number:1e+21\n";
    const std::string a = hit("a", bank);
    const std::string b = hit(R"(b \"\\)", desk);
    const QTemporaryDir folder;
    for (const std::string& content : {"{\"took\":3,\"hits\":{\"hits\":[" + a + ',' + spread(b) + "]}}", a + '\n' + b + '\n',
                                       '[' + b + ',' + a + ']'}) {
        const Result<ReadAlerts> read = readAlerts(writeFile(folder, "alerts.json", content), {});
        QVERIFY2(read, read ? "" : read.error().text.c_str());
        QCOMPARE(tableText(*read->table), table);
        QCOMPARE(read->table->document({0}).value(),
                 std::string(R"({"_id":"a","_index":"logs",)") + bank.substr(1));
    }
    const Result<ReadAlerts> empty =
        readAlerts(writeFile(folder, "alerts.json", hit("a", bank) + '\n' + hit("c", "{ }") + '\n'), {.skipBadLines = true});
    QCOMPARE(empty->table->size(), 1U);
    QCOMPARE(empty->badLines.front().reason, std::string("@timestamp: the document has no time"));
    const Result<ReadAlerts> none = readAlerts(writeFile(folder, "alerts.json", a + "\n{\"_id\":\"c\"}\n"), {});
    QCOMPARE(none.error().location->field, std::string("_source"));
    QCOMPARE(none.error().location->line, std::size_t{2});
}

void JsonReaderTest::readsFieldsOfDiscover()
{
    const QTemporaryDir folder;
    const Result<ReadAlerts> read = readAlerts(
        writeFile(folder, "alerts.json",
                  "{\n \"_index\":\"logs\",\n \"_id\":\"a\",\n \"fields\":{\"@timestamp\":[\"2026-01-05T08:00:00Z\"],"
                  "\"host.name\":[\"bank\"],\"tags\":[\"x\",\"y\"]}}"),
        {});
    QVERIFY2(read, read ? "" : read.error().text.c_str());
    QCOMPARE(tableText(*read->table),
             std::string("2026-01-05T08:00:00.000Z logs/a host.name=string:bank tags=list:[\"x\",\"y\"]\n"));
    QCOMPARE(read->table->document({0}).value(),
             std::string(R"({"_id":"a","_index":"logs","@timestamp":"2026-01-05T08:00:00Z","host.name":"bank",)"
                         R"("tags":["x","y"]})"));
}

/// Discover lists them beside their fields, before or behind; a text and an object cannot stand at one name.
void JsonReaderTest::leavesMultiFieldsOut()
{
    const QTemporaryDir folder;
    const Result<ReadAlerts> read = readAlerts(
        writeFile(folder, "alerts.json",
                  R"([{"_index":"logs","_id":"a","fields":{"@timestamp":["2026-01-05T08:00:00Z"],"host.name":["bank"],)"
                  R"("host.name.text":["bank"],"user.name.text":["bob"],"user.name":["bob"],"a":["x"],"a.b.keyword":["x"],)"
                  R"("n.text":["alone"],"threat":[{"ip":["10.0.0.1"]}],"threat.name":["t"]}}])"),
        {});
    QVERIFY2(read, read ? "" : read.error().text.c_str());
    QCOMPARE(read->table->document({0}).value(),
             std::string(R"({"_id":"a","_index":"logs","@timestamp":"2026-01-05T08:00:00Z","host.name":"bank",)"
                         R"("user.name":"bob","a":"x","n.text":"alone","threat":{"ip":["10.0.0.1"]},"threat.name":"t"})"));
    QCOMPARE(tableText(*read->table),
             std::string("2026-01-05T08:00:00.000Z logs/a a=string:x host.name=string:bank n.text=string:alone "
                         "threat.ip=list:[\"10.0.0.1\"] threat.name=string:t user.name=string:bob\n"));
}

/// Beats call their own fields so.
void JsonReaderTest::keepsADocumentWithFields()
{
    const QTemporaryDir folder;
    const Result<ReadAlerts> read =
        readAlerts(writeFile(folder, "alerts.json", R"({"_id":"a","@timestamp":1767600000,"fields":{"env":"test"}})"), {});
    QCOMPARE(tableText(*read->table), std::string("2026-01-05T08:00:00.000Z alerts/a fields.env=string:test\n"));
}

void JsonReaderTest::guessesWhereFieldsAre_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("table");
    const auto row = [](const char* name, const char* content, const char* table) {
        QTest::newRow(name) << QByteArray(content) << QByteArray(table);
    };
    row("Suricata",
        R"({"timestamp":"2026-01-05T09:00:00.123456+0100","flow_id":7,"event_type":"alert","alert":{"severity":1}})",
        "2026-01-05T08:00:00.123Z alerts/row-1 alert.severity=number:1 event_type=string:alert flow_id=number:7\n");
    row("Zeek", R"({"ts":1767600000.25,"uid":"C1","id.orig_h":"10.0.0.1"})",
        "2026-01-05T08:00:00.250Z alerts/row-1 id.orig_h=string:10.0.0.1 uid=string:C1\n");
    row("Alertmanager", R"([{"fingerprint":"f1","startsAt":"2026-01-05T08:00:00Z","labels":{"alertname":"Down"}}])",
        "2026-01-05T08:00:00.000Z alerts/row-1 fingerprint=string:f1 labels.alertname=string:Down\n");
    row("an alert of Alertmanager that fires twice",
        R"([{"fingerprint":"f","startsAt":"2026-01-05T08:00:00Z"},{"fingerprint":"f","startsAt":"2026-01-05T09:00:00Z"}])",
        "2026-01-05T08:00:00.000Z alerts/row-1 fingerprint=string:f\n"
        "2026-01-05T09:00:00.000Z alerts/row-2 fingerprint=string:f\n");
    row("the rule's time first", R"({"timestamp":1,"@timestamp":1767600000})",
        "2026-01-05T08:00:00.000Z alerts/row-1 timestamp=number:1\n");
    row("what is a time", R"({"timestamp":"noon","time":"2026-01-05T08:00:00Z"})",
        "2026-01-05T08:00:00.000Z alerts/row-1 timestamp=string:noon\n");
    row("a nested time", R"({"event":{"created":"2026-01-05T08:00:00Z","n":1}})",
        "2026-01-05T08:00:00.000Z alerts/row-1 event.n=number:1\n");
}

void JsonReaderTest::guessesWhereFieldsAre()
{
    QFETCH(const QByteArray, content);
    QFETCH(const QByteArray, table);
    const QTemporaryDir folder;
    const Result<ReadAlerts> read = readAlerts(writeFile(folder, "alerts.json", content.toStdString()), {});
    QVERIFY2(read, read ? "" : read.error().text.c_str());
    QCOMPARE(QByteArray::fromStdString(tableText(*read->table)), table);
}

void JsonReaderTest::takesFieldsAsMapped()
{
    const QTemporaryDir folder;
    const std::string path = writeFile(
        folder, "alerts.json",
        "{\"@timestamp\":\"never\",\"event\":{\"id\":7,\"at\":1767600000},\"set\":\"s\"}\n"
        "{\"event\":{\"id\":\"8\",\"at\":1767600001},\"set\":\"s\"}\n{\"event\":{\"id\":8,\"at\":1767600002},\"set\":\"s\"}");
    const Result<ReadAlerts> read = readAlerts(
        path, {.mapping = parseMapping("event.at=@timestamp,event.id=_id,set=_index").value()});
    QVERIFY2(read, read ? "" : read.error().text.c_str());
    QCOMPARE(tableText(*read->table), std::string("2026-01-05T08:00:00.000Z s/7 @timestamp=string:never\n"
                                                  "2026-01-05T08:00:01.000Z s/8 @timestamp=-\n"));
    QCOMPARE(read->table->counts().duplicates, std::uint64_t{1});
    QCOMPARE(read->table->timeField(), std::string("event.at"));
}

void JsonReaderTest::refusesToRenameFields()
{
    const QTemporaryDir folder;
    const Result<ReadAlerts> read = readAlerts(writeFile(folder, "alerts.json", Bank),
                                               {.mapping = parseMapping("host.name=source.ip").value()});
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::NotSupported);
    QVERIFY(read.error().text.find("not source.ip from host.name") != std::string::npos);
}

void JsonReaderTest::saysWhereARecordIsBad_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char* name, const std::string& content, int line, int column, const char* text) {
        QTest::newRow(name) << QByteArray::fromStdString(content) << line << column << QByteArray(text);
    };
    const std::string bank = Bank;
    row("an element", "[" + bank + ", {\"@timestamp\" 1}]", 1, int(bank.size()) + 18, "not valid JSON");
    row("in a later line", "[\n  " + bank + ",\n  {\n    \"@timestamp\": \"soon\"}]", 4, 19, "soon");
    row("no object", "[" + bank + ",\n7]", 2, 1, "must be a JSON object");
    row("a list cut off", "[" + bank + ",", 1, int(bank.size()) + 3, "middle of a list");
    row("an element cut off", "[\n" + bank + ",\n {\"@timestamp\":\n\"2026", 4, 6, "middle of a document");
    row("a list that is not closed", "[\n" + bank + "\n", 3, 1, "middle of a list");
    row("a sequence", spread(bank) + "\nnonsense\n", 4, 2, "not valid JSON");
}

void JsonReaderTest::saysWhereARecordIsBad()
{
    QFETCH(const QByteArray, content);
    QFETCH(const int, line);
    QFETCH(const int, column);
    QFETCH(const QByteArray, text);
    const QTemporaryDir folder;
    const Result<ReadAlerts> read = readAlerts(writeFile(folder, "alerts.json", content.toStdString()), {});
    QVERIFY(!read);
    QVERIFY2(read.error().text.find(text.toStdString()) != std::string::npos, read.error().text.c_str());
    QCOMPARE(static_cast<int>(read.error().location->line), line);
    QCOMPARE(static_cast<int>(read.error().location->column), column);
}

void JsonReaderTest::skipsBadElements()
{
    const QTemporaryDir folder;
    const std::string content = "[\n{\"a\":1},\n" + std::string(Bank) + ",\nnull,\n{\"a\" 1},\n" + Desk + ",";
    const Result<ReadAlerts> read =
        readAlerts(writeFile(folder, "alerts.json", content), {.skipBadLines = true});
    QVERIFY2(read, read ? "" : read.error().text.c_str());
    QCOMPARE(tableText(*read->table), std::string(BankAndDesk));
    QCOMPARE(read->table->counts().badRecords, std::uint64_t{4});
    QCOMPARE(read->badLines.size(), std::size_t{4});
    QCOMPARE(read->badLines[2].line, std::uint64_t{5});
}

void JsonReaderTest::readsElementsLongerThanABlock()
{
    const QTemporaryDir folder;
    std::string content = "[";
    for (int i = 0; i < 5; ++i) {
        content += i > 0 ? "," : "";
        content += R"({"@timestamp":)";
        content += std::to_string(1'767'600'000 + i);
        content += R"(,"text":")";
        content.append(700'000, static_cast<char>('a' + i));
        content += R"(\\"})";
    }
    const Result<ReadAlerts> read = readAlerts(writeFile(folder, "alerts.json", content + "]"), {});
    QVERIFY2(read, read ? "" : read.error().text.c_str());
    QCOMPARE(read->table->size(), 5U);
    QCOMPARE(cellText(*read->table, "text", 4), "string:" + std::string(700'000, 'e') + '\\');
    QCOMPARE(read->table->document({3}).value().size(), std::size_t{700'000 + 37});
}

QTEST_APPLESS_MAIN(JsonReaderTest)
#include "tst_JsonReader.moc"
