// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/Explanation.h"

#include <QTest>

#include <map>

#include "core/alerts/Flood.h"
#include "core/analysis/ExplanationText.h"
#include "tests/unit/analysis/SmallHistory.h"

using namespace casewright;
using namespace casewright::analysis;
using test::SmallHistory;

namespace {

base::Timestamp at(const char* time) { return base::parseTimestamp(time).value(); }

/// The text of a step, or nothing if there is none.
std::string textOf(const Explanation& it, SmallHistory& history, StepKind kind)
{
    for (const Step& step : tell(it, history.input()))
        if (step.kind == kind)
            return step.text;
    return {};
}

} // namespace

/// Every way on which an alert can end, with numbers checked by hand.
class ExplanationTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void opensACaseAndJoinsIt();
    void theWindowPasses();
    void theEdgeOfTheWindowIsStrict();
    void waitsBehindOthers();
    void waitsToTheEnd();
    void comesAtTheTimeOfARun();
    void isNeverLookedAt();
    void isOverWhatARunHandsOver();
    void valuesAreFound_data();
    void valuesAreFound();
    void isOverwritten();
    void groupingIsGivenUp();
    void theCaseIsFull();
    void isThereAlready();
    void aClosedCaseIsPassedBy();
    void aClosedCaseIsReopened();
    void theRunFails();
    void binsAgreeWithTheAudit();
    void errorsOfTheRuleAreTold();
    void aStopIsHeard();
};

void ExplanationTest::opensACaseAndJoinsIt()
{
    SmallHistory history;
    history.addHost("a", "2026-01-05T08:01:00Z", "A");
    history.addHost("b", "2026-01-05T08:02:00Z", "B");
    history.addHost("c", "2026-01-05T08:07:00Z", "A");
    const Explanation first = history.explain("a");
    QVERIFY(first.bin == Bin::Attached && first.isInCase());
    QCOMPARE(first.queue.run, at("2026-01-05T08:05:00Z"));
    QCOMPARE(first.queue.waiting, std::uint64_t{2});
    QCOMPARE(first.queue.place, std::uint64_t{1});
    QCOMPARE(first.execution->groups, 2U);
    QVERIFY(first.execution->decision->numbers.counterCreated);
    QVERIFY(first.execution->decision->numbers.outcome == engine::CaseOutcome::Created);
    const Explanation second = history.explain("c");
    const GroupDecision& group = *second.execution->decision;
    QVERIFY(second.bin == Bin::Attached);
    QCOMPARE(group.into.id, first.execution->decision->into.id);
    QCOMPARE(group.key, std::string(R"({"host":{"name":"A"}})"));
    QCOMPARE(group.counterCreatedAt, at("2026-01-05T08:05:00Z"));
    QCOMPARE(group.numbers.alertsBefore, 1U);
    QCOMPARE(group.into.totalAlerts, 2U);
    QVERIFY(group.margin.shorter == base::Duration{5 * base::Minute.milliseconds} && !group.margin.longer);
    QCOMPARE(textOf(second, history, StepKind::Fill),
             std::string("The case had 1 alert and the group brought 1: 1 + 1 = 2 <= 1 000. They fit."));
}

void ExplanationTest::theWindowPasses()
{
    SmallHistory history;
    history.action().timeWindow = "5m";
    history.addHost("a", "2026-01-05T08:01:00Z", "A");
    history.addHost("b", "2026-01-05T08:11:00Z", "A");
    const Explanation it = history.explain("b");
    const GroupDecision& group = *it.execution->decision;
    QVERIFY(group.numbers.windowPassed);
    QCOMPARE(group.counterBefore, 1U);
    QCOMPARE(group.numbers.counter, 2U);
    QCOMPARE(group.numbers.windowStart, at("2026-01-05T08:05:00Z"));
    QCOMPARE(
        textOf(it, history, StepKind::Window),
        std::string("Its window of 5m began at 2026-01-05T08:05:00Z, before 2026-01-05T08:10:00Z "
                    "(2026-01-05T08:15:00Z less 5m): it has passed. The counter becomes 2, and a new window begins."));
}

void ExplanationTest::theEdgeOfTheWindowIsStrict()
{
    SmallHistory history;
    history.action().timeWindow = "10m";
    history.addHost("a", "2026-01-05T08:01:00Z", "A");
    history.addHost("b", "2026-01-05T08:11:00Z", "A");
    const Explanation it = history.explain("b");
    QVERIFY(!it.execution->decision->numbers.windowPassed);
    QVERIFY(textOf(it, history, StepKind::Window).find("not before 2026-01-05T08:05:00Z") != std::string::npos);
}

