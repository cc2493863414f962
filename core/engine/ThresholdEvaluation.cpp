// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include "core/engine/EvaluationParts.h"
#include "core/engine/FieldElements.h"
#include "core/engine/GroupWindow.h"
#include "core/rules/TimeWindow.h"

namespace casewright::engine {
namespace {

using base::Result;
using base::Timestamp;

/// A group that reaches the threshold in a run.
struct Reaching {
    std::uint32_t group;
    std::uint64_t count;
    std::uint64_t cardinality;
    Timestamp from;            ///< of the oldest document that counted
    std::uint32_t newest;      ///< place
};

/// A threshold rule, tick by tick (spec/alerting, "Threshold rules").
class ThresholdRuns final {
public:
    ThresholdRuns(const EvaluationParts& parts, const TickRange& ticks, base::Duration lookBack)
        : m_parts(parts),
          m_ticks(ticks),
          m_parameters(std::get<rules::ThresholdParameters>(parts.input.rule.parameters)),
          m_window(parts.documents, parts.groups, lookBack),
          m_counted(parts.groups.count())
    {
        if (!m_parameters.cardinality.empty())
            m_distinct.emplace(*parts.documents.table(), m_parameters.cardinality.front().field);
    }

    Result<void> runAll()
    {
        return runDetections(m_parts, m_ticks, m_window, [this](std::int64_t tick, Timestamp now) { run(tick, now); });
    }

private:
    void run(std::int64_t tick, Timestamp now)
    {
        std::vector<Reaching> reaching;
        for (const std::uint32_t group : m_window.groups())
            if (const std::optional<Reaching> found = look(group))
                reaching.push_back(*found);
        if (reaching.empty())
            return;
        std::stable_sort(reaching.begin(), reaching.end(),
                         [](const Reaching& a, const Reaching& b) { return a.count > b.count; });
        const std::size_t most = static_cast<std::size_t>(std::max<std::int64_t>(m_parts.input.rule.maxSignals, 0));
        const std::size_t alerts = std::min(most, reaching.size());
        for (std::size_t i = 0; i < alerts; ++i) {
            const Reaching& each = reaching[i];
            m_counted[each.group] = m_parts.documents.times()[each.newest];
            m_parts.log.instances.push_back(each.group);
            m_parts.log.counts.push_back(each.count);
            m_parts.records.rows.push_back({.instance = each.group, .at = now, .start = now,
                                            .newest = m_parts.documents.row(each.newest), .count = each.count,
                                            .from = each.from, .cardinality = each.cardinality});
        }
        endRun(m_parts, m_ticks, tick, reaching.size() - alerts);
    }

    /// What counts of a group: documents newer than the newest one of its last alert.
    [[nodiscard]] std::optional<Reaching> look(std::uint32_t group)
    {
        const std::optional<Timestamp> counted = m_counted[group];
        const auto times = m_parts.documents.times();
        if (!reachesValue(m_window.count(group)))
            return std::nullopt;
        std::span<const std::uint32_t> places = m_window.places(group);
        if (counted)
            places = places.subspan(static_cast<std::size_t>(
                std::upper_bound(places.begin(), places.end(), *counted,
                                 [times](Timestamp at, std::uint32_t place) { return at < times[place]; })
                - places.begin()));
        Reaching reaching{.group = group, .count = 0, .cardinality = 0, .from = {}, .newest = 0};
        for (const std::uint32_t place : places) {
            if (!m_parts.documents.matches(place))
                continue;
            reaching.from = reaching.count == 0 ? times[place] : reaching.from;
            reaching.newest = place;
            ++reaching.count;
        }
        if (reaching.count == 0 || !reachesValue(reaching.count))
            return std::nullopt;
        if (!m_distinct)
            return reaching;
        reaching.cardinality = distinctValues(places);
        const std::int64_t wanted = m_parameters.cardinality.front().value;
        return static_cast<std::int64_t>(reaching.cardinality) >= wanted ? std::optional(reaching) : std::nullopt;
    }

    [[nodiscard]] bool reachesValue(std::uint64_t count) const
    {
        return static_cast<std::int64_t>(count) >= m_parameters.value;
    }

    std::uint64_t distinctValues(std::span<const std::uint32_t> places)
    {
        m_values.clear();
        for (const std::uint32_t place : places)
            if (m_parts.documents.matches(place))
                for (const FieldElements::Element& element : m_distinct->of(m_parts.documents.row(place)))
                    m_values.push_back(element.value);
        std::sort(m_values.begin(), m_values.end());
        return static_cast<std::uint64_t>(std::unique(m_values.begin(), m_values.end()) - m_values.begin());
    }

    const EvaluationParts& m_parts;
    const TickRange& m_ticks;
    const rules::ThresholdParameters& m_parameters;
    GroupWindow m_window;
    std::vector<std::optional<Timestamp>> m_counted;   ///< by group: the newest document of its last alert
    std::optional<FieldElements> m_distinct;           ///< of the cardinality's field
    std::vector<std::uint32_t> m_values;               ///< kept for its memory
};

} // namespace

Result<void> evaluateThreshold(const EvaluationParts& parts, const TickRange& ticks)
{
    const Result<base::Duration> lookBack = rules::parseLookBack(parts.input.rule.from);
    if (!lookBack)
        return base::fail(lookBack.error());
    return ThresholdRuns(parts, ticks, atMostLongest(*lookBack)).runAll();
}

} // namespace casewright::engine
