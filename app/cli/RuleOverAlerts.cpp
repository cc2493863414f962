// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/RuleOverAlerts.h"

#include <chrono>
#include <utility>

#include "app/cli/MaintenanceWindows.h"
#include "app/cli/Messages.h"
#include "app/cli/ProgressLine.h"
#include "app/cli/ReadingErrors.h"
#include "app/cli/RuleInput.h"
#include "core/rules/VersionProfile.h"

namespace casewright::cli {
namespace {

using base::Result;
using Clock = std::chrono::steady_clock;

/// The line goes before anything is said.
Result<AlertInput> readAlerts(const InputOptions& options, const std::stop_token& stop)
{
    ProgressLine progress;
    return readAlertInput(options, progress, stop);
}

} // namespace

std::optional<ExitCode> readRuleOverAlerts(const InputOptions& options, RuleOverAlerts& to,
                                           const std::stop_token& stop)
{
    to.simulation.profile =
        options.kibana.empty() ? rules::newestProfile() : rules::versionProfile(options.kibana).value();
    Result<rules::Rule> rule = readRule(options.rule, options.ruleId, stop);
    if (!rule)
        return refuse(rule.error());
    to.findings = rules::validate(*rule, to.simulation.profile);
    if (const ExitCode code = printFindings(to.findings, *rule, options.rule); code != ExitCode::Done)
        return code;
    Result<engine::AnalystModel> analysts = readAnalysts(options.analysts, stop);
    if (!analysts)
        return refuse(analysts.error());
    to.simulation.rule = std::move(*rule);
    to.simulation.analysts = std::move(*analysts);
    to.simulation.seed = options.seed;
    to.simulation.silences = silencesOf(options.maintenanceWindows);
    const auto begun = Clock::now();
    Result<AlertInput> input = readAlerts(options, stop);
    if (!input)
        return refuse(input.error());
    to.readSeconds = std::chrono::duration<double>(Clock::now() - begun).count();
    to.input = std::move(*input);
    to.simulation.alerts = to.input.table;
    for (const std::string& note : to.input.notes)
        printNote(note);
    const alerts::IntakeCounts& counts = to.input.table->counts();
    printSkippedLines(counts.badRecords, to.input.badLines, fileOfLines(to.input));
    if (counts.duplicates > 0)
        printWarning(leftOutDuplicates(counts.duplicates));
    return std::nullopt;
}

} // namespace casewright::cli
