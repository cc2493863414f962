// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <algorithm>
#include <string>
#include <vector>

#include "core/alerts/Flood.h"
#include "core/engine/Analysts.h"
#include "core/engine/QueueRecord.h"
#include "core/engine/QueuedCases.h"
#include "core/engine/Simulation.h"

using namespace casewright;
using namespace casewright::engine;
using base::Duration;
using base::Timestamp;

namespace {

constexpr std::array<bool, 7> Weekdays{true, true, true, true, true, false, false};
constexpr std::array<bool, 7> Everyday{true, true, true, true, true, true, true};

Duration minutes(std::int64_t number) { return {number * base::Minute.milliseconds}; }
/// A time of January 2026: the 5th is a Monday.
Timestamp at(const std::string& dayAndTime) { return base::parseTimestamp("2026-01-" + dayAndTime + ":00Z").value(); }

/// Cases of a connector that are made by hand, one group a case.
class Hand final {
public:
    explicit Hand(AnalystModel model, Timestamp begin = at("05T00:00"), Timestamp end = at("12T00:00"))
        : m_connector({.rule = {.id = {"r"}, .name = "R", .tags = {}},
                       .owner = "o",
                       .space = "default",
                       .timeWindow = base::Week,
                       .reopenClosedCases = true,
                       .limit = 100}),
          m_analysts(Analysts::make(model, 1, begin, end))
    {
        m_cases.add(m_connector);
    }

    void work(Timestamp now)
    {
        m_analysts->workUntil(now, m_cases);
        takeChanges();
    }
    /// A run with an alert for each of the hosts.
    void run(Timestamp now, const std::vector<std::string>& hosts)
    {
        work(now);
        std::vector<std::string> keys;
        std::vector<base::AlertRow> rows;
        for (const std::string& host : hosts) {
            keys.push_back(R"({"host":")" + host + R"("})");
            rows.push_back({static_cast<std::uint32_t>(m_ids.size())});
            m_ids.push_back(rows.back().value);
        }
        GroupedAlerts grouped{.groups = {}, .found = static_cast<std::uint32_t>(hosts.size())};
        for (std::size_t i = 0; i < hosts.size(); ++i)
            grouped.groups.push_back({.key = keys[i], .shape = keys[i], .alerts = {&rows[i], 1}});
        const std::size_t before = m_connector.cases().size();
        const RunResult result = m_connector.run(now, std::move(grouped), m_ids);
        std::vector<QueuedCase> arrived;
        for (const Decision& decision : result.decisions)
            if (decision.outcome == CaseOutcome::Reopened || decision.caseIndex.value >= before)
                arrived.push_back(m_cases.at(0, decision.caseIndex));
        m_analysts->receive(arrived, now, m_cases);
        takeChanges();
    }
    [[nodiscard]] QueueSummary finish() { return m_analysts->finish().summary; }
    [[nodiscard]] const Case& operator[](std::size_t number) const { return m_connector.cases()[number]; }

    std::vector<StatusChange> changes;

private:
    void takeChanges()
    {
        for (const StatusChange& change : m_cases.takeChanges(0))
            changes.push_back(change);
    }

    CasesConnector m_connector;
    QueuedCases m_cases;
    std::unique_ptr<Analysts> m_analysts;
    std::vector<std::uint32_t> m_ids;
};

/// `08:30 a closed`, one a line; cases are a, b, c, … in order of creation.
std::string told(const std::vector<StatusChange>& changes)
{
    std::string text;
    for (const StatusChange& change : changes) {
        const char* const status = change.status == CaseStatus::Closed ? " closed\n" : " taken\n";
        text += base::formatTimestamp(change.at).substr(8, 8) + ' ' + static_cast<char>('a' + change.caseIndex.value)
            + status;
    }
    return text;
}

Shift shift(std::array<bool, 7> days, int from, int to, std::uint32_t analysts = 1)
{
    return {.days = days,
            .from = {from * base::Hour.milliseconds},
            .to = {to * base::Hour.milliseconds},
            .analysts = analysts};
}

/// Half an hour for each case.
AnalystModel office(std::uint32_t analysts = 1, double closes = 1, QueueOrder order = QueueOrder::OldestFirst)
{
    return {.name = "A",
            .work = StaffedQueue{.zone = {},
                                 .shifts = {shift(Weekdays, 8, 17, analysts)},
                                 .triage = FixedLength{minutes(30)},
                                 .closes = closes,
                                 .order = order}};
}

SimulationInput input(bool reopens, AnalystModel analysts, std::uint64_t seed = 1)
{
    const alerts::Flood flood{.name = "f",
                              .start = base::parseTimestamp("2026-01-08T00:00:00Z").value(),
                              .length = {4 * base::Day.milliseconds},
                              .perMinute = 0.7,
                              .storm = alerts::FloodStorm{.after = base::Hour, .length = base::Hour, .factor = 40},
                              .fields = {{.name = "host.name", .prefix = "h", .cardinality = 12, .skew = 1}}};
    return {.rule = {.id = {"rule-1"},
                     .name = "R",
                     .tags = {},
                     .query = {},
                     .casesAction = rules::CasesAction{.groupBy = "host.name",
                                                       .timeWindow = "2d",
                                                       .reopenClosedCases = reopens,
                                                       .maximumCasesToOpen = 10},
                     .body = {}},
            .alerts = alerts::generate(flood, seed).value(),
            .profile = rules::newestProfile(),
            .analysts = std::move(analysts),
            .seed = seed};
}

AnalystModel clock(DrawnLength after) { return {.name = "C", .work = CloseAfter{after}}; }

/// Keeps the runs, and follows each case through what was decided and done.
class Follower final : public RunSink {
public:
    base::Result<void> take(RunResult run, const std::vector<Case>& cases) override
    {
        follow(run.changesBefore, previous, run.at);
        for (const Decision& decision : run.decisions)
            follow(decision);
        follow(run.changesAfter, run.at, run.at);
        for (std::size_t i = 0; i < statuses.size(); ++i)
            agrees = agrees && cases[i].status == statuses[i];
        previous = run.at;
        runs.push_back(std::move(run));
        return {};
    }

