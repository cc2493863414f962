// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/cli/Console.h"
#include "tests/cli/Terminal.h"

#include <QFile>
#include <QProcess>
#include <QTest>

#include <memory>

#include <unistd.h>

#include <nlohmann/json.hpp>

using namespace casewright;
using namespace Qt::StringLiterals;
using base::Json;
using test::Console;
using test::document;
using test::missing;
using test::Outcome;
using test::text;

namespace {

const QStringList Workspace{u"--workspace"_s, u"work.casewright"_s};
const QStringList AsJson{u"--format"_s, u"json"_s};

/// The values of a count by its name; null if it is not there.
Json countOf(const Json& comparison, const char* name)
{
    for (const Json& count : comparison.value("counts", Json::array()))
        if (count.value("name", "") == name)
            return count["values"];
    return {};
}

} // namespace

/// `simulations list`, `compare`, `rerun`, `rename` and `remove`, by the real program.
class CliSimulationsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void listsTheNewestFirst();
    void listsNothing();
    void renames();
    void removesAllOrNone();
    void removeAsksOnATerminal_data();
    void removeAsksOnATerminal();
    void comparesSideBySide();
    void runsAFileAgain();
    void runsAFloodAgain();
    void notices_data();
    void notices();
    void runsOverAnotherFileIfAsked();
    void refuses_data();
    void refuses();

private:
    Outcome run(const QStringList& arguments) const { return m_console->run(arguments + Workspace); }
    std::unique_ptr<Console> m_console;
};

void CliSimulationsTest::init()
{
    m_console = std::make_unique<Console>();
    m_console->writeRule(R"({"groupingBy": []})");
    m_console->write(u"some.ndjson"_s,
                     document("2026-01-05T08:01:00Z", "a") + document("2026-01-05T08:02:00Z", "b")
                         + document("2026-01-05T09:01:00Z", "a"));
    QCOMPARE(m_console->keep(u"some.ndjson"_s).code, 0);
}

void CliSimulationsTest::listsTheNewestFirst()
{
    QCOMPARE(m_console->keep(u"some.ndjson"_s).code, 0);
    const Outcome outcome = run(QStringList{u"simulations"_s, u"list"_s} + AsJson);
    QVERIFY2(outcome.code == 0, outcome.messages.constData());
    const Json list = outcome.json()["simulations"];
    QCOMPARE(text(list.at(0)["number"]), QByteArray("2"));
    QCOMPARE(text(list.at(1)["number"]), QByteArray("1"));
    QCOMPARE(text(list.at(1)["origin"]), QByteArray("\"simulation\""));
    QCOMPARE(text(list.at(1)["alerts"]), QByteArray("3"));
    const Outcome table = run({u"simulations"_s, u"list"_s});
    QVERIFY2(table.prints("finished"), missing("finished", table).constData());
}

void CliSimulationsTest::listsNothing()
{
    QCOMPARE(run({u"simulations"_s, u"remove"_s, u"1"_s, u"--yes"_s}).code, 0);
    const Outcome outcome = run({u"simulations"_s, u"list"_s});
    QCOMPARE(outcome.code, 0);
    QVERIFY(outcome.prints("no simulations yet"));
}

void CliSimulationsTest::renames()
{
    const Outcome renamed = run({u"simulations"_s, u"rename"_s, u"1"_s, u"by host, 7 days"_s});
    QVERIFY2(renamed.code == 0, renamed.messages.constData());
    QVERIFY(run({u"simulations"_s, u"list"_s}).prints("by host, 7 days"));
}

