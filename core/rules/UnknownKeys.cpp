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
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "core/base/JsonPlace.h"
#include "core/rules/RuleFormat.h"
#include "core/rules/RuleTypes.h"

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
constexpr std::string_view SavedKeys[] = {
    "id", "type", "attributes", "references", "updated_at", "created_at", "created_by", "updated_by", "version",
    "core_migration_version", "type_migration_version", "migration_version", "managed", "namespaces", "origin_id",
    "sort", "score"};
constexpr std::string_view ScheduleKeys[] = {"interval"};
constexpr std::string_view DelayKeys[] = {"active"};
constexpr std::string_view FlappingKeys[] = {"look_back_window", "status_change_threshold", "enabled"};
constexpr std::string_view DetectionKeys[] = {
    "type", "language", "query", "from", "to", "max_signals", "rule_id", "description", "severity", "risk_score",
    "author", "false_positives", "references", "exceptions_list", "risk_score_mapping", "severity_mapping", "threat",
    "immutable", "version", "filters", "index", "data_view_id", "saved_id", "timestamp_override",
    "timestamp_override_fallback_disabled", "alert_suppression", "output_index", "building_block_type", "license",
    "meta", "namespace", "note", "investigation_fields", "related_integrations", "required_fields", "setup",
    "timeline_id", "timeline_title", "rule_name_override", "rule_source", "response_actions", "throttle", "interval",
    "execution_summary", "outcome", "alias_target_id", "alias_purpose", "revision"};
constexpr std::string_view ThresholdKeys[] = {"threshold"};
constexpr std::string_view NewTermsKeys[] = {"new_terms_fields", "history_window_start"};
constexpr std::string_view EsQueryKeys[] = {
    "search_type", "size", "time_window_size", "time_window_unit", "threshold", "threshold_comparator", "agg_type",
    "agg_field", "group_by", "term_field", "term_size", "exclude_hits_from_previous_run", "source_fields", "index",
    "time_field", "es_query", "search_configuration", "esql_query"};
constexpr std::string_view IndexThresholdKeys[] = {
    "index", "time_field", "agg_type", "agg_field", "group_by", "term_field", "term_size", "filter_kuery",
    "time_window_size", "time_window_unit", "threshold_comparator", "threshold"};
constexpr std::string_view CustomThresholdKeys[] = {"criteria", "group_by", "alert_on_no_data",
                                                    "alert_on_group_disappear", "search_configuration",
                                                    "no_data_behavior"};
constexpr std::string_view CriterionKeys[] = {"threshold", "comparator", "time_unit", "time_size", "metrics",
                                              "equation", "label", "agg_type"};
constexpr std::string_view MetricKeys[] = {"name", "agg_type", "field", "filter"};
// Of Security's `threshold`, and of each of its `cardinality`.
constexpr std::string_view CountKeys[] = {"field", "value", "cardinality"};
constexpr std::string_view CardinalityKeys[] = {"field", "value"};
constexpr std::string_view SourceFieldKeys[] = {"label", "search_path"};
constexpr std::string_view SearchKeys[] = {"query", "index", "filter", "type", "sort", "fields", "size", "from",
                                           "version", "source", "timeout", "aggs", "parent", "highlight",
                                           "highlight_all", "track_total_hits", "search_after"};
constexpr std::string_view SearchQueryKeys[] = {"query", "language"};
constexpr std::string_view ActionKeys[] = {"id", "uuid", "params", "connector_type_id", "action_type_id",
                                           "action_ref", "use_alert_data_for_template", "group", "frequency",
                                           "alerts_filter"};
// In the one spelling that the connector takes.
constexpr std::string_view CallKeys[] = {"subAction", "subActionParams"};
constexpr std::string_view SettingKeys[] = {"groupingBy", "timeWindow", "reopenClosedCases", "maximumCasesToOpen",
                                            "templateId", "templateVersion", "autoPushCase"};

constexpr std::size_t MostNames = 4;

bool isAmong(Keys known, std::string_view key)
{
    return std::find(known.begin(), known.end(), key) != known.end();
}

/// The keys that parameters of a type may have; none: nobody here can judge them.
std::vector<Keys> parameterKeys(std::string_view typeId)
{
    if (typeId == CustomQueryId)
        return {DetectionKeys};
    if (typeId == ThresholdId)
        return {DetectionKeys, ThresholdKeys};
    if (typeId == NewTermsId)
        return {DetectionKeys, NewTermsKeys};
    if (typeId == EsQueryId)
        return {EsQueryKeys};
    if (typeId == CustomThresholdId)
        return {CustomThresholdKeys};
    return typeId == IndexThresholdId ? std::vector<Keys>{IndexThresholdKeys} : std::vector<Keys>{};
}

class Search {
public:
    explicit Search(const Json& body) : m_body(body) {}

    /// From here on keys are those of parameters that Kibana takes in camel case only.
    void wantCapitals() { m_wantsCapitals = true; }

