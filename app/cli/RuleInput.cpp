// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/RuleInput.h"

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>
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

/// `A (id 1), B (id 2) and 3 more`.
std::string namesOf(const rules::RuleFile& file)
{
    constexpr std::size_t Most = 5;
    std::vector<std::string> names;
    for (std::size_t i = 0; i < std::min(file.rules.size(), Most); ++i)
        names.push_back(fmt::format("{} (id {})", file.rules[i].rule.name, file.rules[i].rule.id.text));
    const std::string more = file.rules.size() > Most ? fmt::format(" and {} more", file.rules.size() - Most) : "";
    return fmt::format("{}{}", fmt::join(names, ", "), more);
}

Result<rules::Rule> chooseRule(rules::RuleFile file, std::string_view idOrName)
{
    std::vector<rules::FiledRule> chosen;
    for (const bool byId : {true, false}) { // a name only where it is no id
        for (const rules::FiledRule& filed : file.rules) {
            const std::string& mark = byId ? filed.rule.id.text : filed.rule.name;
            if (idOrName.empty() ? byId : mark == idOrName)
                chosen.push_back(filed);
        }
        if (!chosen.empty())
            break;
    }
    // The rule that is meant may stand in a line that cannot be read.
    const auto broken = std::ranges::find(file.others, true, &rules::FiledOther::isBroken);
    if (broken != file.others.end() && (chosen.empty() || idOrName.empty()))
        return base::fail(base::ErrorCode::InvalidJson, fmt::format("This is {}", broken->what),
                          rules::placeInFile(file, *broken));
    if (chosen.size() == 1)
        return std::move(chosen.front().rule);
    const std::string said =
        chosen.empty()     ? fmt::format("The file has no rule with the id or the name {}", idOrName)
        : idOrName.empty() ? fmt::format("The file has {} rules", file.rules.size())
                           : fmt::format("{} rules of the file are called {}", chosen.size(), idOrName);
    return base::fail(chosen.empty() ? base::ErrorCode::NotFound : base::ErrorCode::NotSupported,
                      fmt::format("{}. Choose one of its rules by its id, with --rule-id: {}.", said, namesOf(file)),
                      base::Location{.file = file.name, .line = 1, .column = 1, .field = {}});
}

} // namespace

Result<std::string> readText(const std::string& name, const std::stop_token& stop)
{
    if (!Spool::isNeeded(name))
        return readWhole(name);
    const Result<std::unique_ptr<Spool>> spool = Spool::take(name, stop);
    return spool ? readWhole((*spool)->path()) : base::fail(spool.error());
}

Result<rules::Rule> readRule(const std::string& name, std::string_view idOrName, const std::stop_token& stop)
{
    const Result<std::string> text = readText(name, stop);
    if (!text)
        return base::fail(text.error());
    Result<rules::Rule> rule = rules::parseRule(*text, shownName(name));
    if (rule && idOrName.empty())
        return rule;
    Result<rules::RuleFile> file = rules::parseRules(*text, shownName(name)); // an export, an object a line
    if (!file)
        return base::fail(
            ofWrongFile(rule ? std::move(file.error()) : std::move(rule.error()), FileUse::Rule, *text, name));
    return chooseRule(std::move(*file), idOrName);
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
