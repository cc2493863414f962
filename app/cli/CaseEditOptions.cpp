// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The options of the commands that change cases.

#include "app/cli/CaseEditOptions.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cli/CaseOptionParts.h"
#include "app/cli/CommandOptions.h"
#include "app/cli/OptionParts.h"
#include "app/cli/Question.h"
#include "core/cases/CaseNames.h"
#include "core/cases/CaseVersion.h"

namespace casewright::cli {
namespace {

constexpr const char* CreateNotes =
    "The case is open, and in the collection of cases by hand. FILE is the body of Kibana's POST /api/cases; options\n"
    "  come before what FILE says, and FILE before the template of the owner's configuration. A custom field is of the\n"
    "  type that the configuration says: text, true or false, a whole number.\n"
    "Examples:\n"
    "  casewright-cli cases create --workspace work.casewright --title 'Disk full' --description 'See web-1' --tag web\n"
    "  casewright-cli cases create --workspace work.casewright --from case.json --severity high\n";

constexpr const char* UpdateNotes =
    "All cases are changed, or none. With --if-version a case is only changed if nobody has changed it since: the\n"
    "  version is that of `cases show`. --tag and --assignee replace those that the case has; --add-… and --remove-…\n"
    "  leave the others. FILE is the body of Kibana's PATCH /api/cases with ids (and versions), or, for the cases that\n"
    "  are named, one case of it. If nothing would change, or somebody was faster, the exit code is 1.\n"
    "  Activity has the changes in the order in which they are given, those of FILE first.\n"
    "Examples:\n"
    "  casewright-cli cases update 12 15 --workspace work.casewright --severity critical --add-tag vip\n"
    "  casewright-cli cases update 12 --workspace work.casewright --title 'Disk full' --if-version WzMsMV0=\n";

constexpr const char* StatusNotes =
    "The status comes before or after the cases. As in Kibana, closing sets closed_at and the duration, and anything\n"
    "  else takes them away. If no case would change, the exit code is 1.\n"
    "Example:\n"
    "  casewright-cli cases set-status 12 15 closed --workspace work.casewright\n";

constexpr const char* DeleteNotes =
    "With comments, activity and alerts; all cases that are named, or none. It asks first, unless --yes is given;\n"
    "  without a terminal to ask on --yes is required. Nothing brings them back.\n"
    "Example:\n"
    "  casewright-cli cases delete 12 15 --workspace work.casewright --yes\n";

constexpr const char* CommentNotes =
    "Text is Markdown; - is standard input.\n"
    "Examples:\n"
    "  casewright-cli cases comment add 12 'False alarm: a **scanner**.' --workspace work.casewright\n"
    "  casewright-cli cases comment add 12 - --workspace work.casewright <notes.md\n";

constexpr const char* CommentEditNotes =
    "`cases show` lists the comments of a case with their ids; the beginning of an id is enough.\n"
    "Example:\n"
    "  casewright-cli cases comment edit 12 3f0c 'A scanner of ours.' --workspace work.casewright\n";

constexpr const char* CommentDeleteNotes =
    "None is deleted where one that is named is not there. Alerts that were attached together are an attachment too:\n"
    "  `cases activity` tells its comment_id with --format json. Other alerts stay.\n"
    "Examples:\n"
    "  casewright-cli cases comment delete 12 3f0c --workspace work.casewright\n"
    "  casewright-cli cases comment delete 12 --all --workspace work.casewright\n";

constexpr const char* AttachNotes =
    "An alert is named by its id and its index with a colon between them, or by its id alone with --index. Alerts that\n"
    "  the case has already are left out; a closed case takes none, and none takes more than 1 000.\n"
    "Examples:\n"
    "  casewright-cli cases attach 12 --alert a41:alerts --alert a42:alerts --workspace work.casewright\n"
    "  casewright-cli cases attach 12 --alert a41 --alert a42 --index alerts --workspace work.casewright\n";

/// After all other options of the command.
void addEdit(CLI::App& app, EditOptions& options, const char* notes, const char* workspace = WorkspaceToChange)
{
    addWorkspace(app, options.workspace, workspace);
    app.add_option("--user", options.user, "Who does it, for the activity (the login name)")->type_name("NAME");
    addFormat(app, options.format);
    wantUtf8(app);
    app.footer(fmt::format("{}{}", notes, ExitCodes));
}

void addFields(CLI::App& app, CaseFieldOptions& fields)
{
    app.add_option("--title", fields.title, "The title")->type_name("TEXT");
    app.add_option("--description", fields.description, "The description, in Markdown; - is standard input")
        ->type_name("TEXT");
    addRepeated(app, "--tag", fields.tags, "A tag; may be given more than once")->type_name("TAG");
    app.add_option("--category", fields.category, "The category; none for none")->type_name("TEXT");
    addSeverity(app, fields.severity);
    addRepeated(app, "--assignee", fields.assignees, "Who works on it; may be given more than once")
        ->type_name("NAME");
    const auto takeSyncAlerts = [&fields](std::int64_t) { fields.syncAlerts = true; };
    const auto takeNoSyncAlerts = [&fields](std::int64_t) { fields.syncAlerts = false; };
    CLI::Option* const syncs =
        app.add_flag_function("--sync-alerts", takeSyncAlerts, "Alerts would follow the status; kept as a mark only");
    app.add_flag_function("--no-sync-alerts", takeNoSyncAlerts, "They would not")->excludes(syncs);
    app.add_option("--connector", fields.connector, "The connector that it is pushed by; none for none")
        ->type_name("ID");
    addRepeated(app, "--custom", fields.customFields, "A custom field; without a value it gets none")
        ->type_name("KEY=VALUE");
    app.add_option("--from", fields.file, "JSON as Kibana's API takes it; - is standard input")->type_name("FILE");
}

/// The field of a case that an option is about.
std::optional<cases::CaseField> fieldOf(const CLI::Option& option)
{
    static const std::map<std::string, cases::CaseField> byOption{
        {"tag", cases::CaseField::Tags},
        {"add-tag", cases::CaseField::Tags},
        {"remove-tag", cases::CaseField::Tags},
        {"assignee", cases::CaseField::Assignees},
        {"add-assignee", cases::CaseField::Assignees},
        {"remove-assignee", cases::CaseField::Assignees},
        {"sync-alerts", cases::CaseField::Settings},
        {"no-sync-alerts", cases::CaseField::Settings},
        {"custom", cases::CaseField::CustomFields},
    };
    if (option.get_lnames().empty())
        return std::nullopt;
    const std::string& name = option.get_lnames().front();
    const auto found = byOption.find(name);
    return found == byOption.end() ? cases::caseFieldNamed(name) : std::optional(found->second);
}

/// Keeps the order in which fields are given: activity has it too.
void keepOrder(CLI::App& app, CaseFieldOptions& fields)
{
    app.final_callback([&app, &fields] {
        for (const CLI::Option* const option : app.parse_order())
            if (const auto field = fieldOf(*option))
                fields.order.push_back(*field);
    });
}

void addVersion(CLI::App& app, std::string& version, const char* description)
{
    app.add_option("--if-version", version, description)->type_name("VERSION");
}

void addComment(CLI::App& app, CommentAddOptions& options)
{
    addCase(app, options.which);
    app.add_option("text", options.text, "The comment; - is standard input")->required()->type_name("TEXT");
}

std::string problemOfVersion(const std::string& version)
{
    if (version.empty() || cases::versionNamed(version))
        return {};
    return fmt::format("--if-version: \"{}\" is no version; `cases show` shows that of a case, such as {}", version,
                       cases::versionText(1));
}

std::string problemOfFields(const CaseFieldOptions& fields)
{
    if (fields.description == "-" && fields.file == "-")
        return "--description and --from cannot both be read from standard input";
    for (const std::string& field : fields.customFields)
        if (field.find('=') == std::string::npos || field.front() == '=')
            return fmt::format("--custom: \"{}\" is no KEY=VALUE", field);
    std::set<std::string> keys;
    for (const std::string& field : fields.customFields)
        if (const std::string key = field.substr(0, field.find('=')); !keys.insert(key).second)
            return fmt::format("--custom: \"{}\" is given twice", key);
    return {};
}

} // namespace

void describe(CLI::App& app, CaseCreateOptions& options)
{
    addFields(app, options.fields);
    app.add_option("--owner", options.owner, "cases, observability or securitySolution (cases)")
        ->check(CLI::IsMember({"cases", "observability", "securitySolution"}).description(""))
        ->type_name("OWNER");
    app.add_option("--template", options.templateKey, "A template of the owner's configuration, by its key")
        ->type_name("KEY");
    addEdit(app, options, CreateNotes, "The workspace to keep the case in, made if it is not there");
}

void describe(CLI::App& app, CaseUpdateOptions& options)
{
    addCases(app, options.cases, "Which cases: keys, as `cases list` shows them, ids, or beginnings of ids");
    addFields(app, options.fields);
    addStatus(app, options.status);
    addRepeated(app, "--add-tag", options.addedTags, "One more tag; may be given more than once")->type_name("TAG");
    addRepeated(app, "--remove-tag", options.removedTags, "A tag less; may be given more than once")->type_name("TAG");
    addRepeated(app, "--add-assignee", options.addedAssignees, "One more to work on it")->type_name("NAME");
    addRepeated(app, "--remove-assignee", options.removedAssignees, "One less to work on it")->type_name("NAME");
    addVersion(app, options.version, "Only if the case has this version still");
    keepOrder(app, options.fields);
    addEdit(app, options, UpdateNotes);
}

void describe(CLI::App& app, CaseStatusOptions& options)
{
    app.add_option("cases", options.words, "Keys, ids or beginnings of ids, and one of open, in-progress, closed")
        ->required()
        ->type_name("ID|KEY|STATUS");
    addVersion(app, options.version, "Only if the case has this version still");
    addEdit(app, options, StatusNotes);
}

void describe(CLI::App& app, CaseDeleteOptions& options)
{
    addCases(app, options.cases, "Which cases: keys, as `cases list` shows them, ids, or beginnings of ids")
        ->required();
    app.add_flag("--yes", options.isSure, "Do not ask");
    addEdit(app, options, DeleteNotes);
}

void describe(CLI::App& app, CommentAddOptions& options)
{
    addComment(app, options);
    addEdit(app, options, CommentNotes);
}

void describe(CLI::App& app, CommentOptions& options)
{
    describe(app, static_cast<CommentAddOptions&>(options));
    // Not where one of the commands below it is given, which ask for their own.
    for (CLI::Option* const option : app.get_options())
        option->required(false);
}

void describe(CLI::App& app, CommentEditOptions& options)
{
    addCase(app, options.which);
    app.add_option("comment", options.comment, "Its id, or the beginning of its id")->required()->type_name("COMMENT");
    app.add_option("text", options.text, "What it says from now on; - is standard input")
        ->required()
        ->type_name("TEXT");
    addVersion(app, options.version, "Only if the comment has this version still");
    addEdit(app, options, CommentEditNotes);
}

void describe(CLI::App& app, CommentDeleteOptions& options)
{
    addCase(app, options.which);
    app.add_option("comments", options.comments,
                   "Their ids, or the beginnings of their ids; whole ids of attachments of alerts")
        ->type_name("COMMENT");
    app.add_flag("--all", options.all, "All comments of the case, and its alerts, as Kibana does");
    addEdit(app, options, CommentDeleteNotes);
}

void describe(CLI::App& app, CaseAttachOptions& options)
{
    addCase(app, options.which);
    addRepeated(app, "--alert", options.alerts, "An alert; may be given more than once")
        ->required()
        ->type_name("ID:INDEX");
    app.add_option("--index", options.index, "The index of all alerts; --alert takes ids only then")
        ->type_name("INDEX");
    app.add_option("--rule-id", options.ruleId, "The id of the rule that found them")->type_name("ID");
    app.add_option("--rule-name", options.ruleName, "The name of the rule that found them")->type_name("NAME");
    addEdit(app, options, AttachNotes);
}

std::string problemOf(const CaseCreateOptions& options)
{
    const CaseFieldOptions& fields = options.fields;
    const bool isFilled = !fields.file.empty() || !options.templateKey.empty();
    if (!isFilled && !fields.title)
        return "--title is required, or --from or --template, which may have one";
    if (!isFilled && !fields.description)
        return "--description is required, or --from or --template, which may have one";
    return problemOfFields(fields);
}

std::string problemOf(const CaseUpdateOptions& options)
{
    const bool changesTags = !options.addedTags.empty() || !options.removedTags.empty();
    const bool changesAssignees = !options.addedAssignees.empty() || !options.removedAssignees.empty();
    if (options.cases.empty() && options.fields.file.empty())
        return "a case is required, or --from with the ids of cases";
    if (!options.fields.tags.empty() && changesTags)
        return "--tag replaces all tags; it does not go with --add-tag and --remove-tag";
    if (!options.fields.assignees.empty() && changesAssignees)
        return "--assignee replaces all assignees; it does not go with --add-assignee and --remove-assignee";
    if (options.fields == CaseFieldOptions{} && !options.status && !changesTags && !changesAssignees)
        return "nothing to change was given, such as --severity high";
    const std::string problem = problemOfVersion(options.version);
    return problem.empty() ? problemOfFields(options.fields) : problem;
}

std::string problemOf(const CaseStatusOptions& options)
{
    const auto isStatus = [](const std::string& word) { return cases::statusNamed(word).has_value(); };
    const std::vector<std::string>& words = options.words;
    if (std::count_if(words.begin(), words.end(), isStatus) != 1 || (!isStatus(words.front()) && !isStatus(words.back())))
        return "one status is required, before or after the cases: open, in-progress or closed";
    if (words.size() == 1)
        return "a case is required";
    return problemOfVersion(options.version);
}

std::string problemOf(const CaseDeleteOptions& options)
{
    return options.isSure || canAsk()
        ? std::string()
        : "there is no terminal to ask on whether the cases may be deleted; give --yes if they may";
}

std::string problemOf(const CommentOptions& options)
{
    return options.which.empty()   ? "a command or a case is missing"
        : options.text.empty()     ? "the text of the comment is missing"
        : options.workspace.empty() ? "--workspace is required"
                                    : std::string();
}

std::string problemOf(const CommentEditOptions& options) { return problemOfVersion(options.version); }

std::string problemOf(const CommentDeleteOptions& options)
{
    if (options.comments.empty() == options.all)
        return {};
    return options.all ? "comments and --all exclude each other" : "a comment is required, or --all";
}

std::string problemOf(const CaseAttachOptions& options)
{
    if (!options.index.empty())
        return {};
    for (const std::string& alert : options.alerts)
        if (const std::size_t colon = alert.rfind(':');
            colon == std::string::npos || colon == 0 || colon + 1 == alert.size())
            return fmt::format("--alert: \"{}\" is no ID:INDEX; give the index of all alerts with --index", alert);
    return {};
}

} // namespace casewright::cli
