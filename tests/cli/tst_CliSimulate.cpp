// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/cli/Console.h"
#include "tests/cli/Terminal.h"

#include <QFile>
#include <QTest>

#include <memory>

#include <fcntl.h>
#include <unistd.h>

#include <nlohmann/json.hpp>

using namespace casewright;
using namespace Qt::StringLiterals;
using base::Json;
using test::Console;
using test::document;
using test::missing;
using test::Outcome;
using test::Terminal;
using test::text;

namespace {

const QStringList AsJson{u"--format"_s, u"json"_s};

/// Five documents of three hosts in three runs: a, b | a, c | a.
QByteArray fiveDocuments()
{
    return document("2026-01-05T08:01:00Z", "a") + document("2026-01-05T08:02:00Z", "b")
        + document("2026-01-05T08:06:00Z", "a") + document("2026-01-05T08:07:00Z", "c")
        + document("2026-01-05T08:11:00Z", "a");
}

Json withoutTimes(Json result)
{
    result.erase("timing");
    result.erase("peak_rss_mb");
    return result;
}

} // namespace

/// What `simulate` makes of good input.
class CliSimulateTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void numbersAreRight();
    void rulesThatMakeAlerts();
    void limitOfCasesIsNoted();
    void textTellsAll();
    void textIsHonest();
    void longListsAreCut();
    void sameInputsGiveTheSame();
    void seedMatters();
    void profileMatters();
    void withoutWorkspaceItSaysSo();
    void warningsDoNotStop();
    void unknownKeysAreNamed();
    void titlesDoNotReachTheTerminalRaw();
    void titlesFitTheTerminal();
    void onlyTheResultIsPrinted();
    void fullDiskIsNoticed();
    void bigCasesAreWarnedOf();

private:
    std::unique_ptr<Console> m_console;
};

void CliSimulateTest::init()
{
    m_console = std::make_unique<Console>();
    m_console->write(u"five.ndjson"_s, fiveDocuments());
}

void CliSimulateTest::numbersAreRight()
{
    const Outcome outcome = m_console->simulate(u"five.ndjson"_s, AsJson);
    QVERIFY2(outcome.code == 0, outcome.messages.constData());
    const Json result = outcome.json();
    QCOMPARE(text(result["casewright"]), text("result/1"));
    QCOMPARE(text(result["honesty"]["producedByKibana"]), text(false));
    QCOMPARE(text(result["summary"]["documents"]), text(5));
    QCOMPARE(text(result["summary"]["runs"]), text(3));
    QCOMPARE(text(result["summary"]["casesOpened"]), text(3));
    QCOMPARE(text(result["summary"]["largestCase"]), text(3));
    QCOMPARE(text(result["audit"]["attached"]), text(5));
    QCOMPARE(text(result["audit"]["total"]), text(5));
    QCOMPARE(text(result["audit"]["inNoCase"]), text(0));
    QCOMPARE(result["cases"].size(), std::size_t{3});
    const Json& first = result["cases"][0];
    QCOMPARE(text(first["title"]), text("Every document - Grouping by a (Auto-created)"));
    QCOMPARE(text(first["totalAlerts"]), text(3));
    QCOMPARE(text(first["created_at"]), text("2026-01-05T08:05:00.000Z"));
    QCOMPARE(text(first["updated_at"]), text("2026-01-05T08:15:00.000Z"));
    QCOMPARE(text(first["closed_at"]), text(nullptr));
    QCOMPARE(text(first["grouping"]), text({{"host", {{"name", "a"}}}}));
    QCOMPARE(text(result["source"]["first"]), text("2026-01-05T08:01:00.000Z"));
    QCOMPARE(text(result["breakerRuns"]), text(Json::array()));
    QVERIFY(result["timing"]["total_s"].get<double>() > 0);
    QVERIFY(result["timing"]["total_s"].get<double>() >= result["timing"]["read_s"].get<double>());
    QVERIFY(result["peak_rss_mb"].get<double>() > 1);
}

