// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/cli/Console.h"

#include <QDir>
#include <QProcess>
#include <QTest>

#include <csignal>

#include <unistd.h>

#include <nlohmann/json.hpp>

#include "tests/cli/OtherProgram.h"
#include "tests/cli/Terminal.h"

using namespace casewright;
using namespace Qt::StringLiterals;
using base::Json;
using test::Console;
using test::OtherProgram;
using test::Terminal;
using test::text;

/// Ctrl+C and SIGTERM, and the progress on a terminal.
class CliInterruptionTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void simulationIsMarkedAsCancelled_data();
    void simulationIsMarkedAsCancelled();
    void readingIsStopped();
};

void CliInterruptionTest::simulationIsMarkedAsCancelled_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("Ctrl+C") << SIGINT;
    QTest::newRow("SIGTERM") << SIGTERM;
}

/// The database is slow, so that the engine has to wait for it for longer than the test takes.
void CliInterruptionTest::simulationIsMarkedAsCancelled()
{
    QFETCH(int, signal);
    const Console console;
    console.writeRule(R"({"timeWindow": "5m"})");
    console.write(u"small.json"_s, R"({"casewright": "flood/1", "start": "2026-01-05T00:00:00Z", "length": "5m",
        "perMinute": 1, "fields": []})");
    console.write(u"big.json"_s, R"({"casewright": "flood/1", "start": "2026-01-05T00:00:00Z", "length": "8d",
        "perMinute": 200, "fields": [{"name": "host.name", "prefix": "h", "cardinality": 4}]})");
    QCOMPARE(console.keep(u"flood:small.json"_s).code, 0);
    OtherProgram(console.path(u"work.casewright"_s))
        .run(u"CREATE TRIGGER slow BEFORE INSERT ON runs BEGIN"
             u" SELECT count(*) FROM (WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n LIMIT 100000)"
             u" SELECT i FROM n); END"_s);

    Terminal terminal;
    QProcess process;
    process.setChildProcessModifier([&terminal] { ::dup2(terminal.theirs(), STDERR_FILENO); });
    console.start(process, {u"simulate"_s, u"--rule"_s, u"rule.json"_s, u"--alerts"_s, u"flood:big.json"_s,
                            u"--workspace"_s, u"work.casewright"_s});
    QVERIFY(process.waitForStarted());
    QTRY_VERIFY_WITH_TIMEOUT(terminal.text().contains("\r\x1b[KSimulating  ") && terminal.text().contains(" %"), 30'000);
    QCOMPARE(::kill(static_cast<::pid_t>(process.processId()), signal), 0);
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 130);
    QCOMPARE(process.readAllStandardOutput(), QByteArray());
    QVERIFY2(terminal.text().endsWith("\r\x1b[KStopped. What was written stays in work.casewright, marked as cancelled.\r\n"),
             terminal.text().constData());

    const QStringList list{u"cases"_s, u"list"_s, u"--workspace"_s, u"work.casewright"_s, u"--format"_s, u"json"_s};
    const Json cancelled = console.run(list).json();
    QCOMPARE(text(cancelled["simulation"]["number"]), text(2));
    QCOMPARE(text(cancelled["simulation"]["state"]), text("cancelled"));
    QCOMPARE(console.keep(u"flood:small.json"_s).code, 0);
    QCOMPARE(text(console.run(list).json()["simulation"]["state"]), text("finished"));
}

void CliInterruptionTest::readingIsStopped()
{
    const Console console;
    QProcess process;
    console.start(process, {u"simulate"_s, u"--rule"_s, u"rule.json"_s, u"--alerts"_s, u"-"_s, u"--workspace"_s,
                            u"work.casewright"_s});
    QVERIFY(process.waitForStarted());
    process.write(test::document("2026-01-05T08:01:00Z", "a"));
    const QDir folder(console.path(u"."_s));
    QTRY_COMPARE(folder.entryList({u"casewright-*"_s}).size(), 1); // it reads, and waits for more
    QCOMPARE(::kill(static_cast<::pid_t>(process.processId()), SIGINT), 0);
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 130);
    QCOMPARE(process.readAllStandardError(), QByteArray("Stopped. Nothing was kept.\n"));
    QCOMPARE(folder.entryList({u"casewright-*"_s, u"work*"_s}), QStringList());
}

QTEST_GUILESS_MAIN(CliInterruptionTest)
#include "tst_CliInterruption.moc"
