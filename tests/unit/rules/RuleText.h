// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "core/base/Json.h"
#include "core/rules/RuleJson.h"

namespace casewright::rules {

/// A rule file with more than we know, as somebody wrote it by hand.
inline constexpr const char* Written = R"({
  "tags": ["a", "b"], "name": "By hand",
  "rule_type_id": "siem.queryRule", "consumer": "siem",
  "schedule": {"interval": "10m", "note": 1.50},
  "params": {"query": "*", "filters": [{"x": [null, 1e3]}], "maxSignals": 50, "from": "now-11m"},
  "alert_delay": {"active": 3},
  "actions": [
    {"id": "mail", "group": "default", "params": {"to": ["soc@example.com"]}},
    {"uuid": "u", "id": "system-connector-.cases", "params": {"subAction": "run", "subActionParams":
      {"templateId": null, "groupingBy": ["host.name"], "timeWindow": "1d", "reopenClosedCases": true}}},
    {"id": "slack", "params": {}}
  ],
  "id": "my-rule"
}
)";

/// Where the settings of its Cases action are.
inline constexpr const char* Settings = "/actions/1/params/subActionParams";

inline QByteArray bytes(std::string_view text) { return {text.data(), static_cast<qsizetype>(text.size())}; }

inline Rule readOrFail(std::string_view json)
{
    const base::Result<Rule> rule = parseRule(json, "f.json");
    if (!rule)
        qFatal("%s", base::describe(rule.error()).c_str());
    return *rule;
}

/// A body with the values that every rule needs, and more behind them.
inline QByteArray bodyWith(const QByteArray& more)
{
    return R"({"name":"Some rule","rule_type_id":"siem.queryRule","consumer":"siem","schedule":{"interval":"5m"})"
        + more + "}";
}

inline QByteArray actionWith(const QByteArray& settings)
{
    return bodyWith(R"(,"actions":[{"id":"system-connector-.cases","params":{"subAction":"run","subActionParams":)" + settings + "}}]");
}

/// The value at a JSON pointer, written compactly, or Missing.
inline constexpr const char* Missing = "nothing there";
inline QByteArray at(const std::string& json, const std::string& pointer)
{
    const base::Json body = base::parseJson(json).value();
    const base::Json::json_pointer place(pointer);
    return body.contains(place) ? bytes(body.at(place).dump()) : QByteArray(Missing);
}

} // namespace casewright::rules