void CliSimulationsTest::removesAllOrNone()
{
    QCOMPARE(m_console->keep(u"some.ndjson"_s).code, 0);
    const Outcome refused = run({u"simulations"_s, u"remove"_s, u"1"_s, u"9"_s, u"--yes"_s});
    QCOMPARE(refused.code, 3);
    QVERIFY2(refused.says("has no simulation 9; it has 2, 1"), refused.messages.constData());
    QCOMPARE(run(QStringList{u"simulations"_s, u"list"_s} + AsJson).json()["simulations"].size(), std::size_t{2});
    QCOMPARE(run({u"simulations"_s, u"remove"_s, u"1"_s, u"2"_s, u"1"_s, u"--yes"_s}).code, 0);
    QCOMPARE(run(QStringList{u"simulations"_s, u"list"_s} + AsJson).json()["simulations"].size(), std::size_t{0});
}

void CliSimulationsTest::removeAsksOnATerminal_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<bool>("isRemoved");
    QTest::newRow("yes") << QByteArray("y\n") << true;
    QTest::newRow("no") << QByteArray("n\n") << false;
    QTest::newRow("nothing") << QByteArray("\n") << false;
}

void CliSimulationsTest::removeAsksOnATerminal()
{
    QFETCH(const QByteArray, answer);
    QFETCH(const bool, isRemoved);
    test::Terminal terminal;
    QProcess process;
    process.setChildProcessModifier([theirs = terminal.theirs()] { ::dup2(theirs, STDIN_FILENO); });
    m_console->start(process, QStringList{u"simulations"_s, u"remove"_s, u"1"_s} + Workspace);
    terminal.type(answer);
    QVERIFY(process.waitForFinished(60'000));
    const QByteArray messages = process.readAllStandardError();
    QVERIFY2(messages.contains("Remove the simulation 1 \"") && messages.contains("with all its cases? [y/N]"),
             messages.constData());
    QCOMPARE(process.exitCode(), isRemoved ? 0 : 130);
    QCOMPARE(run(QStringList{u"simulations"_s, u"list"_s} + AsJson).json()["simulations"].size(),
             std::size_t{isRemoved ? 0U : 1U});
}

void CliSimulationsTest::comparesSideBySide()
{
    m_console->writeRule(R"({"groupingBy": ["host.name"]})");
    QCOMPARE(m_console->keep(u"some.ndjson"_s).code, 0);
    const QStringList compare{u"simulations"_s, u"compare"_s, u"1"_s, u"2"_s};
    const Json comparison = run(compare + AsJson).json();
    QCOMPARE(text(countOf(comparison, "casesOpened")), QByteArray("[1,2]"));
    QCOMPARE(text(countOf(comparison, "attached")), QByteArray("[3,3]"));
    QVERIFY2(text(comparison["settings"]).contains("groupingBy"), text(comparison["settings"]).constData());
    const Json differences = run(compare + AsJson + QStringList{u"--differences"_s}).json();
    QCOMPARE(text(countOf(differences, "attached")), QByteArray("null"));
    QCOMPARE(text(countOf(differences, "casesOpened")), QByteArray("[1,2]"));
    const Outcome table = run(compare);
    QVERIFY2(table.prints("cases opened"), missing("cases opened", table).constData());
}

void CliSimulationsTest::runsAFileAgain()
{
    // The rule of the workspace is another one by now; that of the simulation is not.
    m_console->writeRule(R"({"groupingBy": ["host.name"]})");
    const Outcome outcome = run(QStringList{u"simulations"_s, u"rerun"_s, u"1"_s} + AsJson);
    QVERIFY2(outcome.code == 0, outcome.messages.constData());
    QVERIFY2(outcome.says("as simulation 2"), outcome.messages.constData());
    QVERIFY2(!outcome.says("otherwise"), outcome.messages.constData());
    QCOMPARE(text(countOf(outcome.json(), "casesOpened")), QByteArray("[1,1]"));
    QCOMPARE(text(outcome.json()["settings"]), QByteArray("[]"));
}

void CliSimulationsTest::runsAFloodAgain()
{
    QCOMPARE(m_console->keep(u"flood:"_s + Console::sample(u"two-days-one-storm.json"_s), {u"--seed"_s, u"5"_s}).code,
             0);
    const Outcome outcome = run(QStringList{u"simulations"_s, u"rerun"_s, u"2"_s} + AsJson);
    QVERIFY2(outcome.code == 0, outcome.messages.constData());
    const Json values = countOf(outcome.json(), "matched");
    QCOMPARE(text(values[0]), text(values[1]));
    QVERIFY(values[0] > 100);
    QVERIFY2(!outcome.says("otherwise"), outcome.messages.constData());
}

void CliSimulationsTest::notices_data()
{
    QTest::addColumn<QByteArray>("now");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("gone") << QByteArray() << QByteArray("some.ndjson");
    QTest::newRow("one more") << document("2026-01-05T08:01:00Z", "a") + document("2026-01-05T08:01:00Z", "a")
            + document("2026-01-05T08:01:00Z", "a") + document("2026-01-05T08:01:00Z", "a")
                              << QByteArray("there were 3, and now there are 4");
    QTest::newRow("a bad line") << QByteArray("nonsense\n") << QByteArray("some.ndjson:1");
}

void CliSimulationsTest::notices()
{
    QFETCH(const QByteArray, now);
    QFETCH(const QByteArray, says);
    if (now.isEmpty())
        QVERIFY(QFile::remove(m_console->path(u"some.ndjson"_s)));
    else
        m_console->write(u"some.ndjson"_s, now);
    const Outcome outcome = run({u"simulations"_s, u"rerun"_s, u"1"_s});
    QCOMPARE(outcome.code, 3);
    QVERIFY2(outcome.says(says.constData()), outcome.messages.constData());
    QCOMPARE(run(QStringList{u"simulations"_s, u"list"_s} + AsJson).json()["simulations"].size(), std::size_t{1});
}

void CliSimulationsTest::runsOverAnotherFileIfAsked()
{
    m_console->write(u"some.ndjson"_s, document("2026-01-05T08:01:00Z", "a"));
    const Outcome outcome = run(QStringList{u"simulations"_s, u"rerun"_s, u"1"_s, u"--take-changes"_s} + AsJson);
    QVERIFY2(outcome.code == 0, outcome.messages.constData());
    QCOMPARE(text(countOf(outcome.json(), "documents")), QByteArray("[3,1]"));
    QVERIFY2(outcome.says("otherwise than simulation 1"), outcome.messages.constData());
}

void CliSimulationsTest::refuses_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char* name, const QStringList& arguments, int code, const char* says) {
        QTest::newRow(name) << QStringList{u"simulations"_s} + arguments << code << QByteArray(says);
    };
    row("rerun what is not there", {u"rerun"_s, u"7"_s}, 3, "no simulation 7");
    row("compare what is not there", {u"compare"_s, u"1"_s, u"7"_s}, 3, "it has 1");
    row("rename what is not there", {u"rename"_s, u"7"_s, u"a"_s}, 3, "no simulation 7");
    row("no name", {u"rename"_s, u"1"_s, u" "_s}, 3, "needs a name");
    row("a long name", {u"rename"_s, u"1"_s, QString(201, u'a')}, 3, "at most 200 characters");
    row("no number", {u"remove"_s, u"one"_s}, 2, "is no whole number");
    row("nobody to ask", {u"remove"_s, u"1"_s}, 2, "no terminal to ask on whether the simulations may be removed");
    row("no command", {}, 2, "a command is missing");
    row("a window", {u"rerun"_s, u"1"_s, u"--maintenance-window"_s, u"x"_s}, 2, "--maintenance-window");
}

void CliSimulationsTest::refuses()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const int, code);
    QFETCH(const QByteArray, says);
    const Outcome outcome = arguments.size() == 1 ? m_console->run(arguments) : run(arguments);
    QCOMPARE(outcome.code, code);
    QVERIFY2(outcome.says(says.constData()), outcome.messages.constData());
}

QTEST_GUILESS_MAIN(CliSimulationsTest)
#include "tst_CliSimulations.moc"
