// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/rules/RuleJson.h"

#include <cmath>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/base/Json.h"
#include "core/base/JsonPlace.h"
#include "core/base/Sha256.h"

namespace casewright::rules {
namespace {

using base::ErrorCode;
using base::fail;
using base::Json;
using base::Result;

constexpr std::string_view CasesConnectorId = "system-connector-.cases";

/// Reads typed values out of a rule's body and keeps the first thing that is wrong.
class BodyReader {
public:
    BodyReader(std::string_view text, std::string_view file, const Json& body)
        : m_text(text), m_file(file), m_body(body)
    {
    }

    [[nodiscard]] const std::optional<base::Error>& error() const { return m_error; }

    void reject(ErrorCode code, std::string text, const std::string& pointer)
    {
        if (!m_error)
            m_error = base::Error{code, std::move(text), base::placeInJson(m_text, pointer, m_file)};
    }

    /// The value at a JSON pointer, or null if it is missing or JSON's null.
    const Json* find(const std::string& pointer) const
    {
        const Json::json_pointer place(pointer);
        if (!m_body.contains(place))
            return nullptr;
        const Json& value = m_body.at(place);
        return value.is_null() ? nullptr : &value;
    }

    /// Values that hold others must be objects, so that what is changed can be put into them.
    void requireObject(const std::string& pointer)
    {
        const Json* const value = find(pointer);
        if (value != nullptr && !value->is_object())
            reject(ErrorCode::InvalidValue, "must be an object", pointer);
    }

    void read(const std::string& pointer, std::string& into, bool required = false)
    {
        const Json* const value = find(pointer);
        if (value == nullptr && required)
            reject(ErrorCode::MissingValue, "a rule needs this value, a text", pointer);
        else if (value != nullptr && !value->is_string())
            reject(ErrorCode::InvalidValue, "must be a text", pointer);
        else if (value != nullptr)
            into = value->get<std::string>();
    }

    void read(const std::string& pointer, bool& into)
    {
        const Json* const value = find(pointer);
        if (value != nullptr && !value->is_boolean())
            reject(ErrorCode::InvalidValue, "must be true or false", pointer);
        else if (value != nullptr)
            into = value->get<bool>();
    }

    void read(const std::string& pointer, std::vector<std::string>& into)
    {
        const Json* const value = find(pointer);
        if (value == nullptr)
            return;
        if (!value->is_array())
            return reject(ErrorCode::InvalidValue, "must be a list of texts", pointer);
        for (std::size_t i = 0; i < value->size(); ++i) {
            if (!(*value)[i].is_string())
                return reject(ErrorCode::InvalidValue, "must be a text", fmt::format("{}/{}", pointer, i));
            into.push_back((*value)[i].get<std::string>());
        }
    }

