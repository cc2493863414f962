// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/rules/RuleConversion.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "core/base/JsonPlace.h"
#include "core/rules/ActionConversion.h"
#include "core/rules/NewBody.h"
#include "core/rules/RuleJson.h"
#include "core/rules/RuleTypes.h"

namespace casewright::rules {
namespace {

using base::Json;

// What Kibana sets by itself, and takes from nobody (reference/kibana-alerting, 1.1 and 1.4).
constexpr std::array<std::string_view, 26> KibanasOwn{
    "created_by", "updated_by", "created_at", "updated_at", "api_key", "api_key_owner", "api_key_created_by_user",
    "uiam_api_key", "execution_status", "monitoring", "last_run", "next_run", "running", "revision", "mapped_params",
    "scheduled_task_id", "view_in_app_relative_url", "legacy_id", "meta", "is_snoozed_until", "active_snoozes",
    "execution_summary", "outcome", "alias_target_id", "producer", "rule_source"};
// What a request to create a rule takes beside parameters and actions.
constexpr std::array<std::string_view, 13> OfRequest{"name", "tags", "rule_type_id", "consumer", "enabled", "schedule",
                                                     "params", "actions", "throttle", "notify_when", "alert_delay",
                                                     "flapping", "artifacts"};
// Of a detection rule, what is no parameter of it.
constexpr std::array<std::string_view, 7> OfDetectionRule{"id", "name", "tags", "enabled", "interval", "actions",
                                                          "throttle"};

// Of a request, what Security's API does not take.
constexpr std::array<std::string_view, 4> OfOtherRules{"notify_when", "alert_delay", "flapping", "artifacts"};

template<std::size_t Size>
bool isAmong(const std::array<std::string_view, Size>& names, std::string_view name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

struct ConvertedBody {
    Json body;
    std::vector<std::string> losses{};
};

/// The rule between two formats: a create-rule body with everything in it, known or not.
struct Neutral {
    Json body;                            ///< keys in snake case
    std::vector<std::string> left{};      ///< keys that have no place there
};

using Spelling = std::string (*)(std::string_view);

/// The keys of one level in the other spelling.
Json respelledKeys(const Json& object, Spelling spell)
{
    if (!object.is_object())
        return object;
    Json made = Json::object();
    for (const auto& [key, value] : object.items())
        made[spell(key)] = value;
    return made;
}

/// What a rule does by itself: of Osquery the parameters have both spellings too, of others only one.
Json respelledResponses(const Json& actions, Spelling spell)
{
    Json list = Json::array();
    for (const Json& action : actions) {
        Json made = respelledKeys(action, spell);
        const bool isOsquery = made.is_object() && made.value(spell("action_type_id"), Json()) == ".osquery";
        if (isOsquery && made.contains("params"))
            made["params"] = respelledKeys(made["params"], spell);
        list.push_back(std::move(made));
    }
    return list;
}

/// Security's parameters are the same in both spellings but for their keys; some have more of them below.
Json respelled(const Json& params, Spelling spell)
{
    Json object = Json::object();
    for (const auto& [key, value] : params.items()) {
        const std::string name = withUnderscores(key);
        object[spell(key)] = name == "alert_suppression" && value.is_object() ? respelledKeys(value, spell)
                             : name == "response_actions" && value.is_array() ? respelledResponses(value, spell)
                                                                              : value;
    }
    return object;
}

/// What of a rule has keys below that saved objects spell otherwise.
bool isDeep(std::string_view name)
{
    return name == "alert_delay" || name == "flapping" || name == "execution_status" || name == "last_run";
}

/// What is as it is without being said is not lost.
bool isUsual(std::string_view name, const Json& value)
{
    return value.is_null() || value == false || (value.is_structured() && value.empty())
        || (name == "revision" && value == 0);
}

Json objectAt(const Json& object, const char* key)
{
    return object.contains(key) && object[key].is_object() ? object[key] : Json::object();
}

Neutral neutralOfSaved(const Json& saved)
{
    Neutral neutral{.body = Json::object()};
    const Json attributes = objectAt(saved, "attributes");
    for (const auto& [key, value] : attributes.items()) {
        const std::string name = key == "alertTypeId"        ? "rule_type_id"
                                 : key == "mutedInstanceIds" ? "muted_alert_ids"
                                                             : withUnderscores(key);
        neutral.body[name] = isDeep(name) ? respelledKeys(value, withUnderscores) : value;
    }
    if (saved.contains("id"))
        neutral.body["id"] = saved["id"];
    neutral.body["actions"] = actionsOfSaved(neutral.body.value("actions", Json()), saved.value("references", Json()));
    return neutral;
}

Neutral neutralOfDetection(const Json& flat, const Rule& rule)
{
    Neutral neutral{.body = {{"name", rule.name},
                             {"tags", Json::array()},
                             {"rule_type_id", rule.ruleTypeId},
                             {"consumer", "siem"},
                             {"enabled", true},
                             {"schedule", {{"interval", rule.interval}}},
                             {"params", Json::object()}}};
    Json params = Json::object();
    for (const auto& [key, value] : flat.items()) {
        if (isAmong(OfDetectionRule, key) && key != "interval" && key != "actions")
            neutral.body[key] = value;
        else if (isAmong(KibanasOwn, key) && key != "meta")
            neutral.left.push_back(key);
        else if (key != "interval" && key != "actions")
            params[key] = value;
    }
    neutral.body["params"] = respelled(params, withCapitals);
    neutral.body["actions"] = actionsOfDetection(flat.value("actions", Json()));
    return neutral;
}

Neutral neutralOf(const Rule& rule)
{
    const base::Result<Json> body = base::parseJson(writeRule(rule));
    const std::optional<RuleFormat> format = body ? ruleFormatOf(*body) : std::nullopt;
    if (format == RuleFormat::SavedObject)
        return neutralOfSaved(*body);
    if (format == RuleFormat::DetectionRule)
        return neutralOfDetection(*body, rule);
    Neutral neutral{.body = Json::object()};
    if (body) {
        for (const auto& [key, value] : body->items())
            neutral.body[key == "alertTypeId" || key == "alert_type_id" ? "rule_type_id" : withUnderscores(key)] = value;
    }
    return neutral;
}

std::string lossOf(const std::vector<std::string>& keys, std::string_view where)
{
    return fmt::format("{} {} no place in {}: {}.", fmt::join(keys, ", "), keys.size() == 1 ? "has" : "have", where,
                       "left out");
}

ConvertedBody toApi(Neutral neutral)
{
    ConvertedBody converted{.body = Json::object()};
    std::vector<std::string> left = std::move(neutral.left);
    for (const auto& [key, value] : neutral.body.items()) {
        if (isAmong(OfRequest, key) || key == "id")
            converted.body[key] = key == "actions" ? requestActions(value) : value;
        else if (!isUsual(key, value))
            left.push_back(key);
    }
    if (!left.empty())
        converted.losses.push_back(lossOf(left, "a request to create a rule"));
    return converted;
}

/// Kibana refuses a saved object without some values that a request has not.
void completeSaved(Json& attributes, std::vector<std::string>& losses)
{
    const Json none = Json::array();
    const Json usual = {{"tags", none},          {"enabled", true},       {"muteAll", false},
                        {"revision", 0},         {"throttle", nullptr},   {"mutedInstanceIds", none},
                        {"legacyId", nullptr},   {"notifyWhen", nullptr}, {"apiKey", nullptr},
                        {"apiKeyOwner", nullptr}, {"createdBy", nullptr}, {"updatedBy", nullptr}};
    for (const auto& [key, value] : usual.items()) {
        if (!attributes.contains(key))
            attributes[key] = value;
    }
    std::vector<std::string_view> missing;
    for (const char* const key : {"createdAt", "updatedAt"}) {
        if (!attributes.contains(key))
            missing.emplace_back(key);
    }
    if (!missing.empty())
        losses.push_back(fmt::format("Nobody here knows {}: left out; put times in if the import refuses the rule. The "
                                     "import leaves the rule disabled; switching it on sets the API key.",
                                     fmt::join(missing, " and ")));
}

ConvertedBody toSaved(Neutral neutral)
{
    ConvertedBody converted{.body = Json::object()};
    Json attributes = Json::object();
    Json references = Json::array();
    for (const auto& [key, value] : neutral.body.items()) {
        const std::string name = key == "rule_type_id"      ? "alertTypeId"
                                 : key == "muted_alert_ids" ? "mutedInstanceIds"
                                                            : withCapitals(key);
        if (key == "actions")
            attributes[name] = savedActions(value, references);
        else if (key != "id")
            attributes[name] = isDeep(key) ? respelledKeys(value, withCapitals) : value;
    }
    completeSaved(attributes, converted.losses);
    converted.body["id"] = neutral.body.value("id", Json());
    converted.body["type"] = "alert";
    converted.body["attributes"] = std::move(attributes);
    converted.body["references"] = std::move(references);
    if (!neutral.left.empty())
        converted.losses.push_back(lossOf(neutral.left, "a saved object"));
    return converted;
}

ConvertedBody toDetection(Neutral neutral, const Rule& rule)
{
    ConvertedBody converted{.body = Json::object()};
    Json& body = converted.body;
    body["id"] = neutral.body.value("id", Json());
    std::vector<std::string> left = std::move(neutral.left);
    for (const auto& [key, value] : neutral.body.items()) {
        if (isAmong(OfDetectionRule, key) && key != "actions")
            body[key] = value;
        else if ((!isAmong(OfRequest, key) || isAmong(OfOtherRules, key)) && !isUsual(key, value))
            left.push_back(key);
    }
    body["interval"] = rule.interval;
    body["type"] = detectionTypeOf(rule.ruleTypeId);
    body.update(respelled(objectAt(neutral.body, "params"), withUnderscores));
    body["actions"] = detectionActions(neutral.body.value("actions", Json()));
    if (!left.empty())
        converted.losses.push_back(lossOf(left, "a detection rule"));
    return converted;
}

/// Kibana refuses a new detection rule without some values that Casewright has no use for.
void complete(Json& params, const Rule& rule, std::vector<std::string>& losses)
{
    std::vector<std::string> added;
    Json more = detectionParameters(rule);
    more["from"] = rule.from;
    more["maxSignals"] = rule.maxSignals;
    for (const auto& [key, value] : more.items()) {
        if (params.contains(spelledKey(params, key)))
            continue;
        params[key] = value;
        added.push_back(key);
    }
    if (!added.empty())
        losses.push_back(fmt::format("Kibana wants {} of a detection rule: put in with usual values, look at them.",
                                     fmt::join(added, ", ")));
}

} // namespace

Json convertBody(const Rule& rule, RuleFormat format, std::vector<std::string>& losses)
{
    Neutral neutral = neutralOf(rule);
    const bool isDetection = isDetectionRule(rule.ruleTypeId);
    if (format == RuleFormat::DetectionRule && (!isDetection || detectionTypeOf(rule.ruleTypeId).empty())) {
        losses.push_back(fmt::format("A rule of the type {} is no detection rule, so it has no place in such an export. "
                                     "Convert it to kibana-ndjson or kibana-api.",
                                     rule.ruleTypeId));
        return nullptr;
    }
    if (isDetection) {
        if (!neutral.body.contains("params") || !neutral.body["params"].is_object())
            neutral.body["params"] = Json::object();
        Json& params = neutral.body["params"];
        if (!params.contains("type"))
            params["type"] = detectionTypeOf(rule.ruleTypeId);
        complete(params, rule, losses);
    }
    if (!neutral.body.contains("id"))
        neutral.body["id"] = (rule.id.empty() ? ruleIdOf(rule.name) : rule.id).text;
    ConvertedBody converted = format == RuleFormat::Api           ? toApi(std::move(neutral))
                              : format == RuleFormat::SavedObject ? toSaved(std::move(neutral))
                                                                  : toDetection(std::move(neutral), rule);
    losses.insert(losses.end(), converted.losses.begin(), converted.losses.end());
    return std::move(converted.body);
}

} // namespace casewright::rules
