// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/rules/NewBody.h"

#include <string>

#include <nlohmann/json.hpp>

#include "core/rules/BodyWriter.h"
#include "core/rules/RuleJson.h"
#include "core/rules/RuleTypes.h"

namespace casewright::rules {
namespace {

using base::Json;

Json apiBody(const Rule& rule, const std::string& id)
{
    Json body = bodyOf(rule, RuleFormat::Api);
    if (rule.alertDelay == 1)
        body.erase("alert_delay");
    if (isDetectionRule(rule.ruleTypeId)) {
        Json params = {{"type", detectionTypeOf(rule.ruleTypeId)}};
        params.update(body["params"]);
        params.update(detectionParameters(rule));
        body["params"] = std::move(params);
    }
    body["actions"] = Json::array();
    if (rule.casesAction)
        body["actions"].push_back(actionJson(*rule.casesAction, RuleFormat::Api));
    body["id"] = id;
    return body;
}

} // namespace

Json detectionParameters(const Rule& rule)
{
    const Json none = Json::array();
    return {{"to", "now"},
            {"ruleId", (rule.id.empty() ? ruleIdOf(rule.name) : rule.id).text},
            {"description", rule.name},
            {"severity", "low"},
            {"riskScore", 21},
            {"author", none},
            {"falsePositives", none},
            {"references", none},
            {"exceptionsList", none},
            {"riskScoreMapping", none},
            {"severityMapping", none},
            {"threat", none},
            {"immutable", false},
            {"version", 1}};
}

Json newBody(const Rule& rule, RuleFormat format)
{
    const std::string id = (rule.id.empty() ? ruleIdOf(rule.name) : rule.id).text;
    if (format == RuleFormat::Api)
        return apiBody(rule, id);
    Json body = bodyOf(rule, format);
    Json actions = Json::array();
    if (rule.casesAction)
        actions.push_back(actionJson(*rule.casesAction, format));
    if (format == RuleFormat::SavedObject) {
        body["attributes"]["actions"] = std::move(actions);
        body["id"] = id;
        body["type"] = "alert";
        body["references"] = Json::array();
        return body;
    }
    const Json more = detectionParameters(rule);
    for (const auto& [key, value] : more.items())
        body[withUnderscores(key)] = value;
    body["actions"] = std::move(actions);
    body["id"] = id;
    return body;
}

} // namespace casewright::rules
