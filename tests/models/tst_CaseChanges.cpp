// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/SimulationWriter.h"
#include "tests/models/CaseFiles.h"
#include "ui/bridge/CollectionOperations.h"
#include "ui/bridge/Text.h"

#include <QDateTime>
#include <QSignalSpy>
#include <QTest>

#include <map>
#include <memory>
#include <string>
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
using ui::LeftCase;
using ui::WorkspaceSession;

/// Changing cases in the background: what is in the file afterwards.
class CaseChangesTest final : public tests::CaseFiles {
    Q_OBJECT

private Q_SLOTS:
    void statusIsWrittenAndReadBack();
    void manyCasesAreChangedInPortions();
    void changeCanBeSetBack();
    void unknownCaseIsAFailure();
    void oneOfManyThatIsGoneIsLeft();
    void oneOfManyThatChangedIsLeft();
    void oneOfManyThatTakesNoMoreTagsIsLeft();
    void runningSimulationIsLeft();
    void manyAreStopped();
    void manyAreRemoved();
    void nameIsChangedInPlaceOfTheOneSeen();
    void changeIsWrittenWithoutAnybodyWaiting();
    void readOnlyWorkspaceIsNotChanged();
    void simulationIsRemoved();

private:
    base::Result<EditOutcome> takeBack(const EditOutcome& change);
};

base::Result<EditOutcome> CaseChangesTest::takeBack(const EditOutcome& change)
{
    std::vector<ui::CaseTarget> targets;
    std::map<std::int64_t, cases::CaseChange> backs;
    for (const ui::ChangedCase& each : change.changed) {
        targets.push_back({.key = each.key, .version = each.version, .title = each.title});
        backs[each.key] = each.back;
    }
    return answerTo<EditOutcome>([&](auto answer) {
        return ui::CaseOperations(*m_cases).edit(
            targets, [backs](const store::StoredCase& now) { return backs.at(now.key); }, answer);
    });
}

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
    const auto back = takeBack(change);
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
    const EditOutcome change = setStatus({4711}, CaseStatus::Closed);
    QVERIFY(change.failure);
    QCOMPARE(change.failure->code, base::ErrorCode::NotFound);
    QVERIFY(change.changed.empty() && change.left.empty());
}

void CaseChangesTest::oneOfManyThatIsGoneIsLeft()
{
    open({.runs = 1, .alertsPerRun = 150, .groups = 150});
    Keys keys = keysOf(casesIn(m_path));
    keys.insert(keys.begin() + 30, 4711);
    const EditOutcome change = setStatus(keys, CaseStatus::Closed);
    QVERIFY(!change.failure);
    QCOMPARE(change.changed.size(), std::size_t{150});
    QCOMPARE(change.left.size(), std::size_t{1});
    QCOMPARE(change.left[0].key, std::int64_t{4711});
    QVERIFY(change.left[0].why == LeftCase::Why::Gone);
    QCOMPARE(countOf(m_path, CaseStatus::Closed), std::size_t{150});
}

void CaseChangesTest::oneOfManyThatChangedIsLeft()
{
    open(FewCases);
    const Keys keys = keysOf(casesIn(m_path));
    const EditOutcome change = setStatus(keys, CaseStatus::Closed);
    setStatus({keys[1]}, CaseStatus::InProgress); // as somebody else
    const base::Result<EditOutcome> back = takeBack(change);
    QVERIFY(back && !back->failure);
    QCOMPARE(back->changed.size(), std::size_t{2});
    QCOMPARE(back->left.size(), std::size_t{1});
    QVERIFY(back->left[0].why == LeftCase::Why::Changed);
    QCOMPARE(back->left[0].key, keys[1]);
    QCOMPARE(back->left[0].title, change.changed[1].title);
    QVERIFY(!back->left[0].title.empty());
    QCOMPARE(countOf(m_path, CaseStatus::Open), std::size_t{2});
    QCOMPARE(countOf(m_path, CaseStatus::InProgress), std::size_t{1});
}

