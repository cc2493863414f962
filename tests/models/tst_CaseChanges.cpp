// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/SimulationWriter.h"
#include "tests/models/CaseFiles.h"
#include "ui/bridge/Text.h"

#include <QDateTime>
#include <QSignalSpy>
#include <QTest>

#include <map>
#include <vector>

using namespace Qt::StringLiterals;
using namespace casewright;
using engine::CaseStatus;
using store::Access;
using tests::casesIn;
using tests::countOf;
using tests::Keys;
using tests::keysOf;
using tests::Rows;
using ui::CaseRepository;
using ui::CaseRequest;
using ui::EditOutcome;
using ui::WorkspaceSession;

/// Changing cases in the background: what is in the file afterwards.
class CaseChangesTest final : public tests::CaseFiles {
    Q_OBJECT

private Q_SLOTS:
    void statusIsWrittenAndReadBack();
    void manyCasesAreChangedInPortions();
    void changeCanBeSetBack();
    void unknownCaseIsAFailure();
    void runningSimulationIsAConflict();
    void changeIsWrittenWithoutAnybodyWaiting();
    void readOnlyWorkspaceIsNotChanged();
    void simulationIsRemoved();
};

void CaseChangesTest::statusIsWrittenAndReadBack()
{
    open(FewCases);
    QSignalSpy changed(m_session.get(), &WorkspaceSession::casesChanged);
    const Keys keys = keysOf(casesIn(m_path));
    QCOMPARE(keys.size(), std::size_t{3});
    const qint64 before = QDateTime::currentMSecsSinceEpoch();
    const EditOutcome change = setStatus({keys[0], keys[1]}, CaseStatus::Closed);
    QVERIFY(!change.failure);
    QCOMPARE(change.changed.size(), std::size_t{2});
    QCOMPARE(change.changed[0].back.status, std::optional(CaseStatus::Open));
    QCOMPARE(changed.size(), 1);

    const Rows closed = casesIn(m_path, {.statuses = {CaseStatus::Closed}});
    QCOMPARE(closed.size(), std::size_t{2});
    QVERIFY(closed[0].closedAt && closed[0].closedAt->milliseconds >= before);
    QVERIFY(closed[0].closedAt->milliseconds <= QDateTime::currentMSecsSinceEpoch());
    const auto second = store::Workspace::open(ui::toUtf8(m_path), Access::ReadOnly);
    const auto activity = second->activity(closed[0].key, std::nullopt, 100);
    QVERIFY(activity);
    QCOMPARE(activity->back().kind, store::ActivityKind::StatusChanged);
    QCOMPARE(ui::toText(activity->back().user), CaseRepository::loginName());

    const EditOutcome again = setStatus(keys, CaseStatus::Closed);
    QVERIFY(!again.failure);
    QCOMPARE(again.changed.size(), std::size_t{1});
    QCOMPARE(again.changed[0].key, keys[2]);
}

void CaseChangesTest::manyCasesAreChangedInPortions()
{
    open({.runs = 1, .alertsPerRun = 250, .groups = 250});
    const EditOutcome change = setStatus(keysOf(casesIn(m_path)), CaseStatus::InProgress);
    QVERIFY(!change.failure);
    QCOMPARE(change.changed.size(), std::size_t{250});
    QCOMPARE(countOf(m_path, CaseStatus::InProgress), std::size_t{250});
}

