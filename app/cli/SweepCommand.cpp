// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/SweepCommand.h"

#include <chrono>
#include <optional>
#include <utility>

#include "app/cli/Interruption.h"
#include "app/cli/Output.h"
#include "app/cli/ProgressLine.h"
#include "app/cli/ReadingErrors.h"
#include "app/cli/RuleOverAlerts.h"
#include "app/cli/SweepReport.h"
#include "app/cli/WhatIfReportFile.h"

namespace casewright::cli {
namespace {

using base::Result;
using Clock = std::chrono::steady_clock;

/// The line goes before anything is said. `input` is filled in, for the report.
Result<analysis::Sweep> sweep(const SweepOptions& options, const RuleOverAlerts& over, analysis::SweepInput& input,
                              const std::stop_token& stop)
{
    ProgressLine progress;
    static_cast<void>(progress.begin("Choosing settings"));
    Result<analysis::SweepInput> made = sweepInput(over, options.axes, stop);
    if (!made)
        return base::fail(made.error());
    input = std::move(*made);
    return analysis::sweep(input, {}, progress.begin("Trying settings"), stop);
}

Result<analysis::Cadence> cadence(const CadenceOptions& options, const RuleOverAlerts& over,
                                  const std::stop_token& stop)
{
    ProgressLine progress;
    const std::vector<std::string> intervals =
        options.intervals.empty() ? analysis::usualIntervals(over.simulation.rule) : listed(options.intervals);
    return analysis::findCadence(sweepInput(over), intervals, progress.begin("Trying intervals"), stop);
}

} // namespace

ExitCode sweepSettings(const SweepOptions& options)
{
    RuleOverAlerts over;
    analysis::SweepInput input;
    Result<analysis::Sweep> swept;
    {
        // Not while printing: there Ctrl+C ends the program at once.
        const Interruption interruption;
        if (const std::optional<ExitCode> code = readRuleOverAlerts(options, over, interruption.token()))
            return *code;
        swept = sweep(options, over, input, interruption.token());
        if (!swept)
            return refuse(swept.error(), ExitCode::Failed);
    }
    const SweepReport report{.options = options, .over = over, .axes = input.axes, .sweep = *swept};
    print(options.format == Format::Json ? sweepJson(report) : sweepText(report));
    const ExitCode code = finishOutput();
    if (options.report.empty())
        return code;
    archive::WhatIfReport page = reportOn(over);
    page.sweep = std::make_shared<const analysis::Sweep>(std::move(*swept));
    page.measure = options.measure;
    return highest(code, writeReportFile(page, options.report));
}

ExitCode showCadence(const CadenceOptions& options)
{
    RuleOverAlerts over;
    Result<analysis::Cadence> found;
    double seconds = 0;
    {
        const Interruption interruption;
        if (const std::optional<ExitCode> code = readRuleOverAlerts(options, over, interruption.token()))
            return *code;
        const auto begun = Clock::now();
        found = cadence(options, over, interruption.token());
        if (!found)
            return refuse(found.error(), ExitCode::Failed);
        seconds = std::chrono::duration<double>(Clock::now() - begun).count();
    }
    const CadenceReport report{.options = options, .over = over, .cadence = *found, .seconds = seconds};
    print(options.format == Format::Json ? cadenceJson(report) : cadenceText(report));
    const ExitCode code = finishOutput();
    if (options.report.empty())
        return code;
    archive::WhatIfReport page = reportOn(over);
    page.cadence = std::move(*found);
    return highest(code, writeReportFile(page, options.report));
}

} // namespace casewright::cli
