// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/rules/NotSimulated.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <nlohmann/json.hpp>

#include "core/base/Json.h"

namespace casewright::rules {
namespace {

using base::Json;

/// A value of a rule file that changes what Kibana does, by both of its spellings.
struct Part {
    bool ofAction; ///< a setting of the Cases action, else a parameter of the rule
    const char* name;
    const char* snakeName;
    RuleField field;
    const char* text;
};

constexpr std::array Parts{
    Part{false, "filters", "filters", RuleField::Query,
         "The rule's filters are kept but not simulated: more documents may match here than in Kibana."},
    Part{false, "exceptionsList", "exceptions_list", RuleField::Query,
         "The rule's exceptions are kept but not simulated: more documents may match here than in Kibana."},
    Part{false, "timestampOverride", "timestamp_override", RuleField::From,
         "The timestamp override is kept but not simulated: documents are looked at by their @timestamp."},
    Part{false, "alertSuppression", "alert_suppression", RuleField::MaxSignals,
         "Alert suppression is kept but not simulated: more alerts reach the Cases action here than in Kibana."},
    Part{true, "templateId", "template_id", RuleField::CasesAction,
         "The case template is kept but not simulated: cases have the texts that Kibana gives them without one."},
};

/// Null, empty texts, lists and objects ask for nothing.
bool isGiven(const Json& object, const char* name)
{
    if (!object.is_object() || !object.contains(name))
        return false;
    const Json& value = object.at(name);
    return value.is_string() ? !value.get_ref<const std::string&>().empty() : !value.empty();
}

/// The settings of the Cases action, or null.
Json settingsOf(const Json& body)
{
    const Json actions = body.value("actions", Json());
    const auto action = std::find_if(actions.begin(), actions.end(), [](const Json& candidate) {
        return candidate.is_object() && candidate.value("id", Json()) == "system-connector-.cases";
    });
    const Json::json_pointer settings("/params/subActionParams");
    return action != actions.end() && action->contains(settings) ? action->at(settings) : Json();
}

} // namespace

std::vector<Finding> findNotSimulated(const Rule& rule)
{
    const bool any = std::any_of(Parts.begin(), Parts.end(), [&rule](const Part& part) {
        return rule.body.find(part.name) != std::string::npos || rule.body.find(part.snakeName) != std::string::npos;
    });
    if (!any) // the usual case is worth no reading
        return {};
    const base::Result<Json> body = base::parseJson(rule.body);
    if (!body || !body->is_object())
        return {};
    const Json params = body->value("params", Json());
    const Json settings = rule.casesAction ? settingsOf(*body) : Json();
    std::vector<Finding> findings;
    for (const Part& part : Parts) {
        const Json& object = part.ofAction ? settings : params;
        if (isGiven(object, part.name) || isGiven(object, part.snakeName))
            findings.push_back({Severity::Warning, part.field, part.text});
    }
    return findings;
}

} // namespace casewright::rules
