// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/CommandLine.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cli/CommandOptions.h"
#include "app/cli/Messages.h"
#include "app/cli/Output.h"

namespace casewright::cli {
namespace {

/// The app of the command that was meant, as far as it was named.
const CLI::App& named(const CLI::App& app)
{
    const std::vector<CLI::App*> chosen = app.get_subcommands();
    return chosen.empty() ? app : named(*chosen.front());
}

std::string commandName(const CLI::App& app)
{
    const std::string own = app.get_name();
    return app.get_parent() == nullptr ? own : commandName(*app.get_parent()) + ' ' + own;
}

/// What CLI11 found wrong, in our words where its own are of no help.
std::string problemOf(const CLI::App& app, const CLI::ParseError& error)
{
    const bool needsCommand = named(app).get_require_subcommand_min() > 0;
    if (!needsCommand)
        return error.what();
    const std::string given = app.remaining_size(true) > 0 ? app.remaining(true).front() : std::string();
    return given.empty() ? "a command is missing" : '"' + given + "\" is no command";
}

ExitCode refuse(const CLI::App& app, const std::string& problem)
{
    printError(problem);
    printNote(fmt::format("Try: {} --help", commandName(named(app))));
    return ExitCode::WrongUsage;
}

/// Fills in the options; how the program ends, if that was all there is to do.
std::optional<ExitCode> parse(CLI::App& app, int argc, const char* const* argv)
{
    try {
        app.parse(argc, argv);
    } catch (const CLI::CallForVersion& version) {
        print(fmt::format("{}\n", version.what()));
        return finishOutput();
    } catch (const CLI::CallForAllHelp&) {
        print(app.help("", CLI::AppFormatMode::All));
        return finishOutput();
    } catch (const CLI::CallForHelp&) {
        print(app.help());
        return finishOutput();
    } catch (const CLI::ParseError& error) {
        return refuse(app, problemOf(app, error));
    }
    return std::nullopt;
}

/// The commands: which there are, and what the one that was given asks for.
class Commands {
public:
    template<class Options>
    CLI::App* add(CLI::App& parent, const std::string& name, const std::string& description)
    {
        const auto options = std::make_shared<Options>();
        CLI::App* const command = parent.add_subcommand(name, description);
        command->group("Commands");
        describe(*command, *options);
        m_commands.push_back({command, [options] { return Request(*options); }, [options] {
                                  if constexpr (requires { problemOf(*options); })
                                      return problemOf(*options);
                                  else
                                      return std::string();
                              }});
        return command;
    }

