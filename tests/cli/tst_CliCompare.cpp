// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/architecture/JsonSchema.h"
#include "tests/cli/Console.h"

#include <QFile>
#include <QTest>

#include <memory>
#include <string>

#include <nlohmann/json.hpp>

using namespace casewright;
using namespace Qt::StringLiterals;
using architecture::violations;
using base::Json;
using test::Console;
using test::document;
using test::Outcome;
using test::text;

namespace {

const QStringList AsJson{u"--format"_s, u"json"_s};
const QStringList Files{u"--rule"_s, u"rule.json"_s, u"--alerts"_s, u"alerts.ndjson"_s};

QByteArray documentOf(const char* id, const char* time, const char* host, const char* user)
{
    return text({{"_id", id}, {"@timestamp", time}, {"host", {{"name", host}}}, {"user", {{"name", user}}}}) + '\n';
}

} // namespace

/// `compare` and `upgrade`: what another setting, rule, version or simulation makes of the cases.
class CliCompareTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void settingsAreCompared();
    void textTellsWhatBecomesOfCases();
    void rulesAreCompared();
    void simulationsAreCompared();
    void aSimulationIsComparedWithASetting();
    void whatHasNothingInCommonIsRefused();
    void anUpgradeIsReported();
    void anUpgradeOfAWorkspaceIsReported();
    void wrongUsageIsRefused_data();
    void wrongUsageIsRefused();

private:
    [[nodiscard]] Json json(const QStringList& arguments) const
    {
        const Outcome made = m_console->run(arguments + AsJson);
        Json read = Json::parse(made.output.toStdString(), nullptr, false);
        const std::string wrong = made.code == 0 && !read.is_discarded() ? violations(read) : "no result";
        const QByteArray told = QByteArray::number(made.code) + ": " + made.messages + ' ' + QByteArray(wrong.c_str());
        return QTest::qVerify(wrong.empty(), "the result is as its schema says", told.constData(), __FILE__, __LINE__)
                   ? read
                   : Json();
    }
    std::unique_ptr<Console> m_console;
};

/// Host h1 has alerts of two users, h2 of one, who is on h1 too.
void CliCompareTest::init()
{
    m_console = std::make_unique<Console>();
    m_console->writeRule();
    m_console->write(u"alerts.ndjson"_s, documentOf("a", "2026-01-05T08:01:00Z", "h1", "u1")
                                             + documentOf("b", "2026-01-05T08:02:00Z", "h1", "u1")
                                             + documentOf("c", "2026-01-05T09:01:00Z", "h1", "u2")
                                             + documentOf("d", "2026-01-05T09:02:00Z", "h2", "u2"));
}

void CliCompareTest::settingsAreCompared()
{
    const Json made = json(QStringList{u"compare"_s} + Files + QStringList{u"--set-b"_s, u"groupBy=user.name"_s});
    QCOMPARE(text(made["fates"]),
             text({{"kept", 0}, {"split", 0}, {"merged", 1}, {"splitAndMerged", 1}, {"gone", 0}, {"new", 0}}));
    QCOMPARE(text(made["flows"]), text({{{"before", 0}, {"after", 0}, {"alerts", 2}},
                                        {{"before", 0}, {"after", 1}, {"alerts", 1}},
                                        {{"before", 1}, {"after", 1}, {"alerts", 1}}}));
    QCOMPARE(made["moved"].size(), std::size_t{1});
    QCOMPARE(text(made["moved"][0]["id"]), text("c"));
    QCOMPARE(text(made["before"]["cases"][0]["fate"]), text("splitAndMerged"));
    QCOMPARE(text(made["before"]["rule"]["action"]["groupingBy"][0]), text("host.name"));
    QCOMPARE(text(made["after"]["rule"]["action"]["groupingBy"][0]), text("user.name"));
    QCOMPARE(text(made["after"]["counts"]["casesOpened"]), text(2));
    QCOMPARE(text(made["workspace"]), text(nullptr));
    const Json all = json(QStringList{u"compare"_s} + Files
                          + QStringList{u"--set-a"_s, u"timeWindow=30m,reopen=yes,interval=10m,kibana=9.1"_s,
                                        u"--set-b"_s, u"groupBy=,maximumCases=7"_s});
    QCOMPARE(text(all["before"]["rule"]["interval"]), text("10m"));
    QCOMPARE(text(all["before"]["rule"]["action"]["timeWindow"]), text("30m"));
    QCOMPARE(text(all["before"]["rule"]["action"]["reopenClosedCases"]), text(true));
    QCOMPARE(text(all["before"]["profile"]["name"]), text("9.1"));
    QCOMPARE(text(all["after"]["profile"]["name"]), text("9.4"));
    QCOMPARE(text(all["after"]["rule"]["action"]["maximumCasesToOpen"]), text(7));
    QCOMPARE(text(all["after"]["counts"]["casesOpened"]), text(1));
}

