// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/KqlMatchCommand.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/AlertInput.h"
#include "app/cli/InputJson.h"
#include "app/cli/Interruption.h"
#include "app/cli/JsonText.h"
#include "app/cli/KqlReport.h"
#include "app/cli/Messages.h"
#include "app/cli/Output.h"
#include "app/cli/Printable.h"
#include "app/cli/ProgressLine.h"
#include "app/cli/ReadingErrors.h"
#include "core/kql/Parser.h"
#include "core/kql/Query.h"
#include "core/kql/QueryFilter.h"

namespace casewright::cli {
namespace {

using base::AlertRow;
using base::Result;

/// What came of a query.
struct Matches {
    AlertInput input;
    base::Timestamp now;
    bool usesNow = false;
    std::vector<kql::QueryFinding> findings{};
    std::vector<AlertRow> rows{};
};

/// The time asked for, or that of the newest document.
base::Timestamp clockOf(const KqlMatchOptions& options, const alerts::AlertTable& table)
{
    return options.now.empty() ? kql::newestTime(table) : base::parseTimestamp(options.now).value();
}

Result<Matches> match(const KqlMatchOptions& options, const kql::Node& tree, ProgressLine& progress,
                      const std::stop_token& stop)
{
    Result<AlertInput> input = readAlertInput(options, progress, stop);
    if (!input)
        return base::fail(std::move(input.error()));
    Matches matches{.input = std::move(*input), .now = {}};
    const alerts::AlertTable& table = *matches.input.table;
    matches.now = clockOf(options, table);
    const kql::Query query(tree, table);
    matches.usesNow = query.usesNow();
    matches.findings = query.findings();
    return query.rows(matches.now, stop).map([&matches](std::vector<AlertRow> rows) {
        matches.rows = std::move(rows);
        return std::move(matches);
    });
}

void printFindings(const KqlMatchOptions& options, const Matches& matches)
{
    for (const kql::QueryFinding& finding : matches.findings)
        printWarning(fmt::format("{}: {}", placeText(options.query, finding.span.begin), finding.text));
    const alerts::IntakeCounts& counts = matches.input.table->counts();
    if (counts.badRecords > 0)
        printWarning(skippedLines(counts.badRecords));
    if (counts.duplicates > 0)
        printWarning(leftOutDuplicates(counts.duplicates));
}

void printText(const Matches& matches)
{
    for (const AlertRow row : matches.rows)
        print(printable(matches.input.table->id(row)) + '\n');
}

void printJson(const KqlMatchOptions& options, const Matches& matches)
{
    const alerts::AlertTable& table = *matches.input.table;
    base::Json findings = base::Json::array();
    for (const kql::QueryFinding& finding : matches.findings)
        findings.push_back({{"begin", finding.span.begin}, {"end", finding.span.end}, {"text", finding.text}});
    const base::Json head{{"casewright", "matches/1"},           {"query", options.query},
                          {"source", sourceJson(matches.input)}, {"now", base::formatTimestamp(matches.now)},
                          {"usesNow", matches.usesNow},          {"findings", findings},
                          {"matching", matches.rows.size()}};
    JsonList list(head, "matches");
    for (const AlertRow row : matches.rows)
        list.add({{"_index", table.index(row)}, {"_id", table.id(row)}});
    list.end();
}

} // namespace

ExitCode matchKql(const KqlMatchOptions& options)
{
    const kql::Parsing parsing = kql::parse(options.query);
    if (parsing.error) {
        printSyntaxError(options.query, *parsing.error);
        if (options.format == Format::Json)
            print(indentedJson(syntaxErrorJson(options.query, *parsing.error)) + '\n');
        return highest(ExitCode::Failed, finishOutput());
    }
    std::optional<Result<Matches>> matches;
    {
        // Not while printing: there Ctrl+C ends the program at once.
        const Interruption interruption;
        ProgressLine progress;
        matches = match(options, *parsing.tree, progress, interruption.token());
    }
    if (!*matches)
        return refuse(matches->error());
    for (const std::string& note : (*matches)->input.notes)
        printNote(note);
    printFindings(options, **matches);
    if (options.format == Format::Json)
        printJson(options, **matches);
    else
        printText(**matches);
    return finishOutput();
}

} // namespace casewright::cli
