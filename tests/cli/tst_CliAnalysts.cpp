// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/cli/Console.h"

#include <QTest>

#include <algorithm>
#include <memory>
#include <utility>

#include <nlohmann/json.hpp>

using namespace casewright;
using namespace Qt::StringLiterals;
using base::Json;
using test::Console;
using test::document;
using test::Outcome;
using test::text;

namespace {

const QStringList AsJson{u"--format"_s, u"json"_s};
const QStringList Staff{u"--analysts"_s, u"staff.json"_s};

QByteArray clockFile(const char* length)
{
    return QByteArray(R"({"casewright": "analysts/1", "name": "Clock", "closeAfter": {"distribution": "fixed", "length": ")")
        + length + "\"}}\n";
}

QStringList sampleRun()
{
    return {u"simulate"_s, u"--rule"_s, Console::sample(u"endpoint-alerts-per-host.json"_s), u"--alerts"_s,
            u"flood:"_s + Console::sample(u"two-days-one-storm.json"_s), u"--analysts"_s,
            Console::sample(u"office-hours-three-analysts.json"_s), u"--no-store"_s};
}

} // namespace

/// `--analysts`: who closes cases while the simulation goes on.
class CliAnalystsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void closedCasesAreReopened();
    void closedCasesArePassed();
    void textTellsTheQueue();
    void nobodyIsAsWithoutAFile();
    void seedMatters();
    void theWorkspaceTellsWhoDidIt();
    void everyResultSaysThatTheyAreAModel();
    void explainKnowsAnalysts();
    void badFilesAreRefused();

private:
    std::unique_ptr<Console> m_console;
};

/// One host, in runs at 08:05, 08:10 and 08:20; a case is closed six minutes after it came.
void CliAnalystsTest::init()
{
    m_console = std::make_unique<Console>();
    m_console->writeRule(R"({"reopenClosedCases": true})");
    m_console->write(u"some.ndjson"_s, document("2026-01-05T08:01:00Z", "a") + document("2026-01-05T08:06:00Z", "a")
                                           + R"({"_id": "last", "@timestamp": "2026-01-05T08:16:00Z", "host": {"name": "a"}})" "\n");
    m_console->write(u"staff.json"_s, clockFile("6m"));
}

void CliAnalystsTest::closedCasesAreReopened()
{
    const Json result = m_console->simulate(u"some.ndjson"_s, Staff + AsJson).json();
    QCOMPARE(text(result["summary"]["casesOpened"]), QByteArray("1"));
    QCOMPARE(text(result["summary"]["casesReopened"]), QByteArray("1"));
    QCOMPARE(text(result["analysts"]), QByteArray(R"({"file":"staff.json","name":"Clock","seed":1})"));
    const Json& queue = result["queue"];
    QCOMPARE(text(queue["closed"]), QByteArray("1"));
    QCOMPARE(text(queue["waitMedian_s"]), QByteArray("360.0"));
    QCOMPARE(text(queue["overload_h"]), QByteArray("null"));
    QCOMPARE(text(queue["waitingAtEnd"]), QByteArray("1"));
    QCOMPARE(text(queue["depthStep_s"]), QByteArray("60"));
    // Open from 08:05 to 08:11, and from 08:20 on.
    QCOMPARE(queue["depth"].size(), std::size_t{16});
    QByteArray open;
    for (const Json& each : queue["depth"])
        open += text(each["open"]);
    QCOMPARE(open, QByteArray("1111111000000001"));
}

void CliAnalystsTest::closedCasesArePassed()
{
    m_console->writeRule(R"({"reopenClosedCases": false})");
    const Json result = m_console->simulate(u"some.ndjson"_s, Staff + AsJson).json();
    QCOMPARE(text(result["summary"]["casesReopened"]), QByteArray("0"));
    QCOMPARE(result["cases"].size(), std::size_t{2});
    QCOMPARE(text(result["cases"][0]["closed_at"]), QByteArray("\"2026-01-05T08:11:00.000Z\""));
    QCOMPARE(text(result["cases"][0]["status"]), QByteArray("\"closed\""));
    QCOMPARE(text(result["cases"][1]["counter"]), QByteArray("2"));
    QCOMPARE(text(result["audit"]["total"]), text(result["audit"]["attached"]));
}

void CliAnalystsTest::textTellsTheQueue()
{
    const Outcome outcome = m_console->run(sampleRun());
    QCOMPARE(outcome.code, 0);
    for (const char* part : {"Analysts: Three analysts in office hours", "cases closed", "wait, median",
                             "wait, 95 of 100 at most", "overload", "waiting over time |"})
        QVERIFY2(outcome.prints(part), test::missing(part, outcome).constData());
    QVERIFY(!m_console->simulate(u"some.ndjson"_s).prints("Analysts"));
}

void CliAnalystsTest::nobodyIsAsWithoutAFile()
{
    m_console->write(u"nobody.json"_s, R"({"casewright": "analysts/1"})");
    Json with = m_console->simulate(u"some.ndjson"_s, QStringList{u"--analysts"_s, u"nobody.json"_s} + AsJson).json();
    Json without = m_console->simulate(u"some.ndjson"_s, AsJson).json();
    for (Json* const result : {&with, &without}) {
        result->erase("timing");
        result->erase("peak_rss_mb");
    }
    QCOMPARE(text(with), text(without));
    QCOMPARE(text(with["queue"]), QByteArray("null"));
}

