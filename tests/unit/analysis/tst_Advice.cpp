// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <algorithm>
#include <cmath>
#include <random>

#include "core/alerts/Flood.h"
#include "core/analysis/Advice.h"
#include "core/analysis/AdviceText.h"

using namespace casewright;
using namespace casewright::analysis;

namespace {

/// A rule over a small flood, swept over fields, windows, limits and reopening.
Sweep smallSweep(std::uint32_t seed)
{
    std::mt19937 draw(seed);
    const auto below = [&draw](std::uint32_t end) { return static_cast<std::uint32_t>(draw() % end); };
    const auto table = alerts::generate({.name = "f",
                                         .start = base::Timestamp{1'767'600'000'000},
                                         .length = {48 * base::Hour.milliseconds},
                                         .perMinute = 0.2 + below(10) / 5.0,
                                         .storm = {},
                                         .fields = {{"host.name", "h", 2 + below(30), 0.5, below(2) * 0.2},
                                                    {"user.name", "u", 2 + below(12), 1.0, 0.0},
                                                    {"event.kind", "k", 1, 0.0, 0.0}}},
                                        seed)
                           .value();
    rules::Rule rule;
    rule.id = {"r"};
    rule.name = "R";
    SweepInput input{.runs = {.rule = rule, .alerts = table, .profile = rules::newestProfile()},
                     .action = {.action = {.groupBy = "host.name"}}};
    input.axes = {.groupBys = {"", "host.name", "user.name", "event.kind"},
                  .timeWindows = {"1h", "12h", "7d"},
                  .maxima = {1, 5, 10},
                  .reopens = {false, true}};
    if (below(2) == 0)
        input.action.analysts = {.name = "A",
                                 .work = engine::CloseAfter{engine::FixedLength{{base::Hour.milliseconds}}}};
    return sweep(input).value();
}

Goal drawnGoal(std::mt19937& draw, const Sweep& sweep)
{
    const SweepOutcome& some = *sweep.cells[draw() % sweep.cells.size()].outcome;
    Goal goal{.noneLost = draw() % 2 == 0, .noneMixed = draw() % 2 == 0};
    if (draw() % 2 == 0)
        goal.mostCasesADay = some.casesADay();
    if (draw() % 3 == 0)
        goal.mostOpenAtPeak = some.summary.openAtPeak;
    if (draw() % 3 == 0)
        goal.analystHoursADay = some.analystHours / some.days;
    return goal;
}

/// What the goal says, plainly, part by part.
bool satisfies(const SweepOutcome& of, const Goal& goal)
{
    if (goal.mostCasesADay && static_cast<double>(of.summary.casesOpened) > *goal.mostCasesADay * of.days * (1 + 1e-12))
        return false;
    if (goal.mostOpenAtPeak && of.summary.openAtPeak > *goal.mostOpenAtPeak)
        return false;
    if (goal.analystHoursADay && of.analystHours > *goal.analystHoursADay * of.days * (1 + 1e-12))
        return false;
    return !(goal.noneLost && of.lost() > 0) && !(goal.noneMixed && of.mixed > 0);
}

/// How far it is from the goal, plainly.
double distance(const SweepOutcome& of, const Goal& goal)
{
    const auto over = [](double value, double allowed) {
        return value > allowed ? (value - allowed) / (allowed > 0 ? allowed : 1) : 0;
    };
    double sum = 0;
    if (goal.mostCasesADay)
        sum += over(of.casesADay(), *goal.mostCasesADay);
    if (goal.mostOpenAtPeak)
        sum += over(static_cast<double>(of.summary.openAtPeak), static_cast<double>(*goal.mostOpenAtPeak));
    if (goal.analystHoursADay)
        sum += over(of.analystHours / of.days, *goal.analystHoursADay);
    const engine::Audit& audit = of.summary.audit;
    const double alerts = static_cast<double>(audit.attached + audit.alreadyAttached + of.lost());
    if (goal.noneLost)
        sum += alerts == 0 ? 0 : static_cast<double>(of.lost()) / alerts;
    if (goal.noneMixed)
        sum += alerts == 0 ? 0 : static_cast<double>(of.mixed) / alerts;
    return sum;
}

/// Whether `a` is better than `b` in something that a person asks for, and worse in nothing.
bool isBetterInAll(const SweptSetting& a, const SweepOutcome& ofA, const SweptSetting& b, const SweepOutcome& ofB)
{
    const auto strangers = [](const SweptSetting& setting, const SweepOutcome& of) {
        return setting.groupBy.empty() ? of.summary.audit.attached : of.mixed;
    };
    const auto tells = [](const SweepOutcome& of) {
        const auto attached = static_cast<double>(std::max<std::uint64_t>(of.summary.audit.attached, 1));
        return of.groupEntropy * (1 - static_cast<double>(of.mixed) / attached);
    };
    const bool isNoWorse = ofA.lost() <= ofB.lost() && strangers(a, ofA) <= strangers(b, ofB)
        && tells(ofA) >= tells(ofB) && ofA.casesADay() <= ofB.casesADay() && ofA.analystHours <= ofB.analystHours;
    return isNoWorse
        && (ofA.lost() < ofB.lost() || strangers(a, ofA) < strangers(b, ofB) || ofA.casesADay() < ofB.casesADay()
            || ofA.analystHours < ofB.analystHours);
}

SweepCell cell(std::size_t point, std::uint64_t cases, std::uint64_t attached, double entropy, std::uint64_t lost = 0,
               std::uint64_t mixed = 0)
{
    SweepOutcome outcome{.days = 7, .mixed = mixed, .analystHours = static_cast<double>(cases) * 4,
                         .groupEntropy = entropy};
    outcome.summary.casesOpened = cases;
    outcome.summary.audit.attached = attached;
    outcome.summary.audit.overLimit = lost;
    outcome.summary.breakerRuns = mixed > 0 ? 3 : 0;
    return {.point = point, .outcome = outcome};
}

/// One case for all, hosts, users; a week of 1 694 alerts.
Sweep threeSettings()
{
    return {.points = {{.groupBy = "", .timeWindow = "7d"},
                       {.groupBy = "host.name", .timeWindow = "7d"},
                       {.groupBy = "user.name", .timeWindow = "1d"}},
            .cells = {cell(0, 1, 1'694, 0), cell(1, 31, 1'482, 4, 212), cell(2, 77, 1'694, 3.64)},
            .current = {.groupBy = "host.name", .timeWindow = "7d"}};
}

} // namespace

class AdviceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noSettingIsBetterForTheGoal()
    {
        int satisfied = 0, nearest = 0;
        for (std::uint32_t seed = 1; seed <= 12; ++seed) {
            const Sweep all = smallSweep(seed);
            std::mt19937 draw(seed);
            for (int i = 0; i < 8; ++i) {
                Goal goal = drawnGoal(draw, all);
                if (i % 4 == 0)
                    goal.mostCasesADay = 0.1; // fewer than any
                const Advice advice = advise(all, goal);
                QCOMPARE(advice.ranked.size(), all.cells.size());
                const RankedSetting& best = advice.ranked.front();
                const SweepOutcome& ofBest = *all.cells[best.point].outcome;
                QCOMPARE(advice.isSatisfied, satisfies(ofBest, goal));
                ++(advice.isSatisfied ? satisfied : nearest);
                for (const SweepCell& other : all.cells) {
                    const SweepOutcome& of = *other.outcome;
                    if (!advice.isSatisfied) {
                        QVERIFY(!satisfies(of, goal));
                        QCOMPARE_GE(distance(of, goal), distance(ofBest, goal) - 1e-9);
                    } else if (satisfies(of, goal)) {
                        QVERIFY(!isBetterInAll(all.points[other.point], of, all.points[best.point], ofBest));
                    }
                }
            }
        }
        QVERIFY(satisfied > 10);
        QVERIFY(nearest > 10);
    }

    void theOrderIsTotal()
    {
        Sweep all = smallSweep(3);
        const Advice advice = advise(all, {.noneMixed = true});
        std::vector<std::size_t> points;
        for (const RankedSetting& each : advice.ranked)
            points.push_back(each.point);
        std::reverse(all.cells.begin(), all.cells.end());
        const Advice again = advise(all, {.noneMixed = true});
        for (std::size_t i = 0; i < points.size(); ++i)
            QCOMPARE(again.ranked[i].point, points[i]);
        const auto isMiss = [](const RankedSetting& each) { return !each.misses.empty(); };
        QVERIFY(std::is_sorted(advice.ranked.begin(), advice.ranked.end(),
                               [&](const auto& a, const auto& b) { return isMiss(a) < isMiss(b); }));
        std::sort(points.begin(), points.end());
        QVERIFY(std::adjacent_find(points.begin(), points.end()) == points.end());
    }

    void oneCaseForAllIsNoAdvice()
    {
        const Advice advice = advise(threeSettings(), {.mostCasesADay = 15});
        QVERIFY(advice.isSatisfied);
        QCOMPARE(advice.ranked.front().point, 2U);
        QCOMPARE(advice.ranked.front().explained, 0.91);
        QCOMPARE(advice.ranked.front().reason,
                 std::string("11 cases a day, 22 alerts a case, no alert lost, grouping never given up. Explains 91 % "
                             "of the alert variety."));
        QCOMPARE(advice.summary, std::string("Set user.name, 1d: the best of 2 settings that satisfy the goal."));
        QCOMPARE(advice.ranked[1].point, 0U);
        QCOMPARE(advice.ranked[1].reason, std::string("0.1 cases a day, 1 694 alerts a case, no alert lost, one case "
                                                      "for all. Tells no alerts apart."));
    }

    void saysWhatIsNearest()
    {
        const Advice advice = advise(threeSettings(), {.mostCasesADay = 0.1, .noneLost = true, .noneMixed = true});
        QVERIFY(!advice.isSatisfied);
        QCOMPARE(advice.ranked.front().point, 0U); // 0.14 a day are nearer than 4.4 or 11
        QCOMPARE(advice.summary,
                 std::string("None of 3 settings satisfies the goal. The nearest is no grouping, 7d."));
        QVERIFY(advice.ranked[1].reason.ends_with(
            "Misses the goal: 4.4 cases a day, 0.1 wanted at most; 212 alerts lost, none wanted."));
        QCOMPARE(advice.ranked[1].misses.size(), 2U);
    }

    void theCurveHasNothingThatIsWorseInBoth()
    {
        for (std::uint32_t seed = 1; seed <= 6; ++seed) {
            const Sweep all = smallSweep(seed);
            const Advice advice = advise(all, {});
            QVERIFY(!advice.curve.empty());
            for (const SweepCell& each : all.cells) {
                const std::uint64_t bad =
                    each.outcome->lost() + undistinguished(all.points[each.point], *each.outcome);
                const double cases = each.outcome->casesADay();
                // On the curve, or something on it is no worse in both.
                QVERIFY(std::any_of(advice.curve.begin(), advice.curve.end(), [&](const TradeOff& on) {
                    return on.casesADay <= cases && on.lostOrMixed <= bad;
                }));
            }
            for (std::size_t i = 1; i < advice.curve.size(); ++i) {
                QCOMPARE_GT(advice.curve[i].casesADay, advice.curve[i - 1].casesADay);
                QCOMPARE_LT(advice.curve[i].lostOrMixed, advice.curve[i - 1].lostOrMixed);
            }
        }
    }

    void leavesOutWhatCannotBeRun()
    {
        Sweep all = threeSettings();
        all.cells[2].outcome = base::fail(base::ErrorCode::NotSupported, "no");
        QCOMPARE(advise(all, {}).ranked.size(), 2U);
        for (SweepCell& each : all.cells)
            each.outcome = base::fail(base::ErrorCode::NotSupported, "no");
        const Advice nothing = advise(all, {});
        QVERIFY(nothing.ranked.empty() && nothing.curve.empty() && !nothing.isSatisfied);
        QCOMPARE(nothing.summary, std::string("No setting that was tried can be run."));
    }

    void keepsWhatIsSet()
    {
        Sweep all = threeSettings();
        all.current = all.points[2];
        const Advice advice = advise(all, {.mostCasesADay = 15, .noneMixed = true});
        QVERIFY(advice.summary.starts_with("Keep user.name, 1d: "));
        all.cells[2] = cell(2, 77, 1'694, 4);
        all.points.push_back({.groupBy = "user.name", .timeWindow = "1d", .reopenClosedCases = true});
        all.cells.insert(all.cells.begin(), cell(3, 77, 1'694, 4)); // as good, and a change
        QCOMPARE(advise(all, {}).ranked[0].point, 2U);
        QCOMPARE(advise(all, {}).ranked[1].point, 3U);
        QCOMPARE(settingText(all.points[3], all.current), std::string("user.name, 1d, with reopening"));
    }

    void numbersReadWell()
    {
        QCOMPARE(amountText(0), std::string("0"));
        QCOMPARE(amountText(0.01), std::string("under 0.1"));
        QCOMPARE(amountText(1.04), std::string("1"));
        QCOMPARE(amountText(9.94), std::string("9.9"));
        QCOMPARE(amountText(9.96), std::string("10"));
        QCOMPARE(amountText(1234.5678), std::string("1 235"));
        QCOMPARE(shareText(0), std::string("0 %"));
        QCOMPARE(shareText(0.001), std::string("under 1 %"));
        QCOMPARE(shareText(0.999), std::string("99 %"));
        QCOMPARE(shareText(1), std::string("100 %"));
    }
};

QTEST_GUILESS_MAIN(AdviceTest)
#include "tst_Advice.moc"