void CliCompareTest::textTellsWhatBecomesOfCases()
{
    const Outcome made = m_console->run(QStringList{u"compare"_s} + Files
                                        + QStringList{u"--set-b"_s, u"groupBy=user.name"_s});
    QCOMPARE(made.code, 0);
    for (const char* part :
         {"A       one case per host.name", "B       one case per user.name", "What became of the 2 cases of A",
          "split and merged  1  both", "h1, 2026-01-05T08:05:00Z", "Alerts that moved: 1\n",
          "Kibana did not produce it"})
        QVERIFY2(made.output.contains(part), test::missing(part, made).constData());
}

void CliCompareTest::rulesAreCompared()
{
    m_console->write(u"now.json"_s, "{\"id\": \"other\", \"name\": \"Other\", \"rule_type_id\": \"siem.queryRule\","
                                    " \"consumer\": \"siem\", \"schedule\": {\"interval\": \"5m\"}, \"params\":"
                                    " {\"query\": \"host.name: h2\", \"language\": \"kuery\", \"from\": \"now-6m\"},"
                                    " \"actions\": [{\"id\": \"system-connector-.cases\", \"params\":"
                                    " {\"subAction\": \"run\", \"subActionParams\": {\"groupingBy\": [\"host.name\"],"
                                    " \"timeWindow\": \"7d\", \"reopenClosedCases\": false}}}]}\n");
    const Json made = json(QStringList{u"compare"_s} + Files + QStringList{u"--rule"_s, u"now.json"_s});
    QCOMPARE(text(made["before"]["rule"]["id"]), text("rule-1"));
    QCOMPARE(text(made["after"]["rule"]["id"]), text("other"));
    QCOMPARE(text(made["fates"]["kept"]), text(1));
    QCOMPARE(text(made["fates"]["gone"]), text(1));
    QCOMPARE(made["moved"].size(), std::size_t{3});
}

void CliCompareTest::simulationsAreCompared()
{
    QCOMPARE(m_console->keep(u"alerts.ndjson"_s).code, 0);
    m_console->writeRule(R"({"groupingBy": []})");
    QCOMPARE(m_console->keep(u"alerts.ndjson"_s).code, 0);
    const QStringList both{u"compare"_s,      u"--workspace"_s, u"work.casewright"_s, u"--simulation"_s, u"1"_s,
                           u"--simulation"_s, u"2"_s};
    const Json made = json(both);
    QCOMPARE(text(made["fates"]["merged"]), text(2));
    QCOMPARE(text(made["before"]["simulation"]), text(1));
    QCOMPARE(text(made["after"]["simulation"]), text(2));
    QVERIFY(made["moved"].empty());
    m_console->write(u"alerts.ndjson"_s, document("2026-01-05T08:01:00Z", "h1"));
    const Outcome changed = m_console->run(both);
    QCOMPARE(changed.code, 3);
    QVERIFY2(changed.messages.contains("--take-changes"), changed.messages.constData());
    QCOMPARE(m_console->run(both + QStringList{u"--take-changes"_s}).code, 0);
}

void CliCompareTest::aSimulationIsComparedWithASetting()
{
    QCOMPARE(m_console->keep(u"alerts.ndjson"_s).code, 0);
    const Json made = json({u"compare"_s, u"--workspace"_s, u"work.casewright"_s, u"--simulation"_s, u"1"_s,
                            u"--set-b"_s, u"groupBy="_s});
    QCOMPARE(text(made["fates"]["merged"]), text(2));
    QCOMPARE(text(made["after"]["simulation"]), text(1));
}

void CliCompareTest::whatHasNothingInCommonIsRefused()
{
    QCOMPARE(m_console->keep(u"alerts.ndjson"_s).code, 0);
    m_console->write(u"others.ndjson"_s, documentOf("x", "2026-02-05T08:01:00Z", "h1", "u1"));
    QCOMPARE(m_console->keep(u"others.ndjson"_s).code, 0);
    const Outcome refused = m_console->run({u"compare"_s, u"--workspace"_s, u"work.casewright"_s, u"--simulation"_s,
                                            u"1"_s, u"--simulation"_s, u"2"_s});
    QCOMPARE(refused.code, 3);
    QVERIFY2(refused.messages.contains("not of the same alerts"), refused.messages.constData());
    QVERIFY(refused.output.isEmpty());
}

