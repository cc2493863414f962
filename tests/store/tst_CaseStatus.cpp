// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "core/store/SimulationWriter.h"
#include "core/store/Workspace.h"
#include "tests/store/Place.h"
#include "tests/store/ScriptedRuns.h"

using namespace casewright;
using namespace Qt::StringLiterals;
using base::ErrorCode;
using engine::CaseStatus;
using store::ActivityKind;

/// Statuses set by hand follow reference/kibana-cases, section 4.
class TestCaseStatus : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void closingSetsTimes();
    void everyOtherStatusClearsThem_data();
    void everyOtherStatusClearsThem();
    void theSameStatusChangesNothing();
    void aMomentBeforeCreationHasNoDuration();
    void allOrNone();
    void keepsKibanasLimits();
    void waitsForTheSimulation();

private:
    [[nodiscard]] store::CaseDetail detail(std::size_t i) const { return m_workspace->caseDetail(m_keys[i]).value(); }
    std::unique_ptr<tests::Place> m_place;
    std::string m_path;
    std::optional<store::Workspace> m_workspace;
    std::vector<std::int64_t> m_keys;
    base::Timestamp m_created;
};

void TestCaseStatus::init()
{
    m_workspace.reset();
    m_place = std::make_unique<tests::Place>();
    m_path = m_place->address(u"bank.cwspace"_s);
    m_workspace = std::move(*store::Workspace::open(m_path, store::Access::Create));
    const tests::Script script{.runs = 1, .alertsPerRun = 300, .groups = 150};
    static_cast<void>(tests::storeScript(m_path, script, tests::makeTable(script.alerts())));
    m_keys.clear();
    const auto rows = m_workspace->cases({}, {}, 200);
    for (const store::CaseRow& row : *rows)
        m_keys.push_back(row.key);
    m_created = detail(0).row.createdAt;
}

