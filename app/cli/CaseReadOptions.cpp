// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The options of the commands that read cases, and of those for configurations.

#include "app/cli/CaseReadOptions.h"

#include <map>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cli/CaseOptionParts.h"
#include "app/cli/CommandOptions.h"
#include "app/cli/OptionParts.h"
#include "core/cases/CaseVersion.h"
#include "core/cases/UserAction.h"

namespace casewright::cli {
namespace {

using store::CaseSort;

constexpr const char* ListNotes =
    "Values of one filter are or-ed, filters are and-ed. Cases without the value that they are sorted by come last.\n"
    "  --text as in Kibana's search: one of its words is enough; one + other wants both, \"a phrase\" words side by side,\n"
    "  begin* what begins so, -word takes away what has the word, and * alone lets all through. Signs are read from the\n"
    "  left, parentheses first; after \\ a sign is none. --all-words wants all words.\n"
    "  Where there are more than --limit, it says what --after goes on with; --sort and --order stay the same then.\n"
    "Examples:\n"
    "  casewright-cli cases list --workspace work.casewright --status open in-progress --limit 20\n"
    "  casewright-cli cases list --workspace work.casewright --all --assignee none --from now-7d --sort severity\n"
    "  casewright-cli cases list --workspace work.casewright --text '\"disk full\" -web*' --format json\n";

constexpr const char* CountsNotes =
    "How many cases are open, in progress and closed (whatever --status says), and how long it took on average until\n"
    "  they were acknowledged, investigated and resolved, of those that --status lets through. Filters as in\n"
    "  `casewright-cli cases list --help`.\n"
    "Example:\n"
    "  casewright-cli cases counts --workspace work.casewright --all --severity critical\n";

constexpr const char* TypesNote =
    "Types are those of Kibana: create_case, title, description, tags, assignees, severity, category, status, connector,\n"
    "  settings, customFields, comment, pushed; and action (all but comments), user (comments by people), alert,\n"
    "  attachment.\n";

constexpr const char* SimilarNotes =
    "Cases that have the group's value, a telling tag or an alert in common with it, and what; the most first. Kibana\n"
    "  compares observables instead.\n"
    "Example:\n"
    "  casewright-cli cases similar 12 --workspace work.casewright\n";

constexpr const char* ConfigurationSetNotes =
    "FILE: a configuration of cases, or a list of them, as Kibana gives them out for GET /api/cases/configure: owner,\n"
    "  closure_type, connector, customFields, templates, observableTypes. It takes the place of the one that its owner\n"
    "  has; of a list all are set, or none. A custom field keeps its type.\n"
    "Example:\n"
    "  casewright-cli cases configuration set configuration.json --workspace work.casewright\n";

/// An example that is the command itself.
std::string notes(const std::string& command, const std::string& before = {})
{
    return fmt::format("{}Example:\n  casewright-cli cases {} --workspace work.casewright\n{}", before, command,
                       ExitCodes);
}

void addTypes(CLI::App& app, store::UserActionFilter& types)
{
    const auto isKnown = [](const std::string& name) {
        const bool isGroup = name == "action" || name == "user" || name == "alert" || name == "attachment";
        return isGroup || cases::userActionTypeNamed(name) ? std::string() : '"' + name + "\" is no type of activity";
    };
    const auto take = [&types](const std::vector<std::string>& names) {
        for (const std::string& name : names) {
            if (const auto type = cases::userActionTypeNamed(name))
                types.types.push_back(*type);
            types.actions = types.actions || name == "action";
            types.comments = types.comments || name == "user";
            types.alerts = types.alerts || name == "alert";
            types.attachments = types.attachments || name == "attachment";
        }
    };
    app.add_option_function<std::vector<std::string>>("--type", take,
                                                      "Only activity of this type; may be given more than once (all)")
        ->check(CLI::Validator(isKnown, ""))
        ->delimiter(',')
        ->allow_extra_args(false)
        ->type_name("TYPE");
    app.add_flag("--newest-first", types.newestFirst, "The newest activity first");
}

void addAfter(CLI::App& app, std::optional<std::int64_t>& after)
{
    wantWhole(app.add_option("--after", after, "Go on after this one, as the page before says"))->type_name("N");
}

void addPart(CLI::App& app, CasePartOptions& options, const std::string& limited, const std::string& footer)
{
    addCase(app, options.which);
    addWorkspace(app, options.workspace);
    addLimit(app, options.limit, "Show at most so many " + limited + "; 0 shows all (100)");
    addFormat(app, options.format);
    app.footer(footer);
}

void addValues(CLI::App& app, CaseValuesOptions& options, const std::string& command)
{
    addWorkspace(app, options.workspace);
    addOwner(app, options.owner, "Only of cases, observability or securitySolution (all)");
    addFormat(app, options.format);
    app.footer(notes(command));
}

} // namespace

void describe(CLI::App& app, CaseListOptions& options)
{
    addWorkspace(app, options.workspace);
    addFilters(app, options.filter);
    const std::map<std::string, CaseSort> sorts{
        {"created", CaseSort::Created},   {"updated", CaseSort::Updated},   {"closed", CaseSort::Closed},
        {"title", CaseSort::Title},       {"category", CaseSort::Category}, {"status", CaseSort::Status},
        {"severity", CaseSort::Severity}, {"alerts", CaseSort::Alerts}};
    app.add_option_function<std::string>("--sort", [&options, sorts](const std::string& name) {
           options.sort = sorts.at(name);
       }, "By created, updated, closed, title, category, status, severity or alerts (created)")
        ->check(CLI::IsMember(sorts).description(""))
        ->type_name("KEY");
    app.add_option_function<std::string>("--order", [&options](const std::string& name) {
           options.isAscending = name == "asc";
       }, "asc: upwards; desc: downwards, the newest first (desc)")
        ->check(CLI::IsMember({"asc", "desc"}).description(""))
        ->type_name("asc|desc");
    addLimit(app, options.limit, "Show at most so many; 0 shows all (100)");
    app.add_option("--after", options.after, "Go on where the page before ended, as it says")->type_name("END");
    addFormat(app, options.format);
    app.footer(fmt::format("{}{}", ListNotes, ExitCodes));
}

void describe(CLI::App& app, CaseCountsOptions& options)
{
    addWorkspace(app, options.workspace);
    addFilters(app, options.filter);
    addFormat(app, options.format);
    app.footer(fmt::format("{}{}", CountsNotes, ExitCodes));
}

void describe(CLI::App& app, CaseShowOptions& options)
{
    addPart(app, options, "alerts and activities", notes("show 12", TypesNote));
    addTypes(app, options.types);
}

void describe(CLI::App& app, CaseActivityOptions& options)
{
    addPart(app, options, "activities", notes("activity 12 --type status --newest-first", TypesNote));
    addTypes(app, options.types);
    addAfter(app, options.after);
}

void describe(CLI::App& app, CaseAlertsOptions& options)
{
    addPart(app, options, "alerts", notes("alerts 12"));
    addAfter(app, options.after);
}

void describe(CLI::App& app, CaseSimilarOptions& options)
{
    addPart(app, options, "cases", fmt::format("{}{}", SimilarNotes, ExitCodes));
}

void describe(CLI::App& app, CasesOfAlertOptions& options)
{
    app.add_option("alert", options.alert, "The id of the alert")->required()->type_name("ALERT");
    addWorkspace(app, options.workspace);
    addOwner(app, options.owner, "Only of cases, observability or securitySolution (all)");
    addFormat(app, options.format);
    app.footer(notes("of-alert row-17"));
}

void describe(CLI::App& app, CaseTagsOptions& options) { addValues(app, options, "tags"); }
void describe(CLI::App& app, CaseCategoriesOptions& options) { addValues(app, options, "categories"); }
void describe(CLI::App& app, CaseAssigneesOptions& options) { addValues(app, options, "assignees"); }
void describe(CLI::App& app, CaseReportersOptions& options) { addValues(app, options, "reporters"); }
void describe(CLI::App& app, ConfigurationShowOptions& options) { addValues(app, options, "configuration show"); }

void describe(CLI::App& app, ConfigurationSetOptions& options)
{
    app.add_option("file", options.file, "The configuration; - is standard input")->required()->type_name("FILE");
    addWorkspace(app, options.workspace, "The workspace to change, made if it is not there");
    app.add_option("--user", options.user, "Who does it (the login name)")->type_name("NAME");
    app.add_option("--if-version", options.version, "Only if the configuration has this version still")
        ->type_name("VERSION");
    addFormat(app, options.format);
    app.footer(fmt::format("{}{}", ConfigurationSetNotes, ExitCodes));
}

void describe(CLI::App& app, ConfigurationExportOptions& options)
{
    addWorkspace(app, options.workspace);
    addOwner(app, options.owner, "Only of cases, observability or securitySolution (all)");
    app.add_option("--out", options.out, "Where to write; - is standard output")->required()->type_name("FILE");
    app.footer(notes("configuration export --out configuration.json",
                     "What it writes is what `cases configuration set` and `simulate --configuration` take.\n"));
}

std::string problemOf(const CaseListOptions& options) { return problemOfFilters(options.filter); }

std::string problemOf(const CaseCountsOptions& options) { return problemOfFilters(options.filter); }

std::string problemOf(const ConfigurationSetOptions& options)
{
    if (options.version.empty() || cases::versionNamed(options.version))
        return {};
    return fmt::format("--if-version: \"{}\" is no version; `cases configuration show` shows it", options.version);
}

} // namespace casewright::cli
