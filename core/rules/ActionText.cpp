// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/rules/ActionText.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/base/Json.h"
#include "core/rules/BodyReader.h"
#include "core/rules/BodyWriter.h"
#include "core/rules/RuleFormat.h"

namespace casewright::rules {
namespace {

using base::ErrorCode;
using base::fail;
using base::Json;
using base::Result;

/// The actions of a text as a list; null if it is nothing that has any.
Json actionsOf(const Json& text)
{
    if (text.is_array())
        return text;
    if (const std::optional<RuleFormat> format = ruleFormatOf(text)) {
        const Json::json_pointer place(std::string(ruleRootOf(*format)) + "/actions");
        return text.contains(place) && text.at(place).is_array() ? text.at(place) : Json::array();
    }
    if (text.is_object() && (text.contains("params") || isCasesAction(text)))
        return Json::array({text});
    return text.is_object() && text.contains("actions") ? text.at("actions") : Json();
}

/// A setting of the Cases action, or what holds them, that is not what Kibana takes.
bool isOfAction(const BodyProblem& problem)
{
    return problem.pointer.starts_with("/actions");
}

} // namespace

std::string writeCasesAction(const CasesAction& action)
{
    return actionJson(action, RuleFormat::Api).dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

Result<CasesAction> readCasesAction(std::string_view json)
{
    const Result<Json> text = base::parseJson(json);
    if (!text)
        return fail(text.error());
    const Json actions = actionsOf(*text);
    if (!actions.is_array())
        return fail(ErrorCode::InvalidValue, "this is no action of a rule, no list of them, and no rule");
    const auto count = std::count_if(actions.begin(), actions.end(), isCasesAction);
    if (count == 0)
        return fail(ErrorCode::MissingValue,
                    fmt::format("there is no Cases action in it: an action with the id {}", CasesConnectorId));
    if (count > 1)
        return fail(ErrorCode::InvalidValue,
                    fmt::format("there are {} Cases actions in it; a rule has one at most, and Kibana refuses more",
                                count));
    const Json body = {{"rule_type_id", ""}, {"actions", actions}};
    BodyReading reading = readBody(body, RuleFormat::Api);
    const auto wrong = std::find_if(reading.problems.begin(), reading.problems.end(), isOfAction);
    if (wrong != reading.problems.end())
        return fail(ErrorCode::InvalidValue, fmt::format("{} ({})", wrong->text, wrong->pointer.substr(1)));
    return std::move(*reading.rule.casesAction);
}

} // namespace casewright::rules