void ExplanationTest::waitsBehindOthers()
{
    SmallHistory history;
    history.rule().maxSignals = 1;
    history.addHost("a", "2026-01-05T08:01:00Z", "A");
    history.addHost("b", "2026-01-05T08:01:30Z", "A");
    history.addHost("c", "2026-01-05T08:04:30Z", "A");
    history.addHost("d", "2026-01-05T08:09:30Z", "A");
    const Explanation lost = history.explain("b");
    QVERIFY(lost.bin == Bin::OverMaxSignals && !lost.execution && lost.queue.entry == Entry::LeftLookBack);
    QCOMPARE(lost.queue.runsWaited, std::uint64_t{1});
    QCOMPARE(lost.queue.waiting, std::uint64_t{3});
    QCOMPARE(lost.queue.place, std::uint64_t{2});
    QVERIFY(textOf(lost, history, StepKind::Alert)
                .find("3 documents waited, it was number 2, and max_signals allows 1: "
                      "2 > 1.")
            != std::string::npos);
    const Explanation late = history.explain("c");
    QVERIFY(late.bin == Bin::Attached);
    QCOMPARE(late.queue.runsWaited, std::uint64_t{1});
    QCOMPARE(late.queue.firstRun, at("2026-01-05T08:05:00Z"));
    QCOMPARE(late.queue.run, at("2026-01-05T08:10:00Z"));
}

void ExplanationTest::waitsToTheEnd()
{
    SmallHistory history;
    history.rule().maxSignals = 1;
    history.addHost("a", "2026-01-05T08:01:00Z", "A");
    history.addHost("b", "2026-01-05T08:01:30Z", "A");
    const Explanation lost = history.explain("b");
    QVERIFY(lost.bin == Bin::OverMaxSignals && lost.queue.entry == Entry::WaitedToTheEnd);
    QCOMPARE(lost.queue.run, at("2026-01-05T08:05:00Z"));
}

void ExplanationTest::comesAtTheTimeOfARun()
{
    SmallHistory history;
    history.addHost("a", "2026-01-05T08:05:00Z", "A");
    history.addHost("b", "2026-01-05T08:05:00.001Z", "A");
    QCOMPARE(history.explain("a").queue.run, at("2026-01-05T08:05:00Z"));
    QCOMPARE(history.explain("a").queue.waiting, std::uint64_t{1});
    QCOMPARE(history.explain("b").queue.run, at("2026-01-05T08:10:00Z"));
}

void ExplanationTest::isNeverLookedAt()
{
    SmallHistory history;
    history.rule().from = "now-2m";
    history.addHost("a", "2026-01-05T08:03:00Z", "A"); // exactly at the edge
    history.addHost("b", "2026-01-05T08:03:01Z", "A");
    const Explanation lost = history.explain("a");
    QVERIFY(lost.bin == Bin::OverMaxSignals && lost.queue.entry == Entry::NeverInLookBack);
    QCOMPARE(lost.queue.runsWaited, std::uint64_t{0});
    QCOMPARE(lost.queue.lookBackStart, at("2026-01-05T08:03:00Z"));
    QVERIFY(history.explain("b").bin == Bin::Attached);
}

void ExplanationTest::isOverWhatARunHandsOver()
{
    SmallHistory history;
    history.setProfile("8.14");
    history.rule().maxSignals = 150;
    for (int i = 1; i <= 120; ++i)
        history.addHost(std::to_string(i), "2026-01-05T08:01:00Z", "A");
    QVERIFY(history.explain("100").bin == Bin::Attached);
    const Explanation lost = history.explain("101");
    QVERIFY(lost.bin == Bin::OverRunCap && !lost.execution);
    QVERIFY(textOf(lost, history, StepKind::HandOver).find("number 101, 101 > 100.") != std::string::npos);
}

void ExplanationTest::valuesAreFound_data()
{
    QTest::addColumn<QString>("members");
    QTest::addColumn<int>("found");
    QTest::addColumn<QString>("key");
    const auto row = [](const char* name, const char* members, ValueFound found, const char* key) {
        QTest::newRow(name) << QString::fromUtf8(members) << static_cast<int>(found) << QString::fromUtf8(key);
    };
    row("path", R"(,"host":{"name":"A"})", ValueFound::Path, R"({"host":{"name":"A"}})");
    row("literal", R"(,"host.name":"A")", ValueFound::Literal, R"({"host":{"name":"A"}})");
    row("list", R"(,"host":{"name":["b","a"]})", ValueFound::Path, R"({"host":{"name":["b","a"]}})");
    row("number", R"(,"host":{"name":1.0})", ValueFound::Path, R"({"host":{"name":1}})");
    row("missing", "", ValueFound::Missing, R"({"host.name":"unknown"})");
    row("null", R"(,"host":{"name":null})", ValueFound::Falsy, R"({"host.name":"unknown"})");
    row("zero", R"(,"host":{"name":0})", ValueFound::Falsy, R"({"host.name":"unknown"})");
    row("false", R"(,"host":{"name":false})", ValueFound::Falsy, R"({"host.name":"unknown"})");
    row("empty", R"(,"host":{"name":""})", ValueFound::Falsy, R"({"host.name":"unknown"})");
    row("unknown", R"(,"host":{"name":"unknown"})", ValueFound::Path, R"({"host":{"name":"unknown"}})");
}

