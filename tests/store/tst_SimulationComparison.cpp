// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <vector>

#include <QTest>

#include "core/store/SimulationComparison.h"
#include "core/store/Workspace.h"
#include "tests/store/Place.h"
#include "tests/store/ScriptedRuns.h"

using namespace casewright;
using namespace Qt::StringLiterals;
using store::CountName;
using store::CountRow;
using store::SimulationCounts;
using Values = std::vector<std::optional<std::int64_t>>;

namespace {

SimulationCounts countsOf(const std::string& rule, std::uint64_t matched)
{
    SimulationCounts counts;
    counts.simulation.ruleJson = rule;
    counts.simulation.profile = "9.4";
    counts.simulation.summary.matched = matched;
    return counts;
}

Values valuesOf(const std::vector<CountRow>& rows, CountName name)
{
    const auto found = std::find_if(rows.begin(), rows.end(), [name](const CountRow& row) { return row.name == name; });
    return found == rows.end() ? Values{} : found->values;
}

} // namespace

class TestSimulationComparison : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void renames();
    void refusesNames_data();
    void refusesNames();
    void countsSeveralInTheOrderAskedFor();
    void leavesOutWhatNobodyHas();
    void knowsOnlyCasesOfWhatWasImported();
    void tellsSettingsThatDiffer();
    void takesTheSameRuleForTheSame();
    void tellsThatDocumentsChanged();

private:
    std::unique_ptr<tests::Place> m_place;
    std::string m_path;
    std::optional<store::Workspace> m_workspace;
    std::vector<std::int64_t> m_keys;
};

void TestSimulationComparison::init()
{
    m_workspace.reset();
    m_place = std::make_unique<tests::Place>();
    m_path = m_place->address(u"work.casewright"_s);
    m_workspace = std::move(*store::Workspace::open(m_path, store::Access::Create));
    const tests::Script few{.runs = 3, .alertsPerRun = 10, .groups = 2};
    const tests::Script many{.runs = 5, .alertsPerRun = 20, .groups = 4};
    m_keys = {tests::storeScript(m_path, few, tests::makeTable(few.alerts())),
              tests::storeScript(m_path, many, tests::makeTable(many.alerts()))};
}

void TestSimulationComparison::renames()
{
    QVERIFY(m_workspace->renameSimulation(m_keys[0], "  one hour, by host ä \n"));
    const auto simulations = m_workspace->simulations();
    QVERIFY(simulations);
    QCOMPARE(simulations->at(1).name, std::string("one hour, by host ä"));
    QVERIFY(simulations->at(0).name != simulations->at(1).name);
}

void TestSimulationComparison::refusesNames_data()
{
    QTest::addColumn<qlonglong>("offset");
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("code");
    QTest::newRow("blank") << 0LL << u" \t\n"_s << int(base::ErrorCode::InvalidValue);
    QTest::newRow("two lines") << 0LL << u"a\nb"_s << int(base::ErrorCode::InvalidValue);
    QTest::newRow("201 characters") << 0LL << QString(201, u'a') << int(base::ErrorCode::LimitReached);
    QTest::newRow("no such simulation") << 100LL << u"a"_s << int(base::ErrorCode::NotFound);
}

void TestSimulationComparison::refusesNames()
{
    QFETCH(const qlonglong, offset);
    QFETCH(const QString, name);
    QFETCH(const int, code);
    const auto before = m_workspace->simulations();
    const auto done = m_workspace->renameSimulation(m_keys[0] + offset, name.toStdString());
    QVERIFY(!done);
    QCOMPARE(int(done.error().code), code);
    QCOMPARE(m_workspace->simulations()->at(1).name, before->at(1).name);
    QVERIFY(m_workspace->renameSimulation(m_keys[0], std::string(200, 'a')));
}

void TestSimulationComparison::countsSeveralInTheOrderAskedFor()
{
    const auto cases = m_workspace->cases({.simulation = m_keys[1]}, std::nullopt, 1);
    QVERIFY(cases);
    QVERIFY(m_workspace->setStatus({cases->front().key}, engine::CaseStatus::Closed, {1'900'000'000'000}, "me"));
    const auto counts = m_workspace->compareCounts({m_keys[1], m_keys[0]});
    QVERIFY2(counts, counts ? "" : counts.error().text.c_str());
    const std::vector<CountRow> rows = store::countRows(*counts);
    QCOMPARE(valuesOf(rows, CountName::Attached), (Values{100, 30}));
    QCOMPARE(valuesOf(rows, CountName::CasesOpen), (Values{3, 2}));
    QCOMPARE(valuesOf(rows, CountName::CasesClosed), (Values{1, 0}));
    QCOMPARE(valuesOf(rows, CountName::CasesInProgress), (Values{0, 0}));
    QVERIFY(!m_workspace->compareCounts({m_keys[0], m_keys[1] + 1}));
}