/// Hosts with a document in the last 5 minutes: a, b new at 08:05; c new, a ongoing, b recovered at 08:10; a ongoing, c
/// recovered at 08:15; a recovered at 08:20.
void CliSimulateTest::rulesThatMakeAlerts()
{
    m_console->write(u"hosts.json"_s, R"({"name": "Hosts", "rule_type_id": "observability.rules.custom_threshold",
        "consumer": "observability", "schedule": {"interval": "5m"}, "params": {"groupBy": ["host.name"],
        "alertOnGroupDisappear": false, "criteria": [{"comparator": ">=", "threshold": [1], "timeSize": 5,
        "timeUnit": "m", "metrics": [{"name": "A", "aggType": "count"}]}],
        "searchConfiguration": {"query": {"language": "kuery", "query": ""}}},
        "actions": [{"id": "system-connector-.cases", "params": {"subAction": "run", "subActionParams":
        {"groupingBy": ["host.name"], "timeWindow": "7d", "reopenClosedCases": false}}}]})");
    const QStringList command{u"simulate"_s, u"--rule"_s, u"hosts.json"_s, u"--alerts"_s, u"five.ndjson"_s,
                              u"--no-store"_s};
    const Outcome outcome = m_console->run(command + AsJson);
    QCOMPARE(outcome.code, 0);
    const Json result = outcome.json();
    QCOMPARE(text(result["summary"]["alerts"]), text(3));
    QCOMPARE(text(result["summary"]["ongoing"]), text(2));
    QCOMPARE(text(result["summary"]["recovered"]), text(3));
    QCOMPARE(text(result["summary"]["runs"]), text(4));
    QCOMPARE(text(result["audit"]["attached"]), text(3));
    QCOMPARE(text(result["audit"]["alreadyAttached"]), text(2));
    QCOMPARE(text(result["audit"]["total"]), text(5));
    const Outcome plain = m_console->run(command);
    for (const char* const line : {"new alerts", "ongoing", "recovered", "all: alerts, each once a run"})
        QVERIFY2(plain.output.contains(line), line);
    QVERIFY(!plain.output.contains("looks back"));
}

void CliSimulateTest::limitOfCasesIsNoted()
{
    m_console->writeRule(R"({"maximumCasesToOpen": 1})");
    const Json result = m_console->simulate(u"five.ndjson"_s, AsJson).json();
    QCOMPARE(text(result["summary"]["breakerRuns"]), text(2));
    QCOMPARE(text(result["breakerRuns"][1]), text({{"at", "2026-01-05T08:10:00.000Z"}, {"alerts", 2}, {"groups", 2}, {"maximumCases", 1}}));
    QCOMPARE(text(result["cases"][0]["grouping"]), text(Json::object()));
    const Outcome printed = m_console->simulate(u"five.ndjson"_s);
    QVERIFY2(printed.prints("Breaker runs: 2\n"), printed.output.constData());
    QVERIFY2(printed.prints("  2026-01-05T08:10:00Z       2       2      1\n"), printed.output.constData());
}

void CliSimulateTest::textTellsAll()
{
    const Outcome outcome = m_console->simulate(u"five.ndjson"_s);
    QCOMPARE(outcome.code, 0);
    for (const char* part :
         {"Every document\n", "rule.json: every 5m, looks back now-6m", "one case per host.name, for 7d",
          "  alerts   five.ndjson: 5 documents\n", "  time     2026-01-05T08:01:00Z to 2026-01-05T08:11:00Z\n",
          "  profile  Kibana 9.4\n",
          "  attached to a case                              5  100.0 %\n",
          "  all that matched                                5\n", "  cases opened         3  the largest with 3 alerts\n",
          "  2026-01-05T08:05:00Z       3  open    ", "Every document - Grouping by c (Auto-created)\n"})
        QVERIFY2(outcome.prints(part), missing(part, outcome).constData());
    QVERIFY(!outcome.prints("Breaker runs:"));
    QVERIFY(!outcome.prints("Warnings"));
}

void CliSimulateTest::textIsHonest()
{
    const Outcome outcome = m_console->simulate(u"five.ndjson"_s, {u"--kibana"_s, u"9.1"_s});
    for (const char* part : {"A simulation after Kibana 9.1; Kibana did not produce it.\n", "  modelled ", "  not modelled "})
        QVERIFY2(outcome.prints(part), outcome.output.constData());
}

void CliSimulateTest::longListsAreCut()
{
    const Outcome outcome = m_console->simulate(u"flood:"_s + Console::sample(u"two-days-one-storm.json"_s));
    QCOMPARE(outcome.code, 0);
    QVERIFY2(outcome.prints("Cases: 41, here the 20 with the most alerts\n"), outcome.output.constData());
    QVERIFY2(outcome.prints("  … 21 more; --workspace FILE keeps them"), outcome.output.constData());
    QVERIFY2(outcome.prints("3 132 documents"), outcome.output.constData());
}