void ExplanationTest::valuesAreFound()
{
    QFETCH(QString, members);
    QFETCH(int, found);
    QFETCH(QString, key);
    SmallHistory history;
    history.add("a", "2026-01-05T08:01:00Z", members.toStdString());
    history.addHost("b", "2026-01-05T08:01:00Z", "other");
    const Explanation it = history.explain("a");
    QCOMPARE(static_cast<int>(it.grouping->found), found);
    QCOMPARE(QString::fromStdString(it.grouping->key), key);
    QCOMPARE(QString::fromStdString(it.execution->decision->key), key); // as the engine has it
    QVERIFY(it.bin == Bin::Attached);
}

void ExplanationTest::isOverwritten()
{
    SmallHistory history;
    history.action().groupBy = "host";
    history.add("a", "2026-01-05T08:01:00Z", R"(,"host":"unknown")");
    history.add("b", "2026-01-05T08:01:00Z", "");
    const Explanation lost = history.explain("a");
    QVERIFY(lost.bin == Bin::Overwritten && !lost.execution->decision);
    QCOMPARE(lost.execution->overwritten, 1U);
    QVERIFY(history.explain("b").bin == Bin::Attached);
}

void ExplanationTest::groupingIsGivenUp()
{
    SmallHistory history;
    history.action().maximumCasesToOpen = 1;
    history.addHost("a", "2026-01-05T08:01:00Z", "A");
    history.addHost("b", "2026-01-05T08:02:00Z", "B");
    const Explanation it = history.explain("b");
    QVERIFY(it.bin == Bin::Attached && it.execution->breaker);
    QCOMPARE(it.grouping->key, std::string(R"({"host":{"name":"B"}})"));
    QCOMPARE(it.execution->decision->key, std::string("{}"));
    QCOMPARE(
        textOf(it, history, StepKind::Limit),
        std::string("The run had 2 alerts in 2 groups, and may open 1 case: 2 > 1, so grouping was given up and all "
                    "went into the group {}."));
}

