// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/WindowReports.h"

#include <algorithm>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "core/base/Json.h"
#include "core/engine/Ticks.h"
#include "core/rules/TimeWindow.h"

namespace casewright::engine {

using base::Result;
using base::Timestamp;

const rules::WindowAggregation* aggregationOf(const rules::Rule& rule)
{
    if (const auto* const query = std::get_if<rules::EsQueryParameters>(&rule.parameters))
        return &query->aggregation;
    const auto* const index = std::get_if<rules::IndexThresholdParameters>(&rule.parameters);
    return index == nullptr ? nullptr : &index->aggregation;
}

Result<std::unique_ptr<InstanceReports>> WindowReports::make(const rules::Rule& rule,
                                                             const MatchingDocuments& documents,
                                                             const DocumentGroups& groups, const std::stop_token& stop)
{
    const rules::WindowAggregation& aggregation = *aggregationOf(rule);
    const auto* const query = std::get_if<rules::EsQueryParameters>(&rule.parameters);
    if (query != nullptr && query->searchType != "searchSource")
        return base::fail(
            base::ErrorCode::NotSupported,
            fmt::format("A search of the type {} is kept but not simulated. Write the query in KQL, with the "
                        "type searchSource.",
                        query->searchType),
            base::Location{.file = {}, .field = "params.searchType"});
    const Result<base::Duration> window =
        rules::parseInterval(fmt::format("{}{}", aggregation.window.size, aggregation.window.unit));
    if (!window)
        return base::fail(base::ErrorCode::InvalidValue, window.error().text,
                          base::Location{.file = {}, .field = "params.timeWindowSize"});
    const Result<Comparator> comparator = Comparator::parse(aggregation.comparison, "params.threshold");
    if (!comparator)
        return base::fail(comparator.error());
    const rules::Metric asked{.aggType = aggregation.aggType, .field = aggregation.aggField};
    Result<WindowMetric> metric =
        WindowMetric::make(asked, atMostLongest(*window), documents, groups, "params.aggType", stop);
    if (!metric)
        return base::fail(metric.error());
    std::unique_ptr<WindowReports> reports(
        new WindowReports(documents, groups, atMostLongest(*window), *comparator, std::move(*metric)));
    reports->m_isGrouped = !groups.fields().empty();
    reports->m_mostGroups = static_cast<std::size_t>(std::max<std::int64_t>(aggregation.termSize, 0));
    if (query != nullptr) {
        reports->m_leavesSeenOut = query->excludeHitsFromPreviousRun && !reports->m_isGrouped;
        for (const rules::EsQueryParameters::SourceField& field : query->sourceFields)
            reports->m_sources.push_back({field.label, FieldElements(*documents.table(), field.searchPath)});
    }
    return Result<std::unique_ptr<InstanceReports>>(std::move(reports));
}

WindowReports::WindowReports(const MatchingDocuments& documents, const DocumentGroups& groups, base::Duration window,
                             Comparator comparator, WindowMetric metric)
    : m_documents(documents), m_groups(groups), m_window(documents, groups, window), m_comparator(comparator),
      m_metric(std::move(metric))
{
}

Result<void> WindowReports::moveTo(Timestamp now, const std::stop_token& stop)
{
    m_window.moveTo(now);
    m_seenBefore = m_seen;
    if (Result<void> done = m_metric.moveTo(now, m_seenBefore, stop); !done)
        return done;
    chooseGroups();
    m_reported.clear();
    for (const std::uint32_t group : m_chosen)
        if (const std::optional<double> value = m_metric.value(group); value && m_comparator.holds(*value))
            m_reported.push_back(group);
    if (m_leavesSeenOut && !m_window.isEmpty())
        m_seen = m_documents.times()[m_window.newestPlace()];
    return {};
}

/// The groups with the most documents, ties in ascending order of the key, which is that of their numbers.
void WindowReports::chooseGroups()
{
    if (!m_isGrouped) {
        m_chosen.assign(1, 0);
        return;
    }
    m_chosen.assign(m_window.groups().begin(), m_window.groups().end());
    const auto more = [this](std::uint32_t a, std::uint32_t b) {
        return std::pair(m_window.count(b), a) < std::pair(m_window.count(a), b);
    };
    const std::size_t kept = std::min(m_mostGroups, m_chosen.size());
    std::partial_sort(m_chosen.begin(), m_chosen.begin() + static_cast<std::ptrdiff_t>(kept), m_chosen.end(), more);
    m_chosen.resize(kept);
}

ReportDetails WindowReports::details(std::uint32_t instance)
{
    ReportDetails details{.values = {m_metric.value(instance)}, .sourceFields = sourceFields(instance)};
    if (m_window.count(instance) > 0)
        details.newest = m_window.newest(instance);
    return details;
}

/// The distinct values of each source field in the documents that were looked at, in order of appearance.
std::string WindowReports::sourceFields(std::uint32_t group) const
{
    std::string json;
    for (const Source& source : m_sources) {
        std::vector<std::uint32_t> values;
        for (const std::uint32_t place : m_window.places(group)) {
            const bool isSeen = m_seenBefore && m_leavesSeenOut && m_documents.times()[place] <= *m_seenBefore;
            if (isSeen || !m_documents.matches(place))
                continue;
            for (const FieldElements::Element& element : source.elements.of(m_documents.row(place)))
                if (std::find(values.begin(), values.end(), element.value) == values.end())
                    values.push_back(element.value);
        }
        if (values.empty())
            continue;
        json.append(json.empty() ? "{" : ",").append(base::javascriptString(source.label)).append(":");
        for (std::size_t i = 0; i < values.size(); ++i)
            json.append(i > 0 ? "," : "[").append(source.elements.json(values[i]));
        json.append("]");
    }
    return json.empty() ? json : json.append("}");
}

bool WindowReports::reportsOnNothing() const
{
    const std::optional<double> value = m_metric.valueOfNothing();
    return !m_isGrouped && value && m_comparator.holds(*value);
}

} // namespace casewright::engine