void CaseChangesTest::oneOfManyThatTakesNoMoreTagsIsLeft()
{
    open(FewCases);
    const Keys keys = keysOf(casesIn(m_path));
    const auto addTags = [this](const Keys& to, const std::string& name, int count) {
        return answerTo<EditOutcome>([&](auto answer) {
            std::vector<ui::CaseTarget> targets;
            for (const std::int64_t key : to)
                targets.push_back({.key = key});
            return ui::CaseOperations(*m_cases).edit(
                targets,
                [name, count](const store::StoredCase& now) {
                    std::vector<std::string> tags = now.document.attributes.tags;
                    for (int i = 0; i < count; ++i)
                        tags.push_back(name + std::to_string(i));
                    return cases::CaseChange{.tags = tags};
                },
                answer);
        });
    };
    QVERIFY(addTags({keys[2]}, "many ", 190)); // Kibana takes 200
    const auto change = addTags(keys, "more ", 20);
    QVERIFY(change && !change->failure);
    QCOMPARE(change->changed.size(), std::size_t{2});
    QCOMPARE(change->left.size(), std::size_t{1});
    QCOMPARE(change->left[0].key, keys[2]);
    QVERIFY(change->left[0].why == LeftCase::Why::Refused);
    QVERIFY(!change->left[0].error.text.empty());
}

void CaseChangesTest::manyAreStopped()
{
    open({.runs = 1, .alertsPerRun = 250, .groups = 250});
    auto workspace = store::Workspace::open(ui::toUtf8(m_path), Access::ReadWrite);
    std::vector<ui::CaseTarget> targets;
    for (const std::int64_t key : keysOf(casesIn(m_path)))
        targets.push_back({.key = key});
    ui::BulkWork work;
    int asked = 0;
    const EditOutcome change = ui::editCases(
        *workspace, targets,
        [&](const store::StoredCase&) {
            if (++asked == 120) // within the second portion, which is done to its end
                work.stop.request_stop();
            return cases::CaseChange{.status = CaseStatus::Closed};
        },
        {.user = "ana", .at = {1'800'000'000'000}}, &work);
    QVERIFY(change.failure);
    QCOMPARE(change.failure->code, base::ErrorCode::Cancelled);
    QCOMPARE(change.changed.size(), std::size_t{200});
    QCOMPARE(work.progress.done(), std::uint64_t{200});
    QCOMPARE(work.progress.total(), std::uint64_t{250});
    QCOMPARE(countOf(m_path, CaseStatus::Closed), std::size_t{200});
}

void CaseChangesTest::manyAreRemoved()
{
    open({.runs = 1, .alertsPerRun = 250, .groups = 250});
    Keys keys = keysOf(casesIn(m_path));
    keys.resize(230);
    keys.push_back(4711); // somebody else removed it
    const auto outcome = answerTo<ui::RemovalOutcome>(
        [&](auto answer) { return ui::CaseOperations(*m_cases).remove(keys, answer); });
    QVERIFY(outcome && !outcome->failure && outcome->left.empty());
    QCOMPARE(outcome->removed.size(), keys.size());
    QCOMPARE(casesIn(m_path).size(), std::size_t{20});
}

void CaseChangesTest::nameIsChangedInPlaceOfTheOneSeen()
{
    open(FewCases);
    const auto name = [this] {
        const auto workspace = store::Workspace::open(ui::toUtf8(m_path), Access::ReadOnly);
        return workspace->simulations()->front().name;
    };
    const std::string before = name();
    const auto rename = [this](const std::string& seen, const std::string& to) {
        return answerTo<std::string>([&](auto answer) {
            return ui::CollectionOperations(*m_cases).rename(m_simulation, seen, to, answer);
        });
    };
    QCOMPARE(rename(before, " May ").value_or(""), std::string("May"));
    QCOMPARE(name(), std::string("May"));
    const auto again = rename(before, "June");
    QVERIFY(!again);
    QCOMPARE(again.error().code, base::ErrorCode::Conflict);
    QCOMPARE(name(), std::string("May"));
}

void CaseChangesTest::runningSimulationIsLeft()
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
    const Keys keys = keysOf(casesIn(m_path));
    const EditOutcome one = setStatus({keys[0]}, CaseStatus::Closed);
    QVERIFY(one.failure);
    QCOMPARE(one.failure->code, base::ErrorCode::Conflict);
    const EditOutcome all = setStatus(keys, CaseStatus::Closed);
    QVERIFY(!all.failure && all.changed.empty());
    QCOMPARE(all.left.size(), keys.size());
    QVERIFY(all.left[0].why == LeftCase::Why::Refused);
    QCOMPARE(all.left[0].error.code, base::ErrorCode::Conflict);
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
