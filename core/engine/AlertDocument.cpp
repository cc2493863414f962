// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/AlertDocument.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <span>
#include <utility>
#include <variant>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/alerts/DocumentJson.h"
#include "core/base/Json.h"
#include "core/engine/AlertReason.h"
#include "core/engine/InstanceReports.h"
#include "core/engine/WindowReports.h"
#include "core/rules/AlertFields.h"

namespace casewright::engine {
namespace {

using base::Json;
using base::Result;
using rules::CustomThresholdParameters;
using rules::EsQueryParameters;
using rules::NewTermsParameters;
using rules::ThresholdParameters;

bool isAtOrBelow(std::string_view field, std::string_view above)
{
    return field == above || (field.starts_with(above) && field[above.size()] == '.');
}

bool isAtOrBelowAny(std::string_view field, std::initializer_list<std::string_view> names)
{
    return std::any_of(names.begin(), names.end(), [field](std::string_view name) { return isAtOrBelow(field, name); });
}

Json numberJson(double value)
{
    return base::parseJson(base::javascriptNumber(value)).value_or(Json());
}

Result<Json> sourceDocument(const AlertRecords& records, base::AlertRow row)
{
    return records.documents->document(row)
        .and_then([](const std::string& text) { return base::parseJson(text); })
        .map([](Json document) { return alerts::expandDottedKeys(std::move(document)); });
}

/// Writes one document, part by part.
class Writing final {
public:
    Writing(const AlertRecords& records, std::uint32_t row)
        : m_records(records), m_record(records.rows[row]), m_rule(records.rule)
    {
    }

    Result<std::string> write()
    {
        const Result<void> done = std::visit([this](const auto& parameters) { return addOf(parameters); },
                                             m_rule.parameters);
        if (!done)
            return base::fail(done.error());
        return m_out.dump(-1, ' ', false, Json::error_handler_t::replace);
    }

private:
    [[nodiscard]] const std::string& instance() const { return m_records.instances[m_record.instance]; }

    void addHead()
    {
        const std::string id = alertId(m_rule, m_records.space, instance(), m_record.start);
        const AlertKind kind = alertKindOf(m_rule);
        m_out["_id"] = id;
        m_out["_index"] = alertIndex(m_rule, m_records.space);
        m_out["@timestamp"] = base::formatTimestamp(m_record.at);
        m_out["kibana.alert.uuid"] = id;
        m_out["kibana.alert.instance.id"] = instance();
        m_out["kibana.alert.status"] = "active";
        m_out["kibana.alert.start"] = base::formatTimestamp(m_record.start);
        m_out["kibana.alert.reason"] = reasonOf(m_records, m_record);
        m_out["kibana.alert.rule.uuid"] = m_rule.id.text;
        m_out["kibana.alert.rule.name"] = m_rule.name;
        m_out["kibana.alert.rule.tags"] = m_rule.tags;
        m_out["kibana.alert.rule.category"] = kind.category;
        m_out["kibana.alert.rule.consumer"] = m_rule.consumer;
        m_out["kibana.alert.rule.producer"] = kind.producer;
        m_out["kibana.alert.rule.rule_type_id"] = m_rule.ruleTypeId;
    }

    void addLifecycle()
    {
        addHead();
        constexpr std::int64_t Microseconds = 1'000;
        m_out["kibana.alert.duration.us"] = (m_record.at - m_record.start).milliseconds * Microseconds;
        m_out["kibana.alert.flapping"] = m_record.isFlapping;
        m_out["tags"] = m_rule.tags;
    }

    [[nodiscard]] Json valueJson(std::size_t criterion) const
    {
        const double value = m_records.values[m_record.firstValue + criterion];
        return std::isnan(value) ? Json() : numberJson(value);
    }

    /// One threshold as a number, two as a list.
    static Json thresholdJson(const rules::Comparison& comparison)
    {
        if (comparison.threshold.size() == 1)
            return numberJson(comparison.threshold.front());
        Json list = Json::array();
        for (const double each : comparison.threshold)
            list.push_back(numberJson(each));
        return list;
    }

    /// The values of the group's fields, by their dotted names.
    [[nodiscard]] Json groupJson() const
    {
        Json group = Json::object();
        const std::vector<std::string> values = m_records.groups->values(m_record.instance);
        for (std::size_t i = 0; i < values.size(); ++i)
            group[m_records.groups->fields()[i]] = base::parseJson(values[i]).value_or(Json());
        return group;
    }
    [[nodiscard]] Json groupList() const
    {
        Json list = Json::array();
        const Json group = groupJson();
        for (auto entry = group.begin(); entry != group.end(); ++entry)
            list.push_back({{"field", entry.key()}, {"value", entry.value()}});
        return list;
    }

    void addWindowAggregation(const rules::WindowAggregation& aggregation, bool asText)
    {
        addLifecycle();
        const Json value = valueJson(0);
        m_out["kibana.alert.evaluation.value"] = asText && !value.is_null() ? Json(base::plainJson(value)) : value;
        const std::vector<double>& thresholds = aggregation.comparison.threshold;
        m_out["kibana.alert.evaluation.threshold"] = thresholds.size() == 1 ? numberJson(thresholds.front()) : Json();
    }

