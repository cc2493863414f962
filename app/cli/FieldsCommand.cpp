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
#include "app/cli/ReadingErrors.h"
#include "core/alerts/FieldStatistics.h"

namespace casewright::cli {
namespace {

using base::Result;

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

} // namespace

ExitCode listFields(const FieldsOptions& options)
{
    const Result<Work> done = work(options);
    if (!done)
        return refuse(done.error());
    for (const std::string& note : done->input.notes)
        printNote(note);
    printSkippedLines(done->input.table->counts().badRecords, done->input.badLines, fileOfLines(done->input));
    if (const std::uint64_t duplicates = done->input.table->counts().duplicates; duplicates > 0)
        printWarning(leftOutDuplicates(duplicates));
    if (options.format == Format::Json)
        printFieldsJson(done->input, done->fields);
    else
        print(fieldsText(done->input, done->fields, terminalWidth()));
    return finishOutput();
}

} // namespace casewright::cli
