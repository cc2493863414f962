// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <cstddef>
#include <utility>
#include <variant>
#include <vector>

#include "core/engine/EvaluationParts.h"
#include "core/engine/GroupWindow.h"
#include "core/rules/TimeWindow.h"

namespace casewright::engine {
namespace {

using base::Result;
using base::Timestamp;

/// A combination of values that is new in a run, and where it was seen first.
struct NewTerm {
    std::uint32_t place;
    std::ptrdiff_t position;   ///< among the combinations of that document
    std::uint32_t group;
};

/// A new terms rule, tick by tick (spec/alerting, "New terms").
class NewTermsRuns final {
public:
    NewTermsRuns(const EvaluationParts& parts, const TickRange& ticks, base::Duration lookBack, base::Duration history)
        : m_parts(parts), m_ticks(ticks), m_lookBack(lookBack), m_history(history),
          m_window(parts.documents, parts.groups, lookBack), m_hasAlerted(parts.groups.count())
    {
    }

    Result<void> runAll()
    {
        return runDetections(m_parts, m_ticks, m_window, [this](std::int64_t tick, Timestamp now) { run(tick, now); });
    }

private:
    void run(std::int64_t tick, Timestamp now)
    {
        std::vector<NewTerm> terms;
        for (const std::uint32_t group : m_window.groups())
            if (!m_hasAlerted[group] && !isInHistory(group, now))
                terms.push_back(firstSeen(group));
        if (terms.empty())
            return;
        std::sort(terms.begin(), terms.end(), [](const NewTerm& a, const NewTerm& b) {
            return std::pair(a.place, a.position) < std::pair(b.place, b.position);
        });
        const std::size_t most = static_cast<std::size_t>(std::max<std::int64_t>(m_parts.input.rule.maxSignals, 0));
        const std::size_t alerts = std::min(most, terms.size());
        for (std::size_t i = 0; i < alerts; ++i) {
            const std::uint32_t group = terms[i].group;
            m_hasAlerted[group] = true;
            m_parts.log.instances.push_back(group);
            m_parts.records.rows.push_back(
                {.instance = group, .at = now, .start = now, .newest = m_window.newest(group)});
        }
        endRun(m_parts, m_ticks, tick, terms.size() - alerts);
    }

    /// Whether a document before the look-back has it.
    [[nodiscard]] bool isInHistory(std::uint32_t group, Timestamp now) const
    {
        const std::span<const std::uint32_t> places = m_parts.groups.places(group);
        const auto times = m_parts.documents.times();
        const auto firstAfter = [&](Timestamp at) {
            return std::upper_bound(places.begin(), places.end(), at, [times](Timestamp time, std::uint32_t place) {
                return time < times[place];
            });
        };
        const auto begin = firstAfter(now - m_history);
        const auto end = firstAfter(now - m_lookBack);
        return begin < end
            && std::any_of(begin, end, [this](std::uint32_t place) { return m_parts.documents.matches(place); });
    }

    [[nodiscard]] NewTerm firstSeen(std::uint32_t group) const
    {
        const std::span<const std::uint32_t> places = m_window.places(group);
        const std::uint32_t place = *std::find_if(places.begin(), places.end(), [this](std::uint32_t each) {
            return m_parts.documents.matches(each);
        });
        const std::span<const std::uint32_t> all = m_parts.groups.groupsOf(place);
        return {.place = place, .position = std::find(all.begin(), all.end(), group) - all.begin(), .group = group};
    }

    const EvaluationParts& m_parts;
    const TickRange& m_ticks;
    base::Duration m_lookBack;
    base::Duration m_history;
    GroupWindow m_window;
    std::vector<bool> m_hasAlerted;   ///< by group
};

} // namespace

Result<void> evaluateNewTerms(const EvaluationParts& parts, const TickRange& ticks)
{
    const rules::Rule& rule = parts.input.rule;
    const auto& parameters = std::get<rules::NewTermsParameters>(rule.parameters);
    const Result<base::Duration> lookBack = rules::parseLookBack(rule.from);
    const Result<base::Duration> history = rules::parseLookBack(parameters.historyWindowStart);
    if (!lookBack)
        return base::fail(lookBack.error());
    if (!history)
        return base::fail(base::ErrorCode::InvalidValue, history.error().text,
                          base::Location{.file = {}, .field = "params.historyWindowStart"});
    return NewTermsRuns(parts, ticks, atMostLongest(*lookBack), atMostLongest(*history)).runAll();
}

} // namespace casewright::engine