void CliAnalystsTest::seedMatters()
{
    m_console->write(u"staff.json"_s, R"({"casewright": "analysts/1", "closeAfter": {"distribution": "logNormal",
                                          "median": "7m", "spread": 3}})");
    const auto queueOf = [this](const QString& seed) {
        return text(m_console->simulate(u"some.ndjson"_s, Staff + AsJson + QStringList{u"--seed"_s, seed}).json()["queue"]);
    };
    QCOMPARE(queueOf(u"1"_s), queueOf(u"1"_s));
    QVERIFY(queueOf(u"1"_s) != queueOf(u"2"_s) || queueOf(u"1"_s) != queueOf(u"3"_s));
}

void CliAnalystsTest::theWorkspaceTellsWhoDidIt()
{
    QCOMPARE(m_console->keep(u"some.ndjson"_s, Staff).code, 0);
    const Json shown =
        m_console->run(QStringList{u"cases"_s, u"show"_s, u"1"_s, u"--workspace"_s, u"work.casewright"_s} + AsJson).json();
    QByteArray story;
    for (const Json& each : shown["activity"])
        story += text(each["user"]) + text(each["kind"]) + ' ';
    const QByteArray statusChanged = text(shown["activity"][3]["kind"]);
    QCOMPARE(text(shown["activity"][3]["user"]), QByteArray("\"analyst\""));
    QCOMPARE(text(shown["activity"][3]["at"]), QByteArray("\"2026-01-05T08:11:00.000Z\""));
    QCOMPARE(text(shown["activity"][4]["user"]), QByteArray("\"rule\""));
    QCOMPARE(text(shown["activity"][4]["kind"]), statusChanged);
    QVERIFY2(shown["activity"].size() == 6, story.constData());
}

void CliAnalystsTest::everyResultSaysThatTheyAreAModel()
{
    constexpr const char* Words = "how analysts work on cases: a model, not Kibana's";
    QCOMPARE(m_console->keep(u"some.ndjson"_s, Staff).code, 0);
    QCOMPARE(m_console->keep(u"some.ndjson"_s).code, 0);
    const QStringList simulate{u"simulate"_s, u"--rule"_s, u"rule.json"_s, u"--alerts"_s, u"some.ndjson"_s,
                               u"--no-store"_s};
    const QStringList explain{u"explain"_s, u"--rule"_s, u"rule.json"_s, u"--alerts"_s, u"some.ndjson"_s,
                              u"--alert"_s, u"last"_s};
    const QStringList list{u"cases"_s, u"list"_s, u"--workspace"_s, u"work.casewright"_s, u"--simulation"_s};
    const QStringList show{u"cases"_s, u"show"_s, u"--workspace"_s, u"work.casewright"_s};
    const std::pair<QStringList, bool> calls[] = {
        {simulate + Staff, true},        {simulate, false},
        {explain + Staff, true},         {explain, false},
        {list + QStringList{u"1"_s}, true}, {list + QStringList{u"2"_s}, false},
        {show + QStringList{u"1"_s}, true}, {show + QStringList{u"2"_s}, false},
    };
    for (const auto& [call, haveWorked] : calls) {
        const Outcome asText = m_console->run(call);
        QVERIFY2(asText.code == 0 && asText.prints(Words) == haveWorked, asText.output.constData());
        const Json modelled = m_console->run(call + AsJson).json()["honesty"]["modelled"];
        const bool isThere = std::ranges::find(modelled, Json(Words)) != modelled.end();
        QVERIFY2(isThere == haveWorked, text(modelled).constData());
    }
}

void CliAnalystsTest::explainKnowsAnalysts()
{
    m_console->writeRule(R"({"reopenClosedCases": false})");
    const QStringList explain{u"explain"_s, u"--rule"_s, u"rule.json"_s, u"--alerts"_s, u"some.ndjson"_s, u"--alert"_s};
    const QString last = u"last"_s;
    const Outcome with = m_console->run(explain + QStringList{last} + Staff);
    QCOMPARE(with.code, 0);
    QVERIFY2(with.prints("It was closed") && with.prints("closed cases are not reopened: the counter becomes 2"),
             with.output.constData());
    const Outcome without = m_console->run(explain + QStringList{last});
    QCOMPARE(without.code, 0);
    QVERIFY(!without.prints("It was closed"));
}

void CliAnalystsTest::badFilesAreRefused()
{
    m_console->write(u"staff.json"_s, clockFile("6 minutes"));
    const Outcome outcome = m_console->simulate(u"some.ndjson"_s, Staff);
    QCOMPARE(outcome.code, 3);
    QVERIFY2(outcome.says("staff.json:1:") && outcome.says("closeAfter.length"), outcome.messages.constData());
    QCOMPARE(outcome.output, QByteArray());
    QCOMPARE(m_console->simulate(u"some.ndjson"_s, {u"--analysts"_s, u"missing.json"_s}).code, 3);
}

QTEST_GUILESS_MAIN(CliAnalystsTest)
#include "tst_CliAnalysts.moc"
