// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "core/store/Database.h"
#include "core/store/Workspace.h"
#include "tests/store/ScriptedRuns.h"

using namespace casewright;
using namespace Qt::StringLiterals;
using store::SimulationState;

/// A process that is killed while it writes leaves a workspace that opens and agrees with itself.
class TestKilled : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void leavesAWorkspaceThatOpens();
    void whoHasItOpenSeesTheEnd();
    void leavesAFileThatIsMadeAgain();
    void aFirstPageThatNamesNobodyIsMadeAgain();
};

void TestKilled::leavesAWorkspaceThatOpens()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"bank.cwspace"_s);
    constexpr int Rounds = 12;
    int survived = 0;
    for (int round = 0; round < Rounds; ++round) {
        QProcess writer;
        writer.start(QStringLiteral(KILLED_WRITER), {path});
        QVERIFY(writer.waitForStarted());
        // It says a line per 50 runs; it is killed after a different one each time.
        for (int line = 0; line <= round * 30;) {
            QVERIFY2(writer.waitForReadyRead(20'000), writer.readAllStandardError().constData());
            line += static_cast<int>(writer.readAllStandardOutput().count('\n'));
        }
        writer.kill();
        QVERIFY(writer.waitForFinished());
        QCOMPARE(writer.exitStatus(), QProcess::CrashExit);

        const auto looked = store::Workspace::open(path.toStdString(), store::Access::ReadOnly);
        QVERIFY2(looked, looked ? "" : looked.error().text.c_str());
        const std::vector<store::StoredSimulation> seen = looked->simulations().value();
        for (const store::StoredSimulation& simulation : seen)
            QVERIFY(simulation.state == SimulationState::Failed);
        auto opened = store::Workspace::open(path.toStdString(), store::Access::ReadWrite);
        QVERIFY2(opened, opened ? "" : opened.error().text.c_str());
        const auto simulations = opened->simulations().value();
        for (const store::StoredSimulation& simulation : simulations)
            QVERIFY(simulation.state == SimulationState::Failed);
        const auto runs = opened->runs(simulations.front().key, {}, 100'000).value();
        survived += runs.empty() ? 0 : 1;
        std::uint64_t alerts = 0;
        std::uint64_t created = 0;
        for (const store::StoredRun& run : runs) {
            alerts += run.alerts;
            created += run.created;
        }
        const engine::SimulationSummary& summary = simulations.front().summary;
        QCOMPARE(summary.runs, std::uint64_t{runs.size()});
        QCOMPARE(summary.alerts, alerts);
        QCOMPARE(summary.casesOpened, created);
        QCOMPARE(tests::disagreements(path.toStdString()), std::string());
        QVERIFY(opened->removeSimulation(simulations.back().key));
    }
    qInfo("%d of %d killed simulations left runs", survived, Rounds);
    QVERIFY(survived > Rounds / 2);
}

/// A window has the workspace open while another process is killed.
void TestKilled::whoHasItOpenSeesTheEnd()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"bank.cwspace"_s);
    auto opened = store::Workspace::open(path.toStdString(), store::Access::Create);
    QVERIFY(opened);
    QProcess writer;
    writer.start(QStringLiteral(KILLED_WRITER), {path});
    QVERIFY(writer.waitForStarted());
    QVERIFY2(writer.waitForReadyRead(20'000), writer.readAllStandardError().constData());
    QVERIFY(opened->simulations()->front().state == SimulationState::Running);
    QVERIFY(!opened->removeSimulation(opened->simulations()->front().key));
    writer.kill();
    QVERIFY(writer.waitForFinished());
    QVERIFY(opened->simulations()->front().state == SimulationState::Failed);
    const auto removed = opened->removeSimulation(opened->simulations()->front().key);
    QVERIFY2(removed, removed ? "" : removed.error().text.c_str());
    QVERIFY(opened->simulations()->empty());
}

void TestKilled::leavesAFileThatIsMadeAgain()
{
    for (int round = 0; round < 40; ++round) {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"bank.cwspace"_s);
        QProcess maker;
        maker.start(QStringLiteral(KILLED_WRITER), {path});
        QVERIFY(maker.waitForStarted());
        while (!QFile::exists(path) && maker.state() == QProcess::Running) {
        }
        maker.kill();
        QVERIFY(maker.waitForFinished());
        const auto opened = store::Workspace::open(path.toStdString(), store::Access::Create);
        QVERIFY2(opened, opened ? "" : opened.error().text.c_str());
        QVERIFY(opened->rules());
        QCOMPARE(tests::disagreements(path.toStdString()), std::string());
    }
}

/// What a kill between SQLite's first page and our tables leaves behind, made on purpose.
void TestKilled::aFirstPageThatNamesNobodyIsMadeAgain()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"bank.cwspace"_s);
    {
        const auto bare = store::Database::connect(path.toStdString(), store::Database::Mode::ReadWrite).value();
        QVERIFY(bare->executeOnce(u"PRAGMA auto_vacuum = FULL"_s));
        QVERIFY(bare->executeOnce(u"PRAGMA user_version = 1"_s));
        QVERIFY(bare->executeOnce(u"PRAGMA user_version = 0"_s));
    }
    QCOMPARE(QFileInfo(path).size(), 4'096);
    QVERIFY(!store::Workspace::open(path.toStdString(), store::Access::ReadWrite));
    const auto opened = store::Workspace::open(path.toStdString(), store::Access::Create);
    QVERIFY2(opened, opened ? "" : opened.error().text.c_str());
    QVERIFY(opened->rules());
    QCOMPARE(tests::disagreements(path.toStdString()), std::string());
}

QTEST_GUILESS_MAIN(TestKilled)
#include "tst_Killed.moc"
