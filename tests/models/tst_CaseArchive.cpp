// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/CaseArchive.h"

#include "tests/models/SimulationBench.h"
#include "ui/bridge/Text.h"

#include <QDir>
#include <QFile>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>
#include <QThreadPool>

#include <memory>

using namespace Qt::StringLiterals;
using namespace casewright;
using archive::ExportFormat;
using ui::CaseArchive;

/// Exports, imports and second runs of simulated cases, in the background and stopped half-way.
class CaseArchiveTest final : public QObject, ui::SimulationBench {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void secondRunComesOutTheSame();
    void stoppedExportLeavesTheFileAsItWas();
    void stoppedSecondRunSaysSo();
    void closedWorkspaceEndsIt();
    void oneAtATime();

private:
    void simulate(const store::StoredSource& source);
    std::unique_ptr<CaseArchive> m_archive;
};

void CaseArchiveTest::init()
{
    QVERIFY(setUp());
    m_archive = std::make_unique<CaseArchive>(*m_session);
}

void CaseArchiveTest::cleanup()
{
    m_archive.reset();
    tearDown();
}

void CaseArchiveTest::simulate(const store::StoredSource& source)
{
    QVERIFY(start(add(source)));
    QVERIFY(waitUntilFinished());
    QCOMPARE(stored().size(), std::size_t{1});
}

void CaseArchiveTest::secondRunComesOutTheSame()
{
    simulate(flood(600));
    QSignalSpy done(m_archive.get(), &CaseArchive::ranAgain);
    m_archive->runAgain(stored().front().key, false);
    QVERIFY(done.wait(LongEnough));
    QCOMPARE(stored().size(), std::size_t{2});
    const std::vector<store::StoredSimulation> both = stored();
    QCOMPARE(textOf(both[0].summary), textOf(both[1].summary));
    const auto report = done.first().first().value<ui::SecondRunReport>();
    QVERIFY(report.isSame);
    QCOMPARE(report.second, both.front().key);
}

void CaseArchiveTest::stoppedExportLeavesTheFileAsItWas()
{
    simulate(flood(60'000, 1'000));
    const QString file = m_folder->filePath(u"cases.ndjson"_s);
    QFile before(file);
    QVERIFY(before.open(QIODevice::WriteOnly));
    before.write("before");
    before.close();
    QSignalSpy cancelled(m_archive.get(), &CaseArchive::cancelled);
    QSignalSpy exported(m_archive.get(), &CaseArchive::exported);
    // Nothing else runs until the gate opens: the stop comes before the first case, however fast the machine is.
    QThreadPool& pool = *QThreadPool::globalInstance();
    const int threads = pool.maxThreadCount();
    QSemaphore gate;
    pool.setMaxThreadCount(1);
    pool.start([&gate] { gate.acquire(); });
    m_archive->exportCases({}, ExportFormat::SavedObjects, file);
    QVERIFY(m_archive->isRunning());
    m_archive->cancel();
    gate.release();
    QVERIFY(cancelled.wait(LongEnough));
    pool.setMaxThreadCount(threads);
    QCOMPARE(exported.size(), 0);
    QVERIFY(!m_archive->isRunning());
    QFile after(file);
    QVERIFY(after.open(QIODevice::ReadOnly));
    QCOMPARE(after.readAll(), QByteArray("before"));
    QCOMPARE(QDir(m_folder->path()).entryList({u"cases.ndjson*"_s}).size(), 1); // no half of it beside it
}

void CaseArchiveTest::stoppedSecondRunSaysSo()
{
    simulate(flood(60'000, 1'000));
    QSignalSpy cancelled(m_archive.get(), &CaseArchive::cancelled);
    QSignalSpy ranAgain(m_archive.get(), &CaseArchive::ranAgain);
    m_archive->runAgain(stored().front().key, false);
    m_archive->cancel();
    QTRY_VERIFY_WITH_TIMEOUT(!m_archive->isRunning(), LongEnough);
    QCOMPARE(cancelled.size() + ranAgain.size(), 1);
    for (const store::StoredSimulation& each : stored())
        QVERIFY(each.state == store::SimulationState::Finished || each.state == store::SimulationState::Cancelled);
}

void CaseArchiveTest::closedWorkspaceEndsIt()
{
    simulate(flood(60'000, 1'000));
    QSignalSpy cancelled(m_archive.get(), &CaseArchive::cancelled);
    m_archive->exportCases({}, ExportFormat::Csv, m_folder->filePath(u"cases.csv"_s));
    QVERIFY(m_session->open(path(u"b.casewright"_s), store::Access::Create));
    QCOMPARE(cancelled.size(), 1);
    QVERIFY(!m_archive->isRunning());
}

void CaseArchiveTest::oneAtATime()
{
    simulate(flood(600));
    QSignalSpy started(m_archive.get(), &CaseArchive::started);
    QSignalSpy exported(m_archive.get(), &CaseArchive::exported);
    m_archive->exportCases({}, ExportFormat::Csv, m_folder->filePath(u"first.csv"_s));
    m_archive->exportCases({}, ExportFormat::Csv, m_folder->filePath(u"second.csv"_s));
    QCOMPARE(started.size(), 1);
    QVERIFY(exported.wait(LongEnough));
    QVERIFY(QFile::exists(m_folder->filePath(u"first.csv"_s)));
    QVERIFY(!QFile::exists(m_folder->filePath(u"second.csv"_s)));
}

QTEST_GUILESS_MAIN(CaseArchiveTest)
#include "tst_CaseArchive.moc"
