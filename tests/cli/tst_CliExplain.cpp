// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/cli/Console.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace casewright;
using namespace Qt::StringLiterals;
using test::Console;
using test::document;
using test::missing;
using test::Outcome;

/// `explain`: the story of an alert with its numbers, what would have changed it, and how it ends when it cannot.
class CliExplainTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void tellsAStory();
    void tellsWhatWouldHaveChangedIt();
    void agreesWithTheSimulation();
    void severalDocumentsShareAnId();
    void followsAVersion();
    void analystsCloseCases();
    void endsWithACode_data();
    void endsWithACode();
    void hintsAtOtherIds();
    void noTerminalObeysADocument();
    void explainsAmongAMillion();

private:
    [[nodiscard]] Outcome explain(const QString& alerts, const QString& id, const QStringList& more = {},
                                  const QByteArray& input = {}) const
    {
        return m_console.run(
            QStringList{u"explain"_s, u"--rule"_s, u"rule.json"_s, u"--alerts"_s, alerts, u"--alert"_s, id} + more,
            input);
    }
    void verifyPrints(const Outcome& outcome, std::initializer_list<const char*> parts) const
    {
        QVERIFY2(outcome.code == 0, outcome.messages.constData());
        for (const char* const part : parts)
            QVERIFY2(outcome.prints(part), missing(part, outcome).constData());
    }

    const Console m_console;
};

void CliExplainTest::initTestCase()
{
    m_console.writeRule(R"({"maximumCasesToOpen": 2})");
    m_console.write(u"week.ndjson"_s, document("2026-01-05T08:01:00Z", "a") + document("2026-01-13T12:01:00Z", "a"));
    m_console.write(u"three.ndjson"_s,
                    document("2026-01-05T08:01:00Z", "a") + document("2026-01-05T08:01:00Z", "b")
                        + document("2026-01-05T08:01:00Z", "c"));
    m_console.write(u"bad.ndjson"_s, "nonsense\n" + document("2026-01-05T08:01:00Z", "a"));
}

void CliExplainTest::tellsAStory()
{
    verifyPrints(
        explain(u"week.ndjson"_s, u"row-2"_s),
        {"Every document\n", "  profile  Kibana 9.4\n", "Alert row-2, in the index week\n",
         "  1. The document row-2 in the index week is of 2026-01-13T12:01:00Z.\n",
         "  4. host.name is \"a\". Its group is {\"host\":{\"name\":\"a\"}}.\n",
         "1 alert in 1 group, and may open 2 cases: 1 <= 2",
         "Its window of 7d began at 2026-01-05T08:05:00Z, before 2026-01-06T12:05:00Z (2026-01-13T12:05:00Z less "
         "7d): it has passed. The counter becomes 2",
         "0 + 1 = 1 <= 1 000. They fit.\n", "\n 11. It was attached to \"Every document",
         "A simulation after Kibana 9.4; Kibana did not produce it.\n"});
}

void CliExplainTest::tellsWhatWouldHaveChangedIt()
{
    verifyPrints(explain(u"week.ndjson"_s, u"row-2"_s),
                 {"\nWhat would have changed it\n  - With a window of 9d it would have joined case \"Every document",
                  "opened at 2026-01-05T08:05:00Z.\n", "\nWhat would not\n"});
    verifyPrints(explain(u"three.ndjson"_s, u"row-3"_s),
                 {"3 groups, and may open 2 cases: 3 > 2, so grouping was given up",
                  "  - With at most 3 cases a run grouping would have held, and it would have opened case "});
}

/// The case that is named has the alert, and the number of alerts that `simulate` counts.
void CliExplainTest::agreesWithTheSimulation()
{
    const base::Json told = explain(u"three.ndjson"_s, u"row-3"_s, {u"--format"_s, u"json"_s}).json();
    const base::Json simulated = m_console.simulate(u"three.ndjson"_s, {u"--format"_s, u"json"_s}).json();
    const base::Json& into = told["explanations"][0]["execution"]["decision"]["case"];
    QCOMPARE(test::text(into["id"]), test::text(simulated["cases"][0]["id"]));
    QCOMPARE(test::text(into["totalAlerts"]), QByteArray("3"));
    QCOMPARE(test::text(simulated["cases"][0]["totalAlerts"]), QByteArray("3"));
    const base::Json& change = told["explanations"][0]["counterfactuals"][0];
    QCOMPARE(change.value("setting", ""), std::string("maximumCasesToOpen"));
    QCOMPARE(change.value("value", ""), std::string("3"));
    const Console other;
    other.writeRule(R"({"maximumCasesToOpen": 3})");
    const Outcome changed = other.simulate(m_console.path(u"three.ndjson"_s), {u"--format"_s, u"json"_s});
    QCOMPARE(test::text(change["case"]["id"]), test::text(changed.json()["cases"][2]["id"]));
}

void CliExplainTest::severalDocumentsShareAnId()
{
    m_console.write(u"shared.ndjson"_s,
                    R"({"_id":"x","_index":"one","@timestamp":"2026-01-05T08:01:00Z","host":{"name":"a"}})"
                    "\n"
                    R"({"_id":"x","_index":"two","@timestamp":"2026-01-05T08:06:00Z","host":{"name":"a"}})"
                    "\n");
    verifyPrints(explain(u"shared.ndjson"_s, u"x"_s),
                 {"Alert x, in the index one\n", "Alert x, in the index two\n", "Its _id was in \"Every document"});
}

void CliExplainTest::followsAVersion()
{
    verifyPrints(explain(u"week.ndjson"_s, u"row-1"_s, {u"--kibana"_s, u"8.18"_s}), {"  profile  Kibana 8.18\n"});
}

