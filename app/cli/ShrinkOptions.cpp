// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/ShrinkOptions.h"

#include <string_view>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cli/CommandOptions.h"
#include "app/cli/OptionParts.h"
#include "app/cli/OutputFile.h"
#include "core/rules/VersionProfile.h"

namespace casewright::cli {
namespace {

using analysis::SymptomKind;

constexpr const char* ShrinkNotes =
    "Symptoms: alert-lost (an alert ends in no case: that of --alert, or any), mixed-case (a case has alerts with\n"
    "  different values of --field), run-failed, breaker (grouping is given up), case-full, case-reopened. Alerts are\n"
    "  left out as long as it shows for the same reason, until none can go. --out writes what is left with the rule's\n"
    "  action as a scenario file, or as a lifecycle file with the whole rule where alerts are lost before the action:\n"
    "  casewright-cli test passes as long as the symptom shows. With --expect-fixed it fails until it is gone.\n"
    "  A case that is full takes the alerts that it holds by its nature: it comes down to 1 001.\n"
    "  Rule and alerts as in `casewright-cli simulate --help`.\n"
    "Example:\n"
    "  casewright-cli shrink --rule rule.json --alerts alerts.ndjson --symptom mixed-case --field host.name \\\n"
    "    --out two-hosts.json\n";

constexpr std::uint64_t MostSeconds = 86'400;
constexpr std::string_view FloodPrefix = "flood:";

std::string checkSymptom(const std::string& name)
{
    const base::Result<SymptomKind> kind = analysis::symptomKind(name);
    return kind ? std::string() : kind.error().text;
}

} // namespace

void describe(CLI::App& app, ShrinkOptions& options)
{
    addInputs(app, options, std::string(rules::newestProfile().name));
    const auto choose = [&options](const std::string& name) {
        options.symptom.kind = analysis::symptomKind(name).value();
    };
    app.add_option_function<std::string>("--symptom", choose, "What is to show in as few alerts as can be")
        ->check(CLI::Validator([](std::string& name) { return checkSymptom(name); }, ""))
        ->required()
        ->type_name("SYMPTOM");
    app.add_option("--alert", options.symptom.alert,
                   "Of alert-lost: its _id, or its instance; row-N is the N-th document of a file without ids (any)")
        ->type_name("ID");
    app.add_option("--field", options.symptom.field, "Of mixed-case: the field that a case has several values of")
        ->type_name("FIELD");
    app.add_option("--out", options.out, "Where to write the file to test; - is standard output, instead of the result")
        ->type_name("FILE");
    app.add_flag("--expect-fixed", options.expectFixed, "The file fails now, and passes once the symptom is gone");
    wantWhole(app.add_option("--time-limit", options.seconds, "Ends after so many seconds with what there is (60)"))
        ->type_name("SECONDS");
    addFormat(app, options.format);
    app.footer(fmt::format("{}{}", ShrinkNotes, ExitCodes));
}

std::string problemOf(const ShrinkOptions& options)
{
    const SymptomKind kind = options.symptom.kind;
    if (!options.symptom.alert.empty() && kind != SymptomKind::AlertLost)
        return "--alert is for --symptom alert-lost";
    if (options.symptom.field.empty() == (kind == SymptomKind::MixedCase))
        return kind == SymptomKind::MixedCase ? "--symptom mixed-case needs --field"
                                              : "--field is for --symptom mixed-case";
    if (options.expectFixed && options.out.empty())
        return "--expect-fixed is about the file of --out, which is not given";
    if (options.out == "-" && options.format == Format::Json)
        return "--out - writes the file to standard output instead of the result; leave out --format json";
    if (options.seconds > MostSeconds)
        return fmt::format("--time-limit is at most {} seconds", MostSeconds);
    const bool isFlood = options.alerts.starts_with(FloodPrefix);
    const std::string alerts = isFlood ? options.alerts.substr(FloodPrefix.size()) : options.alerts;
    for (const std::string& input : {options.rule, alerts, options.analysts})
        if (!options.out.empty() && options.out != "-" && OutputFile::isSameFile(options.out, input))
            return fmt::format("--out {} is one of the files that are read, which would be lost; write to another",
                               options.out);
    return problemOfInputs(options);
}

} // namespace casewright::cli
