// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/AdviseOptions.h"

#include <cmath>
#include <optional>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cli/CommandOptions.h"
#include "app/cli/OptionParts.h"
#include "app/cli/WhatIfReportFile.h"
#include "core/rules/VersionProfile.h"

namespace casewright::cli {
namespace {

constexpr const char* AdviseNotes =
    "Tries the same settings as `casewright-cli sweep`, and ranks them by the goal: first what satisfies it, or is\n"
    "  nearest; then no alert lost, none in a case with strangers, what tells more apart, fewer cases a day, and\n"
    "  fewer changes to the rule. One case for all opens the fewest and tells nothing, so it comes behind any field.\n"
    "  Prints the advice beside what the rule has, what one gives up for the other, and what each field is good for.\n"
    "  Rule and alerts as in `casewright-cli simulate --help`.\n"
    "Example:\n"
    "  casewright-cli advise --rule rule.json --alerts alerts.ndjson --cases-a-day 15 --no-mixed\n";

/// How much at most: a number from 0 on.
template<class Number>
CLI::Option* addMost(CLI::App& app, const char* name, std::optional<Number>& most, const char* description)
{
    return app.add_option_function<Number>(name, [&most](const Number& number) { most = number; }, description)
        ->type_name("N");
}

std::string problemOfMost(const char* name, const std::optional<double>& most)
{
    return most && (!std::isfinite(*most) || *most < 0) ? fmt::format("{} is a number from 0 on", name) : std::string();
}

} // namespace

void describe(CLI::App& app, AdviseOptions& options)
{
    addInputs(app, options, std::string(rules::newestProfile().name));
    addMost(app, "--cases-a-day", options.goal.mostCasesADay, "At most so many cases are opened a day (any)");
    wantWhole(addMost(app, "--open-at-peak", options.goal.mostOpenAtPeak, "At most so many are open at once (any)"));
    addMost(app, "--analyst-hours-a-day", options.goal.analystHoursADay, "People have so many hours a day (any)");
    app.add_flag_callback("--allow-lost", [&options] { options.goal.noneLost = false; },
                          "Alerts may be in no case; without it none may");
    app.add_flag("--no-mixed", options.goal.noneMixed, "Grouping may never be given up");
    addAxes(app, options.axes);
    addReport(app, options.report);
    addFormat(app, options.format);
    app.footer(fmt::format("{}{}", AdviseNotes, ExitCodes));
}

std::string problemOf(const AdviseOptions& options)
{
    for (std::string problem : {problemOfMost("--cases-a-day", options.goal.mostCasesADay),
                                problemOfMost("--analyst-hours-a-day", options.goal.analystHoursADay),
                                problemOfAxes(options.axes)})
        if (!problem.empty())
            return problem;
    return problemOfInputs(options);
}

} // namespace casewright::cli
