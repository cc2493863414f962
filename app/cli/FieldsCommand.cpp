// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/FieldsCommand.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "app/cli/AlertInput.h"
#include "app/cli/FieldsReport.h"
#include "app/cli/Interruption.h"
#include "app/cli/Messages.h"
#include "app/cli/Output.h"
#include "app/cli/Printable.h"
#include "app/cli/ProgressLine.h"
#include "core/alerts/FieldStatistics.h"

namespace casewright::cli {
namespace {

using base::Result;

constexpr std::size_t MostBadLines = 5;

/// The documents, and their fields in numbers.
struct Work {
    AlertInput input;
    std::vector<alerts::FieldStatistics> fields;
};

Result<Work> work(const FieldsOptions& options)
{
    // Not while printing: there Ctrl+C ends the program at once.
    const Interruption interruption;
    ProgressLine progress;
    Result<AlertInput> input = readAlertInput(options, progress, interruption.token());
    if (!input)
        return base::fail(std::move(input.error()));
    static_cast<void>(progress.begin("Counting values"));
    std::optional<std::vector<alerts::FieldStatistics>> fields =
        alerts::fieldStatistics(*input->table, interruption.token());
    if (!fields)
        return base::fail(base::ErrorCode::Cancelled, "Stopped.");
    return Work{std::move(*input), std::move(*fields)};
}

ExitCode refuse(const base::Error& error)
{
    if (error.code == base::ErrorCode::Cancelled) {
        printNote("Stopped.");
        return ExitCode::Interrupted;
    }
    printError(error);
    if (error.text.ends_with("skip bad lines"))
        printNote("--skip-bad-lines leaves out such lines, and counts them.");
    return ExitCode::BadInput;
}

/// Which documents are not among those counted.
void noteMissing(const AlertInput& input)
{
    const std::uint64_t bad = input.table->counts().badRecords;
    if (bad == 0)
        return;
    printWarning(fmt::format("{} could not be read and {} left out, as --skip-bad-lines says.",
                             counted(bad, "line", "lines"), bad == 1 ? "was" : "were"));
    for (std::size_t i = 0; i < std::min(input.badLines.size(), MostBadLines); ++i)
        printNote(fmt::format("    {}:{}: {}", fileOfLines(input), input.badLines[i].line, input.badLines[i].reason));
    if (bad > MostBadLines)
        printNote("    …");
}

} // namespace

ExitCode listFields(const FieldsOptions& options)
{
    const Result<Work> done = work(options);
    if (!done)
        return refuse(done.error());
    for (const std::string& note : done->input.notes)
        printNote(note);
    noteMissing(done->input);
    if (options.format == Format::Json)
        printFieldsJson(done->input, done->fields);
    else
        print(fieldsText(done->input, done->fields, terminalWidth()));
    return finishOutput();
}

} // namespace casewright::cli