void CaseChangesTest::changeCanBeSetBack()
{
    open(FewCases);
    const Keys keys = keysOf(casesIn(m_path));
    setStatus({keys[1]}, CaseStatus::InProgress);
    const EditOutcome change = setStatus(keys, CaseStatus::Closed);
    QCOMPARE(countOf(m_path, CaseStatus::Closed), std::size_t{3});
    std::vector<ui::CaseTarget> targets;
    std::map<std::int64_t, cases::CaseChange> backs;
    for (const ui::ChangedCase& each : change.changed) {
        targets.push_back({.key = each.key, .version = each.version});
        backs[each.key] = each.back;
    }
    const auto back = answerTo<EditOutcome>([&](auto answer) {
        return ui::CaseOperations(*m_cases).edit(
            targets, [backs](const store::StoredCase& now) { return backs.at(now.key); }, answer);
    });
    QVERIFY(back && !back->failure);
    QCOMPARE(back->changed.size(), std::size_t{3});
    QCOMPARE(countOf(m_path, CaseStatus::Open), std::size_t{2});
    const Rows inProgress = casesIn(m_path, {.statuses = {CaseStatus::InProgress}});
    QCOMPARE(keysOf(inProgress), Keys{keys[1]});
    QVERIFY(!inProgress.front().closedAt);
}

void CaseChangesTest::unknownCaseIsAFailure()
{
    open(FewCases);
    const Keys keys = keysOf(casesIn(m_path));
    const EditOutcome change = setStatus({keys[0], 4711}, CaseStatus::Closed);
    QVERIFY(change.failure);
    QCOMPARE(change.failure->code, base::ErrorCode::NotFound);
    QVERIFY(change.changed.empty());
    QCOMPARE(countOf(m_path, CaseStatus::Closed), std::size_t{0});
}

void CaseChangesTest::runningSimulationIsAConflict()
{
    m_path = makeEmpty(u"running.casewright"_s);
    QVERIFY(m_session->open(m_path, Access::ReadWrite));
    // Large runs are batches of their own: the first is stored before the second is sent.
    const tests::Script script{.runs = 2, .alertsPerRun = 40'000, .groups = 100};
    auto writer = store::SimulationWriter::begin(ui::toUtf8(m_path), tests::simulationNamed("Running"),
                                                 tests::makeTable(script.alerts()));
    QVERIFY(writer);
    tests::ScriptedRuns runs(script);
    QVERIFY(runs.playInto(**writer));
    QTRY_VERIFY(!casesIn(m_path).empty());
    const EditOutcome change = setStatus(keysOf(casesIn(m_path)), CaseStatus::Closed);
    QVERIFY(change.failure);
    QCOMPARE(change.failure->code, base::ErrorCode::Conflict);
    QVERIFY((*writer)->finish(runs.result()));
}

void CaseChangesTest::changeIsWrittenWithoutAnybodyWaiting()
{
    open(FewCases);
    QSignalSpy changed(m_session.get(), &WorkspaceSession::casesChanged);
    bool isAnswered = false;
    {
        const CaseRequest request = askForStatus(keysOf(casesIn(m_path)), CaseStatus::Closed,
                                                 [&](const base::Result<EditOutcome>&) { isAnswered = true; });
    }
    QVERIFY(changed.wait());
    QCOMPARE(countOf(m_path, CaseStatus::Closed), std::size_t{3});
    QVERIFY(!isAnswered);
}

void CaseChangesTest::readOnlyWorkspaceIsNotChanged()
{
    m_path = make(u"cases.casewright"_s, FewCases);
    QVERIFY(m_session->open(m_path, Access::ReadOnly));
    QVERIFY(!m_cases->canWrite());
    const EditOutcome change = setStatus(keysOf(casesIn(m_path)), CaseStatus::Closed);
    QVERIFY(change.failure);
    QCOMPARE(countOf(m_path, CaseStatus::Closed), std::size_t{0});
}

void CaseChangesTest::simulationIsRemoved()
{
    open(FewCases);
    QSignalSpy changed(m_session.get(), &WorkspaceSession::casesChanged);
    QVERIFY(answerTo<void>([&](auto answer) { return m_cases->removeSimulation(m_simulation, answer); }));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(casesIn(m_path).size(), std::size_t{0});
    QVERIFY(!answerTo<void>([&](auto answer) { return m_cases->removeSimulation(m_simulation, answer); }));
}

QTEST_GUILESS_MAIN(CaseChangesTest)
#include "tst_CaseChanges.moc"
