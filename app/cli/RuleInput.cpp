// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/RuleInput.h"

#include <memory>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/Messages.h"
#include "app/cli/Spool.h"
#include "app/cli/WrongFile.h"
#include "core/alerts/InputFile.h"
#include "core/base/Json.h"
#include "core/base/JsonPlace.h"
#include "core/rules/RuleFormat.h"
#include "core/rules/RuleJson.h"

namespace casewright::cli {
namespace {

using base::Json;
using base::Result;

Result<std::string> readWhole(const std::string& path)
{
    const Result<std::shared_ptr<const alerts::InputFile>> file = alerts::InputFile::open(path);
    return file ? (*file)->readAll() : base::fail(file.error());
}

} // namespace

Result<std::string> readText(const std::string& name, const std::stop_token& stop)
{
    if (!Spool::isNeeded(name))
        return readWhole(name);
    const Result<std::unique_ptr<Spool>> spool = Spool::take(name, stop);
    return spool ? readWhole((*spool)->path()) : base::fail(spool.error());
}

Result<rules::Rule> readRule(const std::string& name, const std::stop_token& stop)
{
    const Result<std::string> text = readText(name, stop);
    if (!text)
        return base::fail(text.error());
    Result<rules::Rule> rule = rules::parseRule(*text, shownName(name));
    if (rule)
        return rule;
    Result<rules::RuleFile> file = rules::parseRules(*text, shownName(name)); // an export, an object a line
    if (!file)
        return base::fail(ofWrongFile(std::move(rule.error()), FileUse::Rule, *text, name));
    if (file->rules.size() == 1)
        return std::move(file->rules.front().rule);
    return base::fail(base::ErrorCode::NotSupported,
                      fmt::format("The file has {} rules, {} and more. Take out the lines of the others: a simulation "
                                  "is of one rule.",
                                  file->rules.size(), file->rules.front().rule.name),
                      base::Location{.file = shownName(name), .line = 1, .column = 1, .field = {}});
}

Result<rules::RuleFile> readRules(const std::string& name, const std::stop_token& stop)
{
    Result<std::string> text = readText(name, stop);
    if (!text)
        return base::fail(text.error());
    Result<rules::RuleFile> file = rules::parseRules(*text, shownName(name));
    return file ? std::move(file) : base::fail(ofWrongFile(std::move(file.error()), FileUse::Rule, *text, name));
}

Result<engine::AnalystModel> readAnalysts(const std::string& name, const std::stop_token& stop)
{
    if (name.empty())
        return engine::AnalystModel{};
    return readText(name, stop).and_then(
        [&name](const std::string& text) { return engine::parseAnalysts(text, shownName(name)); });
}

base::Location placeOf(const rules::Finding& finding, const rules::Rule& rule, const std::string& name)
{
    const Result<Json> body = base::parseJson(rule.body);
    if (!body)
        return {.file = shownName(name), .field = std::string(rules::pathOf(finding.field))};
    const std::string pointer = finding.pointer.empty() ? rules::pointerOf(finding.field, *body) : finding.pointer;
    return base::placeInJson(rule.body, pointer, shownName(name));
}

std::string_view severityName(rules::Severity severity)
{
    switch (severity) {
    case rules::Severity::Warning: return "warning";
    case rules::Severity::NotSimulated: return "note";
    case rules::Severity::Error: return "error";
    }
    return {};
}

ExitCode printFindings(const std::vector<rules::Finding>& findings, const rules::Rule& rule, const std::string& name)
{
    ExitCode code = ExitCode::Done;
    for (const rules::Finding& finding : findings) {
        const std::string text =
            base::describe({base::ErrorCode::InvalidValue, finding.text, placeOf(finding, rule, name)});
        if (rules::preventsSimulation(finding.severity)) {
            printError(text);
            code = ExitCode::Failed;
        } else {
            printWarning(text);
        }
    }
    return code;
}

} // namespace casewright::cli
