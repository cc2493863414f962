// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/rules/UnknownKeys.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "core/rules/RuleJson.h"

namespace casewright::rules {
namespace {

using base::Json;
using Keys = std::span<const std::string_view>;

// What Kibana's API takes and gives out, in the spelling of its public API (rule_type_id); that of its saved objects
// (ruleTypeId) counts as the same. Most of it has nothing to do with the Cases action; NotSimulated names what has.
constexpr std::string_view RuleKeys[] = {
    "id", "name", "tags", "rule_type_id", "alert_type_id", "consumer", "producer", "enabled", "schedule", "params",
    "actions", "alert_delay", "flapping", "throttle", "notify_when", "artifacts", "created_by", "updated_by",
    "created_at", "updated_at", "api_key_owner", "api_key_created_by_user", "mute_all", "muted_alert_ids",
    "muted_instance_ids", "snooze_schedule", "is_snoozed_until", "active_snoozes", "execution_status", "monitoring",
    "last_run", "next_run", "running", "revision", "mapped_params", "scheduled_task_id", "view_in_app_relative_url",
    "uiam_api_key", "api_key", "legacy_id", "meta", "version", "immutable", "internally_managed"};
constexpr std::string_view ScheduleKeys[] = {"interval"};
constexpr std::string_view QueryKeys[] = {
    "type", "language", "query", "from", "to", "max_signals", "rule_id", "description", "severity", "risk_score",
    "author", "false_positives", "references", "exceptions_list", "risk_score_mapping", "severity_mapping", "threat",
    "immutable", "version", "filters", "index", "data_view_id", "saved_id", "timestamp_override",
    "timestamp_override_fallback_disabled", "alert_suppression", "output_index", "building_block_type", "license",
    "meta", "namespace", "note", "investigation_fields", "related_integrations", "required_fields", "setup",
    "timeline_id", "timeline_title", "rule_name_override", "rule_source", "response_actions"};
constexpr std::string_view ActionKeys[] = {"id", "uuid", "params", "connector_type_id", "action_type_id",
                                           "action_ref", "use_alert_data_for_template", "group", "frequency",
                                           "alerts_filter"};
// In the one spelling that the connector takes.
constexpr std::string_view CallKeys[] = {"subAction", "subActionParams"};
constexpr std::string_view SettingKeys[] = {"groupingBy", "timeWindow", "reopenClosedCases", "maximumCasesToOpen",
                                            "templateId", "template_id", "templateVersion", "autoPushCase"};

constexpr std::size_t MostNames = 4;

bool isAmong(Keys known, std::string_view key)
{
    return std::find(known.begin(), known.end(), key) != known.end();
}

/// `ruleTypeId` as `rule_type_id`.
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

std::string escaped(std::string_view key)
{
    std::string text;
    for (const char c : key)
        text += c == '~' ? std::string("~0") : c == '/' ? std::string("~1") : std::string(1, c);
    return text;
}

class Search {
public:
    /// Looks at the object at a JSON pointer, if it is one. `where`: what people call it.
    void look(const Json& body, const std::string& pointer, std::string_view where, RuleField field, Keys known)
    {
        const Json::json_pointer place(pointer);
        if (!body.contains(place) || !body.at(place).is_object())
            return;
        std::vector<std::string> names;
        std::string first;
        for (const auto& [key, value] : body.at(place).items()) {
            if (isAmong(known, key) || isAmong(known, withUnderscores(key)))
                continue;
            if (names.empty())
                first = key;
            names.push_back(fmt::format("\"{}\"", key));
        }
        if (names.empty())
            return;
        const bool isOne = names.size() == 1;
        std::string more;
        if (names.size() > MostNames) {
            more = fmt::format(" and {} more", names.size() - MostNames);
            names.resize(MostNames);
        }
        m_found.push_back({Severity::Warning, field,
                           fmt::format("The {} {}{} {} {} not known here: kept, and not simulated. Look whether {} "
                                       "spelt as Kibana does.",
                                       isOne ? "key" : "keys", fmt::join(names, ", "), more, where,
                                       isOne ? "is" : "are", isOne ? "it is" : "they are"),
                           pointer + '/' + escaped(first)});
    }

    [[nodiscard]] std::vector<Finding> take() { return std::move(m_found); }

private:
    std::vector<Finding> m_found;
};

} // namespace

std::vector<Finding> findUnknownKeys(const Rule& rule, const Json& body)
{
    Search search;
    search.look(body, "", "of the rule", RuleField::Type, RuleKeys);
    search.look(body, "/schedule", "of the schedule", RuleField::Interval, ScheduleKeys);
    if (rule.ruleTypeId == "siem.queryRule")
        search.look(body, "/params", "of the rule's parameters", RuleField::Query, QueryKeys);
    const std::optional<std::size_t> place = rule.casesAction ? findCasesAction(body) : std::nullopt;
    if (place) {
        const std::string action = fmt::format("/actions/{}", *place);
        search.look(body, action, "of the Cases action", RuleField::CasesAction, ActionKeys);
        search.look(body, action + "/params", "of the Cases action's parameters", RuleField::CasesAction, CallKeys);
        search.look(body, action + "/params/subActionParams", "of the Cases action's settings", RuleField::CasesAction,
                    SettingKeys);
    }
    return search.take();
}

} // namespace casewright::rules
