// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/Counterfactual.h"

#include <QTest>

#include "tests/unit/analysis/SmallHistory.h"

using namespace casewright;
using namespace casewright::analysis;
using test::AttachedTo;
using test::SmallHistory;

namespace {

Counterfactuals find(SmallHistory& history, const std::string& id)
{
    return findCounterfactuals(history.input(), history.explain(id)).value();
}

const Counterfactual* changeOf(const Counterfactuals& found, Setting setting)
{
    for (const Counterfactual& each : found.changes)
        if (each.setting == setting)
            return &each;
    return nullptr;
}

std::string noDifferenceOf(const Counterfactuals& found, Setting setting)
{
    std::string text;
    for (const NoDifference& each : found.noDifference)
        if (each.setting == setting)
            text += each.text;
    return text;
}

/// Whether a plain simulation of the changed rule shows what is claimed, and something else than the rule as it is.
bool holds(SmallHistory& history, const Counterfactual& claim)
{
    const base::AlertRow row = claim.outcome.row;
    const auto before = AttachedTo::find(history.input(), history.rule(), row);
    const auto after = AttachedTo::find(history.input(), claim.rule, row);
    if (after.has_value() != (claim.outcome.bin == Bin::Attached))
        return false;
    if (after && after->id != claim.outcome.execution->decision->into.id)
        return false;
    return before.has_value() != after.has_value() || (before && *before != *after);
}

/// When the case was opened that the row is in with a window.
std::optional<base::Timestamp> openedWith(SmallHistory& history, const std::string& window, base::AlertRow row)
{
    rules::Rule rule = history.rule();
    rule.casesAction->timeWindow = window;
    const auto found = AttachedTo::find(history.input(), rule, row);
    return found ? std::optional(found->createdAt) : std::nullopt;
}

} // namespace

/// Each claim is shown by a simulation of its own, which knows nothing of the search.
class CounterfactualTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aLongerWindow();
    void aShorterWindow();
    void theVeryNextWindow();
    void nearestAmongManyWindows();
    void aShorterWindowThanAFullCase();
    void moreCases();
    void noMaximumHelps();
    void aVersionWithoutTheSetting();
    void fewerCases();
    void reopeningMakesNoDifference();
    void reopening();
    void withoutGrouping();
    void moreSignals();
    void fewerSignals();
    void aLongerLookBack();
    void stopsAndTells();
};

void CounterfactualTest::aLongerWindow()
{
    SmallHistory history;
    history.addHost("a", "2026-01-05T08:01:00Z", "A");
    history.addHost("b", "2026-01-13T12:01:00Z", "A"); // 8 days and 4 hours later
    const Counterfactuals found = find(history, "b");
    const Counterfactual* const change = changeOf(found, Setting::TimeWindow);
    QVERIFY(change != nullptr);
    QCOMPARE(change->value, std::string("9d"));
    QVERIFY2(change->text.starts_with("With a window of 9d it would have joined case \"R"), change->text.c_str());
    QVERIFY(change->text.ends_with("opened at 2026-01-05T08:05:00Z."));
    QVERIFY(holds(history, *change));
    QCOMPARE(openedWith(history, "8d", {1}), openedWith(history, "7d", {1}));
    QVERIFY(found.simulations > 0 && found.simulations < 10);
}

void CounterfactualTest::aShorterWindow()
{
    SmallHistory history;
    history.addHost("a", "2026-01-05T08:01:00Z", "A");
    history.addHost("b", "2026-01-08T08:01:00Z", "A"); // exactly 3 days later: 3d has not passed
    const Counterfactuals found = find(history, "b");
    const Counterfactual* const change = changeOf(found, Setting::TimeWindow);
    QVERIFY(change != nullptr);
    QCOMPARE(change->value, std::string("2d"));
    QVERIFY(change->text.starts_with("With a window of 2d it would have opened case"));
    QVERIFY(holds(history, *change));
    QCOMPARE(openedWith(history, "3d", {1}), openedWith(history, "7d", {1}));
    QCOMPARE(noDifferenceOf(found, Setting::TimeWindow), std::string("No longer window makes a difference."));
    // The first one opens its case with any of them; what was tried is said.
    const Counterfactuals first = find(history, "a");
    const auto saysSo = [](const analysis::NoDifference& each) {
        return each.text == "No shorter window makes a difference, of those from 6d to 5m in whole steps.";
    };
    QVERIFY(std::any_of(first.noDifference.begin(), first.noDifference.end(), saysSo));
}

