// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "GzipText.h"
#include "TableText.h"
#include "core/alerts/AlertReader.h"

using namespace casewright;
using namespace casewright::alerts;

namespace {

std::string sample(const char* name)
{
    return std::string(CASEWRIGHT_SOURCE_DIR) + "/tests/data/" + name;
}

std::string contentOf(const std::string& path)
{
    QFile file(QString::fromStdString(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

ReadAlerts readSample(const char* name, const char* mapping = "")
{
    base::Result<ReadAlerts> read = readAlerts(sample(name), {.mapping = parseMapping(mapping).value()});
    if (!read)
        qFatal("%s", base::describe(read.error()).c_str());
    return std::move(*read);
}

/// A line a row: time, index and id, and the cells of some columns.
std::string rowsOf(const AlertTable& table, const std::vector<const char*>& fields)
{
    std::string text;
    for (std::uint32_t row = 0; row < table.size(); ++row) {
        text += base::formatTimestamp(table.times()[row]) + ' ' + table.index({row}) + '/' + table.id({row});
        for (const char* const field : fields)
            text += " | " + cellText(table, field, row);
        text += '\n';
    }
    return text;
}

} // namespace

/// What other programs write, in tests/data: read without a word said about where things are.
class SourceSamplesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void suricata();
    void alertmanager();
    void zeek();
    void searchAnswers();
    void searchAnswers_data();
    void discover();
    void jq();
    void csv();
    void csvOfDiscover();
    void tsv();
    void epochs_data();
    void epochs();
    void areTheSameInGzip_data();
    void areTheSameInGzip();
    void realAlertsAreTheSameInCsvAndNdjson();
};

void SourceSamplesTest::suricata()
{
    const ReadAlerts read = readSample("suricata-eve.json");
    const AlertTable& table = *read.table;
    QCOMPARE(table.counts(), (IntakeCounts{.records = 4, .duplicates = 0, .badRecords = 0}));
    QCOMPARE(table.timeField(), std::string("timestamp"));
    // The name of the flow is that of several events, and so no id.
    QCOMPARE(rowsOf(table, {"event_type", "flow_id", "src_ip", "dest_port", "app_proto"}),
             std::string("2026-03-02T07:15:03.990Z suricata-eve/row-2 | string:dns | number:1048576000000002 | "
                         "string:192.0.2.17 | number:53 | -\n"
                         "2026-03-02T07:15:04.123Z suricata-eve/row-1 | string:alert | number:1048576000000001 | "
                         "string:192.0.2.17 | number:80 | string:http\n"
                         "2026-03-02T07:15:59.999Z suricata-eve/row-4 | string:alert | number:1048576000000003 | "
                         "string:2001:db8::bad | number:25 | -\n"
                         "2026-03-02T07:16:00.000Z suricata-eve/row-3 | string:flow | number:1048576000000001 | "
                         "string:192.0.2.17 | number:80 | string:http\n"));
    QCOMPARE(cellText(table, "alert.signature", 1),
             std::string("string:EXAMPLE POLICY package manager user agent outbound"));
    QCOMPARE(cellText(table, "alert.signature", 2), std::string("string:EXAMPLE SMTP \"HELO\" flood – Übung"));
    QCOMPARE(cellText(table, "alert.signature", 0), std::string("-"));
    QCOMPARE(cellText(table, "alert.signature_id", 1), std::string("number:2900001"));
    QCOMPARE(cellText(table, "alert.severity", 2), std::string("number:2"));
    QCOMPARE(cellText(table, "alert.metadata.attack_target", 1), std::string("list:[\"Client_Endpoint\"]"));
    QCOMPARE(cellText(table, "dns.answers.rdata", 0), std::string("list:[\"198.51.100.8\",\"198.51.100.9\"]"));
    QCOMPARE(cellText(table, "dns.answers.ttl", 0), std::string("list:[60,60]"));
    QCOMPARE(cellText(table, "dns.grouped.A", 0), std::string("list:[\"198.51.100.8\",\"198.51.100.9\"]"));
    QCOMPARE(cellText(table, "flow.alerted", 3), std::string("boolean:true"));
    QCOMPARE(cellText(table, "flow.start", 3), std::string("string:2026-03-02T07:15:03.990001+0000"));
    QCOMPARE(cellText(table, "timestamp", 0), std::string("no column"));
}

void SourceSamplesTest::alertmanager()
{
    const ReadAlerts read = readSample("alertmanager-alerts.json");
    const AlertTable& table = *read.table;
    QCOMPARE(table.counts(), (IntakeCounts{.records = 3, .duplicates = 0, .badRecords = 0}));
    QCOMPARE(table.timeField(), std::string("startsAt"));
    QCOMPARE(rowsOf(table, {"labels.alertname", "labels.severity", "labels.app.kubernetes.io/name",
                            "labels.k8s-cluster", "status.state"}),
             std::string("2026-03-02T07:28:15.040Z alertmanager-alerts/row-2 | string:TargetDown | "
                         "string:critical | - | string:north | string:suppressed\n"
                         "2026-03-02T07:30:00.512Z alertmanager-alerts/row-1 | string:DiskWillFill | "
                         "string:warning | string:postgres | string:north | string:active\n"
                         "2026-03-02T07:31:00.000Z alertmanager-alerts/row-3 | string:LatencyHigh | "
                         "string:warning | - | - | string:suppressed\n"));
    QCOMPARE(cellText(table, "receivers", 1), std::string(R"(list:[{"name":"storage"},{"name":"on-call"}])"));
    QCOMPARE(cellText(table, "receivers.name", 0), std::string("string:on-call"));
    QCOMPARE(cellText(table, "receivers.name", 1), std::string(R"(list:["storage","on-call"])"));
    QCOMPARE(cellText(table, "receivers", 2), std::string("list:[]"));
    QCOMPARE(cellText(table, "annotations", 2), std::string("object:{}"));
    QCOMPARE(cellText(table, "annotations.summary", 1), std::string("string:Disk will fill"));
    QCOMPARE(cellText(table, "status.silencedBy", 0), std::string(R"(list:["5f3b6c1e-0000-4000-8000-0123456789ab"])"));
    QCOMPARE(cellText(table, "endsAt", 2), std::string("string:0001-01-01T00:00:00Z"));
    QCOMPARE(cellText(table, "generatorURL", 2), std::string("string:"));
    QVERIFY(table.document({1}).value().find("\"app.kubernetes.io/name\": \"postgres\"") != std::string::npos);
}

void SourceSamplesTest::zeek()
{
    const ReadAlerts read = readSample("zeek-conn.log");
    const AlertTable& table = *read.table;
    QCOMPARE(table.counts(), (IntakeCounts{.records = 3, .duplicates = 0, .badRecords = 0}));
    QCOMPARE(table.timeField(), std::string("ts"));
    // A uid is that of a connection, which may be in many lines of many logs: no id of a document.
    QCOMPARE(rowsOf(table, {"uid", "id.orig_h", "id.resp_p", "duration", "service", "local_orig", "tunnel_parents"}),
             std::string("2026-03-02T07:49:59.500Z zeek-conn/row-2 | string:CExmpl2bbbbbbbbbb2 | string:192.0.2.31 | "
                         "number:53 | - | string:dns | boolean:true | -\n"
                         "2026-03-02T07:50:00.000Z zeek-conn/row-1 | string:CExmpl1aaaaaaaaaa1 | string:192.0.2.30 | "
                         "number:443 | number:12.000325 | string:ssl | boolean:true | "
                         "list:[\"CExmplTunnel1\",\"CExmplTunnel2\"]\n"
                         "2026-03-02T07:50:01.999Z zeek-conn/row-3 | string:CExmpl3cccccccccc3 | string:2001:db8::30 | "
                         "number:22 | number:0.00001 | - | boolean:false | -\n"));
}

void SourceSamplesTest::searchAnswers_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("saved") << QByteArray("elasticsearch-search.json");
    QTest::newRow("pasted from the console") << QByteArray("devtools-paste.txt");
}

void SourceSamplesTest::searchAnswers()
{
    QFETCH(const QByteArray, name);
    const ReadAlerts read = readSample(name.constData());
    const AlertTable& table = *read.table;
    // The same _id in another index is another document.
    QCOMPARE(table.counts(), (IntakeCounts{.records = 3, .duplicates = 0, .badRecords = 0}));
    QCOMPARE(rowsOf(table, {"host.name", "host.ip", "kibana.alert.risk_score", "kibana.alert.building_block_type",
                            "threat.tactic.name"}),
             std::string("2026-03-02T07:44:59.999Z .internal.alerts-security.alerts-default-000001/"
                         "0cc175b9c0f1b6a831c399e269772661 | string:web-2 | - | number:47.5 | - | "
                         "list:[\"Credential Access\",\"Discovery\"]\n"
                         "2026-03-02T07:45:10.250Z .internal.alerts-security.alerts-default-000001/"
                         "6f1ed002ab5595859014ebf0951522d9 | string:web-1 | list:[\"192.0.2.11\",\"2001:db8::11\"] | "
                         "number:47 | null:null | -\n"
                         "2026-03-02T07:45:10.250Z .internal.alerts-security.alerts-default-000002/"
                         "0cc175b9c0f1b6a831c399e269772661 | - | - | string:high | - | -\n"));
    QCOMPARE(cellText(table, "_score", 0), std::string("no column"));
    QCOMPARE(cellText(table, "sort", 0), std::string("no column"));
}

void SourceSamplesTest::discover()
{
    const ReadAlerts read = readSample("discover-paste.json");
    // Of `fields`, each value is a list; one that is alone stands for itself.
    QCOMPARE(tableText(*read.table),
             std::string("2026-03-02T07:49:00.001Z logs-example-default/Zk9-example-2 event.code=string:4624 host.ip=- "
                         "host.name=string:web-2 http.response.status_code=-\n"
                         "2026-03-02T07:50:00.001Z logs-example-default/Zk9-example-1 event.code=string:4625 "
                         "host.ip=list:[\"192.0.2.11\",\"2001:db8::11\"] host.name=string:web-1 "
                         "http.response.status_code=number:503\n"));
    QCOMPARE(read.table->document({0}).value(),
             std::string(R"({"_id":"Zk9-example-2","_index":"logs-example-default",)"
                         R"("@timestamp":"2026-03-02T07:49:00.001Z","host.name":"web-2","event.code":"4624"})"));
}

void SourceSamplesTest::jq()
{
    QCOMPARE(tableText(*readSample("jq-sequence.json").table),
             std::string("2026-03-02T07:51:00.000Z jq-sequence/two host.name=string:web-2 host.os=object:{} "
                         "tags=list:[]\n"
                         "2026-03-02T07:51:01.000Z jq-sequence/one host.name=string:web-1 host.os=- "
                         "tags=list:[\"a }{ in a text\",\"b\"]\n"));
}

void SourceSamplesTest::csv()
{
    const ReadAlerts read = readSample("export.csv", "Event Time=@timestamp,host=host.name,srcIp=source.ip");
    QVERIFY(read.guessedMapping.empty());
    QCOMPARE(tableText(*read.table),
             std::string("2026-03-02T07:52:00.000Z export/row-2 Message=string:she said \"no\"\r\nand left "
                         "host.name=string:web-2 id=string:1 severity=string:2 source.ip=-\n"
                         "2026-03-02T07:52:01.500Z export/row-1 Message=string:a value, with a comma "
                         "host.name=string:web-1 id=string:1 severity=string:3 source.ip=string:192.0.2.11\n"
                         "2026-03-02T07:52:03.000Z export/row-3 Message=- host.name=string:web-3 id=- severity=- "
                         "source.ip=string:2001:db8::3\n"));
    const ReadAlerts guessed = readSample("export.csv");
    QCOMPARE(guessed.guessedMapping,
             (FieldMapping{{"Event Time", "@timestamp"}, {"host", "host.name"}, {"srcIp", "source.ip"},
                           {"severity", "event.severity"}, {"Message", "message"}}));
    QCOMPARE(rowsOf(*guessed.table, {"host.name", "event.severity"}),
             std::string("2026-03-02T07:52:00.000Z export/row-2 | string:web-2 | string:2\n"
                         "2026-03-02T07:52:01.500Z export/row-1 | string:web-1 | string:3\n"
                         "2026-03-02T07:52:03.000Z export/row-3 | string:web-3 | -\n"));
}

void SourceSamplesTest::csvOfDiscover()
{
    const ReadAlerts read = readSample("discover-export.csv");
    QVERIFY(read.guessedMapping.empty());
    QCOMPARE(tableText(*read.table),
             std::string("2026-03-02T07:49:00.001Z logs-example-default/Zk9-example-2 event.code=string:4624 "
                         "host.name=string:web-2 message=-\n"
                         "2026-03-02T07:50:00.001Z logs-example-default/Zk9-example-1 event.code=string:4625 "
                         "host.name=string:web-1 message=string:failed, \"twice\"\n"));
}

void SourceSamplesTest::tsv()
{
    QCOMPARE(tableText(*readSample("export.tsv", "time=@timestamp,name=kibana.alert.rule.name,host=host.name").table),
             std::string("2026-03-02T07:53:00.000Z export/row-2 host.name=string: web-2 ip=string:192.0.2.12 "
                         "kibana.alert.rule.name=string:Example, with a comma; and more\n"
                         "2026-03-02T07:53:01.000Z export/row-1 host.name=string:web-1 ip=string:192.0.2.11 "
                         "kibana.alert.rule.name=string:Example: log cleared\n"
                         "2026-03-02T07:53:02.000Z export/row-3 host.name=string:web\t3 ip=- "
                         "kibana.alert.rule.name=-\n"));
}

void SourceSamplesTest::epochs_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("CSV") << QByteArray("epochs.csv");
    QTest::newRow("NDJSON") << QByteArray("epochs.ndjson");
}

