// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/AdviseCommand.h"

#include <optional>
#include <stop_token>
#include <utility>
#include <vector>

#include "app/cli/AdviseReport.h"
#include "app/cli/Interruption.h"
#include "app/cli/Output.h"
#include "app/cli/ProgressLine.h"
#include "app/cli/ReadingErrors.h"
#include "app/cli/RuleOverAlerts.h"
#include "app/cli/WhatIfReportFile.h"
#include "core/alerts/FieldStatistics.h"

namespace casewright::cli {
namespace {

using base::Result;

struct Work {
    analysis::Sweep sweep{};
    analysis::Advice advice{};
    std::vector<analysis::FieldAdvice> fields{};
};

/// Of the fields that the sweep groups by.
Result<std::vector<analysis::FieldAdvice>> adviseFields(const analysis::SweepInput& input, const std::stop_token& stop)
{
    const auto runs = engine::PreparedRuns::prepare(input.runs, input.action.action.groupBy, nullptr, nullptr, stop);
    if (!runs)
        return base::fail(runs.error());
    const auto statistics = alerts::fieldStatistics(*input.runs.alerts, stop);
    if (!statistics)
        return base::fail(base::ErrorCode::Cancelled, "Stopped.");
    return analysis::adviseFields(**runs, input.action, *statistics, input.axes.groupBys, stop);
}

/// The line goes before anything is said.
Result<Work> work(const AdviseOptions& options, const RuleOverAlerts& over, const std::stop_token& stop)
{
    ProgressLine progress;
    base::Progress* const trying = progress.begin("Trying settings");
    const Result<analysis::SweepInput> input = sweepInput(over, options.axes, stop);
    if (!input)
        return base::fail(input.error());
    Result<analysis::Sweep> sweep = analysis::sweep(*input, {}, trying, stop);
    if (!sweep)
        return base::fail(std::move(sweep.error()));
    Result<std::vector<analysis::FieldAdvice>> fields = adviseFields(*input, stop);
    if (!fields)
        return base::fail(std::move(fields.error()));
    analysis::Advice advice = analysis::advise(*sweep, options.goal);
    return Work{std::move(*sweep), std::move(advice), std::move(*fields)};
}

} // namespace

ExitCode adviseSetting(const AdviseOptions& options)
{
    RuleOverAlerts over;
    Result<Work> done;
    {
        // Not while printing: there Ctrl+C ends the program at once.
        const Interruption interruption;
        if (const std::optional<ExitCode> code = readRuleOverAlerts(options, over, interruption.token()))
            return *code;
        done = work(options, over, interruption.token());
    }
    if (!done)
        return refuse(done.error(), ExitCode::Failed);
    const AdviseReport report{
        .options = options, .over = over, .sweep = done->sweep, .advice = done->advice, .fields = done->fields};
    print(options.format == Format::Json ? adviseJson(report) : adviseText(report, terminalWidth()));
    const ExitCode code = finishOutput();
    if (options.report.empty())
        return code;
    archive::WhatIfReport page = reportOn(over);
    page.sweep = std::make_shared<const analysis::Sweep>(std::move(done->sweep));
    page.goal = options.goal;
    page.advice = std::move(done->advice);
    return highest(code, writeReportFile(page, options.report));
}

} // namespace casewright::cli
