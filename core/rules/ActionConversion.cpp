// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/rules/ActionConversion.h"

#include <functional>
#include <string>
#include <string_view>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/rules/RuleFormat.h"

namespace casewright::rules {
namespace {

using base::Json;

constexpr std::string_view SystemPrefix = "system_action:";
constexpr std::string_view PreconfiguredPrefix = "preconfigured:";
constexpr std::string_view SystemConnector = "system-connector-";

/// Renames the keys of an object, in their order.
Json renamed(const Json& object, const std::function<std::string(const std::string&)>& name)
{
    if (!object.is_object())
        return object;
    Json made = Json::object();
    for (const auto& [key, value] : object.items())
        made[name(key)] = value;
    return made;
}

Json eachAction(const Json& actions, const std::function<Json(const Json&)>& convert)
{
    if (!actions.is_array())
        return Json::array();
    Json made = Json::array();
    for (const Json& action : actions)
        made.push_back(action.is_object() ? convert(action) : action);
    return made;
}

std::string textOf(const Json& object, const char* key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// The id of the connector that a reference of a saved object means.
std::string connectorId(const std::string& reference, const Json& references)
{
    for (const std::string_view prefix : {SystemPrefix, PreconfiguredPrefix}) {
        if (reference.starts_with(prefix))
            return reference.substr(prefix.size());
    }
    for (const Json& other : references.is_array() ? references : Json::array()) {
        if (other.is_object() && textOf(other, "name") == reference)
            return textOf(other, "id");
    }
    return reference;
}

Json withFrequency(Json action, std::string (*spell)(std::string_view))
{
    const auto frequency = action.find("frequency");
    if (frequency != action.end())
        *frequency = renamed(*frequency, [spell](const std::string& key) { return spell(key); });
    return action;
}

} // namespace

Json actionsOfSaved(const Json& actions, const Json& references)
{
    return eachAction(actions, [&](const Json& action) {
        Json made = Json::object();
        for (const auto& [key, value] : action.items()) {
            if (key == "actionRef")
                made["id"] = connectorId(value.is_string() ? value.get<std::string>() : std::string(), references);
            else
                made[key == "actionTypeId" ? "connector_type_id" : withUnderscores(key)] = value;
        }
        return withFrequency(std::move(made), withUnderscores);
    });
}

Json savedActions(const Json& actions, Json& references)
{
    std::size_t count = 0;
    return eachAction(actions, [&](const Json& action) {
        Json made = Json::object();
        for (const auto& [key, value] : action.items()) {
            if (key != "id") {
                made[key == "connector_type_id" ? "actionTypeId" : withCapitals(key)] = value;
                continue;
            }
            const std::string id = value.is_string() ? value.get<std::string>() : value.dump();
            if (id.starts_with(SystemConnector)) {
                made["actionRef"] = std::string(SystemPrefix) + id;
                continue;
            }
            const std::string name = fmt::format("action_{}", count++);
            made["actionRef"] = name;
            references.push_back({{"id", id}, {"name", name}, {"type", "action"}});
        }
        const bool isSystem = textOf(action, "id").starts_with(SystemConnector);
        if (isSystem && !made.contains("actionTypeId"))
            made["actionTypeId"] = textOf(action, "id").substr(SystemConnector.size());
        return withFrequency(std::move(made), withCapitals);
    });
}

Json actionsOfDetection(const Json& actions)
{
    return eachAction(actions, [](const Json& action) {
        return withFrequency(renamed(action,
                                     [](const std::string& key) {
                                         return key == "action_type_id" ? std::string("connector_type_id") : key;
                                     }),
                             withUnderscores);
    });
}

Json detectionActions(const Json& actions)
{
    return eachAction(actions, [](const Json& action) {
        Json made = renamed(action, [](const std::string& key) {
            return key == "connector_type_id" ? std::string("action_type_id") : key;
        });
        const std::string id = textOf(action, "id");
        if (!made.contains("action_type_id") && id.starts_with(SystemConnector))
            made["action_type_id"] = id.substr(SystemConnector.size());
        return withFrequency(std::move(made), withCapitals); // Security's API has camel case there
    });
}

Json requestActions(const Json& actions)
{
    return eachAction(actions, [](const Json& action) {
        Json made = action;
        made.erase("connector_type_id");
        return made;
    });
}

} // namespace casewright::rules
