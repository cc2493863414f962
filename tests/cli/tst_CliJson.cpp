// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/cli/Console.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include "tests/architecture/JsonSchema.h"

using namespace casewright;
using namespace Qt::StringLiterals;
using architecture::violations;
using base::Json;
using test::Console;
using test::document;
using test::Outcome;

/// What the program prints as JSON follows the schemas, to the last key.
class CliJsonTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void resultsFollowTheirSchema_data();
    void resultsFollowTheirSchema();
    void schemasRefuseOthers_data();
    void schemasRefuseOthers();

private:
    void saveConnector();

    const Console m_console;
};

void CliJsonTest::initTestCase()
{
    m_console.writeRule(R"({"timeWindow": "6m", "maximumCasesToOpen": null})");
    m_console.write(u"some.ndjson"_s, "nonsense\n" + document("2026-01-05T08:01:00Z", "a")
                                         + document("2026-01-05T09:01:00Z", "a") + "{\"@timestamp\": 1767607200000}\n");
    m_console.write(u"gap.ndjson"_s, document("2026-01-05T08:01:00Z", "a"));
    QByteArray late;
    for (int i = 0; i <= 1'000; ++i) // the rule takes 1 000 a run
        late.append(document(i == 0 ? "2026-01-05T08:04:00Z" : "2026-01-05T08:01:00Z", "a"));
    m_console.write(u"late.ndjson"_s, late);
    const Outcome kept = m_console.keep(u"some.ndjson"_s, {u"--skip-bad-lines"_s});
    QVERIFY2(kept.code == 0, kept.messages.constData());
    saveConnector();
}

/// To a system that is never there.
void CliJsonTest::saveConnector()
{
    const std::string issue = "http://127.0.0.1:1/issue";
    const std::string json = "[{{{case.title}}},{{{case.description}}}]";
    const Json connector = {{"id", "desk"},
                            {"name", "Desk"},
                            {"connector_type_id", ".cases-webhook"},
                            {"config",
                             {{"createIncidentUrl", issue},
                              {"createIncidentJson", json},
                              {"createIncidentResponseKey", "id"},
                              {"getIncidentUrl", issue + "/{{{external.system.id}}}"},
                              {"getIncidentResponseExternalTitleKey", "key"},
                              {"viewIncidentUrl", issue + "/{{{external.system.id}}}"},
                              {"updateIncidentUrl", issue + "/{{{external.system.id}}}"},
                              {"updateIncidentJson", json},
                              {"hasAuth", false}}}};
    m_console.write(u"desk.json"_s, test::text(connector));
    const Outcome saved = m_console.run(
        {u"cases"_s, u"connector"_s, u"save"_s, u"desk.json"_s, u"--workspace"_s, u"work.casewright"_s});
    QVERIFY2(saved.code == 0, saved.messages.constData());
}

void CliJsonTest::resultsFollowTheirSchema_data()
{
    QTest::addColumn<QStringList>("arguments");
    const QString flood = u"flood:"_s + Console::sample(u"two-days-one-storm.json"_s);
    const QString rule = Console::sample(u"endpoint-alerts-per-host.json"_s);
    const QStringList workspace{u"--workspace"_s, u"work.casewright"_s};
    QTest::newRow("simulate a flood") << QStringList{u"simulate"_s, u"--rule"_s, rule, u"--alerts"_s, flood, u"--no-store"_s};
    QTest::newRow("simulate with analysts")
        << QStringList{u"simulate"_s, u"--rule"_s, rule, u"--alerts"_s, flood, u"--no-store"_s, u"--analysts"_s,
                       Console::sample(u"office-hours-three-analysts.json"_s)};
    QTest::newRow("simulate a file") << QStringList{u"simulate"_s, u"--rule"_s, u"rule.json"_s, u"--alerts"_s,
                                                    u"some.ndjson"_s, u"--skip-bad-lines"_s, u"--workspace"_s,
                                                    u"another.casewright"_s};
    QTest::newRow("list") << QStringList{u"cases"_s, u"list"_s} + workspace;
    QTest::newRow("list nothing") << QStringList{u"cases"_s, u"list"_s, u"--text"_s, u"nothing"_s} + workspace;
    QTest::newRow("simulations") << QStringList{u"simulations"_s, u"list"_s} + workspace;
    QTest::newRow("comparison") << QStringList{u"simulations"_s, u"compare"_s, u"1"_s, u"1"_s} + workspace;
    QTest::newRow("connectors") << QStringList{u"cases"_s, u"connector"_s, u"list"_s} + workspace;
    QTest::newRow("push") << QStringList{u"cases"_s, u"push"_s, u"1"_s, u"--connector"_s, u"desk"_s} + workspace;
    QTest::newRow("test") << QStringList{u"test"_s, Console::golden(u"cases-action/01-no-grouping.json"_s)};
    const QStringList explain{u"explain"_s, u"--rule"_s, rule, u"--alerts"_s, flood, u"--alert"_s};
    QTest::newRow("explain what is in a case") << explain + QStringList{u"flood-7"_s};
    QTest::newRow("explain what is in none") << explain + QStringList{u"flood-2000"_s};
    QTest::newRow("explain what is no alert") << QStringList{u"explain"_s, u"--rule"_s, u"rule.json"_s, u"--alerts"_s,
                                                             u"late.ndjson"_s, u"--alert"_s, u"row-1"_s};
    m_console.write(u"threshold.json"_s, R"({"name": "T", "rule_type_id": "siem.thresholdRule", "consumer": "siem",
        "schedule": {"interval": "5m"}, "params": {"query": "*", "from": "now-6m",
        "threshold": {"field": ["host.name"], "value": 2}}, "snooze_schedule": [{"duration": -1}],
        "actions": [{"id": "system-connector-.cases", "params": {"subAction": "run", "subActionParams": {
        "groupingBy": [], "timeWindow": "7d", "reopenClosedCases": false}}}]})");
    const QStringList made{u"--rule"_s, u"threshold.json"_s, u"--alerts"_s, u"late.ndjson"_s};
    QTest::newRow("explain an instance") << QStringList{u"explain"_s, u"--alert"_s, u"a"_s} + made;
    QTest::newRow("simulate what is snoozed") << QStringList{u"simulate"_s, u"--no-store"_s, u"--maintenance-window"_s,
                                                             u"2026-01-05/2026-01-06"_s} + made;
    const QStringList shrink{u"shrink"_s, u"--rule"_s, rule, u"--alerts"_s, flood, u"--symptom"_s};
    QTest::newRow("shrink") << shrink + QStringList{u"breaker"_s};
    QTest::newRow("shrink what is lost") << QStringList{u"shrink"_s, u"--symptom"_s, u"alert-lost"_s, u"--out"_s,
                                                        u"few.json"_s, u"--rule"_s, u"rule.json"_s, u"--alerts"_s,
                                                        u"late.ndjson"_s};
    QTest::newRow("sweep") << QStringList{u"sweep"_s, u"--rule"_s, rule, u"--alerts"_s, flood, u"--versions"_s,
                                          u"8.14,9.4"_s, u"--group-by"_s, u"none,host.name"_s};
    QTest::newRow("advise") << QStringList{u"advise"_s, u"--rule"_s, rule, u"--alerts"_s, flood,
                                           u"--cases-a-day"_s, u"2"_s};
    QTest::newRow("score") << QStringList{u"score"_s, u"--rule"_s, rule, u"--alerts"_s, flood, u"--truth-field"_s,
                                          u"host.name"_s, u"--windows"_s, u"1h,7d"_s};
    QTest::newRow("cadence") << QStringList{u"cadence"_s, u"--rule"_s, rule, u"--alerts"_s, flood};
    QTest::newRow("fields of a flood") << QStringList{u"fields"_s, u"--alerts"_s, flood};
    QTest::newRow("fields of a file") << QStringList{u"fields"_s, u"--alerts"_s, u"some.ndjson"_s, u"--skip-bad-lines"_s};
    QTest::newRow("match") << QStringList{u"kql"_s, u"match"_s, u"not a: b and process.pid: c"_s, u"--alerts"_s, flood};
    QTest::newRow("versions") << QStringList{u"versions"_s};
    QTest::newRow("what is wrong with a query") << QStringList{u"kql"_s, u"parse"_s, u"message: cannot connect"_s};
    QTest::newRow("what has no fix") << QStringList{u"kql"_s, u"parse"_s, u"a > \\ud83d"_s};
    m_console.write(u"odd.json"_s, R"({"name":"N","rule_type_id":"siem.queryRule","consumer":"siem","schedule":{"interval":)"
                                   R"("5m"},"params":{"from":"now-1m","foo":1}})");
    QTest::newRow("findings") << QStringList{u"rule"_s, u"validate"_s, u"odd.json"_s};
    QTest::newRow("workspace") << QStringList{u"workspace"_s, u"info"_s, u"work.casewright"_s};
    QTest::newRow("check") << QStringList{u"workspace"_s, u"check"_s, u"work.casewright"_s};
    QTest::newRow("show") << QStringList{u"cases"_s, u"show"_s, u"2"_s} + workspace;
}