    std::vector<RunResult> runs;
    std::vector<CaseStatus> statuses;
    std::vector<std::uint32_t> counters;
    std::uint64_t closings = 0;
    bool agrees = true;          ///< changes come in order of time, do change something, and explain every status
    bool countersGrow = true;

private:
    void follow(const std::vector<StatusChange>& changes, Timestamp from, Timestamp to)
    {
        for (const StatusChange& change : changes) {
            agrees = agrees && change.at >= from && change.at <= to && statuses[change.caseIndex.value] != change.status;
            from = change.at;
            statuses[change.caseIndex.value] = change.status;
            closings += change.status == CaseStatus::Closed ? 1U : 0U;
        }
    }
    void follow(const Decision& decision)
    {
        if (statuses.size() <= decision.caseIndex.value)
            statuses.resize(decision.caseIndex.value + std::size_t{1}, CaseStatus::Open);
        // What a run finds closed it opens, or passes by.
        if (decision.outcome == CaseOutcome::Reopened) {
            agrees = agrees && statuses[decision.caseIndex.value] == CaseStatus::Closed;
            statuses[decision.caseIndex.value] = CaseStatus::Open;
        }
        agrees = agrees && statuses[decision.caseIndex.value] != CaseStatus::Closed;
        if (counters.size() <= decision.group.value)
            counters.resize(decision.group.value + std::size_t{1}, 0);
        countersGrow = countersGrow && decision.counter >= counters[decision.group.value];
        counters[decision.group.value] = decision.counter;
    }
    Timestamp previous{};
};

} // namespace

class AnalystsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Computed by hand: one analyst, half an hour a case, a night in between.
    void oneAnalyst()
    {
        Hand hand(office(), at("05T08:00"), at("06T09:00"));
        hand.run(at("05T08:00"), {"a", "b", "c"});
        hand.run(at("05T16:45"), {"d"});
        hand.run(at("05T20:00"), {"e"});
        hand.work(at("06T09:00"));
        QCOMPARE(told(hand.changes), std::string("05T08:00 a taken\n05T08:30 a closed\n05T08:30 b taken\n"
                                                 "05T09:00 b closed\n05T09:00 c taken\n05T09:30 c closed\n"
                                                 "05T16:45 d taken\n06T08:15 d closed\n06T08:15 e taken\n"
                                                 "06T08:45 e closed\n"));
        QVERIFY(hand[3].closedAt == at("06T08:15"));
        QVERIFY(hand[3].updatedAt == at("06T08:15"));
        const QueueSummary summary = hand.finish();
        QCOMPARE(summary.taken, std::uint64_t{5});
        QCOMPARE(summary.closed, std::uint64_t{5});
        QCOMPARE(summary.mostWaiting, std::uint64_t{2});
        QCOMPARE(summary.waitingAtEnd, std::uint64_t{0});
        // 0, 0, 30, 60 and 735 minutes; b and c wait on duty for an hour, e for a quarter.
        QVERIFY(summary.waitMedian == minutes(30));
        QVERIFY(summary.waitP95 == minutes(735));
        QVERIFY(summary.overload == minutes(75));
        QVERIFY(summary.depth.size() <= static_cast<std::size_t>(QueueRecord::MostSteps));
        QVERIFY(summary.depth.front().at == at("05T08:00"));
        QCOMPARE(summary.depth.front().waiting, std::uint64_t{2});
        QCOMPARE(summary.depth.front().open, std::uint64_t{3});
        const auto depthAt = [&summary](Timestamp when) {
            return summary.depth[static_cast<std::size_t>((when - summary.depth.front().at).milliseconds
                                                          / summary.depthStep.milliseconds)];
        };
        QCOMPARE(depthAt(at("05T12:00")).open, std::uint64_t{0});
        QCOMPARE(depthAt(at("06T03:00")).waiting, std::uint64_t{1});
        QCOMPARE(depthAt(at("06T03:00")).open, std::uint64_t{2});
        QVERIFY(summary.depth.back().at + summary.depthStep > at("06T09:00"));
    }

    /// What is due at the time of a run happens before it: the run finds the case closed, opens it, and whoever
    /// became free takes it at once.
    void whatIsDueAtARunComesBeforeIt()
    {
        Hand hand(office());
        hand.run(at("05T08:00"), {"a"});
        hand.run(at("05T08:30"), {"a"});
        QCOMPARE(told(hand.changes), std::string("05T08:00 a taken\n05T08:30 a closed\n05T08:30 a taken\n"));
        QCOMPARE(hand[0].timesReopened, std::uint32_t{1});
        QVERIFY(hand[0].status == CaseStatus::InProgress);
        Hand byClock(clock(FixedLength{minutes(120)}));
        byClock.run(at("05T08:00"), {"a"});
        byClock.run(at("05T09:59"), {"a"});
        QCOMPARE(byClock[0].timesReopened, std::uint32_t{0});
        byClock.run(at("05T10:00"), {"a"});
        QCOMPARE(byClock[0].timesReopened, std::uint32_t{1});
        byClock.work(at("05T12:00"));
        QCOMPARE(told(byClock.changes), std::string("05T10:00 a closed\n05T12:00 a closed\n"));
    }

    void atTheSameTimeTheFirstCaseGoesFirst()
    {
        Hand hand(office(2));
        hand.run(at("05T08:00"), {"a", "b", "c", "d", "e"});
        hand.work(at("05T08:30"));
        QCOMPARE(told(hand.changes), std::string("05T08:00 a taken\n05T08:00 b taken\n05T08:30 a closed\n"
                                                 "05T08:30 b closed\n05T08:30 c taken\n05T08:30 d taken\n"));
        QCOMPARE(hand.finish().waitingAtEnd, std::uint64_t{1});
    }

    void newestFirst()
    {
        Hand hand(office(1, 1, QueueOrder::NewestFirst));
        hand.run(at("05T08:00"), {"a", "b"});
        hand.run(at("05T08:10"), {"c"});
        hand.work(at("05T09:00"));
        QCOMPARE(told(hand.changes), std::string("05T08:00 b taken\n05T08:30 b closed\n05T08:30 c taken\n"
                                                 "05T09:00 c closed\n05T09:00 a taken\n"));
    }

    /// Not closed after triage: in progress for good, and more alerts do not bring it back.
    void whatIsNotClosedStaysInProgress()
    {
        Hand hand(office(1, 0));
        hand.run(at("05T08:00"), {"a"});
        hand.run(at("05T10:00"), {"a"});
        hand.work(at("06T17:00"));
        QCOMPARE(told(hand.changes), std::string("05T08:00 a taken\n"));
        QVERIFY(hand[0].status == CaseStatus::InProgress);
        const QueueSummary summary = hand.finish();
        QCOMPARE(summary.closed, std::uint64_t{0});
        QCOMPARE(summary.taken, std::uint64_t{1});
        QVERIFY(summary.overload == Duration{});
    }

    /// Friday evening to Monday morning, and a night shift of others on Saturday.
    void theWeekendIsOff()
    {
        Hand hand(office());
        hand.run(at("09T16:50"), {"a", "b"});
        hand.work(at("12T10:00"));
        QCOMPARE(told(hand.changes),
                 std::string("09T16:50 a taken\n12T08:20 a closed\n12T08:20 b taken\n12T08:50 b closed\n"));
        AnalystModel twoTeams = office();
        std::get<StaffedQueue>(twoTeams.work).shifts.push_back(
            shift({false, false, false, false, false, true, false}, 22, 6));
        Hand both(twoTeams);
        both.run(at("09T16:50"), {"a", "b"});
        both.work(at("12T10:00"));
        QCOMPARE(told(both.changes),
                 std::string("09T16:50 a taken\n10T22:00 b taken\n10T22:30 b closed\n12T08:20 a closed\n"));
        QVERIFY(both.finish().overload == minutes(10));
    }

    void nobodyWorksByDefault()
    {
        QVERIFY(!Analysts::make({}, 1, {}, {}));
        Follower follower;
        const SimulationResult result = simulate(input(true, {}), &follower).value();
        QVERIFY(!result.summary.queue);
        QCOMPARE(result.summary.openAtPeak, std::uint64_t{result.cases.size()});
        for (const RunResult& run : follower.runs)
            QVERIFY(run.changesBefore.empty() && run.changesAfter.empty());
    }

    void closedCasesAreReopenedOrPassed()
    {
        for (const AnalystModel& model : {office(3), clock(UniformLength{minutes(10), minutes(600)})}) {
            const SimulationResult on = simulate(input(true, model), nullptr).value();
            const SimulationResult off = simulate(input(false, model), nullptr).value();
            QVERIFY(on.summary.casesReopened > 0);
            QCOMPARE(off.summary.casesReopened, std::uint64_t{0});
            QVERIFY(off.cases.size() > on.cases.size());
            QVERIFY(on.summary.queue->closed > 0 && off.summary.queue->closed > 0);
        }
    }

    void everythingHoldsOverRandomTimelines_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<bool>("reopens");
        for (int kind = 0; kind < 5; ++kind)
            for (const bool reopens : {false, true})
                QTest::addRow("%d %s", kind, reopens ? "reopens" : "does not") << kind << reopens;
    }

    /// The audit sums up, no case is over 1 000, counters never fall, every status is explained by what happened, and
    /// playing it again gives the same.
    void everythingHoldsOverRandomTimelines()
    {
        QFETCH(int, kind);
        QFETCH(bool, reopens);
        const AnalystModel models[] = {
            clock(FixedLength{minutes(45)}), clock(LogNormalLength{minutes(90), 4}), office(2, 0.7),
            {.name = "N", .work = StaffedQueue{.zone = minutes(-570),
                                               .shifts = {shift(Everyday, 22, 6, 1), shift(Weekdays, 0, 24, 1)},
                                               .triage = LogNormalLength{minutes(20), 3},
                                               .closes = 0.95,
                                               .order = QueueOrder::NewestFirst}},
            office(20)};
        for (std::uint64_t seed = 1; seed <= 6; ++seed) {
            const SimulationInput given = input(reopens, models[kind], seed);
            Follower first;
            Follower again;
            const SimulationResult result = simulate(given, &first).value();
            const SimulationResult replayed = simulate(given, &again).value();
            QCOMPARE(result.summary.audit.total(), result.summary.matched);
            QVERIFY(result.summary.largestCase <= MaximumAlertsPerCase);
            QVERIFY(first.agrees && first.countersGrow);
            QCOMPARE(result.summary.queue->closed, first.closings);
            QVERIFY(result.summary.queue->closed > 0);
            const auto waiting = std::count_if(result.cases.begin(), result.cases.end(), [](const Case& one) {
                return one.status == CaseStatus::Open;
            });
            QCOMPARE(result.summary.queue->waitingAtEnd, static_cast<std::uint64_t>(waiting));
            for (const Case& one : result.cases)
                QVERIFY((one.status == CaseStatus::Closed) == one.closedAt.has_value());
            QVERIFY(result.cases == replayed.cases && result.counters == replayed.counters);
            QVERIFY(result.summary.queue == replayed.summary.queue);
            QCOMPARE(first.runs.size(), again.runs.size());
            for (std::size_t i = 0; i < first.runs.size(); ++i)
                QVERIFY(first.runs[i].decisions == again.runs[i].decisions
                        && first.runs[i].attached == again.runs[i].attached
                        && first.runs[i].changesBefore == again.runs[i].changesBefore
                        && first.runs[i].changesAfter == again.runs[i].changesAfter);
        }
    }

    /// The summary is the same, whether or not each change is kept on the way to it.
    void keepsAHistoryOnRequest()
    {
        SimulationInput given = input(true, clock(FixedLength{minutes(45)}));
        const SimulationResult without = simulate(given, nullptr).value();
        QVERIFY(!without.queueHistory);
        given.keepsQueueHistory = true;
        const SimulationResult with = simulate(given, nullptr).value();
        QVERIFY(with.queueHistory && with.queueHistory->changes.size() > 10);
        QCOMPARE(with.queueHistory->waits.size(), with.summary.queue->taken);
        QVERIFY(with.summary.queue == without.summary.queue);
    }

    void anotherSeedIsAnotherStory()
    {
        SimulationInput given = input(true, clock(UniformLength{minutes(10), minutes(600)}));
        const SimulationResult one = simulate(given, nullptr).value();
        given.seed = 2;
        const SimulationResult two = simulate(given, nullptr).value();
        QVERIFY(one.cases != two.cases);
    }
};

QTEST_APPLESS_MAIN(AnalystsTest)
#include "tst_Analysts.moc"
