// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <algorithm>
#include <array>
#include <atomic>
#include <random>
#include <set>
#include <thread>

#include "core/alerts/Flood.h"
#include "core/analysis/Sweep.h"
#include "core/analysis/SweepMeasure.h"
#include "core/analysis/SweepWork.h"
#include "core/rules/TimeWindow.h"
#include "tests/unit/analysis/SmallHistory.h"
#include "tests/unit/engine/RandomRule.h"
#include "tests/unit/engine/SameSimulation.h"

using namespace casewright;
using namespace casewright::analysis;
using base::Duration;

namespace {

/// Adds up what a sweep says beside the summary.
class MixedAlerts final : public engine::RunSink {
public:
    base::Result<void> take(engine::RunResult run, const std::vector<engine::Case>& /*cases*/) override
    {
        if (run.breaker)
            mixed += run.attached.size();
        return {};
    }
    std::uint64_t mixed = 0;
};

engine::AnalystModel closing(Duration from, Duration to)
{
    return {.name = "A", .work = engine::CloseAfter{engine::UniformLength{from, to}}};
}

engine::AnalystModel staffed()
{
    return {.name = "S",
            .work = engine::StaffedQueue{.shifts = {{.days = {true, true, true, true, true, true, true},
                                                     .from = {},
                                                     .to = base::Day,
                                                     .analysts = 2}},
                                         .triage = engine::FixedLength{{3 * base::Minute.milliseconds}},
                                         .closes = 0.8}};
}

/// Why a cell is not what a plain simulation of its setting gives; empty: it is.
QByteArray differenceOf(const SweepInput& input, const SweptSetting& setting, const base::Result<SweepOutcome>& cell)
{
    engine::RunsInput runs = input.runs;
    runs.rule.casesAction = input.action.action;
    runs.rule = withSetting(runs.rule, setting);
    runs.profile = rules::versionProfile(setting.profile).value();
    engine::ActionInput action = input.action;
    action.action = *runs.rule.casesAction;
    MixedAlerts sink;
    auto plain = engine::simulate(engine::simulationInput(runs, action), &sink);
    if (!cell) {
        const bool isUnknown = cell.error().code == base::ErrorCode::NotSupported;
        return isUnknown || (!plain && plain.error() == cell.error()) ? "" : "an error of its own";
    }
    if (!plain)
        return "no error";
    if (plain->summary.queue)
        plain->summary.queue->depth.clear();
    if (!test::isSame(plain->summary, cell->summary))
        return "another summary";
    if (cell->mixed != (setting.groupBy.empty() ? 0 : sink.mixed))
        return "others are mixed";
    const double length = static_cast<double>(rules::parseInterval(setting.interval)->milliseconds)
        * (static_cast<double>(plain->summary.runs) - 1) / static_cast<double>(base::Day.milliseconds);
    return qFuzzyCompare(cell->days, std::max(length, 1.0)) ? "" : "other days";
}

/// Of all cells, or of one in so many.
QByteArray differenceOf(const SweepInput& input, const Sweep& sweep, std::size_t step = 1)
{
    for (std::size_t i = 0; i < sweep.points.size(); i += step)
        if (const QByteArray difference = differenceOf(input, sweep.points[i], sweep.cells[i].outcome);
            !difference.isEmpty())
            return QByteArray::number(qulonglong{i}) + ": " + difference;
    return differenceOf(input, sweep.current, sweep.now);
}

SweepInput randomInput(std::uint32_t seed)
{
    RandomRule draw(seed);
    const rules::Rule rule = draw.rule();
    SweepInput input{.runs = {.rule = rule,
                              .alerts = draw.documents(),
                              .profile = rules::versionProfiles()[seed % 4],
                              .silences = draw.silences()},
                     .action = {.action = *rule.casesAction, .seed = seed}};
    if (seed % 3 == 0)
        input.action.analysts = closing(base::Minute, {20 * base::Minute.milliseconds});
    if (seed % 3 == 1)
        input.action.analysts = staffed();
    return input;
}

SweepInput floodInput(std::uint64_t seed, std::int64_t hours = 48)
{
    const auto table = alerts::generate({.name = "f",
                                         .start = base::Timestamp{1'767'600'000'000},
                                         .length = {hours * base::Hour.milliseconds},
                                         .perMinute = 4,
                                         .storm = {},
                                         .fields = {{"host.name", "h", 30, 0.5, 0.1},
                                                    {"user.name", "u", 4, 1.0, 0.0},
                                                    {"n", "n", 1'000'000, 0.0, 0.0}}},
                                        seed)
                           .value();
    rules::Rule rule;
    rule.id = {"r"};
    rule.name = "R";
    return {.runs = {.rule = rule, .alerts = table, .profile = rules::newestProfile()},
            .action = {.action = {.groupBy = "host.name"}}};
}

} // namespace

class SweepTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// All axes, all types of rules, nobody at work and two kinds of analysts.
    void eachCellIsItsSimulation()
    {
        std::array<int, 6> seen{};
        std::uint64_t reopened = 0, breakers = 0, errors = 0;
        for (std::uint32_t seed = 1; seed <= 40; ++seed) {
            SweepInput input = randomInput(seed);
            if (++seen[input.runs.rule.parameters.index()] > 2)
                continue;
            input.axes = {.groupBys = {"host.name", "", "@timestamp"},
                          .timeWindows = {"7d", "6m", "5m"},
                          .maxima = {std::nullopt, 1},
                          .reopens = {true, false},
                          .intervals = {"5m", "1m"},
                          .profiles = {}};
            if (seed % 2 == 1)
                input.axes.profiles = {"8.14", "9.4"};
            const base::Result<Sweep> swept = sweep(input);
            QVERIFY2(swept.has_value(), swept ? "" : swept.error().text.c_str());
            const QByteArray difference = differenceOf(input, *swept);
            QVERIFY2(difference.isEmpty(), QByteArray(QByteArray::number(seed) + ", " + difference).constData());
            for (const SweepCell& cell : swept->cells) {
                errors += cell.outcome ? 0U : 1U;
                reopened += cell.outcome ? cell.outcome->summary.casesReopened : 0;
                breakers += cell.outcome ? cell.outcome->summary.breakerRuns : 0;
            }
        }
        for (const int count : seen)
            QVERIFY(count > 0);
        QVERIFY(reopened > 10 && breakers > 10 && errors > 10); // what was drawn has all of it
    }

    void eachOfManyIsItsSimulation()
    {
        for (const bool isIdle : {true, false}) {
            SweepInput input = floodInput(7, 30);
            if (!isIdle)
                input.action.analysts = staffed();
            input.axes = {.groupBys = {"", "host.name", "user.name", "n", "nothing"},
                          .timeWindows = {"5m", "1h", "4h", "12h", "1d", "3d", "7d", "30d"},
                          .maxima = {1, 5, 20},
                          .reopens = {false, true},
                          .intervals = {"1m", "5m", "15m", "1h"}};
            const base::Result<Sweep> swept = sweep(input);
            QCOMPARE(swept->cells.size(), std::size_t{5 * 8 * 3 * 2 * 4});
            const QByteArray difference = differenceOf(input, *swept, 29);
            QVERIFY2(difference.isEmpty(), difference.constData());
        }
    }

    void hasOnePointForEachCombination()
    {
        SweepInput input = floodInput(1, 1);
        QVERIFY(sweepPoints(input).value() == std::vector{currentSetting(input.runs.rule, input.runs.profile)}
                || sweepPoints(input)->front().groupBy == "host.name");
        input.axes = {.groupBys = {"a", "b"}, .timeWindows = {"1h", "2d"}, .maxima = {std::nullopt, 3},
                      .reopens = {true}, .intervals = {"1m", "5m"}, .profiles = {"8.18", "9.4"}};
        const std::vector<SweptSetting> points = sweepPoints(input).value();
        QCOMPARE(points.size(), std::size_t{32});
        QVERIFY(points[0] == (SweptSetting{"a", "1h", std::nullopt, true, "1m", "8.18"}));
        QVERIFY(points[1] == (SweptSetting{"a", "1h", std::nullopt, true, "1m", "9.4"}));
        QVERIFY(points[2] == (SweptSetting{"a", "1h", std::nullopt, true, "5m", "8.18"}));
        QVERIFY(points[4] == (SweptSetting{"a", "1h", 3, true, "1m", "8.18"}));
        QVERIFY(points[31] == (SweptSetting{"b", "2d", 3, true, "5m", "9.4"}));
    }

    void saysWhatCannotBeTried()
    {
        SweepInput input = floodInput(1, 1);
        input.axes.timeWindows = {"1h", "soon"};
        QVERIFY(sweep(input).error().text.find("soon") != std::string::npos);
        input.axes = {.intervals = {"1w"}};
        QVERIFY(sweep(input).error().text.find("1w") != std::string::npos);
        input.axes = {.profiles = {"1.0"}};
        QVERIFY(!sweep(input));
        input.axes = {.groupBys = {"a", "a", "a"}, .timeWindows = {"1d", "1d"}};
        QCOMPARE(sweepPoints(input)->size(), std::size_t{1});
        input.axes = {};
        for (int i = 1; i <= 400; ++i)
            input.axes.groupBys.push_back(std::to_string(i));
        for (int i = 1; i <= 251; ++i)
            input.axes.timeWindows.push_back(std::to_string(i) + "d");
        QCOMPARE(sweep(input).error().code, base::ErrorCode::LimitReached);
        input.axes = {};
        input.runs.rule.query = "host.name : (";
        QVERIFY(!sweep(input));
    }

    /// Under a version that has no such setting, a cell says so; the others are there.
    void keepsErrorsOfAVersionInTheirCells()
    {
        SweepInput input = floodInput(1, 2);
        input.axes = {.timeWindows = {"1h", "1d"}, .maxima = {std::nullopt, 9}, .profiles = {"8.14", "9.4"}};
        const Sweep swept = sweep(input).value();
        for (const SweepCell& cell : swept.cells) {
            const SweptSetting& setting = swept.points[cell.point];
            const bool isOfNewer = setting.timeWindow == "1h" || setting.maximumCases;
            QCOMPARE(cell.outcome.has_value(), setting.profile == "9.4" || !isOfNewer);
        }
        QVERIFY(swept.cells[0].outcome.error().text.find("8.14") != std::string::npos);
    }

    void handsCellsOverOneByOne()
    {
        SweepInput input = floodInput(3);
        input.axes = {.groupBys = {"", "host.name", "n"}, .timeWindows = {"5m", "1h", "1d"}, .maxima = {1, 5}};
        std::atomic<int> inside{0};
        bool isAlone = true;
        bool isCaller = false;
        std::set<std::size_t> points;
        base::Progress progress;
        const auto caller = std::this_thread::get_id();
        const Sweep swept = sweep(input, [&](const SweepCell& cell) {
            isAlone = isAlone && inside++ == 0;
            isCaller = isCaller || std::this_thread::get_id() == caller;
            points.insert(cell.point);
            --inside;
        }, &progress).value();
        QVERIFY(isAlone && !isCaller);
        QCOMPARE(points.size(), swept.points.size());
        QCOMPARE(progress.done(), std::uint64_t{18});
        QCOMPARE(progress.total(), std::uint64_t{18});
        for (std::size_t i = 0; i < swept.cells.size(); ++i)
            QCOMPARE(swept.cells[i].point, i);
        QVERIFY(swept.current.groupBy == "host.name" && swept.current.timeWindow == "7d"); // which is no point
        QVERIFY(swept.now.summary.casesOpened > 0 && swept.seconds > 0);
    }

    void stops()
    {
        std::stop_source source;
        SweepInput input = floodInput(3);
        input.axes = {.groupBys = {"", "host.name", "n"}, .timeWindows = {"5m", "1h", "1d"}};
        int cells = 0;
        const auto swept = sweep(input, [&](const SweepCell&) { ++cells; source.request_stop(); }, nullptr,
                                 source.get_token());
        QCOMPARE(swept.error().code, base::ErrorCode::Cancelled);
        QVERIFY(cells >= 1 && cells < 9);
    }

    /// Settings that cannot differ are simulated once; that they do not is what eachCellIsItsSimulation() says.
    void simulatesWhatCanDifferOnly()
    {
        SweepInput input = floodInput(5, 20);
        input.runs.rule.casesAction = input.action.action;
        const auto simulations = [&input](SweepAxes axes) {
            input.axes = std::move(axes);
            SweepWork work(input, sweepPoints(input).value());
            return work.run({}, nullptr, {}, 1) ? work.simulations() : 0; // two could be at the same at once
        };
        const std::size_t one = 1; // the current setting: 7d, 5 cases
        QCOMPARE(simulations({.timeWindows = {"1d", "3d", "7d", "30d"}}), one);
        QCOMPARE(simulations({.timeWindows = {"1h", "2h"}}), one + 2);
        QCOMPARE(simulations({.maxima = {std::nullopt, 5, 0}}), one);
        QCOMPARE(simulations({.maxima = {1, 2, 500, 600, 700}}), one + 3);
        QCOMPARE(simulations({.reopens = {true, false}}), one);
        input.action.analysts = closing(base::Hour, base::Day);
        QCOMPARE(simulations({.reopens = {true, false}}), one + 1);
        QCOMPARE(simulations({.groupBys = {"user.name", "host.name"}, .intervals = {"5m", "10m"}}), std::size_t{4});
    }

    void growsTheLookBackWithTheInterval()
    {
        rules::Rule rule;
        const auto fromWith = [&rule](const char* interval) {
            SweptSetting setting = currentSetting(rule, rules::newestProfile());
            setting.interval = interval;
            return withSetting(rule, setting).from;
        };
        QCOMPARE(fromWith("1m"), std::string("now-2m"));
        QCOMPARE(fromWith("5m"), std::string("now-6m"));
        QCOMPARE(fromWith("24h"), std::string("now-1441m"));
        rule.from = "now-360s";
        QCOMPARE(fromWith("5m"), std::string("now-360s"));
        rule.from = "now-1m"; // a gap
        QCOMPARE(fromWith("5m"), std::string("now-1m"));
        QCOMPARE(fromWith("1h"), std::string("now-56m"));
        QCOMPARE(fromWith("2m"), std::string("now-1m"));
        rule.ruleTypeId = ".es-query";
        QCOMPARE(fromWith("1h"), std::string("now-1m"));
    }

    void changesTheSettingsAlone()
    {
        rules::Rule rule;
        rule.body = "{}";
        rule.query = "a : b";
        const SweptSetting setting{"f", "3d", 9, true, "7m", "9.4"};
        const rules::Rule changed = withSetting(rule, setting);
        QVERIFY(currentSetting(changed, rules::versionProfile("9.4").value()) == setting);
        QCOMPARE(changed.body, rule.body);
        QCOMPARE(changed.query, rule.query);
        rule.casesAction = rules::CasesAction{.groupBy = "g", .templateId = "t"};
        QVERIFY(withSetting(rule, setting).casesAction->templateId == "t");
    }

    void countsTheHoursOfAnalysts()
    {
        SweepInput input = floodInput(5);
        SweepOutcome now = sweep(input)->now;
        QCOMPARE(now.analystHours, 4.0 * static_cast<double>(now.summary.casesOpened));
        input.workACase = {30 * base::Minute.milliseconds};
        input.action.analysts = closing(base::Minute, base::Hour);
        input.action.action.reopenClosedCases = true;
        now = sweep(input)->now;
        QVERIFY(now.summary.casesReopened > 0);
        QCOMPARE(now.analystHours, 0.5 * static_cast<double>(now.summary.casesOpened + now.summary.casesReopened));
        input.action.analysts = staffed();
        now = sweep(input)->now;
        QCOMPARE(now.analystHours, 0.05 * static_cast<double>(now.summary.casesOpened + now.summary.casesReopened));
        QVERIFY(now.summary.queue && now.summary.queue->depth.empty());
    }

    void measuresOutcomes()
    {
        const SweepOutcome outcome{.summary = {.audit = {.overMaxSignals = 1, .muted = 20, .maintenanceWindow = 300,
                                                         .overRunCap = 2, .overwritten = 4, .overLimit = 8,
                                                         .alreadyAttached = 5'000, .attached = 90, .failed = 16},
                                               .casesOpened = 30, .casesReopened = 7, .breakerRuns = 3,
                                               .largestCase = 55, .openAtPeak = 12},
                                   .days = 4, .mixed = 6, .analystHours = 2.5};
        const std::array expected{30.0, 7.5, 7.0, 3.0, 31.0, 6.0, 55.0, 12.0, 3.0, 2.5};
        std::set<std::string_view> names;
        for (std::size_t i = 0; i < AllMeasures.size(); ++i) {
            QCOMPARE(valueOf(outcome, AllMeasures[i]), expected[i]);
            QVERIFY(isWhole(AllMeasures[i]) || i == 1 || i == 8 || i == 9);
            names.insert(nameOf(AllMeasures[i]));
        }
        QCOMPARE(names.size(), AllMeasures.size());
    }
};

QTEST_APPLESS_MAIN(SweepTest)
#include "tst_Sweep.moc"
