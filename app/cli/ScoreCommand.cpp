// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/ScoreCommand.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include "app/cli/Interruption.h"
#include "app/cli/Output.h"
#include "app/cli/ProgressLine.h"
#include "app/cli/ReadingErrors.h"
#include "app/cli/RuleInput.h"
#include "app/cli/RuleOverAlerts.h"
#include "app/cli/ScoreReport.h"

namespace casewright::cli {
namespace {

using base::Result;
using Clock = std::chrono::steady_clock;

/// Of those that nobody asked for by name: grouping by the truth itself would win each time.
void leaveOutTruth(const ScoreOptions& options, std::vector<std::string>& fields)
{
    const std::vector<std::string> asked = listed(options.axes.groupBys);
    if (std::find(asked.begin(), asked.end(), options.truthField) == asked.end() && !options.truthField.empty())
        std::erase(fields, options.truthField);
}

/// The line goes before anything is said.
Result<analysis::TruthTable> score(const ScoreOptions& options, const RuleOverAlerts& over, const std::stop_token& stop)
{
    ProgressLine progress;
    base::Progress* const scoring = progress.begin("Scoring settings");
    std::string labels;
    if (!options.truthFile.empty()) {
        Result<std::string> read = readText(options.truthFile, stop);
        if (!read)
            return base::fail(std::move(read.error()));
        labels = std::move(*read);
    }
    Result<analysis::SweepInput> input = sweepInput(over, options.axes, stop);
    if (!input)
        return base::fail(std::move(input.error()));
    leaveOutTruth(options, input->axes.groupBys);
    const auto truth = [&](const alerts::AlertTable& table) {
        return options.truthFile.empty() ? analysis::truthByField(table, options.truthField)
                                         : analysis::truthByFile(table, labels, options.truthFile);
    };
    return analysis::scoreSettings(*input, truth, scoring, stop);
}

/// What the truth has not is of the input.
ExitCode codeOf(const base::Error& error)
{
    return error.code == base::ErrorCode::NotSupported ? ExitCode::Failed : ExitCode::BadInput;
}

} // namespace

ExitCode scoreSettings(const ScoreOptions& options)
{
    RuleOverAlerts over;
    Result<analysis::TruthTable> table;
    double seconds = 0;
    {
        // Not while printing: there Ctrl+C ends the program at once.
        const Interruption interruption;
        if (const std::optional<ExitCode> code = readRuleOverAlerts(options, over, interruption.token()))
            return *code;
        const auto begun = Clock::now();
        table = score(options, over, interruption.token());
        seconds = std::chrono::duration<double>(Clock::now() - begun).count();
    }
    if (!table)
        return refuse(table.error(), codeOf(table.error()));
    const ScoreReport report{.options = options, .over = over, .table = *table, .scoreSeconds = seconds};
    print(options.format == Format::Json ? scoreJson(report) : scoreText(report));
    return finishOutput();
}

} // namespace casewright::cli