void ExplanationTest::theCaseIsFull()
{
    SmallHistory history;
    for (int i = 1; i <= 600; ++i)
        history.addHost(std::to_string(i), "2026-01-05T08:01:00Z", "A");
    for (int i = 601; i <= 1'001; ++i)
        history.addHost(std::to_string(i), "2026-01-05T08:06:00Z", "A");
    history.addHost("last", "2026-01-05T08:11:00Z", "A");
    const Explanation lost = history.explain("700");
    QVERIFY(lost.bin == Bin::OverLimit);
    QCOMPARE(
        textOf(lost, history, StepKind::Fill),
        std::string("The case had 600 alerts and the group brought 401: 600 + 401 = 1 001 > 1 000. A batch that does "
                    "not fit is left out whole."));
    QVERIFY(history.explain("last").bin == Bin::Attached);
}

void ExplanationTest::isThereAlready()
{
    SmallHistory history;
    history.add("a", "2026-01-05T08:01:00Z", R"(,"_index":"one","host":{"name":"A"})");
    history.add("a", "2026-01-05T08:06:00Z", R"(,"_index":"two","host":{"name":"A"})");
    const auto rows = rowsOf(*history.input().alerts, "a");
    QCOMPARE(rows.size(), std::size_t{2});
    const auto both = explain(history.input(), rows).value();
    QVERIFY(both[0].bin == Bin::Attached && both[1].bin == Bin::AlreadyAttached);
    QCOMPARE(both[1].index, std::string("two"));
}

void ExplanationTest::aClosedCaseIsPassedBy()
{
    SmallHistory history;
    history.closeAfter({10 * base::Minute.milliseconds});
    history.addHost("a", "2026-01-05T08:01:00Z", "A");
    history.addHost("b", "2026-01-05T09:01:00Z", "A");
    const Explanation it = history.explain("b");
    const GroupDecision& group = *it.execution->decision;
    QVERIFY(it.bin == Bin::Attached && group.numbers.closedPassed && !group.numbers.windowPassed);
    QCOMPARE(group.counterBefore, 1U);
    QCOMPARE(group.into.counter, 2U);
    QCOMPARE(group.closedBefore->counter, 1U);
    QVERIFY(group.closedBefore->closedAt == at("2026-01-05T08:15:00Z"));
    QVERIFY(textOf(it, history, StepKind::Status)
                .starts_with("It was closed at 2026-01-05T08:15:00Z, and closed cases are not reopened: the counter "
                             "becomes 2"));
}

void ExplanationTest::aClosedCaseIsReopened()
{
    SmallHistory history;
    history.closeAfter({10 * base::Minute.milliseconds});
    history.action().reopenClosedCases = true;
    history.addHost("a", "2026-01-05T08:01:00Z", "A");
    history.addHost("b", "2026-01-05T09:01:00Z", "A");
    const Explanation it = history.explain("b");
    const GroupDecision& group = *it.execution->decision;
    QVERIFY(it.bin == Bin::Attached && group.numbers.outcome == engine::CaseOutcome::Reopened);
    QVERIFY(group.into.status == engine::CaseStatus::Open);
    QCOMPARE(group.into.createdAt, at("2026-01-05T08:05:00Z"));
    QCOMPARE(textOf(it, history, StepKind::Status), std::string("It was closed, and was reopened."));
}

void ExplanationTest::theRunFails()
{
    SmallHistory history;
    history.setProfile("8.18");
    history.addHost("a", "2026-01-05T08:01:00Z", std::string(200, 'x'));
    history.addHost("b", "2026-01-05T08:01:00Z", "B");
    const Explanation lost = history.explain("b");
    QVERIFY(lost.bin == Bin::Failed && !lost.execution->decision);
    QVERIFY(textOf(lost, history, StepKind::End).starts_with("It is in no case: the whole run failed with 400."));
}

void ExplanationTest::binsAgreeWithTheAudit()
{
    engine::SimulationInput input;
    {
        SmallHistory history;
        input.rule = history.rule();
        input.profile = rules::versionProfile("8.14").value();
    }
    input.rule.maxSignals = 110;
    input.rule.casesAction->timeWindow = "1d";
    const alerts::Flood flood{.name = "f",
                              .start = at("2026-01-05T00:00:00Z"),
                              .length = {30 * base::Hour.milliseconds},
                              .perMinute = 1.2,
                              .storm = alerts::FloodStorm{.after = base::Hour, .length = base::Hour, .factor = 30},
                              .fields = {{"host.name", "h", 12, 1, 0.1}}};
    input.alerts = alerts::generate(flood, 7).value();
    std::vector<base::AlertRow> rows;
    for (std::uint32_t row = 0; row < input.alerts->size(); ++row)
        rows.push_back({row});
    std::map<Bin, std::uint64_t> bins;
    const std::vector<Explanation> explanations = explain(input, rows).value();
    for (const Explanation& it : explanations) {
        ++bins[it.bin];
        if (it.row.value % 10 != 0) // a simulation each
            continue;
        const std::optional<engine::Case> into = test::AttachedTo::find(input, input.rule, it.row);
        QCOMPARE(into.has_value(), it.bin == Bin::Attached);
        if (into)
            QCOMPARE(it.execution->decision->into.id, into->id);
    }
    const engine::Audit audit = engine::simulate(input, nullptr)->summary.audit;
    QCOMPARE(bins[Bin::Attached], audit.attached);
    QCOMPARE(bins[Bin::OverLimit], audit.overLimit);
    QCOMPARE(bins[Bin::OverMaxSignals], audit.overMaxSignals);
    QCOMPARE(bins[Bin::OverRunCap], audit.overRunCap);
    QVERIFY(audit.overLimit > 0 && audit.overMaxSignals > 0 && audit.overRunCap > 0);
}

void ExplanationTest::errorsOfTheRuleAreTold()
{
    SmallHistory history;
    history.addHost("a", "2026-01-05T08:01:00Z", "A");
    const std::vector<base::AlertRow> rows{{0}};
    engine::SimulationInput input = history.input();
    input.rule.maxSignals = 0;
    QCOMPARE(explain(input, rows).error().code, base::ErrorCode::InvalidValue);
    input = history.input();
    input.rule.interval = "often";
    QCOMPARE(explain(input, rows).error().code, base::ErrorCode::InvalidValue);
    input = history.input();
    input.rule.casesAction.reset();
    QCOMPARE(explain(input, rows).error().code, base::ErrorCode::MissingValue);
}

void ExplanationTest::aStopIsHeard()
{
    SmallHistory history;
    history.addHost("a", "2026-01-05T08:01:00Z", "A");
    std::stop_source stop;
    stop.request_stop();
    const std::vector<base::AlertRow> rows{{0}};
    QCOMPARE(explain(history.input(), rows, nullptr, stop.get_token()).error().code, base::ErrorCode::Cancelled);
}

QTEST_APPLESS_MAIN(ExplanationTest)
#include "tst_Explanation.moc"