void CliJsonTest::resultsFollowTheirSchema()
{
    QFETCH(QStringList, arguments);
    const Outcome outcome = m_console.run(arguments + QStringList{u"--format"_s, u"json"_s});
    const bool fails = arguments.contains(u"parse"_s) || arguments.contains(u"push"_s);
    QVERIFY2(outcome.code == (fails ? 1 : 0), outcome.messages.constData());
    const auto document = nlohmann::json::parse(outcome.output.toStdString(), nullptr, false);
    QVERIFY(document.is_object());
    const std::string wrong = violations(document);
    QVERIFY2(wrong.empty(), wrong.c_str());
}

void CliJsonTest::schemasRefuseOthers_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("pointer");
    QTest::addColumn<QByteArray>("value"); // empty: taken out
    const QStringList simulate{u"simulate"_s, u"--rule"_s, u"rule.json"_s, u"--alerts"_s, u"some.ndjson"_s,
                               u"--skip-bad-lines"_s, u"--no-store"_s};
    const QStringList list{u"cases"_s, u"list"_s, u"--workspace"_s, u"work.casewright"_s};
    const QStringList show{u"cases"_s, u"show"_s, u"1"_s, u"--workspace"_s, u"work.casewright"_s};
    const auto row = [](const char* name, const QStringList& arguments, const char* pointer, const char* value) {
        QTest::newRow(name) << arguments << QByteArray(pointer) << QByteArray(value);
    };
    row("result: no summary", simulate, "/summary", "");
    row("result: one more key", simulate, "/more", "1");
    row("result: negative", simulate, "/audit/attached", "-1");
    row("result: Kibana did it", simulate, "/honesty/producedByKibana", "true");
    row("result: one more key of a case", simulate, "/cases/0/more", "1");
    row("result: a status", simulate, "/cases/0/status", "\"new\"");
    row("result: a time", simulate, "/cases/0/created_at", "\"yesterday\"");
    const QStringList test{u"test"_s, Console::golden(u"cases-action/01-no-grouping.json"_s)};
    row("test: no answer", test, "/files/0/checks/0/holds", "");
    row("test: one more key", test, "/summary/more", "1");
    const QStringList explain{u"explain"_s, u"--rule"_s, u"rule.json"_s, u"--alerts"_s, u"gap.ndjson"_s, u"--alert"_s,
                              u"row-1"_s};
    row("explanation: no bin", explain, "/explanations/0/bin", "");
    row("explanation: another bin", explain, "/explanations/0/bin", "\"somewhere\"");
    row("explanation: one more number", explain, "/explanations/0/execution/decision/more", "1");
    row("explanation: no steps", explain, "/explanations/0/steps", "");
    const QStringList shrink{u"shrink"_s, u"--symptom"_s, u"alert-lost"_s, u"--rule"_s, u"rule.json"_s, u"--alerts"_s,
                             u"late.ndjson"_s};
    row("shrink: no alerts", shrink, "/alerts", "");
    row("shrink: another symptom", shrink, "/symptom/kind", "\"slow\"");
    row("shrink: one more key", shrink, "/reason/more", "1");
    const QStringList inputs{u"--rule"_s, u"rule.json"_s, u"--alerts"_s, u"late.ndjson"_s};
    row("sweep: no setting", QStringList{u"sweep"_s} + inputs, "/points/0/setting", "");
    row("sweep: one more number", QStringList{u"sweep"_s} + inputs, "/now/more", "1");
    row("cadence: negative", QStringList{u"cadence"_s} + inputs, "/points/0/overLimit", "-1");
    const QStringList fields{u"fields"_s, u"--alerts"_s, u"gap.ndjson"_s};
    row("fields: no type", fields, "/fields/0/type", "");
    row("fields: another type", fields, "/fields/0/type", "\"varchar\"");
    row("fields: one more key", fields, "/fields/0/top/0/more", "1");
    row("fields: over all", fields, "/fields/0/coverage", "1.5");
    const QStringList connectors{u"cases"_s, u"connector"_s, u"list"_s, u"--workspace"_s, u"work.casewright"_s};
    row("connectors: a secret", connectors, "/connectors/0/secrets", "{}");
    row("connectors: no type", connectors, "/connectors/0/connector_type_id", "");
    row("cases: an id", list, "/cases/0/id", "\"\"");
    row("cases: a status", list, "/cases/0/status", "\"new\"");
    row("cases: nobody", list, "/cases/0/created_by/username", "7");
    row("cases: no end", list, "/after", "");
    row("case: no comments", show, "/comments", "");
    row("cases: no counts", list, "/counts", "");
    row("case: an activity", show, "/activity/0/kind", "\"slept\"");
    row("case: no lineage", show, "/lineage", "");
    const QStringList simulations{u"simulations"_s, u"list"_s, u"--workspace"_s, u"work.casewright"_s};
    const QStringList comparison{u"simulations"_s, u"compare"_s, u"1"_s, u"--workspace"_s, u"work.casewright"_s};
    row("simulations: an origin", simulations, "/simulations/0/origin", "\"found\"");
    row("simulations: no cases", simulations, "/simulations/0/cases", "");
    row("comparison: a count", comparison, "/counts/0/name", "\"things\"");
    row("comparison: a value", comparison, "/counts/0/values/0", "-1");
    const QStringList check{u"workspace"_s, u"check"_s, u"work.casewright"_s};
    row("check: no answer", check, "/sound", "");
    row("check: another kind", check, "/findings", R"([{"kind": "odd", "text": "a"}])");
    const QStringList info{u"workspace"_s, u"info"_s, u"work.casewright"_s};
    row("workspace: negative", info, "/cases", "-1");
    const QStringList query{u"kql"_s, u"parse"_s, u"a:b)"_s};
    row("query: no place", query, "/error/offset", "");
    row("query: nothing expected", query, "/error/expected", "[]");
    row("query: a fix without a text", query, "/error/fix/text", "");
}

void CliJsonTest::schemasRefuseOthers()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, pointer);
    QFETCH(QByteArray, value);
    const Outcome outcome = m_console.run(arguments + QStringList{u"--format"_s, u"json"_s});
    auto document = nlohmann::json::parse(outcome.output.toStdString(), nullptr, false);
    QCOMPARE(violations(document), std::string());
    const nlohmann::json::json_pointer place(pointer.toStdString());
    if (value.isEmpty())
        document.at(place.parent_pointer()).erase(place.back());
    else
        document[place] = nlohmann::json::parse(value.toStdString());
    QVERIFY(!violations(document).empty());
}

QTEST_GUILESS_MAIN(CliJsonTest)
#include "tst_CliJson.moc"