void SourceSamplesTest::epochs()
{
    QFETCH(const QByteArray, name);
    QCOMPARE(tableText(*readSample(name.constData()).table),
             std::string("1969-12-31T23:59:59.000Z epochs/row-6 unit=string:before 1970\n"
                         "2026-03-02T07:54:00.000Z epochs/row-1 unit=string:seconds\n"
                         "2026-03-02T07:54:00.001Z epochs/row-2 unit=string:decimal seconds\n"
                         "2026-03-02T07:54:00.002Z epochs/row-3 unit=string:milliseconds\n"
                         "2026-03-02T07:54:00.003Z epochs/row-4 unit=string:microseconds\n"
                         "2026-03-02T07:54:00.004Z epochs/row-5 unit=string:nanoseconds\n"
                         "2026-03-02T07:54:00.005Z epochs/row-7 unit=string:ISO\n"));
}

void SourceSamplesTest::areTheSameInGzip_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const char* const name : {"suricata-eve.json", "alertmanager-alerts.json", "zeek-conn.log", "export.csv",
                                   "elasticsearch-search.json", "devtools-paste.txt", "jq-sequence.json", "export.tsv"})
        QTest::newRow(name) << QByteArray(name);
}

void SourceSamplesTest::areTheSameInGzip()
{
    QFETCH(const QByteArray, name);
    const QTemporaryDir folder;
    const ReadAlerts plain = readSample(name.constData());
    const std::string packed = tests::gzipped(contentOf(sample(name.constData())));
    const base::Result<ReadAlerts> read = readAlerts(writeFile(folder, (name.toStdString() + ".gz").c_str(), packed), {});
    QVERIFY2(read, read ? "" : base::describe(read.error()).c_str());
    QCOMPARE(tableText(*read->table), tableText(*plain.table));
    QCOMPARE(read->guessedMapping, plain.guessedMapping);
    for (std::uint32_t row = 0; row < plain.table->size(); ++row)
        QCOMPARE(read->table->document({row}).value(), plain.table->document({row}).value());
}

