// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/rules/TerraformText.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace casewright::rules {
namespace {

using base::Json;

constexpr std::string_view Step = "  ";

struct Attribute {
    std::string name;
    std::string value;
};

/// Characters, not bytes: what does not go on with one begins another.
std::size_t widthOf(const std::string& text)
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    }));
}

bool isOverLines(const Attribute& attribute) { return attribute.value.find('\n') != std::string::npos; }

/// `name = value` lines, with the signs below each other, as `terraform fmt` has them: a value over several lines
/// stands for itself, and parts those before from those behind.
std::string attributeLines(const std::vector<Attribute>& attributes, const std::string& indent)
{
    std::string text;
    for (auto group = attributes.begin(); group != attributes.end();) {
        auto end = std::find_if(group, attributes.end(), isOverLines);
        std::size_t widest = 0;
        for (auto attribute = group; attribute != end; ++attribute)
            widest = std::max(widest, widthOf(attribute->name));
        for (; group != end; ++group)
            text += fmt::format("{}{}{} = {}\n", indent, group->name, std::string(widest - widthOf(group->name), ' '),
                                group->value);
        if (group != attributes.end()) {
            text += fmt::format("{}{} = {}\n", indent, group->name, group->value);
            ++group;
        }
    }
    return text;
}

std::string encoded(const Json& value, const std::string& indent)
{
    return "jsonencode(" + hclValue(value, indent) + ")";
}

bool isGiven(const Json& object, const char* key)
{
    return object.is_object() && object.contains(key) && !object[key].is_null();
}

/// The keys of an object that are none of these.
void addLosses(const Json& object, const std::vector<std::string_view>& known, std::string_view where,
               std::vector<std::string>& losses)
{
    for (const auto& [key, value] : object.items()) {
        if (!value.is_null() && std::find(known.begin(), known.end(), key) == known.end())
            losses.push_back(fmt::format("{} of {} has no place in the Terraform resource: left out.", key, where));
    }
}

Json valueOf(const Json& object, const char* key) { return isGiven(object, key) ? object[key] : Json(); }

/// A block in a block of an action; with what it holds.
std::string innerBlock(std::string_view name, const std::string& held, const std::string& indent)
{
    return fmt::format("\n{}{} {{\n{}{}}}\n", indent, name, held, indent);
}

/// When an action runs: a query, and hours of some days.
std::string filterBlock(const Json& filter, const std::string& indent, std::vector<std::string>& losses)
{
    const std::string inner = indent + std::string(Step);
    const Json query = valueOf(filter, "query");
    std::string held;
    if (isGiven(query, "kql"))
        held += attributeLines({{"kql", hclValue(query["kql"], inner)}}, inner);
    if (const Json frame = valueOf(filter, "timeframe"); frame.is_object()) {
        const Json hours = valueOf(frame, "hours");
        std::vector<Attribute> attributes;
        const auto put = [&](const char* attribute, const Json& value) {
            if (!value.is_null())
                attributes.push_back({attribute, hclValue(value, inner + std::string(Step))});
        };
        put("days", valueOf(frame, "days"));
        put("hours_start", valueOf(hours, "start"));
        put("hours_end", valueOf(hours, "end"));
        put("timezone", valueOf(frame, "timezone"));
        const std::string block = innerBlock("timeframe", attributeLines(attributes, inner + std::string(Step)), inner);
        held += held.empty() ? block.substr(1) : block; // no empty line at the top
    }
    if (isGiven(query, "filters") && !query["filters"].empty())
        losses.emplace_back("filters of an action's alerts_filter has no place in the Terraform resource: left out.");
    return innerBlock("alerts_filter", held, indent);
}

