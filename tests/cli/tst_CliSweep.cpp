// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/cli/Console.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace casewright;
using namespace Qt::StringLiterals;
using base::Json;
using test::Console;
using test::missing;
using test::Outcome;

/// `sweep` and `cadence`: tables and JSON of many settings, whose numbers are those of `simulate`.
class CliSweepTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void printsATable();
    void marksWhatAVersionHasNot();
    void isWhatSimulateSays();
    void proposesFields();
    void tellsTheCadence();
    void endsWithACode_data();
    void endsWithACode();

private:
    [[nodiscard]] Outcome run(const char* command, const QStringList& more) const
    {
        return m_console.run(QStringList{QString::fromLatin1(command), u"--rule"_s, u"rule.json"_s, u"--alerts"_s,
                                         u"flood:flood.json"_s} + more);
    }
    const Console m_console;
};

/// A day of 30 hosts and 4 users.
void CliSweepTest::initTestCase()
{
    m_console.writeRule();
    m_console.write(u"flood.json"_s, R"({"casewright": "flood/1", "start": "2026-01-05T00:00:00Z", "length": "1d",
        "perMinute": 2, "fields": [{"name": "host.name", "prefix": "h", "cardinality": 30, "skew": 1},
        {"name": "user.name", "prefix": "u", "cardinality": 4}]})");
}

void CliSweepTest::printsATable()
{
    const Outcome outcome = run("sweep", {u"--group-by"_s, u"none,user.name"_s, u"--windows"_s, u"1h,7d"_s,
                                          u"--maximum"_s, u"3"_s, u"--measure"_s, u"openAtPeak"_s});
    QCOMPARE(outcome.code, 0);
    for (const char* const part :
         {"Cases open at the same time, at most, by what is grouped by and the time window\n", "1h ", " 7d\n",
          "  (no grouping), max 3 ", "  (no grouping), max 5 ", "  user.name, max 3 ", "  host.name, max 5 ",
          "  *  what the rule has: ", "12 settings in ", "A simulation after Kibana 9.4; Kibana did not produce it.",
          "not modelled"})
        QVERIFY2(outcome.prints(part), missing(part, outcome).constData());
    QCOMPARE(outcome.output.count('*'), 2); // in the table and below it
}

void CliSweepTest::marksWhatAVersionHasNot()
{
    const Outcome outcome = run("sweep", {u"--group-by"_s, u"host.name"_s, u"--windows"_s, u"5m,1d"_s, u"--versions"_s,
                                          u"8.14,9.4"_s});
    QCOMPARE(outcome.code, 0);
    const char* const reason = "1 setting: Kibana 8.14 has no time windows in minutes.\n";
    QVERIFY2(outcome.prints(reason), missing(reason, outcome).constData());
}

void CliSweepTest::isWhatSimulateSays()
{
    const Json swept = run("sweep", {u"--group-by"_s, u"user.name"_s, u"--windows"_s, u"1h"_s, u"--intervals"_s,
                                     u"10m"_s, u"--reopen"_s, u"both"_s, u"--format"_s, u"json"_s}).json();
    QVERIFY(swept["casewright"] == "sweep/1");
    QCOMPARE(swept["points"].size(), std::size_t{2 * 2 * 2 * 2});
    std::size_t compared = 0;
    for (const Json& point : swept["points"]) {
        const Json& setting = point["setting"];
        if (setting["interval"] != "5m" || setting["reopenClosedCases"] != false)
            continue;
        m_console.writeRule(QByteArray::fromStdString(Json{{"groupingBy", Json::array({setting["groupBy"]})},
                                                           {"timeWindow", setting["timeWindow"]}}.dump()));
        const Json plain = m_console.simulate(u"flood:flood.json"_s, {u"--format"_s, u"json"_s}).json();
        QVERIFY(point["outcome"]["casesOpened"] == plain["summary"]["casesOpened"]);
        QVERIFY(point["outcome"]["breakerRuns"] == plain["summary"]["breakerRuns"]);
        QVERIFY(point["outcome"]["alertsAttached"] == plain["audit"]["attached"]);
        ++compared;
    }
    QCOMPARE(compared, std::size_t{4});
    m_console.writeRule();
}

void CliSweepTest::proposesFields()
{
    const Json swept = run("sweep", {u"--format"_s, u"json"_s}).json();
    QCOMPARE(swept["points"].size(), std::size_t{3 * 8}); // none, both fields; the usual windows
    QVERIFY(swept["points"][0]["setting"]["groupBy"] == nullptr);
    QVERIFY(swept["current"]["groupBy"] == "host.name");
}

void CliSweepTest::tellsTheCadence()
{
    const Outcome outcome = run("cadence", {u"--intervals"_s, u"24h,1m"_s});
    QCOMPARE(outcome.code, 0);
    for (const char* const part : {"Grouping is first given up at 24h (", "grouping given up", " 1m ", " 24h ",
                                   "Kibana did not produce it"})
        QVERIFY2(outcome.prints(part), missing(part, outcome).constData());
    const Json told = run("cadence", {u"--format"_s, u"json"_s}).json();
    QVERIFY(told["casewright"] == "cadence/1");
    QCOMPARE(told["points"].size(), std::size_t{12});
    QVERIFY(told["points"][0]["interval"] == "1m");
    QVERIFY(told["current"] == "5m");
    QVERIFY(told["first"]["overRunCap"] == nullptr);
}

void CliSweepTest::endsWithACode_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("message");
    const auto row = [](const char* name, const char* arguments, int code, const char* message) {
        QTest::newRow(name) << QString::fromLatin1(arguments).split(u' ') << code << QByteArray(message);
    };
    row("a window", "sweep --rule rule.json --alerts flood:flood.json --windows 1h,soon", 2, "--windows: \"soon\" is");
    row("a maximum", "sweep --rule rule.json --alerts flood:flood.json --maximum 0", 2, "--maximum: \"0\" is no");
    row("a version", "sweep --rule rule.json --alerts flood:flood.json --versions 1.0", 2, "--versions: ");
    row("a measure", "sweep --rule rule.json --alerts flood:flood.json --measure speed", 2, "speed is no measure");
    row("an interval", "cadence --rule rule.json --alerts flood:flood.json --intervals 1w", 2, "--intervals: \"1w\"");
    row("no rule", "sweep --rule none.json --alerts flood:flood.json", 3, "none.json");
    row("no alerts", "cadence --rule rule.json --alerts none.ndjson", 3, "none.ndjson");
}

void CliSweepTest::endsWithACode()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    QFETCH(QByteArray, message);
    const Outcome outcome = m_console.run(arguments);
    QCOMPARE(outcome.code, code);
    QVERIFY2(outcome.says(message.constData()), outcome.messages.constData());
    QVERIFY(outcome.output.isEmpty());
}

QTEST_GUILESS_MAIN(CliSweepTest)
#include "tst_CliSweep.moc"