void TestCaseStatus::closingSetsTimes()
{
    const base::Timestamp at = m_created + base::Duration{90'999};
    QVERIFY(m_workspace->setStatus({m_keys[0]}, CaseStatus::Closed, at, "ana"));
    const store::CaseDetail closed = detail(0);
    QVERIFY(closed.row.status == CaseStatus::Closed);
    QVERIFY(closed.row.closedAt == at);
    QVERIFY(closed.row.updatedAt == at);
    QCOMPARE(closed.durationSeconds, std::optional<std::int64_t>(90));
    const auto activity = m_workspace->activity(m_keys[0], {}, 10).value();
    QCOMPARE(activity.size(), std::size_t{3});
    QVERIFY(activity[0].kind == ActivityKind::Created);
    QVERIFY(activity[1].kind == ActivityKind::AlertsAttached);
    QCOMPARE(activity[1].user, std::string("rule"));
    QVERIFY(activity[2].kind == ActivityKind::StatusChanged);
    QVERIFY(activity[2].status == CaseStatus::Closed);
    QVERIFY(activity[2].at == at);
    QCOMPARE(activity[2].user, std::string("ana"));
    QCOMPARE(m_workspace->statusCounts({}).value().closed, std::uint64_t{1});
}

void TestCaseStatus::everyOtherStatusClearsThem_data()
{
    QTest::addColumn<int>("status");
    QTest::newRow("open") << static_cast<int>(CaseStatus::Open);
    QTest::newRow("in progress") << static_cast<int>(CaseStatus::InProgress);
}

void TestCaseStatus::everyOtherStatusClearsThem()
{
    QFETCH(const int, status);
    const auto next = static_cast<CaseStatus>(status);
    QVERIFY(m_workspace->setStatus({m_keys[0]}, CaseStatus::Closed, m_created + base::Minute, "ana"));
    QVERIFY(m_workspace->setStatus({m_keys[0]}, next, m_created + base::Hour, "bo"));
    const store::CaseDetail reopened = detail(0);
    QVERIFY(reopened.row.status == next);
    QVERIFY(!reopened.row.closedAt);
    QVERIFY(!reopened.durationSeconds);
    QVERIFY(reopened.row.updatedAt == m_created + base::Hour);
    QCOMPARE(reopened.row.timesReopened, 1U);
    QVERIFY(m_workspace->setStatus({m_keys[0]}, CaseStatus::InProgress, m_created + base::Day, "bo"));
    QVERIFY(m_workspace->setStatus({m_keys[0]}, CaseStatus::Open, m_created + base::Day, "bo"));
    QCOMPARE(detail(0).row.timesReopened, 1U);
    QVERIFY(m_workspace->setStatus({m_keys[0]}, CaseStatus::Closed, m_created + base::Day, "bo"));
    QCOMPARE(detail(0).row.timesReopened, 1U);
    QVERIFY(m_workspace->setStatus({m_keys[0]}, next, m_created + base::Day, "bo"));
    QCOMPARE(detail(0).row.timesReopened, 2U);
    QCOMPARE(tests::disagreements(m_path), std::string());
}

void TestCaseStatus::theSameStatusChangesNothing()
{
    QVERIFY(m_workspace->setStatus({m_keys[0]}, CaseStatus::Open, m_created + base::Hour, "ana"));
    QVERIFY(m_workspace->setStatus({}, CaseStatus::Closed, m_created + base::Hour, "ana"));
    QVERIFY(m_workspace->setStatus({m_keys[1], m_keys[1]}, CaseStatus::Closed, m_created + base::Hour, "ana"));
    QCOMPARE(m_workspace->activity(m_keys[0], {}, 10)->size(), std::size_t{2});
    QVERIFY(detail(0).row.updatedAt != m_created + base::Hour);
    QCOMPARE(m_workspace->activity(m_keys[1], {}, 10)->size(), std::size_t{3});
}

void TestCaseStatus::aMomentBeforeCreationHasNoDuration()
{
    QVERIFY(m_workspace->setStatus({m_keys[0]}, CaseStatus::Closed, m_created - base::Minute, "ana"));
    QVERIFY(detail(0).row.closedAt == m_created - base::Minute);
    QVERIFY(!detail(0).durationSeconds);
}

void TestCaseStatus::allOrNone()
{
    const auto done = m_workspace->setStatus({m_keys[0], m_keys[1], 987'654}, CaseStatus::Closed, m_created, "ana");
    QVERIFY(done.error().code == ErrorCode::NotFound);
    QVERIFY(done.error().text.find("987654") != std::string::npos);
    QVERIFY(detail(0).row.status == CaseStatus::Open);
    QCOMPARE(m_workspace->activity(m_keys[0], {}, 10)->size(), std::size_t{2});
    QCOMPARE(m_workspace->statusCounts({}).value().open, std::uint64_t{150});
}

void TestCaseStatus::keepsKibanasLimits()
{
    const std::vector<std::int64_t> hundred(m_keys.begin(), m_keys.begin() + 100);
    const std::vector<std::int64_t> more(m_keys.begin(), m_keys.begin() + 101);
    QVERIFY(m_workspace->setStatus(more, CaseStatus::Closed, m_created, "ana").error().code == ErrorCode::LimitReached);
    QCOMPARE(m_workspace->statusCounts({}).value().closed, std::uint64_t{0});
    QVERIFY(m_workspace->setStatus(hundred, CaseStatus::Closed, m_created, "ana"));
    QCOMPARE(m_workspace->statusCounts({}).value().closed, std::uint64_t{100});
}

void TestCaseStatus::waitsForTheSimulation()
{
    const tests::Script script{.runs = 2, .alertsPerRun = 40'000, .groups = 100};
    auto writer = store::SimulationWriter::begin(m_path, tests::simulationNamed("Running"),
                                                 tests::makeTable(script.alerts())).value();
    tests::ScriptedRuns runs(script);
    QVERIFY(runs.playInto(*writer));
    // Large runs are batches of their own: the first is stored before the second is sent.
    std::vector<store::CaseRow> rows;
    QTRY_VERIFY(!(rows = m_workspace->cases({.simulation = writer->simulation()}, {}, 10).value()).empty());
    QVERIFY(m_workspace->setStatus({rows[0].key}, CaseStatus::Closed, m_created, "ana").error().code
            == ErrorCode::Conflict);
    QVERIFY(m_workspace->removeSimulation(writer->simulation()).error().code == ErrorCode::Conflict);
    QVERIFY(writer->finish(runs.result()));
    QVERIFY(m_workspace->setStatus({rows[0].key}, CaseStatus::Closed, m_created, "ana"));
}

QTEST_GUILESS_MAIN(TestCaseStatus)
#include "tst_CaseStatus.moc"