void CliExplainTest::analystsCloseCases()
{
    m_console.write(u"hour.ndjson"_s, document("2026-01-05T08:01:00Z", "a") + document("2026-01-05T09:01:00Z", "a"));
    m_console.write(u"quick.json"_s, R"({"casewright": "analysts/1", "name": "Quick ones",
        "closeAfter": {"distribution": "fixed", "length": "10m"}})");
    verifyPrints(explain(u"hour.ndjson"_s, u"row-2"_s, {u"--analysts"_s, u"quick.json"_s}),
                 {"  analysts Quick ones\n", "It was closed at 2026-01-05T08:15:00Z, and closed cases are not reopened",
                  "  - With closed cases reopened it would have joined case"});
    const Outcome outcome = explain(u"hour.ndjson"_s, u"row-2"_s, {u"--analysts"_s, u"no.json"_s});
    QCOMPARE(outcome.code, 3);
    QVERIFY(outcome.says("no.json"));
}

void CliExplainTest::endsWithACode_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("message");
    const QStringList start{u"explain"_s, u"--rule"_s};
    QTest::newRow("no alert") << start + QStringList{u"rule.json"_s, u"--alerts"_s, u"week.ndjson"_s} << 2
                              << QByteArray("--alert is required");
    QTest::newRow("no such alert") << start
            + QStringList{u"rule.json"_s, u"--alerts"_s, u"week.ndjson"_s, u"--alert"_s, u"x"_s}
                                   << 3 << QByteArray("No document has the _id x");
    QTest::newRow("no such file") << start
            + QStringList{u"rule.json"_s, u"--alerts"_s, u"no.ndjson"_s, u"--alert"_s, u"x"_s}
                                  << 3 << QByteArray("no.ndjson");
    QTest::newRow("no such rule") << start
            + QStringList{u"no.json"_s, u"--alerts"_s, u"week.ndjson"_s, u"--alert"_s, u"x"_s}
                                  << 3 << QByteArray("no.json");
    QTest::newRow("a bad line") << start
            + QStringList{u"rule.json"_s, u"--alerts"_s, u"bad.ndjson"_s, u"--alert"_s, u"row-2"_s}
                                << 3 << QByteArray("--skip-bad-lines leaves out such lines");
    QTest::newRow("a version") << start + QStringList{u"rule.json"_s, u"--alerts"_s, u"week.ndjson"_s, u"--alert"_s,
                                                      u"x"_s,         u"--kibana"_s, u"7.0"_s}
                               << 2 << QByteArray("--kibana");
    QTest::newRow("both from a pipe") << start + QStringList{u"-"_s, u"--alerts"_s, u"-"_s, u"--alert"_s, u"x"_s} << 2
                                      << QByteArray("cannot both be read");
    QTest::newRow("a bad rule") << start
            + QStringList{u"often.json"_s, u"--alerts"_s, u"week.ndjson"_s, u"--alert"_s, u"row-1"_s}
                                << 1 << QByteArray("interval");
}

void CliExplainTest::endsWithACode()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    QFETCH(QByteArray, message);
    m_console.write(u"often.json"_s, R"({"name": "R", "rule_type_id": "siem.queryRule", "consumer": "siem",
        "schedule": {"interval": "often"}, "params": {"query": "*", "language": "kuery", "from": "now-6m"},
        "actions": [{"id": "system-connector-.cases", "params": {"subAction": "run", "subActionParams": {
        "groupingBy": [], "timeWindow": "7d", "reopenClosedCases": false}}}]})");
    const Outcome outcome = m_console.run(arguments);
    QCOMPARE(outcome.code, code);
    QVERIFY2(outcome.says(message.constData()), outcome.messages.constData());
    QVERIFY(outcome.output.isEmpty());
}

void CliExplainTest::hintsAtOtherIds()
{
    QVERIFY(explain(u"week.ndjson"_s, u"x"_s).says("the first one's is row-1 and the last one's row-2"));
    QVERIFY(explain(u"week.ndjson"_s, u"row"_s).says("it is part of row-1, row-2"));
    QCOMPARE(explain(u"bad.ndjson"_s, u"row-2"_s, {u"--skip-bad-lines"_s}).code, 0);
}

void CliExplainTest::noTerminalObeysADocument()
{
    const Outcome outcome = explain(u"-"_s, u"row-1"_s, {}, document("2026-01-05T08:01:00Z", "a\x1b[31m"));
    QCOMPARE(outcome.code, 0);
    QVERIFY(!outcome.output.contains('\x1b'));
}

void CliExplainTest::explainsAmongAMillion()
{
    m_console.write(u"million.json"_s, R"({"casewright": "flood/1", "name": "Million", "start": "2026-01-05T00:00:00Z",
        "length": "7d", "perMinute": 99.3, "fields": [{"name": "host.name", "prefix": "h", "cardinality": 5000,
        "skew": 1, "missing": 0.02}]})");
    const base::Json told = explain(u"flood:million.json"_s, u"flood-777777"_s, {u"--format"_s, u"json"_s}).json();
    QVERIFY(told["source"].value("documents", 0) > 1'000'000);
    QCOMPARE(told["explanations"].size(), std::size_t{1});
    QVERIFY(told["explanations"][0].value("simulations", 0) > 3);
    QVERIFY2(told["timing"].value("explain_s", 1e9) < 60,
             test::text(told["timing"]).constData()); // about one, on a quiet machine
}

QTEST_GUILESS_MAIN(CliExplainTest)
#include "tst_CliExplain.moc"
