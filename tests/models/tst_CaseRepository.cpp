// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/CaseRepository.h"

#include "tests/models/CaseFiles.h"
#include "ui/bridge/ClosingTime.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <memory>
#include <set>

using namespace Qt::StringLiterals;
using namespace casewright;
using engine::CaseStatus;
using store::Access;
using tests::casesIn;
using tests::countOf;
using tests::Keys;
using tests::keysOf;
using store::CaseOrder;
using tests::Rows;
using ui::CaseRepository;
using ui::CaseRequest;
using ui::EditOutcome;

/// Reading cases in the background, over workspaces in files, while pages and workspaces come and go.
class CaseRepositoryTest final : public tests::CaseFiles {
    Q_OBJECT

private Q_SLOTS:
    void answersComeLater();
    void pagesFollowEachOther_data();
    void pagesFollowEachOther();
    void readsWhatBelongsToACase();
    void countsBySearch();
    void laterRequestDropsTheEarlier();
    void droppedRequestIsNotAnswered();
    void closingDropsReadingAndKeepsWriting();
    void repositoryMayGoWhileItReads();
    void withoutAWorkspaceThereIsAnError();
    void requestsToShowAreHandedOn();
    void closingTimeOfAnotherFilterIsNotShown();
};

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
        [&](auto answer) { return m_cases->statusCounts({.text = "host-99", .isTextGoingOn = true}, answer); });
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
    requests.push_back(
        askForStatus(keys, CaseStatus::Closed, [&](const base::Result<EditOutcome>&) { isAnswered = true; }));
    QVERIFY(m_session->open(other, Access::ReadWrite));
    QCOMPARE(countOf(m_path, CaseStatus::Closed), std::size_t{1'000});
    const base::Result<Rows> rows = page({}, std::nullopt, 100);
    QVERIFY(rows);
    QCOMPARE(keysOf(*rows), keysOf(casesIn(other)));
    const auto isWaiting = [](const auto& request) { return request.isPending(); };
    QTRY_VERIFY(std::none_of(requests.begin(), requests.end(), isWaiting));
    QVERIFY(!isAnswered);
}

void CaseRepositoryTest::repositoryMayGoWhileItReads()
{
    open(ThousandCases);
    bool isAnswered = false;
    CaseRequest request =
        m_cases->cases({}, std::nullopt, 1'000, [&](const base::Result<Rows>&) { isAnswered = true; });
    const CaseRequest change = askForStatus({casesIn(m_path).front().key}, CaseStatus::Closed,
                                            [&](const base::Result<EditOutcome>&) { isAnswered = true; });
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

void CaseRepositoryTest::requestsToShowAreHandedOn()
{
    QSignalSpy cases(m_cases.get(), &CaseRepository::caseRequested);
    QSignalSpy simulations(m_cases.get(), &CaseRepository::simulationRequested);
    m_cases->openCase(7);
    m_cases->showSimulation(3);
    QCOMPARE(cases, (QList<QVariantList>{{qint64{7}}}));
    QCOMPARE(simulations, (QList<QVariantList>{{qint64{3}}}));
}

void CaseRepositoryTest::closingTimeOfAnotherFilterIsNotShown()
{
    open(FewCases);
    setStatus(keysOf(casesIn(m_path)), CaseStatus::Closed);
    ui::ClosingTime closing(*m_session);
    std::vector<std::optional<qint64>> told;
    connect(&closing, &ui::ClosingTime::known, this, [&](std::optional<qint64> seconds) { told.push_back(seconds); });
    closing.want({});
    QTRY_VERIFY(!told.empty() && told.back().has_value());
    const auto before = told.size();
    closing.want({.order = CaseOrder::CreatedOldestFirst}); // the same cases
    QCOMPARE(told.size(), before);
    closing.want({.severities = {cases::Severity::High}});
    QCOMPARE(told.size(), before + 1);
    QVERIFY(!told.back());
    closing.forget();
}

QTEST_GUILESS_MAIN(CaseRepositoryTest)
#include "tst_CaseRepository.moc"
