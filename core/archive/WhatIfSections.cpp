// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <cstddef>
#include <set>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "core/analysis/Sentences.h"
#include "core/archive/Modelled.h"
#include "core/archive/ReportSection.h"
#include "core/archive/SvgChart.h"
#include "core/archive/WhatIfPictures.h"

namespace casewright::archive {
namespace {

using analysis::countText;
using analysis::Measure;
using analysis::numberText;
using analysis::Sweep;
using analysis::SweepOutcome;

constexpr std::size_t MostRanked = 20;
constexpr std::size_t MostSettings = 500;

std::string_view measureText(Measure measure)
{
    switch (measure) {
    case Measure::CasesOpened: return "cases opened";
    case Measure::CasesADay: return "cases a day";
    case Measure::CasesReopened: return "cases reopened";
    case Measure::BreakerRuns: return "runs that gave grouping up";
    case Measure::AlertsLost: return "alerts lost";
    case Measure::AlertsMixed: return "alerts mixed";
    case Measure::LargestCase: return "largest case";
    case Measure::OpenAtPeak: return "open at peak";
    case Measure::AlertsACase: return "alerts a case";
    case Measure::AnalystHours: return "analyst hours";
    }
    return {};
}

/// A table whose columns are numbers of outcomes.
PlainTable outcomeTable(std::string caption, std::string first)
{
    PlainTable table{.caption = std::move(caption), .columns = {{std::move(first)}}, .rows = {}};
    for (const Measure measure : analysis::AllMeasures)
        table.columns.push_back({std::string(measureText(measure)), true});
    return table;
}

std::vector<std::string> outcomeRow(std::string first, const SweepOutcome& outcome)
{
    std::vector<std::string> row{std::move(first)};
    for (const Measure measure : analysis::AllMeasures)
        row.push_back(amountText(analysis::valueOf(outcome, measure), analysis::isWhole(measure)));
    return row;
}

std::string goalText(const analysis::Goal& goal)
{
    std::string text;
    const auto add = [&text](const std::string& part) { text += (text.empty() ? "" : ", ") + part; };
    if (goal.mostCasesADay)
        add(fmt::format("at most {} cases a day", *goal.mostCasesADay));
    if (goal.mostOpenAtPeak)
        add(fmt::format("at most {} open at the same time", numberText(*goal.mostOpenAtPeak)));
    if (goal.analystHoursADay)
        add(fmt::format("at most {} analyst hours a day", *goal.analystHoursADay));
    if (goal.noneLost)
        add("no alert lost");
    if (goal.noneMixed)
        add("grouping never given up");
    return text.empty() ? "The goal: none." : "The goal: " + text + '.';
}

Picture tradeOffPicture(const Sweep& sweep, const analysis::Advice& advice)
{
    std::set<std::size_t> best;
    std::vector<ChartDot> dots;
    const auto dotOf = [&sweep](std::size_t point, double x, double y, bool isBest) {
        return ChartDot{.x = x,
                        .y = y,
                        .tip = fmt::format("{}: {:.1f} cases a day, {} lost or mixed",
                                           settingText(sweep, sweep.points[point]), x, y),
                        .isBest = isBest};
    };
    for (const analysis::TradeOff& each : advice.curve)
        best.insert(each.point);
    for (const analysis::SweepCell& cell : sweep.cells)
        if (cell.outcome && !best.contains(cell.point))
            dots.push_back(
                dotOf(cell.point, cell.outcome->casesADay(),
                      static_cast<double>(cell.outcome->lost()
                                          + analysis::undistinguished(sweep.points[cell.point], *cell.outcome)),
                      false));
    for (const analysis::TradeOff& each : advice.curve)
        dots.push_back(dotOf(each.point, each.casesADay, static_cast<double>(each.lostOrMixed), true));
    const std::string title = "Cases a day against alerts that are lost or mixed, for each setting";
    return {.name = "trade-off", .title = title, .svg = dotChart(title, "cases a day", "alerts lost or mixed", dots)};
}

Section adviceSection(const WhatIfReport& report)
{
    const Sweep& sweep = *report.sweep;
    const analysis::Advice& advice = *report.advice;
    Section section{.title = "Advice", .blocks = {}};
    if (report.goal)
        section.blocks.emplace_back(Paragraph{.text = goalText(*report.goal), .isAside = true});
    section.blocks.emplace_back(Paragraph{.text = advice.summary});
    PlainTable compared = outcomeTable("What is set now, and what is advised.", "setting");
    compared.rows.push_back(outcomeRow("now: " + settingText(sweep, sweep.current), sweep.now));
    if (!advice.ranked.empty())
        if (const auto& cell = sweep.cells[advice.ranked.front().point]; cell.outcome)
            compared.rows.push_back(
                outcomeRow("advised: " + settingText(sweep, sweep.points[cell.point]), *cell.outcome));
    section.blocks.emplace_back(std::move(compared));
    PlainTable ranked{.caption = "The best settings for the goal, the best first.",
                      .columns = {{"setting"}, {"goal"}, {"why"}},
                      .rows = {}};
    for (const analysis::RankedSetting& each : advice.ranked)
        if (ranked.rows.size() < MostRanked)
            ranked.rows.push_back({settingText(sweep, sweep.points[each.point]),
                                   each.misses.empty() ? "satisfied" : "missed", each.reason});
    section.blocks.emplace_back(std::move(ranked));
    if (!advice.curve.empty()) {
        section.blocks.emplace_back(tradeOffPicture(sweep, advice));
        section.blocks.emplace_back(Paragraph{
            .text =
                "A dot is a setting. On the line nothing is better in both: fewer cases a day, or fewer alerts lost "
                "or mixed.",
            .isAside = true});
    }
    return section;
}

Section heatSection(const WhatIfReport& report)
{
    Section section{.title = fmt::format("Sweep: {}", measureText(report.measure)), .blocks = {}};
    for (HeatTable& table : heatTables(report))
        section.blocks.emplace_back(std::move(table));
    section.blocks.emplace_back(HeatLegend{.hasAdvised = report.advice && !report.advice->ranked.empty()});
    return section;
}

Section settingsSection(const WhatIfReport& report)
{
    const Sweep& sweep = *report.sweep;
    PlainTable table = outcomeTable("All numbers of each setting.", "setting");
    for (const analysis::SweepCell& cell : sweep.cells)
        if (cell.outcome && table.rows.size() < MostSettings)
            table.rows.push_back(outcomeRow(settingText(sweep, sweep.points[cell.point]), *cell.outcome));
    Section section{.title = "Settings in numbers", .blocks = {std::move(table)}};
    if (sweep.cells.size() > MostSettings)
        section.blocks.emplace_back(Paragraph{
            .text = fmt::format("The first {} of {}.", MostSettings, numberText(sweep.cells.size())), .isAside = true});
    return section;
}

Section scoresSection(const WhatIfReport& report)
{
    PlainTable table{.caption = fmt::format("Cases against what {} says that belongs together.", report.truth),
                     .columns = {{"setting"},
                                 {"adjusted Rand", true},
                                 {"purity", true},
                                 {"completeness", true},
                                 {"over-merged cases", true},
                                 {"over-split labels", true},
                                 {"labelled alerts", true},
                                 {"in no case", true}},
                     .rows = {}};
    for (const ReportedScore& each : report.scores) {
        const analysis::TruthScore& score = each.score;
        table.rows.push_back({each.setting, fmt::format("{:.3f}", score.adjustedRand),
                              fmt::format("{:.3f}", score.purity), fmt::format("{:.3f}", score.completeness),
                              numberText(score.overMerged), numberText(score.overSplit), numberText(score.labelled),
                              numberText(score.inNoCase)});
    }
    return {.title = "Ground truth", .blocks = {std::move(table)}};
}

Picture cadencePicture(const analysis::Cadence& cadence, const char* name, const std::string& title,
                       std::uint64_t (*valueOf)(const SweepOutcome&))
{
    std::vector<ChartBar> bars;
    for (const analysis::CadencePoint& point : cadence.points) {
        const std::uint64_t value = point.outcome ? valueOf(*point.outcome) : 0;
        bars.push_back({.label = point.interval,
                        .value = value,
                        .isMarked = point.outcome && point.outcome->lost() > 0,
                        .tip = fmt::format("every {}: {}", point.interval, numberText(value))});
    }
    return {.name = name, .title = title, .svg = barChart(title, bars)};
}

Section cadenceSection(const analysis::Cadence& cadence)
{
    PlainTable table = outcomeTable(fmt::format("The rule run at each interval; now it is every {}.", cadence.current),
                                    "interval");
    for (const analysis::CadencePoint& point : cadence.points) {
        if (point.outcome)
            table.rows.push_back(outcomeRow(point.interval, *point.outcome));
        else
            table.rows.emplace_back(table.columns.size(), "-").front() = point.interval + ": " + point.refusal;
    }
    return {.title = "Cadence",
            .blocks = {Paragraph{.text = cadence.summary},
                       cadencePicture(cadence, "cadence-cases", "Cases opened, by run interval",
                                      [](const SweepOutcome& outcome) { return outcome.summary.casesOpened; }),
                       cadencePicture(cadence, "cadence-lost", "Alerts lost, by run interval",
                                      [](const SweepOutcome& outcome) { return outcome.lost(); }),
                       cadencePicture(cadence, "cadence-breaker", "Runs that gave grouping up, by run interval",
                                      [](const SweepOutcome& outcome) { return outcome.summary.breakerRuns; }),
                       Paragraph{.text = "A mark stands over intervals with which alerts are lost.", .isAside = true},
                       std::move(table)}};
}

Section comparisonSection(const ReportedComparison& each, std::size_t number)
{
    const analysis::CaseComparison& it = each.comparison;
    PlainTable table{.caption = "What becomes of the cases.", .columns = {{"fate"}, {"cases", true}}, .rows = {}};
    for (const auto& [name, count] : {std::pair{"kept", it.kept}, std::pair{"split", it.split},
                                      std::pair{"merged", it.merged}, std::pair{"split and merged", it.mixed},
                                      std::pair{"gone", it.gone}, std::pair{"new", it.fresh}})
        table.rows.push_back({name, numberText(count)});
    const std::string title = fmt::format("Where the alerts are: {}, then {}", each.before, each.after);
    Section section{.title = fmt::format("Comparison: {} and {}", each.before, each.after),
                    .blocks = {std::move(table)}};
    section.blocks.emplace_back(Paragraph{
        .text =
            fmt::format("{} in another case than the rest of their case, in one where they were in none, or in none.",
                        countText(it.moved.size(), "alert is", "alerts are"))});
    section.blocks.emplace_back(
        Picture{.name = fmt::format("flows-{}", number), .title = title, .svg = flowChart(title, each)});
    return section;
}

void addUpgrade(const analysis::UpgradeChange& change, Section& section)
{
    section.blocks.emplace_back(Paragraph{.text = fmt::format(
        "{}: {}", change.ruleName, change.differences.empty() ? "nothing changes." : "what changes:")});
    BulletList list;
    for (const analysis::VersionDifference& difference : change.differences)
        list.texts.push_back((difference.isLoss ? "Loss: " : "") + difference.what);
    for (const std::string& finding : change.newFindings)
        list.texts.push_back("New finding: " + finding);
    for (const std::string& finding : change.goneFindings)
        list.texts.push_back("No finding any more: " + finding);
    if (!list.texts.empty())
        section.blocks.emplace_back(std::move(list));
    if (!change.before && !change.after)
        return;
    PlainTable table = outcomeTable({}, "version");
    for (const auto& [version, outcome] :
         {std::pair{&change.from, &change.before}, std::pair{&change.to, &change.after}})
        if (*outcome)
            table.rows.push_back(outcomeRow("Kibana " + *version, **outcome));
    section.blocks.emplace_back(std::move(table));
}

Section upgradeSection(const std::vector<analysis::UpgradeChange>& changes)
{
    Section section{.title = fmt::format("From Kibana {} to {}", changes.front().from, changes.front().to),
                    .blocks = {}};
    for (const analysis::UpgradeChange& change : changes)
        addUpgrade(change, section);
    return section;
}

Section honestySection(const WhatIfReport& report)
{
    const Modelled modelled = modelledBy(report.rule, report.haveAnalystsWorked);
    const auto list = [](const std::vector<std::string_view>& texts) {
        BulletList bullets;
        for (const std::string_view text : texts)
            bullets.texts.emplace_back(text);
        return bullets;
    };
    return {
        .title = "What this is",
        .blocks = {Paragraph{.text = fmt::format("A simulation by Casewright " CASEWRIGHT_VERSION " after Kibana {}; "
                                                 "Kibana did not produce it.",
                                                 report.profile)},
                   Paragraph{.text = "Modelled:"}, list(modelledTexts(modelled)), Paragraph{.text = "Not modelled:"},
                   list(notModelledTexts())}};
}

} // namespace

std::vector<Section> whatIfSections(const WhatIfReport& report)
{
    std::vector<Section> sections;
    const bool hasSweep = report.sweep && !report.sweep->cells.empty();
    if (hasSweep && report.advice)
        sections.push_back(adviceSection(report));
    if (hasSweep)
        sections.push_back(heatSection(report));
    if (!report.scores.empty())
        sections.push_back(scoresSection(report));
    if (report.cadence)
        sections.push_back(cadenceSection(*report.cadence));
    for (std::size_t i = 0; i < report.comparisons.size(); ++i)
        sections.push_back(comparisonSection(report.comparisons[i], i + 1));
    if (!report.upgrades.empty())
        sections.push_back(upgradeSection(report.upgrades));
    if (hasSweep)
        sections.push_back(settingsSection(report));
    sections.push_back(honestySection(report));
    return sections;
}

} // namespace casewright::archive