/// Twelve hosts in one run: 8.18 cuts the 15 that the rule asks for down to 10.
void CliCompareTest::anUpgradeIsReported()
{
    m_console->writeRule(R"({"maximumCasesToOpen": 15})");
    QByteArray many;
    for (int i = 0; i < 12; ++i)
        many += document("2026-01-05T08:01:00Z", QByteArray("h" + QByteArray::number(i)).constData());
    m_console->write(u"many.ndjson"_s, many);
    const QStringList arguments{u"upgrade"_s,     u"--rule"_s, u"rule.json"_s, u"--alerts"_s,
                                u"many.ndjson"_s, u"--from"_s, u"8.18"_s};
    const Json made = json(arguments);
    const Json& rule = made["rules"][0];
    QCOMPARE(text(made["to"]["name"]), text("9.4"));
    QCOMPARE(text(rule["before"]["breakerRuns"]), text(1));
    QCOMPARE(text(rule["after"]["casesOpened"]), text(12));
    QCOMPARE(text(rule["fates"]["split"]), text(1));
    const Outcome told = m_console->run(arguments);
    QCOMPARE(told.code, 0);
    for (const char* part : {"15 cases a run instead of 10.", "12 cases are opened instead of 1.",
                             "0 runs give grouping up instead of 1.", "Found under 8.18 and not under 9.4",
                             "cases opened"})
        QVERIFY2(told.output.contains(part), test::missing(part, told).constData());
    // The other way round, and to where the rule cannot be.
    const Json back = json({u"upgrade"_s, u"--rule"_s, u"rule.json"_s, u"--alerts"_s, u"many.ndjson"_s, u"--from"_s,
                            u"9.4"_s, u"--to"_s, u"8.14"_s});
    QCOMPARE(text(back["rules"][0]["after"]), text(nullptr));
    QCOMPARE(text(back["rules"][0]["differences"][0]["isLoss"]), text(true));
    const Json same = json({u"upgrade"_s, u"--rule"_s, u"rule.json"_s, u"--alerts"_s, u"many.ndjson"_s, u"--from"_s,
                            u"9.4"_s});
    QVERIFY(same["rules"][0]["differences"].empty());
}

void CliCompareTest::anUpgradeOfAWorkspaceIsReported()
{
    QCOMPARE(m_console->keep(u"alerts.ndjson"_s, {u"--kibana"_s, u"8.18"_s}).code, 0);
    const Json made = json({u"upgrade"_s, u"--workspace"_s, u"work.casewright"_s});
    QCOMPARE(text(made["from"]["name"]), text("8.18"));
    QCOMPARE(made["rules"].size(), std::size_t{1});
    QCOMPARE(text(made["rules"][0]["simulation"]), text(1));
    QCOMPARE(text(made["rules"][0]["fates"]["kept"]), text(2));
    QFile::remove(m_console->path(u"alerts.ndjson"_s));
    const Json gone = json({u"upgrade"_s, u"--workspace"_s, u"work.casewright"_s});
    QVERIFY(gone["rules"][0]["problem"].is_string());
    QCOMPARE(text(gone["rules"][0]["before"]), text(nullptr));
}

void CliCompareTest::wrongUsageIsRefused_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("message");

    const auto row = [](const char* name, const QStringList& arguments, const char* message) {
        QTest::newRow(name) << arguments << QByteArray(message);
    };
    const QStringList compare = QStringList{u"compare"_s} + Files;
    const QStringList workspace{u"compare"_s, u"--workspace"_s, u"work.casewright"_s};
    row("nothing differs", compare, "both sides are the same");
    row("alike on both sides", compare + QStringList{u"--set-a"_s, u"reopen=yes"_s, u"--set-b"_s, u"reopen=on"_s},
        "both sides are the same");
    row("no rule", {u"compare"_s, u"--set-b"_s, u"reopen=yes"_s}, "--rule and --alerts are required");
    row("three rules", compare + QStringList{u"--rule"_s, u"rule.json"_s, u"--rule"_s, u"rule.json"_s},
        "more than two");
    row("no such setting", compare + QStringList{u"--set-b"_s, u"colour=red"_s}, "there is no setting \"colour\"");
    row("no such window", compare + QStringList{u"--set-b"_s, u"timeWindow=3y"_s}, "--set-b: ");
    row("no such version", compare + QStringList{u"--set-a"_s, u"kibana=7.0"_s}, "--set-a: ");
    row("no number", compare + QStringList{u"--set-b"_s, u"maximumCases=many"_s}, "whole number");
    row("no value", compare + QStringList{u"--set-b"_s, u"reopen"_s}, "is no NAME=VALUE");
    row("no simulation", workspace, "--workspace needs --simulation");
    row("a simulation of nothing", compare + QStringList{u"--simulation"_s, u"1"_s}, "--simulation needs --workspace");
    row("simulations with alerts", workspace + QStringList{u"--simulation"_s, u"1"_s, u"--alerts"_s, u"a.ndjson"_s},
        "--alerts is for files");
    row("upgrade of nothing", {u"upgrade"_s, u"--from"_s, u"8.14"_s}, "one of --rule and --workspace");
    row("upgrade from nowhere", QStringList{u"upgrade"_s} + Files, "--from is required");
    row("upgrade to nowhere",
        QStringList{u"upgrade"_s} + Files + QStringList{u"--from"_s, u"8.14"_s, u"--to"_s, u"12"_s},
        "--to: there is no version profile");
}

void CliCompareTest::wrongUsageIsRefused()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, message);
    const Outcome refused = m_console->run(arguments);
    QCOMPARE(refused.code, 2);
    QVERIFY2(refused.messages.contains(message), refused.messages.constData());
    QVERIFY(refused.output.isEmpty());
}

QTEST_GUILESS_MAIN(CliCompareTest)
#include "tst_CliCompare.moc"
