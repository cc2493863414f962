// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/UpgradeOptions.h"

#include <algorithm>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cli/CommandOptions.h"
#include "app/cli/OptionParts.h"
#include "app/cli/WhatIfReportFile.h"
#include "core/rules/VersionProfile.h"

namespace casewright::cli {
namespace {

constexpr const char* Notes =
    "Runs each rule over its alerts under both versions, and tells what changes: limits, cases, alerts that reach no\n"
    "  case, titles, what Kibana would not take, findings that come and go. ! marks a loss. What differs between\n"
    "  the versions in general: casewright-cli versions.\n"
    "Rules of a workspace run over the alerts of their newest simulation, with its analysts, unless --alerts is\n"
    "  given. A rule that cannot be run is listed with the reason; the exit code stays 0.\n"
    "Examples:\n"
    "  casewright-cli upgrade --workspace work.casewright --from 8.14 --to 9.4\n"
    "  casewright-cli upgrade --rule rules.ndjson --alerts alerts.ndjson --from 8.18\n";

std::string problemOfVersions(const UpgradeOptions& options)
{
    const auto check = [](const char* name, const std::string& version) {
        const auto profile = rules::versionProfile(version);
        return version.empty() || profile ? std::string() : name + profile.error().text;
    };
    const std::string problem = check("--from: ", options.from);
    return problem.empty() ? check("--to: ", options.to) : problem;
}

} // namespace

void describe(CLI::App& app, UpgradeOptions& options)
{
    addRepeated(app, "--rule", options.rule, options.moreRules, "A file of rules; may be given more than once")
        ->required(false)
        ->type_name("FILE");
    addDocuments(app, options, "The documents to run them over",
                 "The seed of a flood and of analysts: a whole number (1)")
        ->required(false);
    app.add_option("--analysts", options.analysts, "Who closes cases meanwhile: an analyst file; nobody without it")
        ->type_name("FILE");
    app.add_option("--maintenance-window", options.maintenanceWindows,
                   "A maintenance window, two times in ISO 8601; may be given more than once")
        ->allow_extra_args(false)
        ->type_name("FROM/TO");
    addAddress(app, options.workspace, "The workspace whose rules are looked at");
    app.add_option("--from", options.from, "The version that the rules run under (the workspace's)")
        ->type_name("VERSION");
    app.add_option("--to", options.to,
                   fmt::format("The version to upgrade to ({})", rules::newestProfile().name))
        ->type_name("VERSION");
    addReport(app, options.report);
    addFormat(app, options.format);
    app.footer(fmt::format("{}{}", Notes, ExitCodes));
}

std::string problemOf(const UpgradeOptions& options)
{
    if (options.workspace.empty() == options.rule.empty())
        return "one of --rule and --workspace is required";
    if (options.workspace.empty() && options.alerts.empty())
        return "--rule needs --alerts: the documents to run it over";
    if (options.workspace.empty() && options.from.empty())
        return "--from is required: the version that the rules run under";
    if (options.alerts.empty() && !options.mapping.empty())
        return "--map is for --alerts, which is not given";
    if (options.alerts.empty() && !options.analysts.empty())
        return "--analysts is for --alerts, which is not given: simulations have their own";
    if (std::find(options.moreRules.begin(), options.moreRules.end(), "-") != options.moreRules.end())
        return "only the first --rule can be read from standard input";
    if (const std::string problem = problemOfVersions(options); !problem.empty())
        return problem;
    return problemOfInputs(options);
}

} // namespace casewright::cli
