// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/architecture/JsonSchema.h"
#include "tests/cli/Console.h"

#include <QTest>

#include <memory>
#include <string>
#include <utility>

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
const QStringList NoStore{u"--no-store"_s};
const QStringList Workspace{u"--workspace"_s, u"work.casewright"_s};
const QStringList Clock{u"--analysts"_s, u"clock.json"_s};
const QStringList BothRules{u"--rule"_s, u"a.json"_s, u"--rule"_s, u"b.json"_s};
const QStringList BothFiles{u"--alerts"_s, u"one.ndjson"_s, u"--alerts"_s, u"two.ndjson"_s};

/// Of rules that take the documents of a host each.
QByteArray ruleOf(const char* id, const char* host)
{
    return QByteArray("{\"id\": \"") + id + "\", \"name\": \"Rule " + id + "\", \"rule_type_id\": \"siem.queryRule\","
        + " \"consumer\": \"siem\", \"schedule\": {\"interval\": \"5m\"}, \"params\": {\"query\": \"host.name: " + host
        + "\", \"language\": \"kuery\", \"from\": \"now-6m\", \"maxSignals\": 100}, \"actions\": [{\"id\":"
          " \"system-connector-.cases\", \"params\": {\"subAction\": \"run\", \"subActionParams\": {\"groupingBy\":"
          " [\"host.name\"], \"timeWindow\": \"7d\", \"reopenClosedCases\": false}}}]}\n";
}

} // namespace

/// `simulate` with several rules, whose cases come into one queue, and with several sources of alerts.
class CliQueueTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void severalRulesAreOneResult();
    void eachRuleIsWhatItIsAlone();
    void textTellsEachRule();
    void sourcesComeTogether();
    void theWorkspaceKeepsTheQueue();
    void aQueueRunsAgainWhole();
    void wrongUsageIsRefused();

private:
    [[nodiscard]] Outcome simulate(const QStringList& more) const
    {
        return m_console->run(QStringList{u"simulate"_s} + more);
    }
    std::unique_ptr<Console> m_console;
};

/// The first file has a document of each host, the second one two more, between and after those.
void CliQueueTest::init()
{
    m_console = std::make_unique<Console>();
    m_console->write(u"a.json"_s, ruleOf("a", "x"));
    m_console->write(u"b.json"_s, ruleOf("b", "y"));
    m_console->write(u"one.ndjson"_s, document("2026-01-05T08:01:00Z", "x") + document("2026-01-05T08:12:00Z", "y"));
    m_console->write(u"two.ndjson"_s, document("2026-01-05T08:06:00Z", "y") + document("2026-01-05T08:21:00Z", "x"));
    m_console->write(u"clock.json"_s, "{\"casewright\": \"analysts/1\", \"name\": \"Clock\", \"closeAfter\":"
                                      " {\"distribution\": \"fixed\", \"length\": \"4m\"}}\n");
}

void CliQueueTest::severalRulesAreOneResult()
{
    const Json result = simulate(BothRules + BothFiles + Clock + NoStore + AsJson).json();
    QCOMPARE(violations(result), std::string());
    QCOMPARE(text(result["casewright"]), QByteArray("\"queue/1\""));
    QCOMPARE(text(result["workspace"]), QByteArray("null"));
    // Of x at 8:05 and 8:25, of y at 8:10 and 8:15: each case is closed before the next run of its group.
    QCOMPARE(text(result["summary"]["documents"]), QByteArray("4"));
    QCOMPARE(text(result["summary"]["matched"]), QByteArray("4"));
    QCOMPARE(text(result["summary"]["casesOpened"]), QByteArray("4"));
    QCOMPARE(text(result["audit"]["attached"]), QByteArray("4"));
    QCOMPARE(text(result["queue"]["closed"]), QByteArray("3"));
    QCOMPARE(text(result["queue"]["waitingAtEnd"]), QByteArray("1"));
    QCOMPARE(result["rules"].size(), std::size_t{2});
    for (const Json& one : result["rules"]) {
        QCOMPARE(violations(one), std::string());
        QCOMPARE(one["cases"].size(), std::size_t{2});
        QCOMPARE(text(one["queue"]), text(result["queue"]));
    }
    QCOMPARE(text(result["rules"][1]["rule"]["file"]), QByteArray("\"b.json\""));
}

void CliQueueTest::eachRuleIsWhatItIsAlone()
{
    const Json both = simulate(BothRules + BothFiles + NoStore + AsJson).json();
    for (const auto& [file, number] : {std::pair(u"a.json"_s, 0), std::pair(u"b.json"_s, 1)}) {
        Json alone = simulate(QStringList{u"--rule"_s, file} + BothFiles + NoStore + AsJson).json();
        Json one = both["rules"][static_cast<std::size_t>(number)];
        for (Json* const each : {&alone, &one}) {
            each->erase("timing");
            each->erase("peak_rss_mb");
        }
        QCOMPARE(text(one), text(alone));
    }
}

void CliQueueTest::textTellsEachRule()
{
    const Outcome outcome = simulate(BothRules + BothFiles + Clock + NoStore);
    QCOMPARE(outcome.code, 0);
    for (const char* part : {"2 rules, one queue", "Rule a", "all of them", "Analysts: Clock", "Rule 1 of 2: Rule a",
                             "Rule 2 of 2: Rule b", "one.ndjson and two.ndjson: 4 documents"})
        QVERIFY2(outcome.prints(part), test::missing(part, outcome).constData());
    QCOMPARE(outcome.output.count("Analysts: Clock"), 1);
}

