// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/cli/Console.h"

#include <QFile>
#include <QTest>

#include <nlohmann/json.hpp>

using namespace casewright;
using namespace Qt::StringLiterals;
using base::Json;
using test::Console;
using test::Outcome;
using test::text;

namespace {

QString sample(const QString& name)
{
    return QStringLiteral(CASEWRIGHT_SOURCE_DIR "/tests/data/") + name;
}

/// `title: alerts` of each case.
QStringList casesOf(const Json& result)
{
    QStringList cases;
    for (const Json& each : result["cases"])
        cases.append(QString::fromStdString(each["title"].get<std::string>()) + u": "_s
                     + QString::number(each["totalAlerts"].get<int>()));
    return cases;
}

} // namespace

/// The console program over files as other programs write them (tests/data).
class CliSamplesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void opensCases_data();
    void opensCases();
    void readsThemFromStandardInput_data() { opensCases_data(); }
    void readsThemFromStandardInput();
    void saysHowCsvIsRead();
    void realAlertsGiveTheSameResultFromCsvAndNdjson_data();
    void realAlertsGiveTheSameResultFromCsvAndNdjson();
    void saysWhereTimesOfJsonAre_data();
    void saysWhereTimesOfJsonAre();

private:
    Console m_console;
};

void CliSamplesTest::opensCases_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QStringList>("source");   // documents, first and last time
    QTest::addColumn<QStringList>("cases");
    const auto row = [](const char* name, const char* field, const QStringList& source, const QStringList& groups) {
        QStringList cases;
        for (const QString& group : groups)
            cases.append(u"Every document - Grouping by "_s + group.section(u'|', 0, 0) + u" (Auto-created): "_s
                         + group.section(u'|', 1));
        QTest::newRow(name) << QString::fromLatin1(name) << QByteArray(field) << source << cases;
    };
    row("suricata-eve.json", "alert.signature",
        {u"4"_s, u"2026-03-02T07:15:03.990Z"_s, u"2026-03-02T07:16:00.000Z"_s},
        {u"EXAMPLE POLICY package manager user agent outbound|1"_s, u"EXAMPLE SMTP \"HELO\" flood – Übung|1"_s,
         u"unknown|2"_s});
    row("alertmanager-alerts.json", "labels.alertname",
        {u"3"_s, u"2026-03-02T07:28:15.040Z"_s, u"2026-03-02T07:31:00.000Z"_s},
        {u"TargetDown|1"_s, u"DiskWillFill|1"_s, u"LatencyHigh|1"_s});
    row("zeek-conn.log", "id.resp_p", {u"3"_s, u"2026-03-02T07:49:59.500Z"_s, u"2026-03-02T07:50:01.999Z"_s},
        {u"53|1"_s, u"443|1"_s, u"22|1"_s});
    row("elasticsearch-search.json", "kibana.alert.rule.name",
        {u"3"_s, u"2026-03-02T07:44:59.999Z"_s, u"2026-03-02T07:45:10.250Z"_s},
        {u"Example: many failed logons|2"_s, u"Example: log cleared|1"_s});
    row("devtools-paste.txt", "kibana.alert.rule.name",
        {u"3"_s, u"2026-03-02T07:44:59.999Z"_s, u"2026-03-02T07:45:10.250Z"_s},
        {u"Example: many failed logons|2"_s, u"Example: log cleared|1"_s});
    row("discover-paste.json", "event.code", {u"2"_s, u"2026-03-02T07:49:00.001Z"_s, u"2026-03-02T07:50:00.001Z"_s},
        {u"4624|1"_s, u"4625|1"_s});
    row("jq-sequence.json", "host.name", {u"2"_s, u"2026-03-02T07:51:00.000Z"_s, u"2026-03-02T07:51:01.000Z"_s},
        {u"web-2|1"_s, u"web-1|1"_s});
    row("discover-export.csv", "host.name", {u"2"_s, u"2026-03-02T07:49:00.001Z"_s, u"2026-03-02T07:50:00.001Z"_s},
        {u"web-2|1"_s, u"web-1|1"_s});
    row("export.csv", "host.name", {u"3"_s, u"2026-03-02T07:52:00.000Z"_s, u"2026-03-02T07:52:03.000Z"_s},
        {u"web-2|1"_s, u"web-1|1"_s, u"web-3|1"_s});
    row("export.tsv", "host.name", {u"3"_s, u"2026-03-02T07:53:00.000Z"_s, u"2026-03-02T07:53:02.000Z"_s},
        {u" web-2|1"_s, u"web-1|1"_s, u"web\t3|1"_s});
}

void CliSamplesTest::opensCases()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, field);
    QFETCH(const QStringList, source);
    QFETCH(const QStringList, cases);
    m_console.writeRule("{\"groupingBy\": [\"" + field + "\"]}");
    const Outcome outcome = m_console.simulate(sample(name), {u"--format"_s, u"json"_s});
    QVERIFY2(outcome.code == 0, outcome.messages.constData());
    const Json result = outcome.json();
    QCOMPARE(text(result["source"]["documents"]), source[0].toUtf8());
    QCOMPARE(text(result["source"]["first"]), '"' + source[1].toUtf8() + '"');
    QCOMPARE(text(result["source"]["last"]), '"' + source[2].toUtf8() + '"');
    QCOMPARE(text(result["source"]["badLines"]), text(0));
    QCOMPARE(casesOf(result), cases);
}

