// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/WindowMetric.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <string>
#include <utility>

#include <fmt/format.h>

namespace casewright::engine {
namespace {

using base::ErrorCode;
using base::Result;
using base::Timestamp;

/// Exact: rank `p/100 * (n - 1)`, linear between neighbours.
double percentile(std::vector<double>& numbers, double share)
{
    const double rank = share * static_cast<double>(numbers.size() - 1);
    const auto below = numbers.begin() + static_cast<std::ptrdiff_t>(std::floor(rank));
    std::nth_element(numbers.begin(), below, numbers.end());
    const double above = below + 1 == numbers.end() ? *below : *std::min_element(below + 1, numbers.end());
    return *below + (above - *below) * (rank - std::floor(rank));
}

double sumOf(const std::vector<double>& numbers) { return std::accumulate(numbers.begin(), numbers.end(), 0.0); }

} // namespace

Result<WindowMetric::Aggregation> WindowMetric::parse(const rules::Metric& metric, std::string_view place)
{
    constexpr std::array<std::pair<std::string_view, Aggregation>, 9> Names{{{"count", Aggregation::Count},
                                                                            {"avg", Aggregation::Average},
                                                                            {"min", Aggregation::Minimum},
                                                                            {"max", Aggregation::Maximum},
                                                                            {"sum", Aggregation::Sum},
                                                                            {"cardinality", Aggregation::Cardinality},
                                                                            {"p95", Aggregation::P95},
                                                                            {"p99", Aggregation::P99},
                                                                            {"rate", Aggregation::Rate}}};
    const auto* const found =
        std::find_if(Names.begin(), Names.end(), [&](const auto& name) { return name.first == metric.aggType; });
    const base::Location location{.file = {}, .field = std::string(place)};
    if (found == Names.end())
        return base::fail(ErrorCode::NotSupported,
                          fmt::format("The aggregation \"{}\" is kept but not simulated. Use count, avg, min, max, sum, "
                                      "cardinality, p95, p99 or rate.",
                                      metric.aggType),
                          location);
    if (found->second != Aggregation::Count && metric.field.empty())
        return base::fail(ErrorCode::MissingValue,
                          fmt::format("The aggregation {} needs a field. Name the one with the numbers.",
                                      metric.aggType),
                          location);
    return found->second;
}

Result<WindowMetric> WindowMetric::make(const rules::Metric& metric, base::Duration window,
                                        const MatchingDocuments& documents, const DocumentGroups& groups,
                                        std::string_view place, const std::stop_token& stop)
{
    const Result<Aggregation> aggregation = parse(metric, place);
    if (!aggregation)
        return base::fail(aggregation.error());
    Result<QueryRows> filter =
        QueryRows::find(metric.filter, fmt::format("{}.filter", place), *documents.table(), stop);
    if (!filter)
        return base::fail(filter.error());
    std::optional<FieldElements> elements;
    if (*aggregation != Aggregation::Count)
        elements.emplace(*documents.table(), metric.field);
    return WindowMetric(*aggregation, window, documents, groups, std::move(*filter), std::move(elements));
}

WindowMetric::WindowMetric(Aggregation aggregation, base::Duration window, const MatchingDocuments& documents,
                           const DocumentGroups& groups, QueryRows filter, std::optional<FieldElements> elements)
    : m_aggregation(aggregation), m_window(window), m_documents(&documents), m_groups(&groups),
      m_filter(std::move(filter)), m_elements(std::move(elements)), m_cursors(groups.count()),
      m_countedIn(aggregation == Aggregation::Cardinality ? m_elements->distinctCount() : 0, 0)
{
}

Result<void> WindowMetric::moveTo(Timestamp now, std::optional<Timestamp> seen, const std::stop_token& stop)
{
    m_now = now;
    m_after = std::max(now - m_window, seen.value_or(now - m_window));
    return m_filter.moveTo(now, stop);
}

std::optional<double> WindowMetric::value(std::uint32_t group)
{
    const Places places = m_groups->places(group);
    const auto times = m_documents->times();
    Cursor& cursor = m_cursors[group];
    const Cursor before = cursor;
    while (cursor.end < places.size() && times[places[cursor.end]] <= m_now)
        ++cursor.end;
    while (cursor.begin < cursor.end && times[places[cursor.begin]] <= m_after)
        ++cursor.begin;
    const bool isSame = cursor.isKnown && before.begin == cursor.begin && before.end == cursor.end;
    // A rate looks back further than its window, and what depends on the clock may be otherwise each time.
    if (isSame && m_aggregation != Aggregation::Rate && !m_documents->dependsOnClock() && !m_filter.usesNow())
        return cursor.value;
    cursor.isKnown = true;
    cursor.value = m_aggregation == Aggregation::Rate
        ? rate(group, cursor)
        : compute(places.subspan(cursor.begin, cursor.end - cursor.begin));
    return cursor.value;
}

std::optional<double> WindowMetric::compute(Places places)
{
    if (m_aggregation == Aggregation::Count)
        return count(places);
    if (m_aggregation == Aggregation::Cardinality)
        return cardinality(places);
    gatherNumbers(places);
    if (m_numbers.empty())
        return std::nullopt;
    switch (m_aggregation) {
    case Aggregation::Average: return sumOf(m_numbers) / static_cast<double>(m_numbers.size());
    case Aggregation::Minimum: return *std::min_element(m_numbers.begin(), m_numbers.end());
    case Aggregation::Rate:
    case Aggregation::Maximum: return *std::max_element(m_numbers.begin(), m_numbers.end());
    case Aggregation::Sum: return sumOf(m_numbers);
    case Aggregation::P95: return percentile(m_numbers, 0.95);
    case Aggregation::P99: return percentile(m_numbers, 0.99);
    case Aggregation::Count:
    case Aggregation::Cardinality: break;
    }
    return std::nullopt;
}

double WindowMetric::count(Places places) const
{
    if (m_filter.matchesAll() && !m_documents->dependsOnClock())
        return static_cast<double>(places.size());
    return static_cast<double>(
        std::count_if(places.begin(), places.end(), [this](std::uint32_t place) { return looksAt(place); }));
}

/// By how much the largest value grew from the window before, for each second of a window.
std::optional<double> WindowMetric::rate(std::uint32_t group, const Cursor& cursor)
{
    const Places places = m_groups->places(group);
    const auto times = m_documents->times();
    const std::optional<double> now = compute(places.subspan(cursor.begin, cursor.end - cursor.begin));
    const auto* const edge = places.data() + cursor.begin;
    const auto* const first = std::upper_bound(places.data(), edge, m_after - m_window,
                                               [times](Timestamp at, std::uint32_t place) { return at < times[place]; });
    const std::optional<double> before = compute(Places(first, edge));
    if (!now || !before || *now < *before)
        return std::nullopt;
    return (*now - *before) / (static_cast<double>(m_window.milliseconds) / 1'000);
}

std::optional<double> WindowMetric::cardinality(Places places)
{
    ++m_count;
    std::size_t distinct = 0;
    for (const std::uint32_t place : places) {
        if (!looksAt(place))
            continue;
        for (const FieldElements::Element& element : m_elements->of(m_documents->row(place))) {
            if (std::exchange(m_countedIn[element.value], m_count) != m_count)
                ++distinct;
        }
    }
    return distinct == 0 ? std::nullopt : std::optional(static_cast<double>(distinct));
}

void WindowMetric::gatherNumbers(Places places)
{
    m_numbers.clear();
    for (const std::uint32_t place : places)
        if (looksAt(place))
            for (const FieldElements::Element& element : m_elements->of(m_documents->row(place)))
                if (!std::isnan(element.number))
                    m_numbers.push_back(element.number);
}

} // namespace casewright::engine
