// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/CaseRepository.h"

#include "core/store/SimulationWriter.h"
#include "tests/store/ScriptedRuns.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/WorkspaceSession.h"

#include <QDateTime>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>
#include <set>

using namespace Qt::StringLiterals;
using namespace casewright;
using engine::CaseStatus;
using store::Access;
using store::CaseOrder;
using store::CaseRow;
using ui::CaseRepository;
using ui::CaseRequest;
using ui::StatusChange;
using ui::WorkspaceSession;

namespace {

/// 200 cases a run, all of 1 000 after five of ten runs.
const tests::Script ThousandCases{.runs = 10, .alertsPerRun = 200, .groups = 1'000};
const tests::Script FewCases{.runs = 3, .alertsPerRun = 30, .groups = 3};

using Rows = std::vector<CaseRow>;
using Keys = std::vector<std::int64_t>;

Keys keysOf(const Rows& rows)
{
    Keys keys;
    for (const CaseRow& row : rows)
        keys.push_back(row.key);
    return keys;
}

/// What a second program sees in the file.
Rows casesIn(const QString& path, const store::CaseFilter& filter = {})
{
    const auto workspace = store::Workspace::open(ui::toUtf8(path), Access::ReadOnly);
    if (!workspace)
        qFatal("%s", workspace.error().text.c_str());
    const auto rows = workspace->cases(filter, std::nullopt, 10'000);
    if (!rows)
        qFatal("%s", rows.error().text.c_str());
    return *rows;
}

std::size_t countOf(const QString& path, CaseStatus status) { return casesIn(path, {.statuses = {status}}).size(); }

} // namespace

/// Reading and changing cases in the background, over workspaces in files.
class CaseRepositoryTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void answersComeLater();
    void pagesFollowEachOther_data();
    void pagesFollowEachOther();
    void readsWhatBelongsToACase();
    void countsBySearch();
    void laterRequestDropsTheEarlier();
    void droppedRequestIsNotAnswered();
    void statusIsWrittenAndReadBack();
    void manyCasesAreChangedInPortions();
    void changeCanBeSetBack();
    void unknownCaseIsAFailure();
    void runningSimulationIsAConflict();
    void changeIsWrittenWithoutAnybodyWaiting();
    void readOnlyWorkspaceIsNotChanged();
    void closingDropsReadingAndKeepsWriting();
    void repositoryMayGoWhileItReads();
    void withoutAWorkspaceThereIsAnError();
    void simulationIsRemoved();
    void requestsToShowAreHandedOn();

private:
    /// Waits for the answer to a request.
    template<class T, class Ask>
    base::Result<T> answerTo(Ask&& ask)
    {
        std::optional<base::Result<T>> got;
        const CaseRequest request = ask([&got](base::Result<T> answer) { got.emplace(std::move(answer)); });
        if (!QTest::qWaitFor([&got] { return got.has_value(); }))
            return base::fail(base::ErrorCode::Cancelled, "no answer");
        return *got;
    }
    base::Result<Rows> page(const store::CaseFilter& filter, const std::optional<store::CaseCursor>& after,
                            std::uint32_t limit)
    {
        return answerTo<Rows>([&](auto answer) { return m_cases->cases(filter, after, limit, answer); });
    }
    StatusChange setStatus(const Keys& keys, CaseStatus status)
    {
        const auto change = answerTo<StatusChange>([&](auto answer) { return m_cases->setStatus(keys, status, answer); });
        return change ? *change : StatusChange{.changed = {}, .failure = change.error()};
    }
    QString makeEmpty(const QString& name)
    {
        const QString path = m_folder->filePath(name);
        if (!store::Workspace::open(ui::toUtf8(path), Access::Create))
            qFatal("The workspace could not be made.");
        return path;
    }
    QString make(const QString& name, const tests::Script& script)
    {
        const QString path = makeEmpty(name);
        m_simulation = tests::storeScript(ui::toUtf8(path), script, tests::makeTable(script.alerts()));
        return path;
    }
    /// Makes a workspace and opens it.
    void open(const tests::Script& script)
    {
        m_path = make(u"cases.casewright"_s, script);
        QVERIFY(m_session->open(m_path, Access::ReadWrite));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<WorkspaceSession> m_session;
    std::unique_ptr<CaseRepository> m_cases;
    QString m_path;
    std::int64_t m_simulation = 0;
};

void CaseRepositoryTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_session = std::make_unique<WorkspaceSession>();
    m_cases = std::make_unique<CaseRepository>(*m_session);
}

void CaseRepositoryTest::cleanup()
{
    m_cases.reset();
    m_session.reset();
    m_folder.reset();
}

void CaseRepositoryTest::answersComeLater()
{
    open(FewCases);
    bool isAnswered = false;
    const CaseRequest request =
        m_cases->simulations([&](const base::Result<std::vector<store::StoredSimulation>>& simulations) {
            isAnswered = simulations && simulations->size() == 1;
            QCOMPARE(QThread::currentThread(), m_cases->thread());
        });
    QVERIFY(request.isPending());
    QVERIFY(!isAnswered);
    QTRY_VERIFY(isAnswered);
    QVERIFY(!request.isPending());
}

void CaseRepositoryTest::pagesFollowEachOther_data()
{
    QTest::addColumn<CaseOrder>("order");
    QTest::addRow("newest first") << CaseOrder::CreatedNewestFirst;
    QTest::addRow("oldest first") << CaseOrder::CreatedOldestFirst;
    QTest::addRow("updated") << CaseOrder::UpdatedNewestFirst;
    QTest::addRow("most alerts") << CaseOrder::MostAlerts;
}

void CaseRepositoryTest::pagesFollowEachOther()
{
    QFETCH(const CaseOrder, order);
    open(ThousandCases);
    const store::CaseFilter filter{.order = order};
    Rows all;
    std::optional<store::CaseCursor> after;
    int pages = 0;
    for (;; ++pages) {
        const base::Result<Rows> rows = page(filter, after, 64);
        QVERIFY(rows);
        if (rows->empty())
            break;
        QVERIFY(rows->size() == 64 || all.size() + rows->size() == 1'000);
        all.insert(all.end(), rows->begin(), rows->end());
        after = store::cursorOf(all.back(), order);
    }
    QCOMPARE(pages, 16);
    QCOMPARE(all.size(), std::size_t{1'000});
    const Keys keys = keysOf(all);
    QCOMPARE(std::set<std::int64_t>(keys.begin(), keys.end()).size(), keys.size());
    QCOMPARE(keys, keysOf(casesIn(m_path, filter)));
}

void CaseRepositoryTest::readsWhatBelongsToACase()
{
    // 1 200 alerts for one group: a second case follows the full one.
    open({.runs = 12, .alertsPerRun = 100, .groups = 1});
    const base::Result<Rows> rows = page({.order = CaseOrder::CreatedOldestFirst}, std::nullopt, 10);
    QVERIFY(rows);
    QCOMPARE(rows->size(), std::size_t{2});
    const std::int64_t key = rows->front().key;
    const auto detail = answerTo<store::CaseDetail>([&](auto answer) { return m_cases->caseDetail(key, answer); });
    QVERIFY(detail);
    QCOMPARE(detail->lineage.size(), std::size_t{2});
    const auto activity = answerTo<std::vector<store::Activity>>(
        [&](auto answer) { return m_cases->activity(key, std::nullopt, 4, answer); });
    QVERIFY(activity);
    QCOMPARE(activity->size(), std::size_t{4});
    QCOMPARE(activity->front().kind, store::ActivityKind::Created);
    const auto alerts = answerTo<std::vector<store::AttachedAlert>>(
        [&](auto answer) { return m_cases->alerts(key, std::nullopt, 2'000, answer); });
    QVERIFY(alerts);
    QCOMPARE(alerts->size(), std::size_t{1'000});
    const auto found = answerTo<std::optional<std::int64_t>>(
        [&](auto answer) { return m_cases->findCase(rows->front().id, answer); });
    QVERIFY(found);
    QCOMPARE(*found, std::optional<std::int64_t>(key));
}

void CaseRepositoryTest::countsBySearch()
{
    open(ThousandCases);
    const auto counts = answerTo<store::StatusCounts>(
        [&](auto answer) { return m_cases->statusCounts({.text = "host-99"}, answer); });
    QVERIFY(counts);
    QCOMPARE(counts->open, std::uint64_t{11}); // host-99, host-990 to host-999
    QCOMPARE(counts->closed, std::uint64_t{0});
}

void CaseRepositoryTest::laterRequestDropsTheEarlier()
{
    open(FewCases);
    QStringList answered;
    CaseRequest request = m_cases->cases({}, std::nullopt, 1,
                                         [&](const base::Result<Rows>&) { answered.append(u"earlier"_s); });
    request = m_cases->cases({}, std::nullopt, 1, [&](const base::Result<Rows>&) { answered.append(u"later"_s); });
    QVERIFY(request.isPending());
    QTRY_VERIFY(!answered.isEmpty());
    QCOMPARE(answered, QStringList{u"later"_s});
}

void CaseRepositoryTest::droppedRequestIsNotAnswered()
{
    open(FewCases);
    bool isAnswered = false;
    {
        const CaseRequest request =
            m_cases->cases({}, std::nullopt, 1, [&](const base::Result<Rows>&) { isAnswered = true; });
        // The answer is under way to this thread when the request goes.
    }
    // Answers come in the order of the questions, so the dropped one's turn is over.
    QVERIFY(page({}, std::nullopt, 1));
    QVERIFY(!isAnswered);
}

void CaseRepositoryTest::statusIsWrittenAndReadBack()
{
    open(FewCases);
    QSignalSpy changed(m_session.get(), &WorkspaceSession::casesChanged);
    const Keys keys = keysOf(casesIn(m_path));
    QCOMPARE(keys.size(), std::size_t{3});
    const qint64 before = QDateTime::currentMSecsSinceEpoch();
    const StatusChange change = setStatus({keys[0], keys[1]}, CaseStatus::Closed);
    QVERIFY(!change.failure);
    QCOMPARE(change.changed.size(), std::size_t{2});
    QCOMPARE(change.changed[0].status, CaseStatus::Open);
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

    const StatusChange again = setStatus(keys, CaseStatus::Closed);
    QVERIFY(!again.failure);
    QCOMPARE(again.changed.size(), std::size_t{1});
    QCOMPARE(again.changed[0].caseKey, keys[2]);
}

void CaseRepositoryTest::manyCasesAreChangedInPortions()
{
    open({.runs = 1, .alertsPerRun = 250, .groups = 250});
    const StatusChange change = setStatus(keysOf(casesIn(m_path)), CaseStatus::InProgress);
    QVERIFY(!change.failure);
    QCOMPARE(change.changed.size(), std::size_t{250});
    QCOMPARE(countOf(m_path, CaseStatus::InProgress), std::size_t{250});
}

void CaseRepositoryTest::changeCanBeSetBack()
{
    open(FewCases);
    const Keys keys = keysOf(casesIn(m_path));
    setStatus({keys[1]}, CaseStatus::InProgress);
    const StatusChange change = setStatus(keys, CaseStatus::Closed);
    QCOMPARE(countOf(m_path, CaseStatus::Closed), std::size_t{3});
    const auto back =
        answerTo<StatusChange>([&](auto answer) { return m_cases->setBack(change.changed, answer); });
    QVERIFY(back && !back->failure);
    QCOMPARE(back->changed.size(), std::size_t{3});
    QCOMPARE(countOf(m_path, CaseStatus::Open), std::size_t{2});
    const Rows inProgress = casesIn(m_path, {.statuses = {CaseStatus::InProgress}});
    QCOMPARE(keysOf(inProgress), Keys{keys[1]});
    QVERIFY(!inProgress.front().closedAt);
}

void CaseRepositoryTest::unknownCaseIsAFailure()
{
    open(FewCases);
    const Keys keys = keysOf(casesIn(m_path));
    const StatusChange change = setStatus({keys[0], 4711}, CaseStatus::Closed);
    QVERIFY(change.failure);
    QCOMPARE(change.failure->code, base::ErrorCode::NotFound);
    QVERIFY(change.changed.empty());
    QCOMPARE(countOf(m_path, CaseStatus::Closed), std::size_t{0});
}

void CaseRepositoryTest::runningSimulationIsAConflict()
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
    const StatusChange change = setStatus(keysOf(casesIn(m_path)), CaseStatus::Closed);
    QVERIFY(change.failure);
    QCOMPARE(change.failure->code, base::ErrorCode::Conflict);
    QVERIFY((*writer)->finish(runs.result()));
}

void CaseRepositoryTest::changeIsWrittenWithoutAnybodyWaiting()
{
    open(FewCases);
    QSignalSpy changed(m_session.get(), &WorkspaceSession::casesChanged);
    bool isAnswered = false;
    {
        const CaseRequest request = m_cases->setStatus(keysOf(casesIn(m_path)), CaseStatus::Closed,
                                                       [&](const base::Result<StatusChange>&) { isAnswered = true; });
    }
    QVERIFY(changed.wait());
    QCOMPARE(countOf(m_path, CaseStatus::Closed), std::size_t{3});
    QVERIFY(!isAnswered);
}

void CaseRepositoryTest::readOnlyWorkspaceIsNotChanged()
{
    m_path = make(u"cases.casewright"_s, FewCases);
    QVERIFY(m_session->open(m_path, Access::ReadOnly));
    QVERIFY(!m_cases->canWrite());
    const StatusChange change = setStatus(keysOf(casesIn(m_path)), CaseStatus::Closed);
    QVERIFY(change.failure);
    QCOMPARE(countOf(m_path, CaseStatus::Closed), std::size_t{0});
}

void CaseRepositoryTest::closingDropsReadingAndKeepsWriting()
{
    const QString other = make(u"other.casewright"_s, FewCases);
    open(ThousandCases);
    const Keys keys = keysOf(casesIn(m_path));
    bool isAnswered = false;
    std::vector<CaseRequest> requests;
    for (int i = 0; i < 20; ++i)
        requests.push_back(
            m_cases->cases({}, std::nullopt, 1'000, [&](const base::Result<Rows>&) { isAnswered = true; }));
    requests.push_back(m_cases->setStatus(keys, CaseStatus::Closed,
                                          [&](const base::Result<StatusChange>&) { isAnswered = true; }));
    QVERIFY(m_session->open(other, Access::ReadWrite));
    QCOMPARE(countOf(m_path, CaseStatus::Closed), std::size_t{1'000});
    const base::Result<Rows> rows = page({}, std::nullopt, 100);
    QVERIFY(rows);
    QCOMPARE(keysOf(*rows), keysOf(casesIn(other)));
    QTRY_VERIFY(std::none_of(requests.begin(), requests.end(), [](const auto& request) { return request.isPending(); }));
    QVERIFY(!isAnswered);
}

void CaseRepositoryTest::repositoryMayGoWhileItReads()
{
    open(ThousandCases);
    bool isAnswered = false;
    CaseRequest request =
        m_cases->cases({}, std::nullopt, 1'000, [&](const base::Result<Rows>&) { isAnswered = true; });
    const CaseRequest change = m_cases->setStatus({casesIn(m_path).front().key}, CaseStatus::Closed,
                                                  [&](const base::Result<StatusChange>&) { isAnswered = true; });
    m_cases.reset();
    request.drop();
    QCOMPARE(countOf(m_path, CaseStatus::Closed), std::size_t{1});
    QCoreApplication::sendPostedEvents();
    QVERIFY(!isAnswered);
}

void CaseRepositoryTest::withoutAWorkspaceThereIsAnError()
{
    QVERIFY(!m_cases->isOpen());
    QVERIFY(!m_cases->canWrite());
    const base::Result<Rows> rows = page({}, std::nullopt, 10);
    QVERIFY(!rows);
    QCOMPARE(rows.error().text, std::string("The workspace was closed."));
}

void CaseRepositoryTest::simulationIsRemoved()
{
    open(FewCases);
    QSignalSpy changed(m_session.get(), &WorkspaceSession::casesChanged);
    QVERIFY(answerTo<void>([&](auto answer) { return m_cases->removeSimulation(m_simulation, answer); }));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(casesIn(m_path).size(), std::size_t{0});
    QVERIFY(!answerTo<void>([&](auto answer) { return m_cases->removeSimulation(m_simulation, answer); }));
}

void CaseRepositoryTest::requestsToShowAreHandedOn()
{
    QSignalSpy cases(m_cases.get(), &CaseRepository::caseRequested);
    QSignalSpy simulations(m_cases.get(), &CaseRepository::simulationRequested);
    m_cases->openCase(7);
    m_cases->showSimulation(3);
    QCOMPARE(cases, (QList<QVariantList>{{qint64{7}}}));
    QCOMPARE(simulations, (QList<QVariantList>{{qint64{3}}}));
}

QTEST_GUILESS_MAIN(CaseRepositoryTest)
#include "tst_CaseRepository.moc"
