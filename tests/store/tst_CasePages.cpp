// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <set>

#include <QTest>

#include "core/store/CaseFind.h"
#include "core/store/Opening.h"
#include "core/store/SimulationWriter.h"
#include "core/store/Workspace.h"
#include "tests/store/Place.h"
#include "tests/store/ScriptedRuns.h"

using namespace casewright;
using namespace Qt::StringLiterals;
using engine::CaseStatus;
using store::CaseFilter;
using store::CaseOrder;
using store::CaseRow;

/// One workspace with two simulations of 3 000 cases in all three states, read in every way.
class TestCasePages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void pagesAreTheWholeInOrder_data();
    void pagesAreTheWholeInOrder();
    void readsFromAnIndex_data();
    void readsFromAnIndex();
    void findsTexts_data();
    void findsTexts();
    void findsTheNewestOfAnId();
    void tellsTheLineage();
    void pagesOfAlertsAndActivity();

private:
    [[nodiscard]] std::vector<CaseRow> all(const CaseFilter& filter, std::uint32_t pageSize) const;
    tests::Place m_place;
    std::optional<store::Workspace> m_workspace;
    std::vector<std::int64_t> m_simulations;
};

void TestCasePages::initTestCase()
{
    const std::string path = m_place.address(u"bank.cwspace"_s);
    m_workspace = std::move(*store::Workspace::open(path, store::Access::Create));
    const tests::Script script{.runs = 40, .alertsPerRun = 300, .groups = 3'000};
    const auto table = tests::makeTable(script.alerts());
    m_simulations = {tests::storeScript(path, script, table), tests::storeScript(path, script, table)};
    const std::vector<CaseRow> rows = all({}, 10'000);
    QCOMPARE(rows.size(), std::size_t{6'000});
    base::Timestamp now{1'800'000'000'000};
    for (const CaseStatus status : {CaseStatus::Closed, CaseStatus::InProgress}) {
        std::vector<std::int64_t> keys;
        for (std::size_t i = 0; i < 100; ++i)
            keys.push_back(rows[i * (status == CaseStatus::Closed ? 7 : 41)].key);
        QVERIFY(m_workspace->setStatus(keys, status, now, "me"));
        now = now + base::Minute;
    }
}

std::vector<CaseRow> TestCasePages::all(const CaseFilter& filter, std::uint32_t pageSize) const
{
    std::vector<CaseRow> rows;
    std::optional<store::CaseCursor> after;
    for (;;) {
        const auto page = m_workspace->cases(filter, after, pageSize);
        if (!page)
            qFatal("%s", page.error().text.c_str());
        rows.insert(rows.end(), page->begin(), page->end());
        if (page->size() < pageSize)
            return rows;
        after = store::cursorOf(page->back(), filter.order);
    }
}

void TestCasePages::pagesAreTheWholeInOrder_data()
{
    QTest::addColumn<int>("order");
    QTest::addColumn<bool>("oneSimulation");
    QTest::addColumn<QList<int>>("statuses");
    for (int order = 0; order < 4; ++order)
        for (const bool one : {false, true})
            for (const QList<int>& statuses : {QList<int>{}, QList<int>{0}, QList<int>{2, 1}, QList<int>{2, 2, 0}})
                QTest::addRow("order %d, one simulation %d, %d statuses %d", order, one, int(statuses.size()),
                              statuses.isEmpty() ? -1 : statuses.front())
                    << order << one << statuses;
}

void TestCasePages::pagesAreTheWholeInOrder()
{
    QFETCH(const int, order);
    QFETCH(const bool, oneSimulation);
    QFETCH(const QList<int>, statuses);
    CaseFilter filter{.order = static_cast<CaseOrder>(order)};
    if (oneSimulation)
        filter.simulation = m_simulations[1];
    for (const int status : statuses)
        filter.statuses.push_back(static_cast<CaseStatus>(status));

    std::vector<CaseRow> expected = all({}, 10'000);
    std::erase_if(expected, [&](const CaseRow& row) {
        return (oneSimulation && row.simulation != m_simulations[1])
            || (!statuses.isEmpty() && !statuses.contains(static_cast<int>(row.status)));
    });
    std::sort(expected.begin(), expected.end(), [&](const CaseRow& a, const CaseRow& b) {
        const store::CaseCursor left = cursorOf(a, filter.order);
        const store::CaseCursor right = cursorOf(b, filter.order);
        return filter.order == CaseOrder::CreatedOldestFirst
            ? std::pair(left.sortValue, left.key) < std::pair(right.sortValue, right.key)
            : std::pair(left.sortValue, left.key) > std::pair(right.sortValue, right.key);
    });
    const std::vector<CaseRow> rows = all(filter, 97);
    QCOMPARE(rows.size(), expected.size());
    for (std::size_t i = 0; i < rows.size(); ++i)
        QCOMPARE(rows[i].key, expected[i].key);

    const store::StatusCounts counts = m_workspace->statusCounts(filter).value();
    const std::uint64_t simulations = oneSimulation ? 1 : 2;
    QCOMPARE(counts.open + counts.inProgress + counts.closed, 3'000 * simulations);
    if (statuses == QList<int>{0})
        QCOMPARE(counts.open, std::uint64_t{rows.size()});
    std::uint64_t alerts = 0;
    for (const CaseRow& row : all({.simulation = filter.simulation}, 10'000))
        alerts += row.totalAlerts;
    QVERIFY(alerts > 0);
    QCOMPARE(counts.alerts, alerts);
}

void TestCasePages::readsFromAnIndex_data()
{
    pagesAreTheWholeInOrder_data();
}

/// Every part of a page comes from an index in the right order; only the rows of one page are sorted.
void TestCasePages::readsFromAnIndex()
{
    SKIP_ON_SERVER("PostgreSQL chooses by what it knows of the rows.");
    QFETCH(const int, order);
    QFETCH(const bool, oneSimulation);
    CaseFilter filter{.order = static_cast<CaseOrder>(order)};
    if (oneSimulation)
        filter.simulation = 1;
    const auto database = store::openDatabase(m_workspace->path(), store::Access::ReadOnly).value();
    const store::CaseCursor cursor = cursorOf(all(filter, 10'000).at(9), filter.order);
    const auto statements = store::pageStatements(*database, filter, cursor, 100).value();
    QVERIFY(!statements.empty());
    for (const store::SqlPart& statement : statements) {
        int searches = 0;
        int sorts = 0;
        const QString explain = u"EXPLAIN QUERY PLAN "_s + statement.sql;
        QVERIFY(database->forEach(explain, statement.values, [&](const store::Row& row) {
            const std::string step = row.text(3);
            searches += step.starts_with(oneSimulation ? "SEARCH cases USING INDEX simulation_cases_"
                                                       : "SEARCH cases USING INDEX cases_") ? 1 : 0;
            sorts += step.starts_with("USE TEMP B-TREE") ? 1 : 0;
        }));
        QVERIFY2(searches >= 1 && searches <= 3, qPrintable(statement.sql));
        QVERIFY(sorts <= 1);
    }
}

void TestCasePages::findsTexts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("cases");
    QTest::newRow("a title") << u"\"BY HOST-2999 (\""_s << 2;
    QTest::newRow("the beginning of many") << u"host-299*"_s << 22;
    QTest::newRow("no beginning") << u"host-299"_s << 2;
    QTest::newRow("no wildcards") << u"ho%t-2999"_s << 0;
    QTest::newRow("no wildcard for a letter") << u"ho_t-2999"_s << 0;
    QTest::newRow("nothing") << u"host-3000"_s << 0;
    QTest::newRow("everything") << u"Auto-created"_s << 6'000;
}

void TestCasePages::findsTexts()
{
    QFETCH(const QString, text);
    QFETCH(const int, cases);
    const CaseFilter filter{.text = text.toStdString()};
    const std::vector<CaseRow> rows = all(filter, 500);
    QCOMPARE(rows.size(), static_cast<std::size_t>(cases));
    const store::StatusCounts counts = m_workspace->statusCounts(filter).value();
    QCOMPARE(counts.open + counts.inProgress + counts.closed, static_cast<std::uint64_t>(cases));
    if (rows.empty())
        return;
    const std::string id = rows.front().id.text;
    for (const std::string& beginning : {id, id.substr(0, 15)})
        QCOMPARE(all({.simulation = m_simulations[0], .text = beginning}, 10).size(), std::size_t{1});
    QVERIFY(all({.text = id.substr(1, 20)}, 10).empty());
}

void TestCasePages::findsTheNewestOfAnId()
{
    const CaseRow row = all({.simulation = m_simulations[0]}, 100).front();
    const std::optional<std::int64_t> key = m_workspace->findCase(row.id).value();
    QVERIFY(key);
    QCOMPARE(m_workspace->caseDetail(*key)->row.simulation, m_simulations[1]);
    QCOMPARE(m_workspace->caseDetail(*key)->row.id.text, row.id.text);
}

void TestCasePages::tellsTheLineage()
{
    const std::string path = m_place.address(u"lineage.cwspace"_s);
    QVERIFY(store::Workspace::open(path, store::Access::Create));
    const tests::Script script{.runs = 50, .alertsPerRun = 200, .groups = 4};
    const std::int64_t simulation = tests::storeScript(path, script, tests::makeTable(script.alerts()));
    const auto workspace = store::Workspace::open(path, store::Access::ReadOnly).value();
    const std::vector<CaseRow> rows = workspace.cases({.simulation = simulation}, {}, 100).value();
    QCOMPARE(rows.size(), std::size_t{12});
    for (const CaseRow& row : rows) {
        const store::CaseDetail detail = workspace.caseDetail(row.key).value();
        QCOMPARE(detail.lineage.size(), std::size_t{3});
        for (std::size_t i = 0; i < 3; ++i)
            QCOMPARE(detail.lineage[i].counter, static_cast<std::uint32_t>(i + 1));
        const store::LineageEntry& own = detail.lineage[row.counter - 1];
        QCOMPARE(own.key, row.key);
        QCOMPARE(own.totalAlerts, row.totalAlerts);
        QVERIFY(detail.row.title.find(detail.grouping.substr(14, 6)) != std::string::npos);
        QCOMPARE(detail.owner, std::string("securitySolution"));
    }
}

void TestCasePages::pagesOfAlertsAndActivity()
{
    const std::string path = m_place.address(u"alerts.cwspace"_s);
    QVERIFY(store::Workspace::open(path, store::Access::Create));
    const tests::Script script{.runs = 90, .alertsPerRun = 11, .groups = 1};
    const auto table = tests::makeTable(script.alerts());
    QVERIFY(tests::storeScript(path, script, table) > 0);
    const auto workspace = store::Workspace::open(path, store::Access::ReadOnly).value();
    const std::int64_t key = workspace.cases({}, {}, 1)->front().key;
    std::optional<std::int64_t> after;
    std::uint32_t row = 0;
    for (bool more = true; more;) {
        const auto page = workspace.alerts(key, after, 64).value();
        for (const store::AttachedAlert& alert : page) {
            QCOMPARE(alert.id, table->id({row}));
            QCOMPARE(alert.index, table->index({row}));
            QVERIFY(alert.at == table->times()[row]);
            ++row;
        }
        more = page.size() == 64;
        after = page.back().key;
    }
    QCOMPARE(row, script.alerts());
    std::size_t rows = 0;
    after.reset();
    for (bool more = true; more;) {
        const auto page = workspace.activity(key, after, 20).value();
        rows += page.size();
        more = page.size() == 20;
        after = page.back().key;
    }
    QCOMPARE(rows, std::size_t{91});
}

QTEST_GUILESS_MAIN(TestCasePages)
#include "tst_CasePages.moc"
