// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/CompareOptions.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cli/CommandOptions.h"
#include "app/cli/OptionParts.h"
#include "app/cli/SettingChange.h"
#include "app/cli/WhatIfReportFile.h"
#include "core/rules/VersionProfile.h"

namespace casewright::cli {
namespace {

constexpr const char* Notes =
    "Runs both sides, A and B, and holds their cases against each other by the alerts in them: which are kept,\n"
    "  split, merged, gone or new, where their alerts went, and which alerts moved. Settings of LIST: groupBy (empty:\n"
    "  one case for all), timeWindow, maximumCases (a number, or default), reopen (yes, no), interval, kibana (a\n"
    "  version).\n"
    "Two rules: give --rule twice. Two versions of Kibana: --set-a kibana=8.14 --set-b kibana=9.4. Simulations of a\n"
    "  workspace are run again from what is kept of them. For their counts alone: casewright-cli simulations compare.\n"
    "Rule and alerts as in `casewright-cli simulate --help`.\n"
    "Examples:\n"
    "  casewright-cli compare --rule rule.json --alerts alerts.ndjson --set-b groupBy=user.name,timeWindow=1d\n"
    "  casewright-cli compare --rule now.json --rule next.json --alerts alerts.ndjson\n"
    "  casewright-cli compare --workspace work.casewright --simulation 3 --simulation 4\n";

CLI::Option* addChanges(CLI::App& app, const std::string& name, std::vector<std::string>& lists,
                        const std::string& description)
{
    return app.add_option(name, lists, description)->allow_extra_args(false)->type_name("LIST");
}

/// What of the options is for files and not for simulations, which have it kept; empty: nothing.
std::string optionOfFiles(const CompareOptions& options)
{
    if (!options.rule.empty())
        return "--rule";
    if (!options.alerts.empty())
        return "--alerts";
    if (!options.mapping.empty())
        return "--map";
    if (!options.ruleId.empty())
        return "--rule-id";
    if (!options.kibana.empty())
        return "--kibana";
    return options.analysts.empty() ? std::string() : "--analysts";
}

std::string problemOfSimulations(const CompareOptions& options)
{
    if (options.simulations.empty())
        return "--workspace needs --simulation, once or twice: which to compare";
    if (const std::string option = optionOfFiles(options); !option.empty())
        return option + " is for files; simulations of a workspace have their own. --set-a and --set-b change it";
    if (options.simulations.size() > 2)
        return "two sides can be compared, and there are more than two --simulation";
    return {};
}

std::string problemOfFiles(const CompareOptions& options)
{
    if (!options.simulations.empty())
        return "--simulation needs --workspace";
    if (options.rule.empty() || options.alerts.empty())
        return "--rule and --alerts are required, or --workspace and --simulation";
    if (options.moreRules.size() > 1)
        return "two sides can be compared, and there are more than two --rule";
    if (!options.ruleId.empty() && !options.moreRules.empty())
        return "--rule-id chooses a rule of one file, and there are two --rule";
    if (options.takesChanges)
        return "--take-changes is for simulations of a workspace";
    if (!options.moreRules.empty() && options.moreRules.front() == "-"
        && (options.rule == "-" || options.alerts == "-" || options.alerts == "flood:-" || options.analysts == "-"))
        return "only one file can be read from standard input";
    return problemOfInputs(options);
}

} // namespace

void describe(CLI::App& app, CompareOptions& options)
{
    addRepeated(app, "--rule", options.rule, options.moreRules, "The rule of both sides; twice: that of A, then of B")
        ->required(false)
        ->type_name("FILE");
    addDocuments(app, options, "The documents of both sides", "The seed of a flood and of analysts: a whole number (1)")
        ->required(false);
    addRunning(app, options, std::string(rules::newestProfile().name));
    addAddress(app, options.workspace, "The workspace whose simulations are compared");
    wantWhole(app.add_option("--simulation", options.simulations,
                             "One of the workspace's, by number; twice: A, then B"))
        ->allow_extra_args(false)
        ->type_name("N");
    app.add_flag("--take-changes", options.takesChanges, "Run simulations also over documents that changed since");
    addChanges(app, "--set-a", options.setA, "What A has otherwise, such as groupBy=host.name,timeWindow=1d");
    addChanges(app, "--set-b", options.setB, "What B has otherwise");
    addReport(app, options.report);
    addFormat(app, options.format);
    app.footer(fmt::format("{}{}", Notes, ExitCodes));
}

std::string problemOf(const CompareOptions& options)
{
    const std::string problem = options.workspace.empty() ? problemOfFiles(options) : problemOfSimulations(options);
    if (!problem.empty())
        return problem;
    const auto a = parseSettingChange(options.setA);
    if (!a)
        return "--set-a: " + a.error().text;
    const auto b = parseSettingChange(options.setB);
    if (!b)
        return "--set-b: " + b.error().text;
    const bool isOneRule = options.moreRules.empty() && options.simulations.size() < 2;
    if (isOneRule && *a == *b)
        return "both sides are the same: --set-b says what B has otherwise; a second --rule or --simulation is another";
    return {};
}

} // namespace casewright::cli