void TestSimulationComparison::leavesOutWhatNobodyHas()
{
    SimulationCounts idle = countsOf("{}", 1);
    SimulationCounts staffed = countsOf("{}", 2);
    QVERIFY(valuesOf(store::countRows(std::vector{idle, idle}), CountName::QueueTaken).empty());
    engine::QueueSummary queue;
    queue.taken = 3;
    queue.waitMedian = base::Hour;
    staffed.simulation.summary.queue = queue;
    const std::vector<CountRow> rows = store::countRows(std::vector{idle, staffed});
    QCOMPARE(valuesOf(rows, CountName::QueueTaken), (Values{std::nullopt, 3}));
    QCOMPARE(valuesOf(rows, CountName::QueueWaitMedian), (Values{std::nullopt, 3'600'000}));
    QVERIFY(valuesOf(rows, CountName::QueueWaitP95).empty());
    QCOMPARE(valuesOf(rows, CountName::Matched), (Values{1, 2}));
    QVERIFY(store::isLength(CountName::QueueWaitMedian) && !store::isLength(CountName::QueueTaken));
    QCOMPARE(nameOf(CountName::QueueOverload), std::string_view("queueOverload_ms"));
}

void TestSimulationComparison::knowsOnlyCasesOfWhatWasImported()
{
    SimulationCounts imported;
    imported.simulation.origin = store::CaseOrigin::Imported;
    imported.cases.open = 7;
    const std::vector<CountRow> rows = store::countRows(std::vector{imported});
    QCOMPARE(rows.size(), std::size_t{3});
    QCOMPARE(valuesOf(rows, CountName::CasesOpen), (Values{7}));
}

void TestSimulationComparison::tellsSettingsThatDiffer()
{
    const std::vector<SimulationCounts> two{
        countsOf(R"({"name": "a", "schedule": {"interval": "5m"}, "tags": ["x"]})", 1),
        countsOf(R"({"name": "b", "schedule": {"interval": "1m"}, "tags": []})", 1)};
    const std::vector<store::SettingRow> rows = store::differingSettings(two);
    const std::vector<store::SettingRow> expected{
        {.path = "rule.schedule.interval", .values = {"\"5m\"", "\"1m\""}},
        {.path = "rule.tags", .values = {"", "[]"}},
        {.path = "rule.tags[0]", .values = {"\"x\"", ""}},
    };
    QCOMPARE(rows, expected);
}

/// A file that was read again had more lines: that was not given alike.
void TestSimulationComparison::tellsThatDocumentsChanged()
{
    SimulationCounts one = countsOf("{}", 1);
    SimulationCounts two = one;
    one.simulation.state = two.simulation.state = store::SimulationState::Finished;
    one.simulation.summary.documents = 100;
    two.simulation.summary.documents = 120;
    const auto differing = [&] { return store::differingSettings(std::vector{one, two}); };
    QCOMPARE(differing().size(), std::size_t{1});
    QVERIFY(differing().front() == (store::SettingRow{.path = "source.documents", .values = {"100", "120"}}));
    two.simulation.summary.documents = 100;
    QVERIFY(differing().empty());
    two.simulation.summary.documents = 120;
    two.simulation.state = store::SimulationState::Cancelled;
    QVERIFY(differing().empty());
    two.simulation.state = store::SimulationState::Finished;
    two.simulation.source.name = "other.ndjson";
    QCOMPARE(differing().size(), std::size_t{1});
    QCOMPARE(differing().front().path, std::string("source"));
}

void TestSimulationComparison::takesTheSameRuleForTheSame()
{
    const std::vector<SimulationCounts> two{countsOf(R"({"a": 1, "b": [2]})", 1),
                                            countsOf("{\"b\":[2],\n\"a\":1.0}", 1)};
    QVERIFY(store::differingSettings(two).empty());
    SimulationCounts other = two[0];
    other.simulation.analystsSeed = 2;
    other.simulation.profile = "8.14";
    const std::vector<store::SettingRow> rows = store::differingSettings(std::vector{two[0], other});
    QCOMPARE(rows.size(), std::size_t{2});
    QCOMPARE(rows[0].path, std::string("analysts.seed"));
    QCOMPARE(rows[1].values, (std::vector<std::string>{"\"9.4\"", "\"8.14\""}));
}

QTEST_GUILESS_MAIN(TestSimulationComparison)
#include "tst_SimulationComparison.moc"
