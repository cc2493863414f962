// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/rules/RuleJson.h"

#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/base/Json.h"
#include "core/base/JsonEdit.h"
#include "core/base/JsonPlace.h"
#include "core/base/Sha256.h"
#include "core/rules/BodyChange.h"
#include "core/rules/BodyReader.h"
#include "core/rules/BodyWriter.h"
#include "core/rules/NewBody.h"
#include "core/rules/RuleFormat.h"

namespace casewright::rules {
namespace {

using base::ErrorCode;
using base::fail;
using base::Json;
using base::JsonEdit;
using base::Result;

/// What a rule was read from, understood again.
struct Written {
    Json body;
    RuleFormat format;
    BodyReading reading;
};

Result<Written> readWritten(std::string_view json, std::string_view file)
{
    Result<Json> body = base::parseJson(json, file);
    if (!body)
        return fail(body.error());
    const auto refuse = [&](ErrorCode code, std::string text, std::string_view pointer) {
        return fail(code, std::move(text), base::placeInJson(json, pointer, file));
    };
    if (!body->is_object())
        return refuse(ErrorCode::InvalidValue, "a rule file holds one JSON object, a Kibana create-rule body", "");
    const std::optional<RuleFormat> format = ruleFormatOf(*body);
    if (!format)
        return refuse(ErrorCode::MissingValue, "a rule needs this value, a text", "/rule_type_id");
    BodyReading reading = readBody(*body, *format);
    return Written{std::move(*body), *format, std::move(reading)};
}

/// The value at a JSON pointer, or null where there is none.
const Json* find(const Json& body, const std::string& pointer)
{
    const Json::json_pointer place(pointer);
    return body.contains(place) && !body.at(place).is_null() ? &body.at(place) : nullptr;
}

/// The connector takes one spelling of each key: others in the file are none of them.
void putSettings(JsonEdit& edit, const std::string& pointer, const Json* written, const CasesAction& before,
                 const CasesAction& after)
{
    if (written == nullptr || !written->is_object())
        return putChange(edit, pointer, written, settingsJson(before), settingsJson(after));
    Json known = Json::object();
    for (const char* const key : {"groupingBy", "timeWindow", "reopenClosedCases", "maximumCasesToOpen",
                                "templateId"}) {
        if (written->contains(key))
            known[key] = written->at(key);
    }
    putChange(edit, pointer, &known, settingsJson(before), settingsJson(after));
}

void putCasesAction(JsonEdit& edit, const Written& written, const std::optional<CasesAction>& after)
{
    const std::optional<CasesAction>& before = written.reading.rule.casesAction;
    if (before == after)
        return;
    const std::string actions = std::string(ruleRootOf(written.format)) + "/actions";
    if (before && after) {
        const std::string settings =
            actionPointer(written.format, *findCasesAction(written.body)) + "/params/subActionParams";
        return putSettings(edit, settings, find(written.body, settings), *before, *after);
    }
    const Json* const list = find(written.body, actions);
    if (before) {
        for (std::size_t i = list->size(); i > 0; --i) {
            if (isCasesAction((*list)[i - 1]))
                edit.erase(actionPointer(written.format, i - 1));
        }
        return;
    }
    const Json made = actionJson(*after, written.format);
    if (list != nullptr && list->is_array())
        edit.set(fmt::format("{}/{}", actions, list->size()), made);
    else
        edit.set(actions, Json::array({made}));
}

std::string dumped(const Json& body)
{
    return body.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

} // namespace

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
    Result<Written> written = readWritten(json, file);
    if (!written)
        return fail(written.error());
    Rule rule = std::move(written->reading.rule);
    rule.body = std::string(json);
    return rule;
}

std::string writeRule(const Rule& rule)
{
    if (rule.body.empty())
        return dumped(newBody(rule));
    const Result<Written> written = readWritten(rule.body, {});
    if (!written) {
        Rule made = rule; // a body that cannot be read has nothing to keep
        made.body.clear();
        return writeRule(made);
    }
    const Rule& before = written->reading.rule;
    JsonEdit edit(rule.body);
    putChange(edit, "", &written->body, bodyOf(before, written->format), bodyOf(rule, written->format));
    putCasesAction(edit, *written, rule.casesAction);
    const base::RuleId id = rule.id.empty() ? ruleIdOf(rule.name) : rule.id;
    // Without one in the body it would be read as the name's.
    const base::RuleId asRead = written->reading.hasId ? before.id : ruleIdOf(rule.name);
    if (asRead != id)
        edit.set("/id", id.text);
    return edit.text();
}

} // namespace casewright::rules
