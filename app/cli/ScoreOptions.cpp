// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/ScoreOptions.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cli/CommandOptions.h"
#include "app/cli/OptionParts.h"
#include "core/rules/VersionProfile.h"

namespace casewright::cli {
namespace {

constexpr const char* ScoreNotes =
    "Somebody knows which alerts belong together: a field of them says it, or a file: CSV or TSV with the columns _id\n"
    "  and label, or JSON lines with both. Prints how the cases of each setting agree with that: the adjusted Rand\n"
    "  index (1: the same, 0: no better than chance), purity (alerts with the most frequent label of their case),\n"
    "  completeness (alerts in the case with most of their label), cases with several labels, and labels in several\n"
    "  cases. Rule and alerts as in `casewright-cli simulate --help`.\n"
    "Example:\n"
    "  casewright-cli score --rule rule.json --alerts alerts.ndjson --truth-field labels.phase\n";

} // namespace

void describe(CLI::App& app, ScoreOptions& options)
{
    addInputs(app, options, std::string(rules::newestProfile().name));
    app.add_option("--truth-field", options.truthField, "A field: alerts with the same value belong together")
        ->type_name("FIELD");
    app.add_option("--truth", options.truthFile, "A file that says it by _id")->type_name("FILE");
    addAxes(app, options.axes);
    addFormat(app, options.format);
    app.footer(fmt::format("{}{}", ScoreNotes, ExitCodes));
}

std::string problemOf(const ScoreOptions& options)
{
    if (options.truthField.empty() == options.truthFile.empty())
        return options.truthField.empty() ? "--truth-field or --truth is missing: which alerts belong together?"
                                          : "give --truth-field or --truth, not both";
    const std::string problem = problemOfAxes(options.axes);
    return problem.empty() ? problemOfInputs(options) : problem;
}

} // namespace casewright::cli
