// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/rules/NotSimulated.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include <nlohmann/json.hpp>

#include "core/base/Json.h"
#include "core/base/JsonPlace.h"
#include "core/rules/RuleFormat.h"
#include "core/rules/RuleTypes.h"
#include "core/rules/UnknownKeys.h"

namespace casewright::rules {
namespace {

using base::Json;

enum class Of : std::uint8_t { Parameters, Search, Settings };

/// A value of a rule file that changes what Kibana does, by both of its spellings.
struct Part {
    Of of;
    std::string_view name;
    std::string_view snakeName;
    RuleField field;
    const char* text;
};

constexpr std::array Parts{
    Part{Of::Parameters, "filters", "filters", RuleField::Query,
         "The rule's filters are kept but not simulated: more documents may match here than in Kibana."},
    Part{Of::Parameters, "exceptionsList", "exceptions_list", RuleField::Query,
         "The rule's exceptions are kept but not simulated: more documents may match here than in Kibana."},
    Part{Of::Search, "filter", "filter", RuleField::Query,
         "The rule's filters are kept but not simulated: more documents may match here than in Kibana."},
    Part{Of::Parameters, "alertSuppression", "alert_suppression", RuleField::MaxSignals,
         "Alert suppression is kept but not simulated: more alerts reach the Cases action here than in Kibana."},
    Part{Of::Settings, "autoPushCase", "autoPushCase", RuleField::CasesAction,
         "That cases are pushed by themselves is kept but not simulated: nothing is sent to another system."},
    Part{Of::Settings, "templateVersion", "templateVersion", RuleField::Template,
         "The version of the template is kept but not simulated: the template is that of the configuration."},
};

/// Null, false, empty texts, lists and objects ask for nothing.
bool isGiven(const Json& object, std::string_view name)
{
    if (!object.is_object() || !object.contains(name))
        return false;
    const Json& value = *object.find(name);
    if (value.is_boolean())
        return value.get<bool>();
    return value.is_string() ? !value.get_ref<const std::string&>().empty() : !value.empty();
}

/// A part of the body, or null.
Json valueAt(const Json& body, const std::string& pointer)
{
    const Json::json_pointer place(pointer);
    return body.contains(place) ? body.at(place) : Json();
}

/// The settings of the Cases action, or null.
Json settingsOf(const Json& body)
{
    const std::optional<std::size_t> place = findCasesAction(body);
    const RuleFormat format = ruleFormatOf(body).value_or(RuleFormat::Api);
    return place ? valueAt(body, actionPointer(format, *place) + "/params/subActionParams") : Json();
}

/// Kibana takes a field without a name for a field: no document has it.
bool groupsByNoName(const Rule& rule, const Json& settings)
{
    return rule.casesAction && rule.casesAction->groupBy.empty() && settings.is_object()
        && settings.value("groupingBy", Json()) == Json::array({""});
}

} // namespace

std::vector<Finding> findNotSimulated(const Rule& rule)
{
    if (rule.body.empty())
        return {};
    const base::Result<Json> body = base::parseJson(rule.body);
    if (!body || !body->is_object())
        return {};
    const RuleFormat format = ruleFormatOf(*body).value_or(RuleFormat::Api);
    const std::string root(parametersRootOf(format));
    const Json params = valueAt(*body, root);
    const Json search = valueAt(*body, root + "/searchConfiguration");
    const Json settings = rule.casesAction ? settingsOf(*body) : Json();
    std::vector<Finding> findings = findUnknownKeys(rule, *body);
    const std::string settingsRoot =
        actionPointer(format, findCasesAction(*body).value_or(0)) + "/params/subActionParams";
    for (const Part& part : Parts) {
        const Json& object = part.of == Of::Parameters ? params : part.of == Of::Search ? search : settings;
        const std::string place = part.of == Of::Parameters ? root
                                  : part.of == Of::Search   ? root + "/searchConfiguration"
                                                            : settingsRoot;
        for (const std::string_view name : {part.name, part.snakeName}) {
            if (!isGiven(object, name))
                continue;
            findings.push_back({Severity::Warning, part.field, part.text, base::pointerTo(place, name)});
            break;
        }
    }
    if (isDetectionRule(rule.ruleTypeId) && isGiven(params, "to") && params.at("to") != "now")
        findings.push_back({Severity::Warning, RuleField::From,
                            "The end of the look-back is kept but not simulated: it is the time of the run.",
                            root + "/to"});
    if (groupsByNoName(rule, settings))
        findings.push_back({Severity::Warning, RuleField::GroupBy,
                            "The field to group by has no name. Kibana would put all alerts into one group, unknown; "
                            "here they are not grouped. Name a field, or leave the list empty."});
    return findings;
}

} // namespace casewright::rules