void CounterfactualTest::theVeryNextWindow()
{
    SmallHistory history;
    history.addHost("a", "2026-01-05T08:01:00Z", "A");
    history.addHost("b", "2026-01-11T09:01:00Z", "A"); // 6 days and an hour later
    const Counterfactuals found = find(history, "b");
    const Counterfactual* const change = changeOf(found, Setting::TimeWindow);
    QVERIFY(change != nullptr);
    QCOMPARE(change->value, std::string("6d"));
    QVERIFY(holds(history, *change));
}

/// An alert every seven hours: the nearest window is the one that trying all of them finds.
void CounterfactualTest::nearestAmongManyWindows()
{
    SmallHistory history;
    history.action().timeWindow = "50h";
    const base::Timestamp start = base::parseTimestamp("2026-01-05T08:01:00Z").value();
    constexpr std::uint32_t Alerts = 60;
    for (std::uint32_t i = 0; i < Alerts; ++i)
        history.addHost(fmt::format("a{}", i),
                        base::formatTimestamp(start + base::Duration{i * 7 * base::Hour.milliseconds}), "A");
    const base::AlertRow row{Alerts - 3};
    const Counterfactuals found = find(history, fmt::format("a{}", row.value));
    std::vector<std::string> expected;
    const auto actual = openedWith(history, "50h", row);
    for (int hours = 51; hours < 450 && expected.empty(); ++hours)
        if (const std::string window = fmt::format("{}h", hours); openedWith(history, window, row) != actual)
            expected.push_back(window);
    for (int hours = 49; hours > 0 && expected.size() < 2; --hours)
        if (const std::string window = fmt::format("{}h", hours); openedWith(history, window, row) != actual)
            expected.push_back(window);
    std::vector<std::string> windows;
    for (const Counterfactual& each : found.changes)
        if (each.setting == Setting::TimeWindow) {
            windows.push_back(each.value);
            QVERIFY(holds(history, each));
        }
    QCOMPARE(windows.size(), std::size_t{2});
    QCOMPARE(windows, expected);
}

void CounterfactualTest::aShorterWindowThanAFullCase()
{
    SmallHistory history;
    for (int i = 0; i < 999; ++i)
        history.addHost(fmt::format("a{}", i), "2026-01-05T08:01:00Z", "A");
    history.addHost("b", "2026-01-07T20:01:00Z", "A");
    history.addHost("c", "2026-01-07T20:01:01Z", "A");
    QVERIFY(history.explain("c").bin == Bin::OverLimit);
    const Counterfactuals found = find(history, "c");
    const Counterfactual* const change = changeOf(found, Setting::TimeWindow);
    QVERIFY(change != nullptr);
    QCOMPARE(change->value, std::string("2d")); // 2 days and 12 hours later
    QVERIFY(holds(history, *change));
}

void CounterfactualTest::moreCases()
{
    SmallHistory history;
    history.action().maximumCasesToOpen = 2;
    for (const char* const host : {"A", "B", "C"})
        history.addHost(host, "2026-01-05T08:01:00Z", host);
    const Counterfactuals found = find(history, "C");
    const Counterfactual* const change = changeOf(found, Setting::MaximumCases);
    QVERIFY(change != nullptr);
    QCOMPARE(change->value, std::string("3"));
    QVERIFY(
        change->text.starts_with("With at most 3 cases a run grouping would have held, and it would have opened case"));
    QVERIFY(holds(history, *change));
}

void CounterfactualTest::noMaximumHelps()
{
    SmallHistory history;
    for (int i = 0; i < 21; ++i)
        history.addHost(std::to_string(i), "2026-01-05T08:01:00Z", fmt::format("h{}", i));
    const Counterfactuals found = find(history, "3");
    QVERIFY(changeOf(found, Setting::MaximumCases) == nullptr);
    QCOMPARE(
        noDifferenceOf(found, Setting::MaximumCases),
        std::string("No maximum of cases would have kept the grouping: the run had 21 groups, and Kibana 9.4 opens at "
                    "most 20 cases a run."));
}

void CounterfactualTest::aVersionWithoutTheSetting()
{
    SmallHistory history;
    history.setProfile("9.1");
    for (int i = 0; i < 6; ++i)
        history.addHost(std::to_string(i), "2026-01-05T08:01:00Z", fmt::format("h{}", i));
    const Counterfactuals found = find(history, "3");
    QVERIFY(changeOf(found, Setting::MaximumCases) == nullptr);
    QVERIFY(noDifferenceOf(found, Setting::MaximumCases).ends_with("Kibana 9.1 opens at most 5 cases a run."));
}

void CounterfactualTest::fewerCases()
{
    SmallHistory history;
    for (const char* const host : {"A", "B", "C"})
        history.addHost(host, "2026-01-05T08:01:00Z", host);
    const Counterfactuals found = find(history, "C");
    const Counterfactual* const change = changeOf(found, Setting::MaximumCases);
    QVERIFY(change != nullptr);
    QCOMPARE(change->value, std::string("2"));
    QVERIFY(holds(history, *change));
}