    /// Looks at the object at a JSON pointer, if it is one. `where`: what people call it.
    void look(const std::string& pointer, std::string_view where, RuleField field, const std::vector<Keys>& known)
    {
        const Json::json_pointer place(pointer);
        if (!m_body.contains(place) || !m_body.at(place).is_object())
            return;
        std::vector<std::string> names;
        std::string first;
        for (const auto& [key, value] : m_body.at(place).items()) {
            const std::string other = withUnderscores(key);
            const bool isKnown = std::any_of(known.begin(), known.end(), [&name = key, &other](Keys keys) {
                return isAmong(keys, name) || isAmong(keys, other);
            });
            if (isKnown && m_wantsCapitals && key != withCapitals(key))
                reportSpelling(pointer, key, where);
            if (isKnown)
                continue;
            if (names.empty())
                first = key;
            names.push_back(fmt::format("\"{}\"", key));
        }
        if (!names.empty())
            report(pointer, first, std::move(names), where, field);
    }

    /// The elements of a list.
    void lookAtEach(const std::string& pointer, std::string_view where, const std::vector<Keys>& known)
    {
        const Json::json_pointer place(pointer);
        const bool isList = m_body.contains(place) && m_body.at(place).is_array();
        for (std::size_t i = 0; isList && i < m_body.at(place).size(); ++i)
            look(fmt::format("{}/{}", pointer, i), where, RuleField::Parameters, known);
    }

    [[nodiscard]] std::size_t countAt(const std::string& pointer) const
    {
        const Json::json_pointer place(pointer);
        return m_body.contains(place) && m_body.at(place).is_array() ? m_body.at(place).size() : 0;
    }

    [[nodiscard]] std::vector<Finding> take() { return std::move(m_found); }

private:
    void report(const std::string& pointer, const std::string& first, std::vector<std::string> names,
                std::string_view where, RuleField field)
    {
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
                           base::pointerTo(pointer, first)});
    }

    void reportSpelling(const std::string& pointer, const std::string& key, std::string_view where)
    {
        m_found.push_back({Severity::Warning, RuleField::Parameters,
                           fmt::format("Kibana spells the key \"{}\" {} \"{}\", and does not take it so. Write that.",
                                       key, where, withCapitals(key)),
                           base::pointerTo(pointer, key)});
    }

    const Json& m_body;
    bool m_wantsCapitals = false;
    std::vector<Finding> m_found;
};

void lookAtParameters(Search& search, const Rule& rule, const Json& body, RuleFormat format)
{
    const std::vector<Keys> known = parameterKeys(rule.ruleTypeId);
    const std::string params(parametersRootOf(format));
    if (known.empty())
        return;
    if (!isDetectionRule(rule.ruleTypeId))
        search.wantCapitals();
    if (format != RuleFormat::DetectionRule)
        search.look(params, "of the rule's parameters", RuleField::Query, known);
    if (rule.ruleTypeId == ThresholdId) {
        search.look(params + "/threshold", "of the threshold", RuleField::Parameters, {CountKeys});
        search.lookAtEach(params + "/threshold/cardinality", "of the cardinality", {CardinalityKeys});
    }
    if (rule.ruleTypeId == EsQueryId)
        search.lookAtEach(spelledPointer(body, params, "sourceFields"), "of the source field", {SourceFieldKeys});
    if (rule.ruleTypeId == EsQueryId || rule.ruleTypeId == CustomThresholdId) {
        const std::string configuration = spelledPointer(body, params, "searchConfiguration");
        search.look(configuration, "of the search configuration", RuleField::Query, {SearchKeys});
        search.look(configuration + "/query", "of the query", RuleField::Query, {SearchQueryKeys});
    }
    if (rule.ruleTypeId != CustomThresholdId)
        return;
    search.lookAtEach(params + "/criteria", "of the criterion", {CriterionKeys});
    for (std::size_t i = 0; i < search.countAt(params + "/criteria"); ++i)
        search.lookAtEach(fmt::format("{}/criteria/{}/metrics", params, i), "of the metric", {MetricKeys});
}

} // namespace

std::vector<Finding> findUnknownKeys(const Rule& rule, const Json& body)
{
    Search search(body);
    const RuleFormat format = ruleFormatOf(body).value_or(RuleFormat::Api);
    const std::string root(ruleRootOf(format));
    std::vector<Keys> rootKeys{RuleKeys};
    if (format == RuleFormat::DetectionRule) {
        rootKeys = parameterKeys(rule.ruleTypeId);
        if (!rootKeys.empty())
            rootKeys.push_back(RuleKeys);
    }
    if (format == RuleFormat::SavedObject)
        search.look("", "of the saved object", RuleField::Type, {SavedKeys});
    if (!rootKeys.empty())
        search.look(root, "of the rule", RuleField::Type, rootKeys);
    search.look(root + "/schedule", "of the schedule", RuleField::Interval, {ScheduleKeys});
    search.look(spelledPointer(body, root, "alert_delay"), "of the alert delay", RuleField::AlertDelay, {DelayKeys});
    search.look(root + "/flapping", "of the flapping settings", RuleField::Flapping, {FlappingKeys});
    const std::optional<std::size_t> place = rule.casesAction ? findCasesAction(body) : std::nullopt;
    if (place) {
        const std::string action = actionPointer(format, *place);
        search.look(action, "of the Cases action", RuleField::CasesAction, {ActionKeys});
        search.look(action + "/params", "of the Cases action's parameters", RuleField::CasesAction, {CallKeys});
        search.look(action + "/params/subActionParams", "of the Cases action's settings", RuleField::CasesAction,
                    {SettingKeys});
    }
    lookAtParameters(search, rule, body, format);
    return search.take();
}

} // namespace casewright::rules