    /// Of the command that was parsed.
    [[nodiscard]] Request request(const CLI::App& app) const
    {
        for (const Command& command : m_commands) {
            if (!command.app->parsed() || !command.app->get_subcommands().empty())
                continue;
            const std::string problem = command.problem();
            return problem.empty() ? command.request() : Request(refuse(app, problem));
        }
        return refuse(app, "a command is missing");
    }

private:
    struct Command {
        const CLI::App* app;
        std::function<Request()> request;
        std::function<std::string()> problem;
    };
    std::vector<Command> m_commands;
};

void addSimulations(CLI::App& app, Commands& commands)
{
    CLI::App* const simulations = app.add_subcommand("simulations", "The simulations of a workspace")->group("Commands");
    simulations->require_subcommand(1);
    commands.add<SimulationListOptions>(*simulations, "list", "List the simulations, and what each came to");
    commands.add<SimulationCompareOptions>(*simulations, "compare", "Show several side by side: settings and counts");
    commands.add<SimulationRerunOptions>(*simulations, "rerun", "Run one again from what is kept of it");
    commands.add<SimulationRenameOptions>(*simulations, "rename", "Give one another name");
    commands.add<SimulationRemoveOptions>(*simulations, "remove", "Remove some with all their cases");
}

void addReading(CLI::App& cases, Commands& commands)
{
    commands.add<CaseListOptions>(cases, "list", "List cases by filters, in any order, page by page");
    commands.add<CaseShowOptions>(cases, "show", "Show a case with its comments, its activity and its alerts");
    commands.add<CaseActivityOptions>(cases, "activity", "List what happened to a case");
    commands.add<CaseAlertsOptions>(cases, "alerts", "List the alerts of a case");
    commands.add<CasesOfAlertOptions>(cases, "of-alert", "List the cases that hold an alert");
    commands.add<CaseSimilarOptions>(cases, "similar", "List the cases that have something in common with a case");
    commands.add<CaseCountsOptions>(cases, "counts", "Count cases by status, and how long they took");
    commands.add<CaseTagsOptions>(cases, "tags", "List the tags of all cases");
    commands.add<CaseCategoriesOptions>(cases, "categories", "List the categories of all cases");
    commands.add<CaseAssigneesOptions>(cases, "assignees", "List who works on cases");
    commands.add<CaseReportersOptions>(cases, "reporters", "List who made cases");
}

void addConfiguring(CLI::App& cases, Commands& commands)
{
    CLI::App* const configuration =
        cases.add_subcommand("configuration", "Custom fields, templates and closing, of each owner")->group("Commands");
    configuration->require_subcommand(1);
    commands.add<ConfigurationShowOptions>(*configuration, "show", "Show the configurations");
    commands.add<ConfigurationSetOptions>(*configuration, "set", "Set the configuration of an owner");
    commands.add<ConfigurationExportOptions>(*configuration, "export", "Write the configurations into a file");
}

void addEditing(CLI::App& cases, Commands& commands)
{
    commands.add<CaseCreateOptions>(cases, "create", "Make a case by hand");
    commands.add<CaseUpdateOptions>(cases, "update", "Change cases: title, tags, severity, status, …");
    commands.add<CaseStatusOptions>(cases, "set-status", "Open cases, take them into work, or close them");
    commands.add<CaseDeleteOptions>(cases, "delete", "Delete cases with all that is in them");
    CLI::App* const comment = commands.add<CommentOptions>(cases, "comment", "Add, edit or delete comments of a case");
    comment->require_subcommand(0, 1);
    commands.add<CommentAddOptions>(*comment, "add", "Add a comment to a case");
    commands.add<CommentEditOptions>(*comment, "edit", "Change what a comment says");
    commands.add<CommentDeleteOptions>(*comment, "delete", "Delete comments of a case");
    commands.add<CaseAttachOptions>(cases, "attach", "Attach alerts to a case");
}

void addPushing(CLI::App& cases, Commands& commands)
{
    commands.add<CasePushOptions>(cases, "push", "Push a case to another system, as an incident");
    CLI::App* const connector = cases.add_subcommand("connector", "Where cases can be pushed to")->group("Commands");
    connector->require_subcommand(1);
    commands.add<ConnectorListOptions>(*connector, "list", "List the connectors of a workspace");
    commands.add<ConnectorSaveOptions>(*connector, "save", "Add a connector, or replace the one with the same id");
    commands.add<ConnectorRemoveOptions>(*connector, "remove", "Remove a connector");
    commands.add<ConnectorSecretsOptions>(*connector, "take-secrets",
                                          "Take secrets out of a connector that has them in clear");
}

void addWorkspaces(CLI::App& app, Commands& commands)
{
    CLI::App* const workspace = app.add_subcommand("workspace", "The file of a workspace")->group("Commands");
    workspace->require_subcommand(1);
    commands.add<WorkspaceCheckOptions>(*workspace, "check", "Look whether it is sound, and say what to do if not");
    commands.add<WorkspaceInfoOptions>(*workspace, "info", "Tell its version, its size and what it holds");
    commands.add<WorkspaceCompactOptions>(*workspace, "compact", "Make the file as small as it can be");
}

} // namespace

Request parseCommandLine(int argc, const char* const* argv)
{
    CLI::App app("Runs alerts through a Kibana rule and lists the cases that its Cases action opens.\n"
                 "A simulation: Kibana does not take part.", "casewright-cli");
    app.set_help_all_flag("--help-all", "Show the help of all commands");
    app.set_version_flag("--version", "casewright-cli " CASEWRIGHT_VERSION);
    app.require_subcommand(1);
    app.get_formatter()->label("SUBCOMMAND", "COMMAND");
    app.get_formatter()->label("REQUIRED", "(required)");
    app.footer(fmt::format("casewright-cli COMMAND --help lists the options of a command.\n{}", ExitCodes));

    Commands commands;
    commands.add<SimulateOptions>(app, "simulate", "Run a rule over documents, and print what came of it");
    commands.add<ExplainOptions>(app, "explain", "Tell why an alert ended where it did, and what would change it");
    commands.add<SweepOptions>(app, "sweep", "Try many settings of a rule over the same alerts");
    commands.add<CadenceOptions>(app, "cadence", "Tell what comes of a rule with other intervals between its runs");
    commands.add<ShrinkOptions>(app, "shrink", "Leave out alerts as long as a symptom shows, for a file to test");
    commands.add<CompareOptions>(app, "compare", "Tell what becomes of cases with another setting, rule or version");
    commands.add<UpgradeOptions>(app, "upgrade", "Tell what another version of Kibana changes for rules");
    commands.add<AdviseOptions>(app, "advise", "Tell which setting of a rule is best for a goal, and why");
    commands.add<ScoreOptions>(app, "score", "Score the cases of settings by what is known of the alerts");
    commands.add<TestOptions>(app, "test", "Check what scenario, rule-run, lifecycle and KQL files expect");
    commands.add<GenerateOptions>(app, "generate", "Write the documents of a flood as NDJSON");
    commands.add<FieldsOptions>(app, "fields", "List the fields of documents, and how their values are spread");
    CLI::App* const cases = app.add_subcommand("cases", "The cases of a workspace")->group("Commands");
    cases->require_subcommand(1);
    addReading(*cases, commands);
    addEditing(*cases, commands);
    addConfiguring(*cases, commands);
    addPushing(*cases, commands);
    commands.add<CaseExportOptions>(*cases, "export", "Write cases as Kibana's saved objects, CSV or Markdown");
    commands.add<CaseImportOptions>(*cases, "import", "Read an export of cases, by Kibana or Casewright");
    commands.add<CaseReportOptions>(*cases, "report", "Write a simulation as an HTML page that needs nothing else");
    addSimulations(app, commands);
    CLI::App* const kql = app.add_subcommand("kql", "Queries in Kibana's query language")->group("Commands");
    kql->require_subcommand(1);
    commands.add<KqlParseOptions>(*kql, "parse", "Print the syntax tree of a query, or what is wrong with it");
    commands.add<KqlMatchOptions>(*kql, "match", "Print the ids of the documents that a query matches");
    CLI::App* const rule = app.add_subcommand("rule", "Kibana's rules in files")->group("Commands");
    rule->require_subcommand(1);
    commands.add<RuleValidateOptions>(*rule, "validate", "Say what is wrong with rules, and what would mend it");
    commands.add<RuleConvertOptions>(*rule, "convert", "Write rules in another of Kibana's formats, or as Terraform");
    addWorkspaces(app, commands);
    commands.add<VersionsOptions>(app, "versions",
                                  "List what differs between the versions of Kibana that can be followed");

    if (const std::optional<ExitCode> ended = parse(app, argc, argv))
        return *ended;
    return commands.request(app);
}

} // namespace casewright::cli