    Result<void> addOf(const EsQueryParameters& parameters)
    {
        addWindowAggregation(parameters.aggregation, true);
        if (!m_records.groups->fields().empty() && m_records.profile.groupingInAlerts)
            m_out["kibana.alert.grouping"] = alerts::expandDottedKeys(groupJson());
        if (m_record.sourceFields > 0) {
            const Result<Json> fields = base::parseJson(m_records.sourceFields[m_record.sourceFields - 1]);
            if (!fields)
                return base::fail(fields.error());
            for (auto entry = fields->begin(); entry != fields->end(); ++entry)
                m_out[entry.key()] = entry.value();
        }
        return {};
    }

    Result<void> addOf(const rules::IndexThresholdParameters& parameters)
    {
        addWindowAggregation(parameters.aggregation, false);
        return {};
    }

    Result<void> addOf(const CustomThresholdParameters& parameters)
    {
        addLifecycle();
        Json values = Json::array();
        Json thresholds = Json::array();
        for (std::size_t i = 0; i < parameters.criteria.size(); ++i) {
            values.push_back(valueJson(i));
            thresholds.push_back(thresholdJson(parameters.criteria[i].comparison));
        }
        const bool isOne = values.size() == 1;
        m_out["kibana.alert.evaluation.value"] = isOne ? values.front() : values;
        m_out["kibana.alert.evaluation.threshold"] = isOne ? thresholds.front() : thresholds;
        // What comes later wins, so that a group keeps its own values.
        const std::span<const std::string_view> context = rules::contextOf(parameters);
        if (m_record.newest && !context.empty()) {
            const Result<Json> document = sourceDocument(m_records, *m_record.newest);
            if (!document)
                return base::fail(document.error());
            for (const std::string_view field : context)
                if (document->contains(field))
                    m_out[std::string(field)] = document->at(std::string(field));
        }
        if (!m_records.groups->fields().empty())
            m_out["kibana.alert.group"] = groupList();
        m_out.update(groupJson());
        return {};
    }

    Result<void> addOf(const ThresholdParameters& parameters)
    {
        addHead();
        Json result = {{"count", m_record.count},
                       {"from", base::formatTimestamp(m_record.from)},
                       {"terms", groupList()},
                       {"cardinality", Json::array()}};
        if (!parameters.cardinality.empty())
            result["cardinality"].push_back(
                {{"field", parameters.cardinality.front().field}, {"value", m_record.cardinality}});
        m_out["kibana.alert.threshold_result"] = std::move(result);
        m_out.update(groupJson());
        return {};
    }

    /// The newest document with the alert's own fields in it.
    Result<void> addOf(const NewTermsParameters& /*parameters*/)
    {
        if (m_record.newest) {
            Result<Json> document = sourceDocument(m_records, *m_record.newest);
            if (!document)
                return base::fail(document.error());
            m_out = std::move(*document);
        }
        addHead();
        Json terms = Json::array();
        for (const std::string& value : m_records.groups->values(m_record.instance))
            terms.push_back(base::parseJson(value).value_or(Json()));
        m_out["kibana.alert.new_terms"] = std::move(terms);
        return {};
    }

    template<class Other>
    Result<void> addOf(const Other& /*parameters*/)
    {
        addHead();
        return {};
    }

    const AlertRecords& m_records;
    const AlertRecord& m_record;
    const rules::Rule& m_rule;
    Json m_out = Json::object();
};

} // namespace

Result<std::string> writeAlert(const AlertRecords& records, std::uint32_t row) { return Writing(records, row).write(); }

bool changesFromRunToRun(const rules::Rule& rule, std::string_view field)
{
    if (field.empty() || belongsToInstance(rule, field))
        return false;
    return !isAtOrBelowAny(field, {"_id", "kibana.alert.uuid", "kibana.alert.start"});
}

bool belongsToInstance(const rules::Rule& rule, std::string_view field)
{
    // Alerts of new terms are their newest documents, which may have anything.
    if (std::holds_alternative<NewTermsParameters>(rule.parameters))
        return field == "kibana.alert.new_terms" || field == "kibana.alert.instance.id";
    // What Elasticsearch query rules take over may have any label, also one of these names.
    const auto* const query = std::get_if<EsQueryParameters>(&rule.parameters);
    if (query != nullptr
        && std::any_of(query->sourceFields.begin(), query->sourceFields.end(), [field](const auto& source) {
               return isAtOrBelow(field, source.label) || isAtOrBelow(source.label, field);
           }))
        return false;
    if (isAtOrBelowAny(field, {"_index", "kibana.alert.instance.id", "kibana.alert.status", "kibana.alert.rule",
                               "kibana.alert.evaluation.threshold", "kibana.alert.group", "kibana.alert.grouping",
                               "tags"}))
        return true;
    const auto* const threshold = std::get_if<ThresholdParameters>(&rule.parameters);
    const std::vector<std::string> groupFields =
        threshold != nullptr                                                      ? threshold->fields
        : std::holds_alternative<CustomThresholdParameters>(rule.parameters) ? groupFieldsOf(rule)
                                                                             : std::vector<std::string>();
    return std::find(groupFields.begin(), groupFields.end(), field) != groupFields.end();
}

} // namespace casewright::engine