    std::optional<std::int64_t> wholeNumber(const std::string& pointer)
    {
        const Json* const value = find(pointer);
        if (value == nullptr)
            return std::nullopt;
        constexpr double Largest = 9'007'199'254'740'991.0; // of JavaScript's safe integers
        const double number = value->is_number() ? value->get<double>() : std::nan("");
        if (!(std::fabs(number) <= Largest) || number != std::floor(number)) {
            reject(ErrorCode::InvalidValue, "must be a whole number", pointer);
            return std::nullopt;
        }
        return static_cast<std::int64_t>(number);
    }

private:
    std::string_view m_text;
    std::string_view m_file;
    const Json& m_body;
    std::optional<base::Error> m_error;
};

/// Security's API calls it max_signals, its rules' parameters maxSignals; files have either.
std::string maxSignalsPointer(const Json& body)
{
    const Json::json_pointer snake("/params/max_signals");
    const bool given = body.contains(snake) && !body.at(snake).is_null();
    return given ? snake.to_string() : "/params/maxSignals";
}

CasesAction readCasesAction(BodyReader& reader, const std::string& action)
{
    const std::string settings = action + "/params/subActionParams";
    reader.requireObject(action + "/params");
    reader.requireObject(settings);
    CasesAction result;
    std::vector<std::string> fields;
    reader.read(settings + "/groupingBy", fields);
    if (fields.size() > 1)
        reader.reject(ErrorCode::InvalidValue, "the Cases action groups by one field at most; leave one",
                      settings + "/groupingBy/1");
    if (!fields.empty())
        result.groupBy = fields.front();
    reader.read(settings + "/timeWindow", result.timeWindow);
    reader.read(settings + "/reopenClosedCases", result.reopenClosedCases);
    result.maximumCasesToOpen = reader.wholeNumber(settings + "/maximumCasesToOpen");
    return result;
}

void readActions(BodyReader& reader, const Json& body, Rule& rule)
{
    const Json* const actions = reader.find("/actions");
    if (actions != nullptr && !actions->is_array())
        return reader.reject(ErrorCode::InvalidValue, "must be a list of actions", "/actions");
    const std::optional<std::size_t> first = findCasesAction(body);
    if (!first)
        return;
    rule.casesAction = readCasesAction(reader, fmt::format("/actions/{}", *first));
    for (std::size_t i = *first + 1; i < actions->size(); ++i) {
        const Json& action = (*actions)[i];
        if (action.is_object() && action.contains("id") && action["id"] == CasesConnectorId)
            reader.reject(ErrorCode::InvalidValue, "a rule has one Cases action at most; remove this one",
                          fmt::format("/actions/{}", i));
    }
}

Json actionJson(const CasesAction& action)
{
    Json settings = {{"groupingBy", Json::array()},
                     {"timeWindow", action.timeWindow},
                     {"reopenClosedCases", action.reopenClosedCases}};
    if (!action.groupBy.empty())
        settings["groupingBy"].push_back(action.groupBy);
    if (action.maximumCasesToOpen)
        settings["maximumCasesToOpen"] = *action.maximumCasesToOpen;
    return {{"id", CasesConnectorId}, {"params", {{"subAction", "run"}, {"subActionParams", std::move(settings)}}}};
}

/// What Kibana demands of a new custom query rule beyond what our form has.
Json newBody(const Rule& rule, const base::RuleId& id)
{
    const Json none = Json::array();
    return {{"name", rule.name},
            {"tags", rule.tags},
            {"rule_type_id", rule.ruleTypeId},
            {"consumer", rule.consumer},
            {"enabled", rule.enabled},
            {"schedule", {{"interval", rule.interval}}},
            {"params",
             {{"type", "query"},
              {"language", rule.language},
              {"query", rule.query},
              {"from", rule.from},
              {"to", "now"},
              {"maxSignals", rule.maxSignals},
              {"ruleId", id.text},
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
              {"version", 1}}},
            {"actions", none}};
}

void putCasesAction(Json& body, const std::optional<CasesAction>& before, const std::optional<CasesAction>& after)
{
    if (before == after)
        return;
    Json& actions = body["actions"]; // null becomes a list when something is put in
    const std::optional<std::size_t> place = findCasesAction(body);
    if (!after) {
        if (place)
            actions.erase(*place);
        return;
    }
    const Json made = actionJson(*after);
    if (!place || !before) {
        actions.push_back(made);
        return;
    }
    const Json& wanted = made["params"]["subActionParams"];
    Json& settings = actions[*place]["params"]["subActionParams"];
    const auto put = [&](const char* key, bool changed) {
        if (changed)
            settings[key] = wanted[key];
    };
    put("groupingBy", before->groupBy != after->groupBy);
    put("timeWindow", before->timeWindow != after->timeWindow);
    put("reopenClosedCases", before->reopenClosedCases != after->reopenClosedCases);
    if (after->maximumCasesToOpen)
        put("maximumCasesToOpen", before->maximumCasesToOpen != after->maximumCasesToOpen);
    else if (before->maximumCasesToOpen)
        settings.erase("maximumCasesToOpen");
}

} // namespace

std::optional<std::size_t> findCasesAction(const Json& body)
{
    const auto actions = body.find("actions");
    if (actions == body.end() || !actions->is_array())
        return std::nullopt;
    for (std::size_t i = 0; i < actions->size(); ++i) {
        const Json& action = (*actions)[i];
        if (action.is_object() && action.contains("id") && action["id"] == CasesConnectorId)
            return i;
    }
    return std::nullopt;
}

base::RuleId ruleIdOf(std::string_view name)
{
    std::string hex = base::sha256Hex(name).substr(0, 32);
    hex[12] = '8';
    constexpr std::string_view Variants = "89ab";
    hex[16] = Variants[static_cast<unsigned char>(hex[16]) % 4U];
    return {fmt::format("{}-{}-{}-{}-{}", hex.substr(0, 8), hex.substr(8, 4), hex.substr(12, 4), hex.substr(16, 4),
                        hex.substr(20))};
}

Result<Rule> parseRule(std::string_view json, std::string_view file)
{
    const Result<Json> body = base::parseJson(json, file);
    if (!body)
        return fail(body.error());
    BodyReader reader(json, file, *body);
    if (!body->is_object())
        reader.reject(ErrorCode::InvalidValue, "a rule file holds one JSON object, a Kibana create-rule body", "");
    reader.requireObject("/schedule");
    reader.requireObject("/params");
    Rule rule;
    rule.body = std::string(json);
    reader.read("/name", rule.name, true);
    reader.read("/rule_type_id", rule.ruleTypeId, true);
    reader.read("/consumer", rule.consumer, true);
    reader.read("/schedule/interval", rule.interval, true);
    reader.read("/tags", rule.tags);
    reader.read("/enabled", rule.enabled);
    reader.read("/id", rule.id.text);
    reader.read("/params/language", rule.language);
    reader.read("/params/query", rule.query);
    reader.read("/params/from", rule.from);
    if (const auto maxSignals = reader.wholeNumber(maxSignalsPointer(*body)))
        rule.maxSignals = *maxSignals;
    readActions(reader, *body, rule);
    if (reader.error())
        return fail(*reader.error());
    if (rule.id.empty())
        rule.id = ruleIdOf(rule.name);
    return rule;
}

std::string writeRule(const Rule& rule)
{
    Rule before;
    Json body;
    const base::RuleId id = rule.id.empty() ? ruleIdOf(rule.name) : rule.id;
    if (rule.body.empty()) {
        before = rule;
        before.id = id;
        before.casesAction.reset();
        body = newBody(rule, id);
        body["id"] = id.text;
    } else if (auto parsed = parseRule(rule.body)) {
        if (*parsed == rule)
            return rule.body;
        before = std::move(*parsed);
        body = *base::parseJson(rule.body);
    } else {
        Rule made = rule; // a body that cannot be read has nothing to keep
        made.body.clear();
        return writeRule(made);
    }
    const auto put = [&body](const std::string& pointer, const auto& was, const auto& is) {
        if (was != is)
            body[Json::json_pointer(pointer)] = is;
    };
    put("/name", before.name, rule.name);
    put("/tags", before.tags, rule.tags);
    put("/rule_type_id", before.ruleTypeId, rule.ruleTypeId);
    put("/consumer", before.consumer, rule.consumer);
    put("/enabled", before.enabled, rule.enabled);
    put("/schedule/interval", before.interval, rule.interval);
    put("/params/language", before.language, rule.language);
    put("/params/query", before.query, rule.query);
    put("/params/from", before.from, rule.from);
    put(maxSignalsPointer(body), before.maxSignals, rule.maxSignals);
    putCasesAction(body, before.casesAction, rule.casesAction);
    // Without one in the body it would be read as the name's.
    const Json written = body.value("id", Json());
    const bool hasId = written.is_string() && !written.get_ref<const std::string&>().empty();
    if (before.id != id || (!hasId && id != ruleIdOf(rule.name)))
        body["id"] = id.text;
    return body.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

} // namespace casewright::rules