void CliQueueTest::sourcesComeTogether()
{
    m_console->write(u"both.ndjson"_s, document("2026-01-05T08:01:00Z", "x") + document("2026-01-05T08:06:00Z", "y")
                                           + document("2026-01-05T08:12:00Z", "y")
                                           + document("2026-01-05T08:21:00Z", "x"));
    m_console->writeRule();
    const QStringList rule{u"--rule"_s, u"rule.json"_s};
    const Json two = simulate(rule + BothFiles + NoStore + AsJson).json();
    const Json one = simulate(rule + QStringList{u"--alerts"_s, u"both.ndjson"_s} + NoStore + AsJson).json();
    QCOMPARE(violations(two), std::string());
    for (const char* part : {"summary", "audit", "breakerRuns"})
        QCOMPARE(text(two[part]), text(one[part]));
    for (const char* part : {"documents", "records", "first", "last"})
        QCOMPARE(text(two["source"][part]), text(one["source"][part]));
    QCOMPARE(text(two["source"]["with"][0]["file"]), QByteArray("\"two.ndjson\""));
    QCOMPARE(text(two["source"]["with"][0]["documents"]), QByteArray("2"));
    QVERIFY(!one["source"].contains("with"));
}

void CliQueueTest::theWorkspaceKeepsTheQueue()
{
    const Json kept = simulate(BothRules + BothFiles + Clock + Workspace + AsJson).json();
    QCOMPARE(text(kept["workspace"]), QByteArray(R"({"file":"work.casewright","simulations":[1,2]})"));
    const Json list = m_console->run(QStringList{u"simulations"_s, u"list"_s} + Workspace + AsJson).json();
    QCOMPARE(violations(list), std::string());
    for (const Json& one : list["simulations"])
        QCOMPARE(text(one["queue"]), QByteArray("1"));
    const Outcome shown = m_console->run(QStringList{u"simulations"_s, u"list"_s} + Workspace);
    for (const char* part : {"queue", "Rule a against one.ndjson and two.ndjson", "Rule b against"})
        QVERIFY2(shown.prints(part), test::missing(part, shown).constData());
    QCOMPARE(m_console->run({u"workspace"_s, u"check"_s, u"work.casewright"_s}).code, 0);
    const Outcome removed =
        m_console->run(QStringList{u"simulations"_s, u"remove"_s, u"2"_s, u"1"_s, u"--yes"_s} + Workspace);
    QCOMPARE(removed.code, 0);
    for (const char* part : {"Simulation 1 was removed", "Simulation 2 was removed"})
        QVERIFY2(removed.says(part), removed.messages.constData());
    const Json left = m_console->run(QStringList{u"simulations"_s, u"list"_s} + Workspace + AsJson).json();
    QCOMPARE(left["simulations"].size(), std::size_t{0});
}

/// Where people worked on the cases of all, one rule cannot be had without the others.
void CliQueueTest::aQueueRunsAgainWhole()
{
    QCOMPARE(simulate(BothRules + BothFiles + Workspace).code, 0);
    const QStringList rerun{u"simulations"_s, u"rerun"_s};
    const Outcome alone = m_console->run(rerun + QStringList{u"2"_s} + Workspace);
    QVERIFY2(alone.code == 0, alone.messages.constData());
    QCOMPARE(simulate(BothRules + BothFiles + Clock + Workspace).code, 0);
    const Outcome whole = m_console->run(rerun + QStringList{u"5"_s} + Workspace);
    QVERIFY2(whole.code == 0, whole.messages.constData());
    const Json list = m_console->run(QStringList{u"simulations"_s, u"list"_s} + Workspace + AsJson).json();
    QByteArray queues;
    for (const Json& one : list["simulations"])
        queues += text(one["queue"]) + ' ';
    QCOMPARE(queues, QByteArray("6 6 4 4 null 1 1 "));
    QCOMPARE(m_console->run({u"workspace"_s, u"check"_s, u"work.casewright"_s}).code, 0);
}

void CliQueueTest::wrongUsageIsRefused()
{
    const QStringList twice{u"--rule"_s, u"a.json"_s, u"--rule"_s, u"a.json"_s};
    const Outcome same = simulate(twice + BothFiles + NoStore);
    QCOMPARE(same.code, 1);
    QVERIFY2(same.says("have the same id"), same.messages.constData());
    const Outcome one = simulate(BothRules + BothFiles + NoStore + QStringList{u"--rule-id"_s, u"a"_s});
    QCOMPARE(one.code, 2);
    const QStringList input{u"--rule"_s, u"a.json"_s, u"--alerts"_s, u"-"_s, u"--alerts"_s, u"-"_s};
    QCOMPARE(simulate(input + NoStore).code, 2);
    const Outcome gone = simulate(BothRules + QStringList{u"--rule"_s, u"c.json"_s} + BothFiles + NoStore);
    QCOMPARE(gone.code, 3);
    QVERIFY2(gone.says("c.json"), gone.messages.constData());
}

QTEST_GUILESS_MAIN(CliQueueTest)
#include "tst_CliQueue.moc"
