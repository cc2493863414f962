// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The options of the commands for rules in files.

#include "app/cli/CommandOptions.h"

#include <map>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cli/OptionParts.h"
#include "core/rules/VersionProfile.h"

namespace casewright::cli {
namespace {

using rules::RuleTarget;

constexpr const char* ValidateNotes =
    "FILE: the body of Kibana's request to create a rule, a list of them, or an export, an object a line (saved objects\n"
    "  or detection rules). Each finding is a line with its place, and a fix below it where there is one. With --alerts\n"
    "  the fields and thresholds of the rules are held against these documents. A note is of what is sound for Kibana, but\n"
    "  not simulated here, such as rules with EQL or ES|QL: the exit code stays 0, and simulate refuses the rule.\n"
    "Example:\n"
    "  casewright-cli rule validate rules.ndjson --alerts alerts.ndjson --kibana 8.18\n";

constexpr const char* ConvertNotes =
    "What the other format has no place for is said on standard error, and left out. A file that is in the format\n"
    "  already is written as it is; the answer of a search for rules becomes a list. The curl command takes\n"
    "  $KIBANA_URL and $KIBANA_API_KEY.\n"
    "Example:\n"
    "  casewright-cli rule convert rule.json --to terraform --out rule.tf\n";

const std::map<std::string, RuleTarget>& targets()
{
    static const std::map<std::string, RuleTarget> names{{"kibana-api", RuleTarget::KibanaApi},
                                                         {"kibana-ndjson", RuleTarget::KibanaNdjson},
                                                         {"detection-ndjson", RuleTarget::DetectionNdjson},
                                                         {"terraform", RuleTarget::Terraform},
                                                         {"curl", RuleTarget::Curl}};
    return names;
}

} // namespace

void describe(CLI::App& app, RuleValidateOptions& options)
{
    app.add_option("file", options.rule, "The rules; - is standard input")->required()->type_name("FILE");
    addDocuments(app, options, "Documents that the rules are held against (none)", FloodSeed)->required(false);
    addKibana(app, options.kibana, std::string(rules::newestProfile().name));
    addFormat(app, options.format);
    app.footer(fmt::format("{}{}", ValidateNotes, ExitCodes));
}

void describe(CLI::App& app, RuleConvertOptions& options)
{
    app.add_option("file", options.file, "The rules; - is standard input")->required()->type_name("FILE");
    const auto choose = [&options](const std::string& name) { options.target = targets().at(name); };
    app.add_option_function<std::string>("--to", choose, "What to write")
        ->check(CLI::IsMember(targets()).description(""))
        ->required()
        ->type_name("kibana-api|kibana-ndjson|detection-ndjson|terraform|curl");
    app.add_option("--out", options.out, "Where to write (standard output)")->type_name("FILE");
    app.footer(fmt::format("{}{}", ConvertNotes, ExitCodes));
}

std::string problemOf(const RuleValidateOptions& options)
{
    if (options.alerts.empty())
        return options.mapping.empty() ? std::string() : "--map is for --alerts, which is not given";
    return problemOfInputs(options);
}

} // namespace casewright::cli