void CounterfactualTest::reopeningMakesNoDifference()
{
    SmallHistory history;
    history.addHost("a", "2026-01-05T08:01:00Z", "A");
    const Counterfactuals found = find(history, "a");
    QVERIFY(changeOf(found, Setting::Reopen) == nullptr);
    QCOMPARE(noDifferenceOf(found, Setting::Reopen),
             std::string("With closed cases reopened it would have come into the same case."));
}

void CounterfactualTest::reopening()
{
    SmallHistory history;
    history.closeAfter({10 * base::Minute.milliseconds});
    history.addHost("a", "2026-01-05T08:01:00Z", "A");
    history.addHost("b", "2026-01-05T09:01:00Z", "A");
    const Counterfactuals found = find(history, "b");
    const Counterfactual* const change = changeOf(found, Setting::Reopen);
    QVERIFY(change != nullptr);
    QCOMPARE(change->value, std::string("true"));
    QVERIFY(change->text.starts_with("With closed cases reopened it would have joined case"));
    QVERIFY(change->text.ends_with("opened at 2026-01-05T08:05:00Z."));
    QVERIFY(holds(history, *change));
}

void CounterfactualTest::withoutGrouping()
{
    SmallHistory history;
    history.action().groupBy = "host";
    history.add("a", "2026-01-05T08:01:00Z", R"(,"host":"unknown")");
    history.add("b", "2026-01-05T08:01:00Z", "");
    const Counterfactuals found = find(history, "a"); // overwritten
    const Counterfactual* const change = changeOf(found, Setting::Grouping);
    QVERIFY(change != nullptr);
    QVERIFY(change->text.starts_with("Without grouping it would have opened case"));
    QVERIFY(holds(history, *change));
    QVERIFY(changeOf(found, Setting::TimeWindow) == nullptr);
}

void CounterfactualTest::moreSignals()
{
    SmallHistory history;
    history.rule().maxSignals = 2;
    for (int i = 1; i <= 9; ++i)
        history.addHost(std::to_string(i), "2026-01-05T08:01:00Z", "A");
    const Counterfactuals found = find(history, "8");
    const Counterfactual* const change = changeOf(found, Setting::MaxSignals);
    QVERIFY(change != nullptr);
    QCOMPARE(change->value, std::string("8"));
    QVERIFY(holds(history, *change));
    rules::Rule less = history.rule();
    less.maxSignals = 7;
    QVERIFY(!AttachedTo::find(history.input(), less, change->outcome.row));
    QVERIFY(changeOf(found, Setting::TimeWindow) == nullptr);
}

void CounterfactualTest::fewerSignals()
{
    SmallHistory history;
    history.setProfile("8.14");
    history.rule().maxSignals = 150;
    for (int i = 1; i <= 120; ++i)
        history.addHost(std::to_string(i), "2026-01-05T08:04:30Z", "A");
    history.addHost("later", "2026-01-05T08:09:00Z", "A");
    QVERIFY(history.explain("110").bin == Bin::OverRunCap);
    const Counterfactuals found = find(history, "110");
    const Counterfactual* const change = changeOf(found, Setting::MaxSignals);
    QVERIFY(change != nullptr);
    QCOMPARE(change->value, std::string("100"));
    QVERIFY(holds(history, *change));
}

void CounterfactualTest::aLongerLookBack()
{
    SmallHistory history;
    history.rule().from = "now-2m";
    history.addHost("a", "2026-01-05T08:01:00Z", "A"); // 4 minutes before its run: 4m is not enough
    const Counterfactuals found = find(history, "a");
    const Counterfactual* const change = changeOf(found, Setting::LookBack);
    QVERIFY(change != nullptr);
    QCOMPARE(change->value, std::string("now-5m"));
    QVERIFY(holds(history, *change));
    QCOMPARE(noDifferenceOf(found, Setting::MaxSignals), std::string("No max_signals would have made it an alert."));
}

void CounterfactualTest::stopsAndTells()
{
    SmallHistory history;
    history.addHost("a", "2026-01-05T08:01:00Z", "A");
    const Explanation actual = history.explain("a");
    base::Progress progress;
    const Counterfactuals found = findCounterfactuals(history.input(), actual, &progress).value();
    QCOMPARE(progress.done(), found.simulations);
    QVERIFY(progress.total() >= progress.done());
    std::stop_source stop;
    stop.request_stop();
    QCOMPARE(findCounterfactuals(history.input(), actual, nullptr, stop.get_token()).error().code,
             base::ErrorCode::Cancelled);
}

QTEST_APPLESS_MAIN(CounterfactualTest)
#include "tst_Counterfactual.moc"
