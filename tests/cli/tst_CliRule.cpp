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
        m_console->write(u"bad.json"_s, "{\"name\":\"N\",\"rule_type_id\":\".index-threshold\",\"consumer\":\"c\",\n"
                                        "\"schedule\":{\"interval\":\"30s\"},\n"
                                        "\"params\":{\"index\":\"i\",\"threshold\":[1],\"termSize\":\"5\"}}\n");
        const Outcome outcome = m_console->run({u"rule"_s, u"validate"_s, u"bad.json"_s});
        QCOMPARE(outcome.code, 1);
        for (const char* part : {"bad.json:2:24: schedule.interval: warning: Kibana's smallest interval is 1m",
                                 "  fix: Write 1m. (\"1m\")\n", "bad.json:3:50: params.termSize: error: Kibana takes a whole",
                                 "  fix: Write 5. (5)\n", "bad.json: 1 rule: 1 error, 2 warnings\n"})
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

    void eachRuleOfAFile()
    {
        const Outcome outcome =
            m_console->run({u"rule"_s, u"validate"_s, u"--format"_s, u"json"_s, example(u"detections.ndjson"_s)});
        QCOMPARE(outcome.code, 1); // five of them are of types that are not simulated
        const Json report = outcome.json();
        QCOMPARE(test::text(report.at("casewright")), QByteArray("\"findings/1\""));
        QCOMPARE(report.at("rules").size(), std::size_t{8});
        QCOMPARE(test::text(report["rules"][2]["line"]), QByteArray("3"));
        QCOMPARE(test::text(report["rules"][2]["format"]), QByteArray("\"detection-ndjson\""));
        for (const Json& finding : report["rules"][4]["findings"])
            QVERIFY(finding.at("line") == 5 && finding.at("column") > 0);
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
        QVERIFY2(several.says("The file has 7 rules"), several.messages.constData());
    }

private:
    std::optional<Console> m_console;
};

QTEST_GUILESS_MAIN(CliRuleTest)
#include "tst_CliRule.moc"
