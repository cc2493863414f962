// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/ExplainCommand.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "app/cli/ExplanationReport.h"
#include "app/cli/Interruption.h"
#include "app/cli/MaintenanceWindows.h"
#include "app/cli/Messages.h"
#include "app/cli/Output.h"
#include "app/cli/ProgressLine.h"
#include "app/cli/ReadingErrors.h"
#include "app/cli/RuleInput.h"
#include "app/cli/Spool.h"
#include "core/analysis/AlertExplanation.h"
#include "core/engine/RuleEvaluation.h"
#include "core/rules/VersionProfile.h"

namespace casewright::cli {
namespace {

using base::ErrorCode;
using base::Result;
using Clock = std::chrono::steady_clock;

constexpr std::size_t MostHints = 3;

double secondsSince(Clock::time_point begun) { return std::chrono::duration<double>(Clock::now() - begun).count(); }

/// What was wanted, as far as it came; the progress line ends before anything is said.
struct Work {
    AlertInput input{};
    engine::SimulationInput simulation;
    std::vector<Explained> explained{};
    double readSeconds = 0;
    double explainSeconds = 0;
    ExitCode codeOfErrors = ExitCode::BadInput;
};

/// Ids that have the text in them, or the first and the last one.
std::string idsLike(const alerts::AlertTable& table, const std::string& wanted)
{
    if (table.size() == 0)
        return "there are no documents";
    std::vector<std::string> ids;
    for (std::uint32_t row = 0; row < table.size() && ids.size() < MostHints; ++row)
        if (std::string id = table.id({row}); !wanted.empty() && id.find(wanted) != std::string::npos)
            ids.push_back(std::move(id));
    if (!ids.empty())
        return fmt::format("it is part of {}", fmt::join(ids, ", "));
    return fmt::format("the first one's is {} and the last one's {}", table.id({0}), table.id({table.size() - 1}));
}

Result<void> work(const ExplainOptions& options, Work& on, ProgressLine& progress, const std::stop_token& stop)
{
    const auto begun = Clock::now();
    Result<AlertInput> input = readAlertInput(options, progress, stop);
    if (!input)
        return base::fail(input.error());
    on.input = std::move(*input);
    on.simulation.alerts = on.input.table;
    on.readSeconds = secondsSince(begun);
    on.codeOfErrors = ExitCode::Failed;
    auto explanations =
        analysis::explainId(on.simulation, options.alert, progress.begin("Simulating"), stop);
    if (!explanations && explanations.error().code == ErrorCode::NotFound) {
        on.codeOfErrors = ExitCode::BadInput;
        const char* const who = engine::makesAlerts(on.simulation.rule)
            ? "No instance of the rule, and no alert or document, has the id"
            : "No document has the _id";
        return base::fail(
            ErrorCode::NotFound,
            fmt::format("{} {}: {}.", who, options.alert, idsLike(*on.input.table, options.alert)),
            base::Location{.file = shownName(on.input.name), .field = "_id"});
    }
    if (!explanations)
        return base::fail(explanations.error());
    for (analysis::Explanation& each : *explanations) {
        auto found = analysis::findCounterfactuals(on.simulation, each,
                                                   progress.begin("Looking for what would have changed it"), stop);
        if (!found)
            return base::fail(found.error());
        on.explained.push_back({std::move(each), std::move(*found)});
    }
    on.explainSeconds = secondsSince(begun) - on.readSeconds;
    return {};
}

} // namespace

ExitCode explainAlert(const ExplainOptions& options)
{
    std::optional<base::Error> error;
    std::vector<rules::Finding> findings;
    std::optional<Work> on;
    {
        // Not while printing: there Ctrl+C ends the program at once.
        const Interruption interruption;
        const rules::VersionProfile profile =
            options.kibana.empty() ? rules::newestProfile() : rules::versionProfile(options.kibana).value();
        Result<rules::Rule> rule = readRule(options.rule, options.ruleId, interruption.token());
        if (!rule)
            return refuse(rule.error(), ExitCode::BadInput);
        findings = rules::validate(*rule, profile);
        if (const ExitCode code = printFindings(findings, *rule, options.rule); code != ExitCode::Done)
            return code;
        Result<engine::AnalystModel> analysts = readAnalysts(options.analysts, interruption.token());
        if (!analysts)
            return refuse(analysts.error(), ExitCode::BadInput);
        on.emplace(Work{.simulation = {.rule = std::move(*rule),
                                       .alerts = nullptr,
                                       .profile = profile,
                                       .analysts = std::move(*analysts),
                                       .seed = options.seed,
                                       .silences = silencesOf(options.maintenanceWindows)}});
        ProgressLine progress;
        if (const Result<void> done = work(options, *on, progress, interruption.token()); !done)
            error = done.error();
    }
    for (const std::string& note : on->input.notes)
        printNote(note);
    if (error)
        return refuse(*error, on->codeOfErrors);
    const ExplanationReport report{.options = options,
                                   .input = on->input,
                                   .simulation = on->simulation,
                                   .findings = findings,
                                   .explained = on->explained,
                                   .readSeconds = on->readSeconds,
                                   .explainSeconds = on->explainSeconds};
    print(options.format == Format::Json ? explanationJson(report) : explanationText(report));
    return finishOutput();
}

} // namespace casewright::cli