std::string actionBlock(const Json& action, std::vector<std::string>& losses)
{
    const std::string inner = std::string(Step) + std::string(Step);
    std::vector<Attribute> attributes;
    for (const char* const key : {"id", "group"}) {
        if (isGiven(action, key) && action[key].is_string())
            attributes.push_back({key, hclString(action[key].get<std::string>())});
    }
    attributes.push_back({"params", encoded(action.value("params", Json::object()), inner)});
    std::string text = fmt::format("\n{}actions {{\n{}", Step, attributeLines(attributes, inner));
    if (isGiven(action, "frequency") && action["frequency"].is_object()) {
        std::vector<Attribute> frequency;
        for (const char* const key : {"summary", "notify_when", "throttle"}) {
            if (isGiven(action["frequency"], key))
                frequency.push_back({key, hclValue(action["frequency"][key], inner)});
        }
        text += innerBlock("frequency", attributeLines(frequency, inner + std::string(Step)), inner);
    }
    const Json filter = valueOf(action, "alerts_filter");
    if (filter.is_object() && !filter.empty())
        text += filterBlock(filter, inner, losses);
    addLosses(action, {"id", "group", "params", "frequency", "alerts_filter", "uuid"}, "an action", losses);
    return text + std::string(Step) + "}\n";
}

bool isNameCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

} // namespace

std::string hclString(std::string_view text)
{
    std::string quoted("\"");
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool isTemplate = (c == '$' || c == '%') && i + 1 < text.size() && text[i + 1] == '{';
        if (isTemplate)
            quoted += c;
        if (c == '"' || c == '\\')
            quoted += '\\';
        if (c == '\n')
            quoted += "\\n";
        else if (c == '\r')
            quoted += "\\r";
        else if (c == '\t')
            quoted += "\\t";
        else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
            quoted += fmt::format("\\u{:04x}", static_cast<unsigned>(static_cast<unsigned char>(c)));
        else
            quoted += c;
    }
    return quoted + '"';
}

std::string hclValue(const Json& value, const std::string& indent)
{
    if (value.is_string())
        return hclString(value.get_ref<const std::string&>());
    if (!value.is_structured())
        return value.dump();
    if (value.empty())
        return value.is_object() ? "{}" : "[]";
    const std::string inner = indent + std::string(Step);
    if (value.is_array()) {
        const bool isFlat = std::none_of(value.begin(), value.end(), [](const Json& v) { return v.is_structured(); });
        std::string text("[");
        for (std::size_t i = 0; i < value.size(); ++i) {
            text += i == 0 ? "" : isFlat ? ", " : ",";
            text += (isFlat ? std::string() : '\n' + inner) + hclValue(value[i], inner);
        }
        return text + (isFlat ? std::string() : '\n' + indent) + ']';
    }
    std::vector<Attribute> attributes;
    for (const auto& [key, part] : value.items())
        attributes.push_back({hclString(key), hclValue(part, inner)});
    return "{\n" + attributeLines(attributes, inner) + indent + '}';
}

std::string terraformName(std::string_view text)
{
    std::string name;
    for (const char c : text) {
        if (isNameCharacter(c))
            name += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        else if (!name.empty() && name.back() != '_')
            name += '_';
    }
    while (!name.empty() && name.back() == '_')
        name.pop_back();
    if (name.empty())
        return "rule";
    return name[0] >= '0' && name[0] <= '9' ? "rule_" + name : name;
}

std::string terraformResource(const Json& body, const std::string& name, std::vector<std::string>& losses)
{
    const std::string indent(Step);
    std::vector<Attribute> attributes;
    const auto put = [&](const char* attribute, const Json& value) {
        if (!value.is_null())
            attributes.push_back({attribute, hclValue(value, indent)});
    };
    put("rule_id", valueOf(body, "id"));
    for (const char* const key : {"name", "consumer", "rule_type_id"})
        put(key, valueOf(body, key));
    put("interval", valueOf(valueOf(body, "schedule"), "interval"));
    for (const char* const key : {"enabled", "tags", "notify_when", "throttle"})
        put(key, valueOf(body, key));
    put("alert_delay", valueOf(valueOf(body, "alert_delay"), "active"));
    attributes.push_back({"params", encoded(body.value("params", Json::object()), indent)});
    std::string text = fmt::format("resource \"elasticstack_kibana_alerting_rule\" {} {{\n{}", hclString(name),
                                   attributeLines(attributes, indent));
    const Json actions = valueOf(body, "actions");
    for (const Json& action : actions.is_array() ? actions : Json::array()) {
        if (action.is_object())
            text += actionBlock(action, losses);
    }
    addLosses(body,
              {"id", "name", "consumer", "rule_type_id", "schedule", "enabled", "tags", "notify_when", "throttle",
               "alert_delay", "params", "actions"},
              "the rule", losses);
    return text + "}\n";
}

} // namespace casewright::rules
