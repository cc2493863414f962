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
using test::missing;
using test::Outcome;

namespace {

QString example(const QString& name) { return QStringLiteral(CASEWRIGHT_SOURCE_DIR "/tests/data/rules/") + name; }

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// `rule validate` and `rule convert`.
class CliRuleTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_console.emplace();
        m_console->write(u"alerts.ndjson"_s, test::document("2026-01-01T00:00:00Z", "a")
                                                 + test::document("2026-01-01T00:01:00Z", "a")
                                                 + test::document("2026-01-01T00:02:00Z", "b")
                                                 + test::document("2026-01-01T00:03:00Z", "b"));
    }

    void soundRules()
    {
        const Outcome outcome = m_console->run({u"rule"_s, u"validate"_s, u"rule.json"_s});
        QCOMPARE(outcome.code, 0);
        QCOMPARE(outcome.output, QByteArray("rule.json: 1 rule: nothing to say\n"));
        QCOMPARE(outcome.messages, QByteArray());
    }

    void errorsHaveAPlaceAndAFix()
    {
        m_console->write(u"bad.json"_s, "{\"name\":\"N\",\"rule_type_id\":\".index-threshold\",\"consumer\":\"logs\",\n"
                                        "\"schedule\":{\"interval\":\"30s\"},\n"
                                        "\"params\":{\"index\":\"i\",\"threshold\":[1],\"termSize\":\"5\"}}\n");
        const Outcome outcome = m_console->run({u"rule"_s, u"validate"_s, u"bad.json"_s});
        QCOMPARE(outcome.code, 1);
        for (const char* part : {"bad.json:2:24: schedule.interval: warning: Kibana's smallest interval is 1m",
                                 "  fix: Write 1m. (\"1m\")\n", "bad.json:3:50: params.termSize: error: Kibana takes a whole",
                                 "  fix: Write 5. (5)\n", "bad.json: 1 rule: 1 error, 6 warnings\n"})
            QVERIFY2(outcome.prints(part), missing(part, outcome).constData());
    }

    /// A query that Elasticsearch would refuse: said with documents and without, and by the simulation.
    void valuesThatAreNoneForTheirField()
    {
        m_console->write(u"query.json"_s,
                         "{\"name\":\"N\",\"rule_type_id\":\"siem.queryRule\",\"consumer\":\"siem\",\n"
                         "\"schedule\":{\"interval\":\"5m\"},\"params\":{\"query\":\"@timestamp: foo\"},\n"
                         R"("actions":[{"id":"system-connector-.cases","params":{"subAction":"run",)"
                         R"("subActionParams":{"groupingBy":["host.name"]}}}]})");
        const char* const said = "query.json:2:48: params.query: warning: In the query at 1:1: @timestamp has dates";
        for (const QStringList& more : {QStringList(), QStringList{u"--alerts"_s, u"alerts.ndjson"_s}}) {
            const Outcome outcome = m_console->run(QStringList{u"rule"_s, u"validate"_s, u"query.json"_s} + more);
            QCOMPARE(outcome.code, 0);
            QVERIFY2(outcome.prints(said), missing(said, outcome).constData());
        }
        const Outcome outcome = m_console->run({u"simulate"_s, u"--rule"_s, u"query.json"_s, u"--alerts"_s,
                                                u"alerts.ndjson"_s, u"--no-store"_s, u"--format"_s, u"json"_s});
        QCOMPARE(outcome.code, 0);
        QVERIFY(outcome.messages.contains("query.json:2:48: params.query: In the query at 1:1: @timestamp has dates"));
        QVERIFY(test::text(outcome.json().at("findings")).contains("@timestamp has dates"));
    }

    void whatIsNoRule()
    {
        m_console->write(u"part.json"_s, "[{\"name\":\"a\",\"rule_type_id\":\"x\",\"consumer\":\"c\"},\n7]\n");
        const Outcome said = m_console->run({u"rule"_s, u"validate"_s, u"part.json"_s});
        QVERIFY2(said.prints("part.json:2:1: warning: This is no rule: "), said.output.constData());
        QVERIFY2(said.prints("part.json: 1 rule and 1 other that is none: "), said.output.constData());
        const Outcome json = m_console->run({u"rule"_s, u"validate"_s, u"--format"_s, u"json"_s, u"part.json"_s});
        QCOMPARE(test::text(json.json().at("others").at(0).at("line")), QByteArray("2"));
        const Outcome converted = m_console->run({u"rule"_s, u"convert"_s, u"part.json"_s, u"--to"_s, u"kibana-ndjson"_s});
        QCOMPARE(converted.code, 1);
        QVERIFY2(converted.messages.contains("error: part.json:2:1: This is no rule: "), converted.messages.constData());
    }

    /// It is an error with its place; the other lines are judged and written all the same.
    void brokenLines()
    {
        const QByteArray rule = R"({"type":"alert","id":"7","attributes":{"name":"A","alertTypeId":"siem.queryRule",)"
                                R"("consumer":"siem","schedule":{"interval":"5m"},"params":{"type":"query",)"
                                R"("language":"kuery","query":"a:b"}}})";
        const QByteArray other = QByteArray(rule).replace("\"7\"", "\"8\"");
        m_console->write(u"lines.ndjson"_s, rule + "\n{\"type\": \n" + other + '\n');
        const Outcome said = m_console->run({u"rule"_s, u"validate"_s, u"lines.ndjson"_s});
        QCOMPARE(said.code, 1);
        QVERIFY2(said.prints("lines.ndjson:2:9: error: This is no rule: not valid JSON: "), said.output.constData());
        QVERIFY2(said.prints("lines.ndjson: 2 rules and 1 other that is none: 1 error"), said.output.constData());
        const Json report =
            m_console->run({u"rule"_s, u"validate"_s, u"--format"_s, u"json"_s, u"lines.ndjson"_s}).json();
        QCOMPARE(test::text(report.at("errors")), QByteArray("1"));
        QCOMPARE(test::text(report.at("others").at(0).at("severity")), QByteArray("\"error\""));
        for (const QString& target : {u"kibana-ndjson"_s, u"kibana-api"_s}) {
            const Outcome converted = m_console->run({u"rule"_s, u"convert"_s, u"lines.ndjson"_s, u"--to"_s, target});
            QCOMPARE(converted.code, 1);
            QVERIFY2(converted.says("lines.ndjson:2:9: This is no rule: "), converted.messages.constData());
            QVERIFY2(converted.prints("\"8\"") && !converted.prints("{\"type\": \n"), converted.output.constData());
        }
        // The rule that is meant may be the broken one.
        const QStringList run{u"simulate"_s, u"--no-store"_s, u"--alerts"_s, u"alerts.ndjson"_s, u"--rule"_s,
                              u"lines.ndjson"_s};
        const Outcome chosen = m_console->run(run + QStringList{u"--rule-id"_s, u"8"_s});
        QVERIFY2(chosen.code == 1 && !chosen.says("no rule"), chosen.messages.constData()); // it has no Cases action
        const Outcome none = m_console->run(run + QStringList{u"--rule-id"_s, u"9"_s});
        QCOMPARE(none.code, 3);
        QVERIFY2(none.says("lines.ndjson:2:9: This is no rule: "), none.messages.constData());
    }

    void eachRuleOfAFile()
    {
        const Outcome outcome =
            m_console->run({u"rule"_s, u"validate"_s, u"--format"_s, u"json"_s, example(u"detections.ndjson"_s)});
        QCOMPARE(outcome.code, 0); // five of them are of types that are not simulated, and sound all the same
        QCOMPARE(test::text(outcome.json().at("errors")), QByteArray("0"));
        QCOMPARE(test::text(outcome.json().at("notes")), QByteArray("5"));
        const Json report = outcome.json();
        QCOMPARE(test::text(report.at("casewright")), QByteArray("\"findings/1\""));
        QCOMPARE(report.at("rules").size(), std::size_t{8});
        QCOMPARE(test::text(report["rules"][2]["line"]), QByteArray("3"));
        QCOMPARE(test::text(report["rules"][2]["format"]), QByteArray("\"detection-ndjson\""));
        for (const Json& finding : report["rules"][4]["findings"])
            QVERIFY(finding.at("line") == 5 && finding.at("column") > 0);
    }

    void notSimulatedIsNoError_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("params");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("part");
        const auto row = [](const char* name, const char* type, const char* params, int code, const char* part) {
            QTest::newRow(name) << QByteArray(type) << QByteArray(params) << code << QByteArray(part);
        };
        const char* const esQuery = ".es-query";
        row("EQL", "siem.eqlRule", R"({"language":"eql","query":"any where true","from":"now-6m"})", 0,
            "rule_type_id: note: Rules of the type siem.eqlRule are kept but not simulated");
        row("metrics", "metrics.alert.threshold", R"({"criteria":[]})", 0,
            "rule_type_id: note: Rules of the type metrics");
        row("Lucene", "siem.queryRule", R"({"language":"lucene","query":"a:b"})", 0,
            "params.query: note: A query in lucene is kept but not simulated");
        row("another language", "siem.queryRule", R"({"language":"sql","query":"a"})", 1,
            "params.query: error: \"sql\" is no language");
        row("ES|QL", esQuery, R"({"searchType":"esqlQuery","esqlQuery":{"esql":"FROM logs"},"timeWindowSize":5,
            "timeWindowUnit":"m","threshold":[0],"thresholdComparator":">","size":0,"groupBy":"row",
            "timeField":"@timestamp"})", 0, "params.searchType: note: A query in ES|QL is kept but not simulated");
        row("query DSL", esQuery, R"({"searchType":"esQuery","esQuery":"{}","index":["a"],"timeWindowSize":5,
            "timeWindowUnit":"m","threshold":[0],"thresholdComparator":">","size":0,"timeField":"@timestamp"})",
            0, "params.searchType: note: A query in Elasticsearch's query DSL");
        row("another search", esQuery, R"({"searchType":"sql","timeWindowSize":5,"timeWindowUnit":"m","threshold":[0],
            "thresholdComparator":">","size":0,"timeField":"@timestamp"})", 1,
            "params.searchType: error: \"sql\" is no type");
    }
    /// A sound rule exits with 0, and says that it is not simulated; to simulate it is refused.
    void notSimulatedIsNoError()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, params);
        QFETCH(int, code);
        QFETCH(QByteArray, part);
        const QByteArray consumer = type.startsWith("siem.") ? "siem" : "stackAlerts";
        m_console->write(u"rule.json"_s, R"({"name":"N","rule_type_id":")" + type
                                             + R"(","consumer":")" + consumer + R"(","schedule":{"interval":"5m"},"params":)" + params
                                             + R"(,"actions":[{"id":"system-connector-.cases","params":{"subAction":"run",
            "subActionParams":{"groupingBy":[],"timeWindow":"7d","reopenClosedCases":false}}}]})");
        const Outcome outcome = m_console->run({u"rule"_s, u"validate"_s, u"rule.json"_s});
        QVERIFY2(outcome.prints(part.constData()), missing(part.constData(), outcome).constData());
        QVERIFY2(outcome.code == code, outcome.output.constData());
        const QByteArray end = QByteArray("rule.json: 1 rule: ") + (code == 0 ? "0 errors, 0 warnings, 1 note\n" : "1 error, 0 warnings\n");
        QVERIFY2(outcome.output.endsWith(end), outcome.output.constData());
        QCOMPARE(m_console->simulate(u"alerts.ndjson"_s).code, 1);
    }

    void versionsDiffer()
    {
        m_console->writeRule(R"({"timeWindow": "36h"})");
        QVERIFY(m_console->run({u"rule"_s, u"validate"_s, u"rule.json"_s}).prints("nothing to say"));
        const Outcome old = m_console->run({u"rule"_s, u"validate"_s, u"rule.json"_s, u"--kibana"_s, u"8.18"_s});
        QVERIFY2(old.prints("Kibana 8.18 has no time windows in hours"), old.output.constData());
        QCOMPARE(old.code, 0); // a warning
    }

    void documentsAreLookedAt()
    {
        m_console->writeRule(R"({"groupingBy": ["host.nmae"]})");
        const QStringList arguments{u"rule"_s, u"validate"_s, u"rule.json"_s, u"--alerts"_s, u"alerts.ndjson"_s};
        const Outcome outcome = m_console->run(arguments);
        QVERIFY2(outcome.prints("None of these documents has host.nmae. Is host.name meant?"), outcome.output.constData());
        QVERIFY2(outcome.prints("  fix: Take host.name. ([\"host.name\"])"), outcome.output.constData());
        QCOMPARE(outcome.code, 0);
        m_console->write(u"alerts.ndjson"_s, "{}\n");
        QCOMPARE(m_console->run(arguments).code, 3);
    }

    void badInput()
    {
        QCOMPARE(m_console->run({u"rule"_s, u"validate"_s, u"nowhere.json"_s}).code, 3);
        m_console->write(u"no.json"_s, "{\"a\":1}");
        const Outcome none = m_console->run({u"rule"_s, u"validate"_s, u"no.json"_s});
        QCOMPARE(none.code, 3);
        QVERIFY2(none.says("error: no.json:1:1: There is no rule in it"), none.messages.constData());
        QCOMPARE(m_console->run({u"rule"_s, u"convert"_s, u"no.json"_s, u"--to"_s, u"curl"_s}).code, 3);
        QCOMPARE(m_console->run({u"rule"_s, u"convert"_s, u"rule.json"_s}).code, 2);
        QCOMPARE(m_console->run({u"rule"_s, u"convert"_s, u"rule.json"_s, u"--to"_s, u"yaml"_s}).code, 2);
        QCOMPARE(m_console->run({u"rule"_s}).code, 2);
        QCOMPARE(m_console->run({u"rule"_s, u"validate"_s, u"rule.json"_s, u"--map"_s, u"time=a"_s}).code, 2);
    }

    void standardInput()
    {
        const Outcome outcome = m_console->run({u"rule"_s, u"convert"_s, u"-"_s, u"--to"_s, u"kibana-ndjson"_s},
                                               contentOf(example(u"saved-objects.ndjson"_s)));
        QCOMPARE(outcome.code, 0);
        QCOMPARE(outcome.output, contentOf(example(u"saved-objects.ndjson"_s)));
    }

    void convertsIntoAFile()
    {
        const Outcome outcome = m_console->run({u"rule"_s, u"convert"_s, u"rule.json"_s, u"--to"_s, u"terraform"_s,
                                                u"--out"_s, u"rule.tf"_s});
        QCOMPARE(outcome.code, 0);
        QCOMPARE(outcome.output, QByteArray());
        QVERIFY(contentOf(m_console->path(u"rule.tf"_s)).startsWith("resource \"elasticstack_kibana_alerting_rule\""));
        const Outcome full = m_console->run({u"rule"_s, u"convert"_s, u"rule.json"_s, u"--to"_s, u"curl"_s, u"--out"_s,
                                             u"nowhere/x"_s});
        QCOMPARE(full.code, 4);
    }

    void saysWhatCannotBeSaid()
    {
        const Outcome outcome = m_console->run({u"rule"_s, u"convert"_s, example(u"saved-objects.ndjson"_s), u"--to"_s,
                                                u"detection-ndjson"_s});
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.says("error: Errors of checkout: A rule of the type .es-query is no detection rule"),
                 outcome.messages.constData());
        QVERIFY2(outcome.prints("\"Custom query as a saved object\""), outcome.output.constData());
    }

    void simulatesARuleOfAnExport()
    {
        const QByteArray lines = m_console->run({u"rule"_s, u"convert"_s, u"rule.json"_s, u"--to"_s,
                                                 u"kibana-ndjson"_s}).output;
        QCOMPARE(lines.count('\n'), 2);
        m_console->write(u"rule.ndjson"_s, lines);
        const QStringList run{u"simulate"_s, u"--no-store"_s, u"--alerts"_s, u"alerts.ndjson"_s, u"--format"_s,
                              u"json"_s, u"--rule"_s};
        const Json expected = m_console->run(run + QStringList{u"rule.json"_s}).json().at("cases");
        QCOMPARE(test::text(m_console->run(run + QStringList{u"rule.ndjson"_s}).json().at("cases")),
                 test::text(expected));
        const Outcome several = m_console->run(run + QStringList{example(u"saved-objects.ndjson"_s)});
        QCOMPARE(several.code, 3);
        QVERIFY2(several.says("The file has 7 rules. Choose one of its rules by its id, with --rule-id: "),
                 several.messages.constData());
    }

    /// By its id, or else by its name.
    void simulatesOneOfSeveralRules()
    {
        const QByteArray rule = contentOf(m_console->path(u"rule.json"_s));
        const auto called = [&rule](const char* id, const char* name) -> QByteArray {
            Json body = Json::parse(rule.toStdString());
            body["id"] = id;
            body["name"] = name;
            return QByteArray::fromStdString(body.dump()) + '\n';
        };
        m_console->write(u"rules.ndjson"_s, called("1", "A") + called("2", "B") + called("3", "B") + called("A", "C"));
        const auto run = [this](const QString& chosen) {
            return m_console->run({u"simulate"_s, u"--no-store"_s, u"--alerts"_s, u"alerts.ndjson"_s, u"--format"_s,
                                   u"json"_s, u"--rule"_s, u"rules.ndjson"_s, u"--rule-id"_s, chosen});
        };
        QCOMPARE(test::text(run(u"2"_s).json().at("rule").at("name")), QByteArray("\"B\""));
        QCOMPARE(test::text(run(u"C"_s).json().at("rule").at("id")), QByteArray("\"A\""));
        QCOMPARE(test::text(run(u"A"_s).json().at("rule").at("name")), QByteArray("\"C\"")); // the id is first
        const Outcome two = run(u"B"_s);
        QCOMPARE(two.code, 3);
        QVERIFY2(two.says("rules.ndjson:1:1: 2 rules of the file are called B. Choose one"), two.messages.constData());
        const Outcome none = run(u"D"_s);
        QCOMPARE(none.code, 3);
        QVERIFY2(none.says("The file has no rule with the id or the name D. Choose one of its rules by its id, with "
                           "--rule-id: A (id 1), B (id 2), B (id 3), C (id A)."),
                 none.messages.constData());
    }

private:
    std::optional<Console> m_console;
};

QTEST_GUILESS_MAIN(CliRuleTest)
#include "tst_CliRule.moc"