void CliSimulateTest::sameInputsGiveTheSame()
{
    const QString flood = u"flood:"_s + Console::sample(u"two-days-one-storm.json"_s);
    const Outcome first = m_console->simulate(flood);
    const Outcome second = m_console->simulate(flood);
    QVERIFY(first.output.size() > 1000);
    QCOMPARE(first.output, second.output);
    const Json one = m_console->simulate(flood, AsJson).json();
    const Json two = m_console->simulate(flood, AsJson).json();
    QVERIFY(one["cases"].size() == 41);
    QVERIFY(withoutTimes(one) == withoutTimes(two));
}

void CliSimulateTest::seedMatters()
{
    const QString flood = u"flood:"_s + Console::sample(u"two-days-one-storm.json"_s);
    const Json one = m_console->simulate(flood, AsJson).json();
    const Json same = m_console->simulate(flood, AsJson + QStringList{u"--seed"_s, u"1"_s}).json();
    const Json two = m_console->simulate(flood, AsJson + QStringList{u"--seed"_s, u"2"_s}).json();
    QVERIFY(withoutTimes(one) == withoutTimes(same));
    QCOMPARE(text(two["source"]["seed"]), text(2));
    QVERIFY(one["cases"] != two["cases"]);
}

void CliSimulateTest::profileMatters()
{
    m_console->writeRule(R"({"maximumCasesToOpen": 20})");
    QByteArray hosts;
    for (char host = 'a'; host < 'a' + 12; ++host)
        hosts += document("2026-01-05T08:01:00Z", QByteArray(1, host).constData());
    m_console->write(u"hosts.ndjson"_s, hosts);
    const Json newest = m_console->simulate(u"hosts.ndjson"_s, AsJson).json();
    const Json old = m_console->simulate(u"hosts.ndjson"_s, AsJson + QStringList{u"--kibana"_s, u"8.18"_s}).json();
    QCOMPARE(text(newest["profile"]["name"]), text("9.4"));
    QCOMPARE(text(newest["summary"]["casesOpened"]), text(12));
    QCOMPARE(text(old["profile"]["name"]), text("8.18"));
    QCOMPARE(text(old["summary"]["casesOpened"]), text(1));
}

void CliSimulateTest::withoutWorkspaceItSaysSo()
{
    const Outcome outcome = m_console->run({u"simulate"_s, u"--rule"_s, u"rule.json"_s, u"--alerts"_s, u"five.ndjson"_s});
    QCOMPARE(outcome.code, 0);
    QVERIFY2(outcome.says("Nothing is kept"), outcome.messages.constData());
    QCOMPARE(m_console->simulate(u"five.ndjson"_s).messages, QByteArray());
}

void CliSimulateTest::warningsDoNotStop()
{
    m_console->writeRule(R"({"timeWindow": "6m"})");
    const Outcome outcome = m_console->simulate(u"five.ndjson"_s, AsJson);
    QCOMPARE(outcome.code, 0);
    QVERIFY2(outcome.messages.startsWith("warning: rule.json:27:25: "), outcome.messages.constData());
    QVERIFY2(outcome.says(": actions[0].params.subActionParams.timeWindow: A time window below 20m"),
             outcome.messages.constData());
    const Json finding = outcome.json()["findings"][0];
    QCOMPARE(text(finding["severity"]), text("warning"));
    QCOMPARE(text(finding["line"]), text(27));
    QCOMPARE(text(finding["field"]), text("actions[0].params.subActionParams.timeWindow"));
}

/// A key that nobody knows is kept, and told with its own place.
void CliSimulateTest::unknownKeysAreNamed()
{
    m_console->writeRule(R"({"timeWindows": "6m"})");
    const Outcome outcome = m_console->simulate(u"five.ndjson"_s, AsJson);
    QCOMPARE(outcome.code, 0);
    QVERIFY2(outcome.says(": actions[0].params.subActionParams.timeWindows: The key \"timeWindows\" of the Cases"),
             outcome.messages.constData());
    const Json findings = outcome.json()["findings"];
    QCOMPARE(findings.size(), std::size_t{1});
    QCOMPARE(text(findings[0]["field"]), text("actions[0].params.subActionParams.timeWindows"));
    QVERIFY(findings[0]["line"].get<int>() > 20);
}

