// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <tuple>
#include <vector>

#include "core/engine/RuleQueue.h"
#include "tests/unit/engine/RandomRule.h"
#include "tests/unit/engine/SameSimulation.h"
#include "tests/unit/engine/SmallDocuments.h"

using namespace casewright;
using namespace casewright::engine;
using base::Duration;
using base::Timestamp;
using test::EachRun;

namespace {

Duration minutes(std::int64_t number) { return {number * base::Minute.milliseconds}; }
/// So many minutes after six, when the documents begin.
Timestamp after(std::int64_t number) { return base::parseTimestamp("2026-02-02T06:00:00Z").value() + minutes(number); }

/// Runs every minute, over what came since.
rules::Rule rule(const std::string& id, const std::string& query, const std::string& groupBy, bool reopens = false)
{
    rules::Rule made;
    made.id = {id};
    made.name = "Rule " + id;
    made.interval = "1m";
    made.from = "now-1m";
    made.query = query;
    made.casesAction = rules::CasesAction{
        .groupBy = groupBy, .timeWindow = "30m", .reopenClosedCases = reopens, .maximumCasesToOpen = 20};
    return made;
}

using Table = std::shared_ptr<const alerts::AlertTable>;

SimulationInput input(rules::Rule rule, Table alerts)
{
    return {.rule = std::move(rule), .alerts = std::move(alerts), .profile = rules::newestProfile()};
}

AnalystModel clock(std::int64_t length) { return {.name = "C", .work = CloseAfter{FixedLength{minutes(length)}}}; }

/// On duty from six to seven and from half past seven to eight, and one more from a quarter to seven.
AnalystModel desk(std::int64_t triage, QueueOrder order = QueueOrder::OldestFirst)
{
    const auto shift = [](std::int64_t from, std::int64_t to) {
        return Shift{.days = {true, true, true, true, true, true, true}, .from = minutes(from), .to = minutes(to)};
    };
    return {.name = "D",
            .work = StaffedQueue{.zone = {},
                                 .shifts = {shift(360, 420), shift(450, 480), shift(405, 600)},
                                 .triage = FixedLength{minutes(triage)},
                                 .closes = 1,
                                 .order = order}};
}

const std::vector<AnalystModel>& models()
{
    static const std::vector<AnalystModel> All{clock(7), clock(20), desk(3), desk(11),
                                               desk(5, QueueOrder::NewestFirst)};
    return All;
}

struct Played {
    QueueResult result;
    std::vector<EachRun> runs;   ///< by rule
};

Played play(const QueueInput& given)
{
    Played played{.result = {}, .runs = std::vector<EachRun>(given.rules.size())};
    std::vector<RunSink*> sinks;
    for (EachRun& each : played.runs)
        sinks.push_back(&each);
    played.result = simulateQueue(given, sinks).value();
    return played;
}

/// A case of whatever rule: what it is grouped by, and its number among those.
using Name = std::pair<std::string, std::uint32_t>;
Name nameOf(const SimulationResult& result, base::CaseIndex number)
{
    const Case& one = result.cases[number.value];
    return {result.groupings[one.group.value], one.counter};
}

/// All that people did, by time and case.
std::vector<std::tuple<std::int64_t, Name, int>> workOf(const SimulationResult& result, const EachRun& runs)
{
    std::vector<std::tuple<std::int64_t, Name, int>> work;
    for (const RunResult& run : runs.all)
        for (const auto* changes : {&run.changesBefore, &run.changesAfter})
            for (const StatusChange& change : *changes)
                work.emplace_back(change.at.milliseconds, nameOf(result, change.caseIndex),
                                  static_cast<int>(change.status));
    return work;
}

/// What a run decided, without the numbers that depend on what else is in the simulation.
std::vector<std::pair<Name, Decision>> decisionsOf(const SimulationResult& result, const RunResult& run)
{
    std::vector<std::pair<Name, Decision>> decisions;
    for (Decision decision : run.decisions) {
        const Name name = nameOf(result, decision.caseIndex);
        decision.group = {};
        decision.caseIndex = {};
        decisions.emplace_back(name, decision);
    }
    return decisions;
}

/// Three hours of documents of the kinds a and b. By turns: each minute has documents of one kind only; otherwise both.
Table twoKinds(std::uint32_t seed, bool byTurns)
{
    std::mt19937 bits(seed);
    std::vector<std::string> documents;
    for (std::int64_t minute = 0; minute < 180; ++minute) {
        const bool isQuiet = minute % 50 > 20 + static_cast<std::int64_t>(seed % 7);
        for (std::uint32_t i = isQuiet ? 0 : bits() % 4; i > 0; --i) {
            const char kind = (byTurns ? minute % 2 : static_cast<std::int64_t>(bits() % 2)) == 0 ? 'a' : 'b';
            const std::string host = kind + std::to_string(bits() % 9);
            const std::string members = "\"kind\":\"" + std::string(1, kind) + "\",\"host.name\":\"" + host
                + "\",\"number\":\"" + std::to_string(documents.size()) + '"';
            documents.push_back(documentAt(minute * 60'000 + 1'000 * i, members));
        }
    }
    std::ranges::sort(documents);
    return smallTable(documents);
}

} // namespace

class RuleQueueTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Rules of all types, with their silences.
    void whereNobodyWorksEachRuleIsAsAlone()
    {
        for (std::uint32_t seed = 1; seed <= 60; ++seed) {
            RandomRule random(seed);
            QueueInput given;
            const Table documents = random.documents();
            for (const char* const id : {"r1", "r2", "r3"}) {
                given.rules.push_back(input(random.rule(), random.chance(50) ? documents : random.documents()));
                given.rules.back().rule.id = {id};
                given.rules.back().silences = random.silences();
            }
            const Played played = play(given);
            SimulationSummary sum;
            for (std::size_t i = 0; i < 3; ++i) {
                EachRun alone;
                const SimulationResult result = simulate(given.rules[i], &alone).value();
                QVERIFY(test::isSame(alone.all, played.runs[i].all));
                QVERIFY(test::isSame(result.summary, played.result.rules[i].summary));
                QVERIFY(result.cases == played.result.rules[i].cases);
                QVERIFY(result.counters == played.result.rules[i].counters);
                sum.audit += result.summary.audit;
                sum.casesOpened += result.summary.casesOpened;
            }
            QVERIFY(sum.audit == played.result.sum.audit);
            QCOMPARE(played.result.sum.casesOpened, sum.casesOpened);
            QVERIFY(!played.result.sum.queue);
        }
    }

    void aQueueOfOneRuleIsItsSimulation()
    {
        for (std::uint32_t seed = 1; seed <= 20; ++seed) {
            RandomRule random(seed);
            SimulationInput alone = input(random.rule(), random.documents());
            alone.analysts = models()[seed % models().size()];
            alone.seed = seed;
            alone.keepsQueueHistory = true;
            EachRun runs;
            const SimulationResult result = simulate(alone, &runs).value();
            const Played played =
                play({.rules = {alone}, .analysts = alone.analysts, .seed = seed, .keepsHistory = true});
            QVERIFY(test::isSame(runs.all, played.runs[0].all));
            QVERIFY(test::isSame(result.summary, played.result.rules[0].summary));
            QVERIFY(test::isSame(result.summary, played.result.sum));
            QVERIFY(*result.queueHistory == *played.result.rules[0].queueHistory);
        }
    }

    void twoRulesByTurnsAreOneRule_data()
    {
        QTest::addColumn<int>("model");
        QTest::addColumn<bool>("reopens");
        for (int model = 0; model < static_cast<int>(models().size()); ++model)
            for (const bool reopens : {false, true})
                QTest::addRow("%d %s", model, reopens ? "reopens" : "does not") << model << reopens;
    }

    /// The oracle: one rule that takes the alerts of both. The rules have no group in common and never run at the same
    /// time, so each of its runs must be that of one of them, and its analysts must have done the same at any time.
    void twoRulesByTurnsAreOneRule()
    {
        QFETCH(int, model);
        QFETCH(bool, reopens);
        std::uint64_t reopened = 0;
        for (std::uint32_t seed = 1; seed <= 8; ++seed) {
            const Table documents = twoKinds(seed, true);
            const AnalystModel& analysts = models()[static_cast<std::size_t>(model)];
            SimulationInput both = input(rule("u", "", "host.name", reopens), documents);
            both.analysts = analysts;
            both.keepsQueueHistory = true;
            EachRun runs;
            const SimulationResult one = simulate(both, &runs).value();
            const Played two = play({.rules = {input(rule("a", "kind : a", "host.name", reopens), documents),
                                               input(rule("b", "kind : b", "host.name", reopens), documents)},
                                     .analysts = analysts,
                                     .keepsHistory = true});
            std::map<std::int64_t, std::pair<std::size_t, const RunResult*>> byTime;
            for (std::size_t i = 0; i < 2; ++i)
                for (const RunResult& run : two.runs[i].all)
                    QVERIFY(byTime.emplace(run.at.milliseconds, std::pair(i, &run)).second);
            QCOMPARE(byTime.size(), runs.all.size());
            for (const RunResult& run : runs.all) {
                const auto& [of, same] = byTime.at(run.at.milliseconds);
                QVERIFY(run.audit == same->audit);
                QVERIFY(decisionsOf(one, run) == decisionsOf(two.result.rules[of], *same));
            }
            auto work = workOf(two.result.rules[0], two.runs[0]);
            for (const auto& each : workOf(two.result.rules[1], two.runs[1]))
                work.push_back(each);
            auto expected = workOf(one, runs);
            std::ranges::sort(work);
            std::ranges::sort(expected);
            QVERIFY(work == expected);
            QVERIFY(one.summary.queue == two.result.sum.queue);
            QVERIFY(*one.queueHistory == *two.result.rules[1].queueHistory);
            QCOMPARE(two.result.sum.openAtPeak, one.summary.openAtPeak);
            QCOMPARE(two.result.sum.casesReopened, one.summary.casesReopened);
            reopened += one.summary.casesReopened;
        }
        QCOMPARE(reopened > 0, reopens);
    }

    /// Rules that run at the same times, each alert a case: whose it is makes no difference to the queue.
    void theQueueOfRunsAtTheSameTimeIsThatOfAll()
    {
        for (const AnalystModel& analysts : models())
            for (std::uint32_t seed = 1; seed <= 8; ++seed) {
                const Table documents = twoKinds(seed, false);
                SimulationInput both = input(rule("u", "", "number"), documents);
                both.analysts = analysts;
                both.keepsQueueHistory = true;
                const SimulationResult one = simulate(both, nullptr).value();
                const QueueInput given{.rules = {input(rule("a", "kind : a", "number"), documents),
                                                 input(rule("b", "kind : b", "number"), documents)},
                                       .analysts = analysts,
                                       .keepsHistory = true};
                const QueueResult two = simulateQueue(given).value();
                QVERIFY(one.summary.queue == two.sum.queue);
                QVERIFY(*one.queueHistory == *two.rules[0].queueHistory);
                QCOMPARE(two.sum.openAtPeak, one.summary.openAtPeak);
                QCOMPARE(two.sum.documents, one.summary.documents);
                QCOMPARE(two.sum.matched, one.summary.matched);
            }
    }

    /// Computed by hand: one analyst, five minutes a case; both rules run at 6:01, the second one again at 6:30.
    void atTheSameTimeTheFirstRuleGoesFirst()
    {
        AnalystModel one = desk(5);
        std::get<StaffedQueue>(one.work).shifts.resize(1);
        const Table documents = smallTable({documentAt(1'000, R"("kind":"b","host":"x")"),
                                            documentAt(2'000, R"("kind":"a","host":"x")"),
                                            documentAt(1'741'000, R"("kind":"b","host":"y")")});
        const Played played = play({.rules = {input(rule("a", "kind : a", "host"), documents),
                                              input(rule("b", "kind : b", "host"), documents)},
                                    .analysts = one});
        const auto workOfRule = [&](std::size_t i) { return workOf(played.result.rules[i], played.runs[i]); };
        const Name x(R"({"host":"x"})", 1);
        const Name y(R"({"host":"y"})", 1);
        const int taken = static_cast<int>(CaseStatus::InProgress);
        const int closed = static_cast<int>(CaseStatus::Closed);
        QVERIFY((workOfRule(0) == std::vector<std::tuple<std::int64_t, Name, int>>{
                     {after(1).milliseconds, x, taken}, {after(6).milliseconds, x, closed}}));
        QVERIFY((workOfRule(1) == std::vector<std::tuple<std::int64_t, Name, int>>{
                     {after(6).milliseconds, x, taken}, {after(11).milliseconds, x, closed},
                     {after(30).milliseconds, y, taken}}));
        // The first rule has no later run that could tell of its case's closing.
        QCOMPARE(played.runs[0].all.size(), std::size_t{1});
        QCOMPARE(played.runs[0].all[0].changesAfter.size(), std::size_t{2});
        QVERIFY(played.result.rules[0].cases[0].status == CaseStatus::Closed);
        QVERIFY(played.result.sum.queue->waitMedian == Duration{});
        QVERIFY(played.result.sum.queue->waitP95 == minutes(5));
        QCOMPARE(played.result.sum.openAtPeak, std::uint64_t{2});
    }

    /// What explains a rule's alerts, or runs it again, knows nothing of queues.
    void aRuleInCompanyIsItselfInTheQueue()
    {
        const Table documents = twoKinds(2, false);
        const QueueInput given{.rules = {input(rule("a", "kind : a", "host.name", true), documents),
                                         input(rule("b", "kind : b", "host.name", true), documents),
                                         input(rule("c", "", "host.name", false), documents)},
                               .analysts = desk(11)};
        const Played played = play(given);
        for (std::size_t i = 0; i < given.rules.size(); ++i) {
            QueueCompany company{.rules = given.rules, .place = i};
            company.rules.erase(company.rules.begin() + static_cast<std::ptrdiff_t>(i));
            SimulationInput one = given.rules[i];
            one.analysts = given.analysts;
            one.company = std::make_shared<const QueueCompany>(std::move(company));
            EachRun runs;
            const SimulationResult result = simulate(one, &runs).value();
            QVERIFY(test::isSame(runs.all, played.runs[i].all));
            QVERIFY(test::isSame(result.summary, played.result.rules[i].summary));
            QVERIFY(result.cases == played.result.rules[i].cases);
        }
    }

    void whatCannotBeSimulatedIsToldByItsRule()
    {
        const Table documents = twoKinds(1, true);
        QCOMPARE(simulateQueue({}).error().code, base::ErrorCode::MissingValue);
        const SimulationInput one = input(rule("a", "", "kind"), documents);
        const QueueInput twice{.rules = {one, one}};
        QCOMPARE(simulateQueue(twice).error().code, base::ErrorCode::InvalidValue);
        QVERIFY(simulateQueue(twice).error().text.find("the same id") != std::string::npos);
        QueueInput wrong = twice;
        wrong.rules[1].rule.id = {"b"};
        wrong.rules[1].rule.name = "Second";
        wrong.rules[1].rule.query = "kind : (";
        const base::Error error = simulateQueue(wrong).error();
        QVERIFY(error.text.starts_with("The rule \"Second\": "));
        wrong.rules.erase(wrong.rules.begin());
        QVERIFY(error.text.ends_with(simulateQueue(wrong).error().text));
        QVERIFY(!simulateQueue(wrong).error().text.starts_with("The rule"));
    }

    /// Either rule's sink ends all of them, and so does a request.
    void itStops()
    {
        class Full final : public RunSink {
        public:
            base::Result<void> take(RunResult /*run*/, const std::vector<Case>& /*cases*/) override
            {
                return base::fail(base::ErrorCode::Unwritable, "the disk is full");
            }
        };
        const Table documents = twoKinds(1, true);
        const QueueInput given{.rules = {input(rule("a", "kind : a", "kind"), documents),
                                         input(rule("b", "kind : b", "kind"), documents)}};
        EachRun kept;
        Full full;
        const std::vector<RunSink*> sinks{&kept, &full};
        QCOMPARE(simulateQueue(given, sinks).error().text, std::string("the disk is full"));
        QVERIFY(kept.all.size() <= 2);
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(simulateQueue(given, {}, nullptr, stop.get_token()).error().code, base::ErrorCode::Cancelled);
        base::Progress progress;
        const QueueResult result = simulateQueue(given, {}, &progress).value();
        QCOMPARE(progress.total(), result.sum.runs);
        QCOMPARE(progress.done(), result.sum.runs);
    }
};

QTEST_APPLESS_MAIN(RuleQueueTest)
#include "tst_RuleQueue.moc"