void CliSamplesTest::readsThemFromStandardInput()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, field);
    QFETCH(const QStringList, cases);
    m_console.writeRule("{\"groupingBy\": [\"" + field + "\"]}");
    QFile file(sample(name));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const Outcome outcome = m_console.simulate(u"-"_s, {u"--format"_s, u"json"_s}, file.readAll());
    QVERIFY2(outcome.code == 0, outcome.messages.constData());
    QCOMPARE(casesOf(outcome.json()), cases);
}

void CliSamplesTest::saysHowCsvIsRead()
{
    m_console.writeRule();
    QFile::remove(m_console.path(u"export.csv"_s));
    QVERIFY(QFile::copy(sample(u"export.csv"_s), m_console.path(u"export.csv"_s)));
    QCOMPARE(m_console.simulate(u"export.csv"_s).messages,
             QByteArray("Times are read from the column \"Event Time\", by its name. export.csv is read as with --map "
                        "'Event Time=@timestamp,host=host.name,srcIp=source.ip,severity=event.severity,"
                        "Message=message'\n"));
}

void CliSamplesTest::realAlertsGiveTheSameResultFromCsvAndNdjson_data()
{
    QTest::addColumn<QByteArray>("field");
    for (const char* const field :
         {"host.name", "source.ip", "kibana.alert.rule.name", "event.code", "labels.phase", "labels.event"})
        QTest::newRow(field) << QByteArray(field);
}

/// 45 544 alerts that are not ours to give: only where CASEWRIGHT_DATA names a folder that has them.
void CliSamplesTest::realAlertsGiveTheSameResultFromCsvAndNdjson()
{
    QFETCH(const QByteArray, field);
    const QString stem = qEnvironmentVariable("CASEWRIGHT_DATA") + u"/ait-russellmitchell"_s;
    if (!QFile::exists(stem + u".csv"_s) || !QFile::exists(stem + u".ndjson"_s))
        QSKIP("CASEWRIGHT_DATA names no folder with ait-russellmitchell.csv and .ndjson");
    m_console.writeRule("{\"groupingBy\": [\"" + field + "\"], \"maximumCasesToOpen\": 20}");
    const QString mapping = u"time=@timestamp,name=kibana.alert.rule.name,ip=source.ip,host=host.name,"
                            "short=event.code,time_label=labels.phase,event_label=labels.event"_s;
    const auto resultOf = [this](const QString& file, const QStringList& more) {
        const Outcome outcome = m_console.simulate(file, QStringList{u"--format"_s, u"json"_s} + more);
        Json result = outcome.code == 0 ? outcome.json() : Json::object();
        for (const char* const name : {"file", "name", "map"}) // of the file, which are two
            result["source"].erase(name);
        result.erase("timing");
        result.erase("peak_rss_mb");
        return result;
    };
    const Json rows = resultOf(stem + u".csv"_s, {u"--map"_s, mapping});
    const Json lines = resultOf(stem + u".ndjson"_s, {});
    QCOMPARE(text(rows["source"]["documents"]), text(45'544));
    QVERIFY(!rows["cases"].empty());
    QVERIFY2(rows == lines, (text(Json::diff(lines, rows))).constData());
    QCOMPARE(rows.dump(), lines.dump());
}

void CliSamplesTest::saysWhereTimesOfJsonAre_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("mapping");
    QTest::newRow("Zeek") << u"zeek-conn.log"_s << QByteArray("ts") << QByteArray("ts=@timestamp");
    QTest::newRow("Suricata") << u"suricata-eve.json"_s << QByteArray("timestamp") << QByteArray("timestamp=@timestamp");
    QTest::newRow("Alertmanager") << u"alertmanager-alerts.json"_s << QByteArray("startsAt")
                                  << QByteArray("startsAt=@timestamp");
}

void CliSamplesTest::saysWhereTimesOfJsonAre()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, field);
    QFETCH(const QByteArray, mapping);
    m_console.writeRule();
    QFile::remove(m_console.path(name));
    QVERIFY(QFile::copy(sample(name), m_console.path(name)));
    const Outcome guessed = m_console.simulate(name, {u"--format"_s, u"json"_s});
    QCOMPARE(guessed.messages, "Times are read from the field \"" + field + "\", by its name. " + name.toUtf8()
                                   + " is read as with --map " + mapping + '\n');
    QCOMPARE(guessed.code, 0);
    // What the note says gives the same, and no note.
    const Outcome told = m_console.simulate(name, {u"--format"_s, u"json"_s, u"--map"_s, QString::fromUtf8(mapping)});
    QCOMPARE(told.messages, QByteArray());
    QVERIFY(told.json()["cases"] == guessed.json()["cases"]);
    QVERIFY(told.json()["audit"] == guessed.json()["audit"]);
}

QTEST_GUILESS_MAIN(CliSamplesTest)
#include "tst_CliSamples.moc"
