// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/rules/RuleFormat.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/base/JsonPlace.h"
#include "core/rules/RuleTypes.h"

namespace casewright::rules {
namespace {

using base::Json;

bool hasValue(const Json& object, std::string_view key)
{
    const auto found = object.find(key);
    return found != object.end() && !found->is_null();
}

bool isText(const Json& object, std::string_view key, std::string_view text)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_string() && found->get_ref<const std::string&>() == text;
}

/// The id of the body's type of rules; empty if it says none.
std::string typeIn(const Json& body, RuleFormat format)
{
    const bool isDetection = format == RuleFormat::DetectionRule;
    const char* const key = isDetection ? "type" : format == RuleFormat::SavedObject ? "alertTypeId" : "rule_type_id";
    const Json::json_pointer place(spelledPointer(body, ruleRootOf(format), key));
    if (!body.contains(place) || !body.at(place).is_string())
        return {};
    const auto& text = body.at(place).get_ref<const std::string&>();
    return isDetection ? std::string(ruleTypeOf(text)) : text;
}

std::string_view queryPath(std::string_view typeId)
{
    if (typeId == EsQueryId || typeId == CustomThresholdId)
        return "searchConfiguration.query.query";
    return typeId == IndexThresholdId ? "filterKuery" : "query";
}

/// The path of a field below the rule's parameters; empty for what is none of them.
std::string_view parameterPath(RuleField field, std::string_view typeId)
{
    switch (field) {
    case RuleField::Query: return queryPath(typeId);
    case RuleField::From: return "from";
    case RuleField::MaxSignals: return "maxSignals";
    case RuleField::TimeField: return typeId.starts_with("siem.") ? "timestampOverride" : "timeField";
    default: return {};
    }
}

std::string_view rootPath(RuleField field, RuleFormat format)
{
    const bool isDetection = format == RuleFormat::DetectionRule;
    switch (field) {
    case RuleField::Name: return "name";
    case RuleField::Type: return isDetection ? "type" : format == RuleFormat::SavedObject ? "alertTypeId" : "rule_type_id";
    case RuleField::Consumer: return "consumer";
    case RuleField::Tags: return "tags";
    case RuleField::Interval: return isDetection ? "interval" : "schedule.interval";
    case RuleField::AlertDelay: return format == RuleFormat::SavedObject ? "alertDelay.active" : "alert_delay.active";
    case RuleField::Flapping: return "flapping";
    default: return "actions";
    }
}

std::string_view settingName(RuleField field)
{
    switch (field) {
    case RuleField::GroupBy: return "groupingBy";
    case RuleField::TimeWindow: return "timeWindow";
    case RuleField::Reopen: return "reopenClosedCases";
    case RuleField::Maximum: return "maximumCasesToOpen";
    case RuleField::Template: return "templateId";
    default: return {};
    }
}

} // namespace

std::optional<RuleFormat> ruleFormatOf(const Json& body)
{
    if (!body.is_object())
        return std::nullopt;
    if (isText(body, "type", "alert") && body.contains("attributes") && body["attributes"].is_object())
        return RuleFormat::SavedObject;
    if (hasValue(body, "rule_type_id") || hasValue(body, "ruleTypeId") || hasValue(body, "alert_type_id")
        || hasValue(body, "alertTypeId"))
        return RuleFormat::Api;
    const bool hasType = hasValue(body, "type") && body["type"].is_string();
    const bool isSecuritys = hasValue(body, "rule_id") || (hasValue(body, "risk_score") && hasValue(body, "severity"));
    return hasType && isSecuritys ? std::optional(RuleFormat::DetectionRule) : std::nullopt;
}

std::string_view ruleRootOf(RuleFormat format) { return format == RuleFormat::SavedObject ? "/attributes" : ""; }

std::string_view parametersRootOf(RuleFormat format)
{
    return format == RuleFormat::SavedObject ? "/attributes/params" : format == RuleFormat::Api ? "/params" : "";
}

bool isCasesAction(const Json& action)
{
    return action.is_object()
        && (isText(action, "id", CasesConnectorId) || isText(action, "actionRef", CasesActionRef)
            || isText(action, "actionRef", CasesConnectorId));
}

std::optional<std::size_t> findCasesAction(const Json& body)
{
    const std::optional<RuleFormat> format = ruleFormatOf(body);
    if (!format)
        return std::nullopt;
    const Json::json_pointer place(std::string(ruleRootOf(*format)) + "/actions");
    if (!body.contains(place) || !body.at(place).is_array())
        return std::nullopt;
    const Json& actions = body.at(place);
    for (std::size_t i = 0; i < actions.size(); ++i) {
        if (isCasesAction(actions[i]))
            return i;
    }
    return std::nullopt;
}

std::string actionPointer(RuleFormat format, std::size_t position)
{
    return fmt::format("{}/actions/{}", ruleRootOf(format), position);
}

std::string withUnderscores(std::string_view key)
{
    std::string text;
    for (const char c : key) {
        const bool isUpper = c >= 'A' && c <= 'Z';
        if (isUpper)
            text += '_';
        text += isUpper ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return text;
}

std::string withCapitals(std::string_view key)
{
    std::string text;
    bool isNext = false;
    for (const char c : key) {
        const bool isLower = c >= 'a' && c <= 'z';
        if (c == '_' && !text.empty() && !isNext) {
            isNext = true;
            continue;
        }
        text += isNext && isLower ? static_cast<char>(c - 'a' + 'A') : c;
        isNext = false;
    }
    return text;
}

std::string spelledKey(const Json& object, std::string_view key)
{
    if (!object.is_object() || hasValue(object, key))
        return std::string(key);
    for (std::string other : {withUnderscores(key), withCapitals(key)}) {
        if (hasValue(object, other))
            return other;
    }
    if (object.contains(key))
        return std::string(key);
    for (std::string other : {withUnderscores(key), withCapitals(key)}) {
        if (object.contains(other))
            return other;
    }
    return std::string(key);
}

std::string spelledPointer(const Json& body, std::string_view root, std::string_view path)
{
    std::string pointer(root);
    while (!path.empty()) {
        const std::size_t end = std::min(path.find('.'), path.size());
        const Json::json_pointer place(pointer);
        const std::string_view key = path.substr(0, end);
        pointer = base::pointerTo(pointer, body.contains(place) ? spelledKey(body.at(place), key) : std::string(key));
        path.remove_prefix(std::min(end + 1, path.size()));
    }
    return pointer;
}

std::string pointerOf(RuleField field, const Json& body)
{
    const RuleFormat format = ruleFormatOf(body).value_or(RuleFormat::Api);
    if (field == RuleField::Parameters)
        return std::string(parametersRootOf(format));
    const std::string_view path = parameterPath(field, typeIn(body, format));
    if (!path.empty()) {
        const bool isSnake = format == RuleFormat::DetectionRule;
        return spelledPointer(body, parametersRootOf(format), isSnake ? withUnderscores(path) : std::string(path));
    }
    const std::string_view setting = settingName(field);
    if (!setting.empty())
        return fmt::format("{}/params/subActionParams/{}", actionPointer(format, findCasesAction(body).value_or(0)),
                           setting);
    return spelledPointer(body, ruleRootOf(format), rootPath(field, format));
}

} // namespace casewright::rules