/// 45 544 alerts that are not ours to give: only where CASEWRIGHT_DATA names a folder that has them.
void SourceSamplesTest::realAlertsAreTheSameInCsvAndNdjson()
{
    const std::string stem = qEnvironmentVariable("CASEWRIGHT_DATA").toStdString() + "/ait-russellmitchell";
    if (!QFile::exists(QString::fromStdString(stem + ".csv")) || !QFile::exists(QString::fromStdString(stem + ".ndjson")))
        QSKIP("CASEWRIGHT_DATA names no folder with ait-russellmitchell.csv and .ndjson");
    const FieldMapping mapping = parseMapping("time=@timestamp,name=kibana.alert.rule.name,ip=source.ip,host=host.name,"
                                              "short=event.code,time_label=labels.phase,event_label=labels.event")
                                     .value();
    const std::shared_ptr<const AlertTable> rows = readAlerts(stem + ".csv", {.mapping = mapping}).value().table;
    const std::shared_ptr<const AlertTable> lines = readAlerts(stem + ".ndjson", {}).value().table;
    QCOMPARE(rows->counts(), (IntakeCounts{.records = 45'544, .duplicates = 0, .badRecords = 0}));
    QCOMPARE(rows->counts(), lines->counts());
    QCOMPARE(rows->columns().size(), std::size_t{6});
    QCOMPARE(lines->columns().size(), std::size_t{6});
    for (const Column& column : rows->columns()) {
        const Column* const other = lines->column(column.name());
        QVERIFY2(other != nullptr, column.name().c_str());
        QCOMPARE(column.presentCount(), other->presentCount());
        QCOMPARE(column.distinctCount(), other->distinctCount());
    }
    // Times, indices, ids, and each cell with its kind.
    const QStringList left = QString::fromStdString(tableText(*rows)).split(u'\n');
    const QStringList right = QString::fromStdString(tableText(*lines)).split(u'\n');
    QCOMPARE(left.size(), right.size());
    for (qsizetype row = 0; row < left.size(); ++row)
        QCOMPARE(left[row], right[row]);
}

QTEST_GUILESS_MAIN(SourceSamplesTest)
#include "tst_SourceSamples.moc"
