// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/SweepOptions.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <system_error>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cli/CommandOptions.h"
#include "app/cli/OptionParts.h"
#include "app/cli/WhatIfReportFile.h"
#include "core/alerts/FieldStatistics.h"
#include "core/analysis/GroupingOutlook.h"
#include "core/rules/TimeWindow.h"
#include "core/rules/VersionProfile.h"

namespace casewright::cli {
namespace {

using base::Result;

constexpr const char* SweepNotes =
    "Runs the rule with each combination of the settings that are given, over the same alerts, and prints a number of\n"
    "  each as a table, the time windows beside each other; * marks what the rule has, - what the version of Kibana\n"
    "  cannot be set to. --format json has all numbers of all settings. With another interval the look-back of a\n"
    "  detection rule grows or shrinks by as much. Rule and alerts as in `casewright-cli simulate --help`.\n"
    "Measures: {}.\n"
    "Example:\n"
    "  casewright-cli sweep --rule rule.json --alerts alerts.ndjson --group-by host.name,user.name --windows 1d,7d\n";

constexpr const char* CadenceNotes =
    "Limits are per run, so how often a rule runs changes what comes of the same alerts: prints what comes of each\n"
    "  interval, and from which one on grouping is given up and alerts are left out. The look-back of a detection\n"
    "  rule grows or shrinks with the interval. Rule and alerts as in `casewright-cli simulate --help`.\n"
    "Example:\n"
    "  casewright-cli cadence --rule rule.json --alerts alerts.ndjson --intervals 1m,5m,15m,1h\n";

constexpr std::size_t MostCandidates = 12;
constexpr const char* UsualWindows = "5m,1h,4h,12h,1d,3d,7d,30d";

std::optional<std::int64_t> wholeNumber(const std::string& text)
{
    std::int64_t number = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool isWhole = problem == std::errc() && end == text.data() + text.size();
    return isWhole && number > 0 ? std::optional(number) : std::nullopt;
}

std::optional<analysis::Measure> measureOf(const std::string& name)
{
    const auto found = std::ranges::find(analysis::AllMeasures, name,
                                         [](analysis::Measure each) { return analysis::nameOf(each); });
    return found == analysis::AllMeasures.end() ? std::nullopt : std::optional(*found);
}

std::string measureNames()
{
    std::string names;
    for (const analysis::Measure each : analysis::AllMeasures)
        names += fmt::format("{}{}", names.empty() ? "" : ", ", analysis::nameOf(each));
    return names;
}

/// What is wrong with one of a list.
template<class Parse>
std::string problemOfList(const char* option, const std::string& list, Parse parse)
{
    for (const std::string& each : listed(list))
        if (const auto read = parse(each); !read)
            return fmt::format("{}: {}", option, read.error().text);
    const bool isEmpty = !list.empty() && listed(list).empty();
    return isEmpty ? fmt::format("{}: the list has nothing in it", option) : std::string();
}

template<class Value>
void addMissing(std::vector<Value>& values, const Value& value)
{
    if (std::ranges::find(values, value) == values.end())
        values.push_back(value);
}

template<class Parse>
void sortByLength(std::vector<std::string>& texts, Parse parse)
{
    std::ranges::stable_sort(texts, {}, [parse](const std::string& text) {
        const auto length = parse(text);
        return length ? length->milliseconds : 0;
    });
}

Result<std::vector<std::string>> fieldsOf(const AxesOptions& options, const analysis::SweepInput& input,
                                          const std::stop_token& stop)
{
    std::vector<std::string> fields;
    for (std::string& each : listed(options.groupBys))
        fields.push_back(each == "none" ? std::string() : std::move(each));
    const auto all = std::ranges::find(fields, "all");
    if (all == fields.end() && !fields.empty())
        return fields;
    if (all != fields.end())
        fields.erase(all);
    const auto runs = engine::PreparedRuns::prepare(input.runs, {}, nullptr, nullptr, stop);
    if (!runs)
        return base::fail(runs.error());
    const auto statistics = alerts::fieldStatistics(*input.runs.alerts, stop);
    if (!statistics)
        return base::fail(base::ErrorCode::Cancelled, "stopped on request");
    engine::ActionInput action = input.action;
    action.action.groupBy.clear(); // its own field is one of them
    addMissing(fields, std::string());
    for (const std::string& each : analysis::groupingCandidates(**runs, action, *statistics, MostCandidates))
        addMissing(fields, each);
    return fields;
}

} // namespace

std::vector<std::string> listed(const std::string& text)
{
    std::vector<std::string> parts;
    for (std::string& part : CLI::detail::split(text, ','))
        if (CLI::detail::trim(part); !part.empty())
            parts.push_back(std::move(part));
    return parts;
}

void addAxes(CLI::App& app, AxesOptions& options)
{
    app.add_option("--group-by", options.groupBys,
                   "Fields to group by; none: one case for all; all: those that may well be grouped by (all)")
        ->type_name("FIELD,...");
    app.add_option("--windows", options.windows, fmt::format("Time windows ({})", UsualWindows))
        ->type_name("LENGTH,...");
    app.add_option("--maximum", options.maxima, "The most cases of a run: numbers, or default (the rule's)")
        ->type_name("N,...");
    app.add_option("--reopen", options.reopen, "Whether closed cases are reopened (as the rule does)")
        ->check(CLI::IsMember({"yes", "no", "both"}).description(""))
        ->type_name("yes|no|both");
    app.add_option("--intervals", options.intervals, "How often the rule runs (the rule's)")->type_name("LENGTH,...");
    app.add_option("--versions", options.versions, "Versions of Kibana (that of --kibana)")->type_name("VERSION,...");
    app.add_option("--work-a-case", options.work,
                   "How long analysts take for a case, where --analysts does not say (4h)")
        ->type_name("LENGTH");
}

void describe(CLI::App& app, SweepOptions& options)
{
    addInputs(app, options, std::string(rules::newestProfile().name));
    addAxes(app, options.axes);
    const auto choose = [&options](const std::string& name) { options.measure = measureOf(name).value(); };
    app.add_option_function<std::string>("--measure", choose, "The number in the table (casesOpened)")
        ->check(CLI::Validator([](std::string& name) {
            return measureOf(name) ? std::string()
                                   : fmt::format("{} is no measure; there are {}", name, measureNames());
        }, ""))
        ->type_name("MEASURE");
    addReport(app, options.report);
    addFormat(app, options.format);
    app.footer(fmt::format("{}{}", fmt::format(fmt::runtime(SweepNotes), measureNames()), ExitCodes));
}

void describe(CLI::App& app, CadenceOptions& options)
{
    addInputs(app, options, std::string(rules::newestProfile().name));
    app.add_option("--intervals", options.intervals, "How often the rule runs (from 1m to 24h)")
        ->type_name("LENGTH,...");
    addReport(app, options.report);
    addFormat(app, options.format);
    app.footer(fmt::format("{}{}", CadenceNotes, ExitCodes));
}

std::string problemOfAxes(const AxesOptions& options)
{
    const auto maximum = [](const std::string& text) -> Result<std::int64_t> {
        if (const std::optional<std::int64_t> number = wholeNumber(text))
            return *number;
        if (text == "default")
            return 0;
        return base::fail(base::ErrorCode::InvalidValue, fmt::format("\"{}\" is no whole number above 0", text));
    };
    for (std::string problem : {problemOfList("--windows", options.windows, rules::parseTimeWindow),
                                problemOfList("--maximum", options.maxima, maximum),
                                problemOfList("--intervals", options.intervals, rules::parseInterval),
                                problemOfList("--versions", options.versions, rules::versionProfile),
                                problemOfList("--work-a-case", options.work, base::parseDuration)})
        if (!problem.empty())
            return problem;
    return {};
}

std::string problemOf(const SweepOptions& options)
{
    const std::string problem = problemOfAxes(options.axes);
    return problem.empty() ? problemOfInputs(options) : problem;
}

std::string problemOf(const CadenceOptions& options)
{
    const std::string problem = problemOfList("--intervals", options.intervals, rules::parseInterval);
    return problem.empty() ? problemOfInputs(options) : problem;
}

analysis::SweepInput sweepInput(const RuleOverAlerts& over)
{
    const engine::SimulationInput& of = over.simulation;
    return {.runs = {.rule = of.rule, .alerts = of.alerts, .profile = of.profile, .space = of.space,
                     .silences = of.silences},
            .action = {.action = of.rule.casesAction.value_or(rules::CasesAction{.groupBy = {}}),
                       .analysts = of.analysts, .seed = of.seed, .newCases = of.newCases}};
}

Result<analysis::SweepInput> sweepInput(const RuleOverAlerts& over, const AxesOptions& options,
                                        const std::stop_token& stop)
{
    analysis::SweepInput input = sweepInput(over);
    const analysis::SweptSetting now = analysis::currentSetting(input.runs.rule, input.runs.profile);
    Result<std::vector<std::string>> fields = fieldsOf(options, input, stop);
    if (!fields)
        return base::fail(fields.error());
    analysis::SweepAxes& axes = input.axes;
    axes.groupBys = std::move(*fields);
    addMissing(axes.groupBys, now.groupBy);
    axes.timeWindows = listed(options.windows.empty() ? UsualWindows : options.windows);
    addMissing(axes.timeWindows, now.timeWindow);
    sortByLength(axes.timeWindows, rules::parseTimeWindow);
    for (const std::string& each : listed(options.maxima))
        axes.maxima.push_back(wholeNumber(each));
    addMissing(axes.maxima, now.maximumCases);
    axes.reopens = {now.reopenClosedCases};
    if (options.reopen == "both" || (!options.reopen.empty() && (options.reopen == "yes") != now.reopenClosedCases))
        axes.reopens.push_back(!now.reopenClosedCases);
    axes.intervals = listed(options.intervals);
    addMissing(axes.intervals, now.interval);
    sortByLength(axes.intervals, rules::parseInterval);
    axes.profiles = listed(options.versions);
    addMissing(axes.profiles, now.profile);
    if (!options.work.empty())
        input.workACase = base::parseDuration(options.work).value();
    return input;
}

} // namespace casewright::cli