void CliSimulateTest::titlesDoNotReachTheTerminalRaw()
{
    m_console->write(u"evil.ndjson"_s, document("2026-01-05T08:01:00Z", "\x1b[2Jx\n\xe2\x80\xaey\xc2\x9bz"));
    const Outcome outcome = m_console->simulate(u"evil.ndjson"_s);
    QCOMPARE(outcome.code, 0);
    QVERIFY2(!outcome.output.contains('\x1b') && !outcome.prints("\xe2\x80\xae") && !outcome.prints("\xc2\x9b"),
             outcome.output.constData());
    QVERIFY2(outcome.prints("Grouping by \\u{1B}[2Jx\\n\\u{202E}y\\u{9B}z (Auto-created)"),
             outcome.output.constData());
    // JSON has it as it is, escaped as JSON escapes.
    const Json result = m_console->simulate(u"evil.ndjson"_s, AsJson).json();
    QCOMPARE(text(result["cases"][0]["title"]), text("Every document - Grouping by \x1b[2Jx\n\xe2\x80\xaey\xc2\x9bz (Auto-created)"));
}

/// They lose their middle, and never their end, which tells them apart; a wide character is never cut in two.
void CliSimulateTest::titlesFitTheTerminal()
{
    m_console->write(u"wide.ndjson"_s, document("2026-01-05T08:01:00Z", "the-first-of-many-hosts-1")
                                           + document("2026-01-05T08:01:00Z", "サーバー一号機データセンター東京")
                                           + document("2026-01-05T08:01:00Z", "e\u0301"));
    Terminal terminal;
    const Outcome outcome =
        m_console->run({u"simulate"_s, u"--rule"_s, u"rule.json"_s, u"--no-store"_s, u"--alerts"_s, u"wide.ndjson"_s},
                       {}, [&terminal] { ::dup2(terminal.theirs(), STDOUT_FILENO); });
    QVERIFY2(outcome.code == 0, outcome.messages.constData());
    const QList<QByteArray> lines = QByteArray(terminal.text()).replace("\r\n", "\n").split('\n');
    const QByteArray start = "  2026-01-05T08:05:00Z       1  open    ";
    QList<QByteArray> titles;
    for (const QByteArray& line : lines)
        if (line.startsWith(start))
            titles.append(line.mid(start.size() + 12)); // 10 digits of the id, and the gap
    QCOMPARE(titles, (QList<QByteArray>{"Every document …t-of-many-hosts-1 (Auto-created)",
                                        "Every document …ータセンター東京 (Auto-created)",
                                        "Every document - Grouping by e\u0301 (Auto-created)"}));
}

void CliSimulateTest::onlyTheResultIsPrinted()
{
    m_console->writeRule(R"({"timeWindow": "6m"})");
    const Outcome outcome = m_console->keep(u"five.ndjson"_s, AsJson);
    QVERIFY(!outcome.json().is_discarded());
    QVERIFY2(outcome.messages.startsWith("warning: ") && outcome.says("Kept in work.casewright as simulation 1.\n"),
             outcome.messages.constData());
    // No progress where there is no terminal.
    QVERIFY2(!outcome.messages.contains('\r') && !outcome.messages.contains('\x1b'), outcome.messages.constData());
}

void CliSimulateTest::fullDiskIsNoticed()
{
    const QStringList arguments{u"simulate"_s, u"--rule"_s,    u"rule.json"_s,
                                u"--no-store"_s, u"--alerts"_s, u"five.ndjson"_s};
    const int full = ::open("/dev/full", O_WRONLY | O_CLOEXEC);
    QVERIFY(full >= 0);
    const Outcome outcome = m_console->run(arguments, {}, [full] { ::dup2(full, STDOUT_FILENO); });
    ::close(full);
    QCOMPARE(outcome.code, 4);
    QVERIFY2(outcome.says("could not be written"), outcome.messages.constData());
}

void CliSimulateTest::bigCasesAreWarnedOf()
{
    m_console->write(u"flood.json"_s, R"({"casewright": "flood/1", "start": "2026-01-05T00:00:00Z", "length": "2h",
        "perMinute": 100, "fields": [{"name": "host.name", "prefix": "a"}]})");
    const Outcome outcome = m_console->simulate(u"flood:flood.json"_s);
    QCOMPARE(outcome.code, 0);
    QVERIFY2(outcome.prints("alerts reached no case, because a case takes 1 000 at most"), outcome.output.constData());
    const Json result = m_console->simulate(u"flood:flood.json"_s, AsJson).json();
    QVERIFY(result["audit"]["overLimit"].get<int>() > 10'000);
    QCOMPARE(result["summary"]["largestCase"].get<int>() + result["audit"]["overLimit"].get<int>(),
             result["summary"]["documents"].get<int>());
}

QTEST_GUILESS_MAIN(CliSimulateTest)
#include "tst_CliSimulate.moc"
