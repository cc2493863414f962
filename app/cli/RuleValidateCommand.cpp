// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/RuleValidateCommand.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/AlertInput.h"
#include "app/cli/Interruption.h"
#include "app/cli/JsonText.h"
#include "app/cli/Messages.h"
#include "app/cli/Output.h"
#include "app/cli/Printable.h"
#include "app/cli/ProgressLine.h"
#include "app/cli/ReadingErrors.h"
#include "app/cli/RuleInput.h"
#include "core/alerts/AlertTableBuilder.h"
#include "core/analysis/QueryFit.h"
#include "core/analysis/RuleFit.h"
#include "core/base/Json.h"
#include "core/rules/RuleFile.h"
#include "core/rules/Validation.h"

namespace casewright::cli {
namespace {

using base::Json;
using rules::Finding;
using rules::Severity;

/// A rule of the file, and what there is to say about it.
struct Judged {
    const rules::FiledRule* filed;
    std::vector<Finding> findings;
};

/// What should perhaps be a rule, or is a broken one; what exports have beside rules is none of that.
std::optional<Severity> severityOf(const rules::FiledOther& other)
{
    if (other.isExpected)
        return std::nullopt;
    return other.isBroken ? Severity::Error : Severity::Warning;
}

std::size_t countOf(const rules::RuleFile& file, const std::vector<Judged>& rules, Severity severity)
{
    std::size_t count = 0;
    for (const rules::FiledOther& other : file.others)
        count += severityOf(other) == severity ? 1U : 0U;
    for (const Judged& judged : rules)
        count += static_cast<std::size_t>(
            std::count_if(judged.findings.begin(), judged.findings.end(),
                          [severity](const Finding& finding) { return finding.severity == severity; }));
    return count;
}

base::Location placeOf(const rules::RuleFile& file, const Judged& judged, const Finding& finding)
{
    const base::Result<Json> body = base::parseJson(judged.filed->rule.body);
    const std::string pointer = finding.pointer.empty() && body ? rules::pointerOf(finding.field, *body)
                                                                : finding.pointer;
    return rules::placeInFile(file, *judged.filed, pointer);
}

std::string findingText(const base::Location& place, const Finding& finding)
{
    std::string text = fmt::format("{}:{}:{}: {}: {}: {}\n", printable(place.file), place.line, place.column,
                                   printable(place.field), severityName(finding.severity), printable(finding.text));
    if (!finding.fix)
        return text;
    const std::string& json = finding.fix->json;
    return text + fmt::format("  fix: {}{}\n", printable(finding.fix->description),
                              json.empty() ? std::string() : fmt::format(" ({})", printable(json)));
}

std::string strangerText(const rules::RuleFile& file, const rules::FiledOther& other)
{
    const base::Location place = rules::placeInFile(file, other);
    return fmt::format("{}:{}:{}: {}: This is {}.{}\n", printable(place.file), place.line, place.column,
                       severityName(*severityOf(other)), printable(other.what),
                       other.isBroken ? "" : " It is kept as it is.");
}

/// `2 rules`, `1 rule and 3 others that are none`.
std::string countText(const rules::RuleFile& file)
{
    const std::string rules = counted(file.rules.size(), "rule", "rules");
    const std::size_t others = file.others.size();
    return others == 0 ? rules : fmt::format("{} and {}", rules, counted(others, "other that is none",
                                                                             "others that are none"));
}

std::string reportText(const rules::RuleFile& file, const std::vector<Judged>& rules)
{
    std::string text;
    for (const rules::FiledOther& other : file.others)
        text += severityOf(other) ? strangerText(file, other) : std::string();
    for (const Judged& judged : rules) {
        for (const Finding& finding : judged.findings)
            text += findingText(placeOf(file, judged, finding), finding);
    }
    const std::size_t errors = countOf(file, rules, Severity::Error);
    const std::size_t warnings = countOf(file, rules, Severity::Warning);
    const std::size_t notes = countOf(file, rules, Severity::NotSimulated);
    std::string said = errors + warnings + notes == 0 ? std::string("nothing to say")
                                                      : fmt::format("{}, {}", counted(errors, "error", "errors"),
                                                                    counted(warnings, "warning", "warnings"));
    if (notes > 0)
        said += ", " + counted(notes, "note", "notes");
    return text + fmt::format("{}: {}: {}\n", printable(file.name), countText(file), said);
}

Json findingJson(const base::Location& place, const Finding& finding)
{
    Json json = {{"severity", severityName(finding.severity)},
                 {"field", place.field},
                 {"line", place.line},
                 {"column", place.column},
                 {"text", finding.text},
                 {"fix", nullptr}};
    if (finding.fix) {
        const base::Result<Json> value = base::parseJson(finding.fix->json);
        json["fix"] = {{"description", finding.fix->description},
                       {"pointer", finding.fix->pointer},
                       {"remove", finding.fix->json.empty()},
                       {"value", value ? *value : Json()}};
    }
    return json;
}

std::string_view formatName(rules::RuleFormat format)
{
    switch (format) {
    case rules::RuleFormat::SavedObject: return "kibana-ndjson";
    case rules::RuleFormat::DetectionRule: return "detection-ndjson";
    default: return "kibana-api";
    }
}

std::string reportJson(const rules::RuleFile& file, const std::vector<Judged>& rules, std::string_view profile)
{
    Json list = Json::array();
    for (const Judged& judged : rules) {
        const rules::Rule& rule = judged.filed->rule;
        Json findings = Json::array();
        for (const Finding& finding : judged.findings)
            findings.push_back(findingJson(placeOf(file, judged, finding), finding));
        list.push_back({{"id", rule.id.text},
                        {"name", rule.name},
                        {"rule_type_id", rule.ruleTypeId},
                        {"format", formatName(judged.filed->format)},
                        {"line", rules::placeInFile(file, *judged.filed, {}).line},
                        {"findings", std::move(findings)}});
    }
    Json others = Json::array();
    for (const rules::FiledOther& other : file.others) {
        const base::Location place = rules::placeInFile(file, other);
        const std::optional<Severity> severity = severityOf(other);
        others.push_back({{"line", place.line}, {"column", place.column}, {"what", other.what},
                          {"severity", severity ? Json(severityName(*severity)) : Json()}});
    }
    return indentedJson({{"casewright", "findings/1"},
                         {"file", file.name},
                         {"kibana", profile},
                         {"errors", countOf(file, rules, Severity::Error)},
                         {"warnings", countOf(file, rules, Severity::Warning)},
                         {"notes", countOf(file, rules, Severity::NotSimulated)},
                         {"rules", std::move(list)},
                         {"others", std::move(others)}});
}

ExitCode giveUp(const base::Error& error)
{
    printReadingError(error);
    return error.code == base::ErrorCode::Cancelled ? ExitCode::Interrupted : ExitCode::BadInput;
}

/// In the order of the form's fields, the rule's own findings before those of the documents.
void addMisfits(std::vector<Finding>& findings, std::vector<Finding> misfits)
{
    std::move(misfits.begin(), misfits.end(), std::back_inserter(findings));
    std::stable_sort(findings.begin(), findings.end(),
                     [](const Finding& left, const Finding& right) { return left.field < right.field; });
}

/// What the catalog of fields knows of the rule's queries.
std::optional<std::vector<Finding>> findWithoutDocuments(const rules::Rule& rule, const rules::VersionProfile& profile)
{
    const auto none = alerts::AlertTableBuilder({}, {}).finish(nullptr);
    return none ? analysis::findQueryMisfits(rule, profile, **none) : std::vector<Finding>{};
}

} // namespace

ExitCode validateRules(const RuleValidateOptions& options)
{
    const rules::VersionProfile profile =
        options.kibana.empty() ? rules::newestProfile() : rules::versionProfile(options.kibana).value();
    std::optional<rules::RuleFile> file;
    std::optional<AlertInput> input;
    std::vector<Judged> judged;
    {
        const Interruption interruption;
        base::Result<rules::RuleFile> read = readRules(options.rule, interruption.token());
        if (!read)
            return giveUp(read.error());
        file = std::move(*read);
        ProgressLine progress;
        if (!options.alerts.empty()) {
            base::Result<AlertInput> alerts = readAlertInput(options, progress, interruption.token());
            if (!alerts)
                return giveUp(alerts.error());
            input = std::move(*alerts);
        }
        for (const rules::FiledRule& filed : file->rules) {
            judged.push_back({&filed, rules::validate(filed.rule, profile)});
            auto misfits = input ? analysis::findMisfits(filed.rule, profile, *input->table, interruption.token())
                                 : findWithoutDocuments(filed.rule, profile);
            if (!misfits)
                return giveUp({base::ErrorCode::Cancelled, "stopped on request", std::nullopt});
            addMisfits(judged.back().findings, std::move(*misfits));
        }
    }
    for (const std::string& note : input ? input->notes : std::vector<std::string>{})
        printNote(note);
    print(options.format == Format::Json ? reportJson(*file, judged, profile.name) : reportText(*file, judged));
    const ExitCode code = countOf(*file, judged, Severity::Error) > 0 ? ExitCode::Failed : ExitCode::Done;
    return highest(code, finishOutput());
}

} // namespace casewright::cli
