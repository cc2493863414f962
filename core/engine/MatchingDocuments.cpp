// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/MatchingDocuments.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "core/alerts/TimeValue.h"

namespace casewright::engine {
namespace {

using alerts::AlertTable;
using alerts::ValueKind;
using base::AlertRow;
using base::Result;
using base::Timestamp;

/// The time that a value says; nothing if it says none.
std::optional<Timestamp> timeOf(const alerts::ValueView& value)
{
    if (value.kind != ValueKind::String && value.kind != ValueKind::Number)
        return std::nullopt;
    const Result<Timestamp> time =
        value.kind == ValueKind::String ? alerts::parseTimeValue(value.text) : alerts::parseTimeNumber(value.text);
    return time ? std::optional(*time) : std::nullopt;
}

struct TimedRow {
    Timestamp at;
    AlertRow row;
};

/// Rows that have the other time, in order of it, ties in the order of the table. Detection rules go by the table's own
/// time where a document has no other (Kibana: `timestamp_override` with its fallback).
std::vector<TimedRow> rowsByField(const AlertTable& table, const std::string& field, bool fallsBack)
{
    std::vector<TimedRow> rows;
    const alerts::Column* const column = table.column(field);
    std::vector<std::optional<Timestamp>> times(column == nullptr ? 1 : std::size_t{column->distinctCount()} + 1);
    for (std::uint32_t code = 1; code < times.size(); ++code)
        times[code] = timeOf(column->value(code));
    for (std::uint32_t row = 0; row < table.size(); ++row) {
        const std::optional<Timestamp> at = times[column == nullptr ? 0 : column->codes()[row]];
        if (at || fallsBack)
            rows.push_back({at.value_or(table.times()[row]), {row}});
    }
    std::stable_sort(rows.begin(), rows.end(), [](const TimedRow& a, const TimedRow& b) { return a.at < b.at; });
    return rows;
}

} // namespace

MatchingDocuments::MatchingDocuments(std::shared_ptr<const AlertTable> table, QueryRows query)
    : m_table(std::move(table)), m_query(std::move(query))
{
}

Result<MatchingDocuments> MatchingDocuments::find(const rules::Rule& rule, std::shared_ptr<const AlertTable> table,
                                                  const std::stop_token& stop)
{
    Result<QueryRows> query = QueryRows::find(rule.query, "params.query", *table, stop);
    if (!query)
        return base::fail(query.error());
    MatchingDocuments documents(std::move(table), std::move(*query));
    const AlertTable& all = *documents.m_table;
    const QueryRows& matching = documents.m_query;
    const bool takesEach = matching.matchesAll() || matching.usesNow();
    const bool hasOwnTime = !rule.timeField.empty() && rule.timeField != all.timeField();
    if (takesEach && !hasOwnTime) {
        documents.m_times = all.times();
        return documents;
    }
    const auto take = [&documents](Timestamp at, AlertRow row) {
        documents.m_ownTimes.push_back(at);
        documents.m_rows.push_back(row);
    };
    if (hasOwnTime) {
        for (const TimedRow& each : rowsByField(all, rule.timeField, rule.ruleTypeId.starts_with("siem.")))
            if (takesEach || matching.matches(each.row))
                take(each.at, each.row);
    } else {
        for (std::uint32_t row = 0; row < all.size(); ++row)
            if (matching.matches({row}))
                take(all.times()[row], {row});
    }
    documents.m_times = documents.m_ownTimes;
    return documents;
}

std::size_t MatchingDocuments::firstAfter(Timestamp at) const
{
    return static_cast<std::size_t>(std::upper_bound(m_times.begin(), m_times.end(), at) - m_times.begin());
}

} // namespace casewright::engine
