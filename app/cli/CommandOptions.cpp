// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/CommandOptions.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <functional>
#include <map>
#include <system_error>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cli/MaintenanceWindows.h"
#include "app/cli/OptionParts.h"
#include "core/alerts/AlertReader.h"
#include "core/rules/VersionProfile.h"
#include "core/store/ServerAddress.h"

namespace casewright::cli {
namespace {

constexpr const char* SimulateNotes =
    "Alerts: JSON (a document a line, a list, a search answer of Elasticsearch) or CSV with a header line (commas,\n"
    "  tabs, semicolons), also in gzip, or a flood file (\"flood/1\") after flood: that is made into documents.\n"
    "  - is standard input. A document needs a time in @timestamp; --map time=@timestamp,host=host.name says which\n"
    "  column of CSV is what; in JSON it says where the time, _id and _index are. CSV without it and without a column\n"
    "  @timestamp is mapped by the names of its columns, its time by the values too, and the time of JSON without it\n"
    "  is taken from a field that is called as tools call it (ts, timestamp, startsAt); a note says how.\n"
    "Rule: the body of Kibana's request to create a rule, as Kibana gives it out: with mute_all, muted_alert_ids and\n"
    "  snooze_schedule, which are obeyed. What becomes new in a --maintenance-window never reaches a case.\n"
    "Analysts: a file \"analysts/1\" says when cases are closed: some time after they were made, or by analysts who\n"
    "  take them from a queue in their shifts. How long cases wait is printed; the same seed gives the same result.\n"
    "Several rules, each with a --rule of its own, send their cases into one queue, which the same analysts work on;\n"
    "  else each does what it does alone. Documents of several --alerts come together in order of time, and each rule\n"
    "  runs over all of them. In a workspace each rule is a simulation of its own.\n"
    "Ctrl+C stops at once; in a workspace the simulation is then marked as cancelled.\n"
    "Example:\n"
    "  casewright-cli simulate --rule rule.json --alerts alerts.ndjson --workspace work.casewright\n";

constexpr const char* ExplainNotes =
    "Runs the rule, and tells the alert's path: how it became an alert, its value and group, the limit of cases, the\n"
    "  counter record and its window, the case, its status and how full it was. Then which settings would have "
    "changed\n"
    "  that, each found by running the rule with it. Rule and alerts as in `casewright-cli simulate --help`.\n"
    "  Of a rule that makes alerts of its own, ID is an instance (a group), one of its alerts, or a document.\n"
    "Example:\n"
    "  casewright-cli explain --rule rule.json --alerts alerts.ndjson --alert row-17\n";

constexpr const char* TestNotes =
    "Files: scenarios (\"scenario/1\": what the Cases action does with given alerts), rule runs\n"
    "  (\"rule-run-vectors/1\": a query rule over documents), lifecycles (\"lifecycle-vectors/1\": a rule of any type over\n"
    "  documents, run by run) and queries (\"kql-vectors/1\": their trees, and the documents that match). What a file\n"
    "  expects is compared at every depth, and only that.\n"
    "Example:\n"
    "  casewright-cli test scenarios/*.json --format junit > report.xml\n";

constexpr const char* GenerateNotes =
    "One document a line, with _id and _index; read again, they give what flood:FILE gives with the same seed. The "
    "file\n"
    "  is there once it is whole; Ctrl+C leaves what was there before. A flood that is mixed into a history (\"mix\") is\n"
    "  written with all documents of both, in order of time.\n"
    "Example:\n"
    "  casewright-cli generate --flood patch-tuesday.json --seed 7 --out patch-tuesday.ndjson.gz\n";

constexpr const char* FieldsNotes =
    "Of each field: its type, how many documents have it, how many distinct values it has, their entropy in bits,\n"
    "  whether it has lists, and its most frequent values. Alerts as in `casewright-cli simulate --help`.\n"
    "Example:\n"
    "  casewright-cli fields --alerts alerts.csv --map time=@timestamp\n";

constexpr const char* KqlParseNotes =
    "The tree is JSON, as in files \"kql-vectors/1\". For a query that is wrong, standard error says where and what\n"
    "  could stand there, and the exit code is 1; with --format json the error is JSON on standard output too.\n"
    "  Put the query in quotes of the shell, and -- before one that begins with a dash.\n"
    "Example:\n"
    "  casewright-cli kql parse 'host.name: (web-* or db-1) and not event.outcome: success'\n";

constexpr const char* KqlMatchNotes =
    "Prints the _id of each document that matches, in order of time. What Elasticsearch would refuse matches nothing;\n"
    "  standard error says so, with the place. now in the query is the time of the newest document, or --now.\n"
    "  Types of fields are those of ECS and Kibana, else as the values look. Alerts as in `casewright-cli simulate "
    "--help`.\n"
    "Example:\n"
    "  casewright-cli kql match 'event.code: 4625 and source.ip: 10.0.0.0/8' --alerts alerts.ndjson\n";

constexpr const char* VersionsNotes =
    "A workspace follows one of them, a simulation without one the newest; --kibana chooses another.\n";

std::vector<std::string> profileNames()
{
    std::vector<std::string> names;
    for (const rules::VersionProfile& profile : rules::versionProfiles())
        names.emplace_back(profile.name);
    return names;
}

CLI::Validator wholeNumber()
{
    const auto check = [](const std::string& text) {
        std::uint64_t number = 0;
        const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (problem == std::errc::result_out_of_range)
            return text + " is too large";
        const bool isWhole = problem == std::errc() && end == text.data() + text.size();
        return isWhole ? std::string() : '"' + text + "\" is no whole number";
    };
    return {check, ""};
}

/// An option whose value is one of a few names.
template<class Value>
CLI::Option* addChoice(CLI::App& app, const std::string& name, const std::map<std::string, Value>& choices,
                       std::function<void(Value)> take, const std::string& description)
{
    const auto takeAll = [choices, take = std::move(take)](const std::vector<std::string>& names) {
        for (const std::string& chosen : names)
            take(choices.at(chosen));
    };
    return app.add_option_function<std::vector<std::string>>(name, takeAll, description)
        ->check(CLI::IsMember(choices).description(""));
}

} // namespace

CLI::Option* addAddress(CLI::App& app, std::string& workspace, const std::string& description)
{
    return app.add_option("--workspace", workspace, description + "; a file, or postgresql://USER@HOST/DATABASE")
        ->transform([](const std::string& address) { return store::withoutPassword(address); })
        ->type_name("WORKSPACE");
}

void addFormat(CLI::App& app, Format& format)
{
    addChoice<Format>(app, "--format", {{"text", Format::Text}, {"json", Format::Json}},
                      [&format](Format chosen) { format = chosen; }, "What the result looks like (text)")
        ->expected(1)
        ->allow_extra_args(false)
        ->type_name("text|json");
}

void addWorkspace(CLI::App& app, std::string& workspace, const std::string& description)
{
    addAddress(app, workspace, description)->required();
}

CLI::Option* wantWhole(CLI::Option* option)
{
    return option->check(wholeNumber());
}

namespace {

/// How documents are read or made.
void addReading(CLI::App& app, InputOptions& options, const std::string& seeds)
{
    app.add_option("--map", options.mapping, "Which columns of CSV are which fields, or where JSON has its time")
        ->type_name("COLUMN=FIELD,...");
    app.add_option("--seed", options.seed, seeds)->check(wholeNumber())->type_name("N");
    app.add_flag("--skip-bad-lines", options.skipBadLines, "Leave out lines that cannot be read, and count them");
}

} // namespace

CLI::Option* addRepeated(CLI::App& app, const std::string& name, std::string& first, std::vector<std::string>& more,
                         const std::string& description)
{
    const auto take = [&first, &more](const std::vector<std::string>& given) {
        first = given.front();
        more.assign(given.begin() + 1, given.end());
    };
    return app.add_option_function<std::vector<std::string>>(name, take, description)
        ->required()
        ->allow_extra_args(false);
}

CLI::Option* addDocuments(CLI::App& app, InputOptions& options, const std::string& description,
                          const std::string& seeds)
{
    addReading(app, options, seeds);
    return app.add_option("--alerts", options.alerts, description)->required()->type_name("FILE|flood:FILE");
}

void addKibana(CLI::App& app, std::string& kibana, const std::string& otherwise)
{
    app.add_option("--kibana", kibana,
                   fmt::format("The version of Kibana to follow: {} ({})", fmt::join(profileNames(), ", "), otherwise))
        ->check(CLI::IsMember(profileNames()).description(""))
        ->type_name("VERSION");
}

void addRunning(CLI::App& app, InputOptions& options, const std::string& otherwise)
{
    app.add_option("--rule-id", options.ruleId, "Which rule of the file: its id, or its name")->type_name("ID");
    addKibana(app, options.kibana, otherwise);
    app.add_option("--analysts", options.analysts, "Who closes cases meanwhile: an analyst file; nobody without it")
        ->type_name("FILE");
    app.add_option("--maintenance-window", options.maintenanceWindows,
                   "A maintenance window, two times in ISO 8601; may be given more than once")
        ->allow_extra_args(false)
        ->type_name("FROM/TO");
}

void addInputs(CLI::App& app, InputOptions& options, const std::string& otherwise)
{
    app.add_option("--rule", options.rule, "The rule to run")->required()->type_name("FILE");
    addDocuments(app, options, "The documents to run it over",
                 "The seed of a flood and of analysts: a whole number (1)");
    addRunning(app, options, otherwise);
}

std::string problemOfInputs(const InputOptions& options)
{
    const bool alertsAreInput = options.alerts == "-" || options.alerts == "flood:-";
    if (options.rule == "-" && alertsAreInput)
        return "--rule and --alerts cannot both be read from standard input";
    if (options.analysts == "-" && (options.rule == "-" || alertsAreInput))
        return "--analysts cannot be read from standard input together with another file";
    for (const std::string& window : options.maintenanceWindows)
        if (const auto span = parseMaintenanceWindow(window); !span)
            return "--maintenance-window: " + span.error().text;
    if (options.mapping.empty())
        return {};
    if (options.alerts.starts_with("flood:"))
        return "--map is for files of documents, and --alerts names a flood: write the mapping of its history into the "
               "flood file, as \"map\" in \"mix\" (mix.map)";
    const auto mapping = alerts::parseMapping(options.mapping);
    return mapping ? std::string() : "--map: " + mapping.error().text;
}

const char* const ExitCodes =
    "Results go to standard output, everything else to standard error.\n"
    "Exit codes: 0 done; 1 an expectation failed, a rule or a query has errors, a case is not as it was expected to be, or\n"
    "another system failed; 2 wrong usage; 3 input could not be read, or has not what was asked for; 4 the workspace or\n"
    "the output could not be read or written; 130 interrupted (Ctrl+C). The highest that applies.";

void describe(CLI::App& app, SimulateOptions& options)
{
    addRepeated(app, "--rule", options.rule, options.moreRules,
                "A rule to run; with more than one, their cases come into one queue")
        ->type_name("FILE");
    addRepeated(app, "--alerts", options.alerts, options.moreAlerts,
                "The documents to run it over; may be given more than once")
        ->type_name("FILE|flood:FILE");
    addReading(app, options, "The seed of floods and of analysts: a whole number (1)");
    addRunning(app, options, fmt::format("the workspace's, else {}", rules::newestProfile().name));
    addAddress(app, options.workspace, "The workspace to keep the result in, made if it is not there");
    app.add_flag("--no-store", options.noStore, "Keep nothing, and do not say so; not with --workspace");
    app.add_option("--configuration", options.configuration,
                   "Templates and custom fields of cases, as Kibana's GET /api/cases/configure gives them out")
        ->type_name("FILE");
    addFormat(app, options.format);
    app.footer(fmt::format("{}{}", SimulateNotes, ExitCodes));
}

void describe(CLI::App& app, ExplainOptions& options)
{
    addInputs(app, options, std::string(rules::newestProfile().name));
    app.add_option("--alert", options.alert, "The _id of the alert, or its instance; row-N is the N-th document of a file without ids")
        ->required()
        ->type_name("ID");
    addFormat(app, options.format);
    app.footer(fmt::format("{}{}", ExplainNotes, ExitCodes));
}

void describe(CLI::App& app, TestOptions& options)
{
    app.add_option("files", options.files, "What to test; - is standard input")->required()->type_name("FILE");
    app.add_option("--data", options.dataFolders, "Where the alerts of rule runs are, if not beside their file")
        ->type_name("DIR")
        ->allow_extra_args(false);
    addChoice<TestFormat>(
        app, "--format",
        {{"text", TestFormat::Text},
         {"json", TestFormat::Json},
         {"junit", TestFormat::JUnit},
         {"markdown", TestFormat::Markdown}},
        [&options](TestFormat chosen) { options.format = chosen; }, "What the result looks like (text)")
        ->expected(1)
        ->allow_extra_args(false)
        ->type_name("text|json|junit|markdown");
    app.footer(fmt::format("{}{}", TestNotes, ExitCodes));
}

void describe(CLI::App& app, GenerateOptions& options)
{
    app.add_option("--flood", options.flood, "What to make; - is standard input")->required()->type_name("FILE");
    app.add_option("--count", options.count, "Only the first so many documents (all)")
        ->check(wholeNumber())
        ->type_name("N");
    app.add_option("--seed", options.seed, "The same flood and seed give the same documents: a whole number (1)")
        ->check(wholeNumber())
        ->type_name("N");
    app.add_option("--out", options.out, "Where to write, packed with gzip if it ends in .gz; - is standard output")
        ->required()
        ->type_name("FILE");
    app.add_flag("--skip-bad-lines", options.skipBadLines,
                 "Leave out lines of the history that cannot be read, and count them");
    app.footer(fmt::format("{}{}", GenerateNotes, ExitCodes));
}

void describe(CLI::App& app, FieldsOptions& options)
{
    addDocuments(app, options, "The documents to look at", FloodSeed);
    addFormat(app, options.format);
    app.footer(fmt::format("{}{}", FieldsNotes, ExitCodes));
}

void describe(CLI::App& app, KqlParseOptions& options)
{
    app.add_option("query", options.query, "The query")->required()->type_name("QUERY");
    addFormat(app, options.format);
    app.footer(fmt::format("{}{}", KqlParseNotes, ExitCodes));
}

void describe(CLI::App& app, KqlMatchOptions& options)
{
    app.add_option("query", options.query, "The query")->required()->type_name("QUERY");
    addDocuments(app, options, "The documents to look at", FloodSeed);
    app.add_option("--now", options.now, "What now in the query is, in ISO 8601 (the time of the newest document)")
        ->type_name("TIME");
    addFormat(app, options.format);
    app.footer(fmt::format("{}{}", KqlMatchNotes, ExitCodes));
}

void describe(CLI::App& app, VersionsOptions& options)
{
    addFormat(app, options.format);
    app.footer(fmt::format("{}{}", VersionsNotes, ExitCodes));
}

namespace {

/// Each rule and source is looked at like one that is alone.
std::string problemOfSeveral(const SimulateOptions& options)
{
    const auto isInput = [](const std::string& name) { return name == "-" || name == "flood:-"; };
    std::vector<std::string> names{options.rule, options.alerts, options.analysts, options.configuration};
    names.insert(names.end(), options.moreRules.begin(), options.moreRules.end());
    names.insert(names.end(), options.moreAlerts.begin(), options.moreAlerts.end());
    if (std::string problem = problemOfInputs(options); !problem.empty())
        return problem;
    if (std::ranges::count_if(names, isInput) > 1)
        return "only one file can be read from standard input";
    const auto isFlood = [](const std::string& name) { return name.starts_with("flood:"); };
    if (options.mapping.empty() || std::ranges::none_of(options.moreAlerts, isFlood))
        return {};
    return "--map is for files of documents, and --alerts names a flood too";
}

} // namespace

std::string problemOf(const SimulateOptions& options)
{
    if (options.noStore && !options.workspace.empty())
        return "--workspace keeps the result and --no-store does not; give one of them";
    if (!options.ruleId.empty() && !options.moreRules.empty())
        return "--rule-id chooses a rule of one file, and there is more than one --rule";
    const auto isInput = [](const std::string& name) { return name == "-" || name == "flood:-"; };
    if (isInput(options.configuration)
        && (isInput(options.rule) || isInput(options.alerts) || isInput(options.analysts)))
        return "--configuration cannot be read from standard input together with another file";
    return problemOfSeveral(options);
}

std::string problemOf(const ExplainOptions& options) { return problemOfInputs(options); }

std::string problemOf(const FieldsOptions& options) { return problemOfInputs(options); }

std::string problemOf(const KqlMatchOptions& options)
{
    if (options.now.empty())
        return problemOfInputs(options);
    const base::Result<base::Timestamp> now = base::parseTimestamp(options.now);
    return now ? problemOfInputs(options) : "--now: " + now.error().text;
}

} // namespace casewright::cli
