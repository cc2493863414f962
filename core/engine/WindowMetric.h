// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <stop_token>
#include <string_view>
#include <vector>

#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/engine/DocumentGroups.h"
#include "core/engine/FieldElements.h"
#include "core/engine/MatchingDocuments.h"
#include "core/engine/QueryRows.h"
#include "core/rules/RuleParameters.h"

namespace casewright::engine {

/// A number that is worked out of the documents of a group in a window (spec/alerting, "Lifecycle rules, exactly", 3). The
/// clock only goes on, so that a window is never searched again from its beginning, and a group whose window has the
/// same documents as before keeps its value. Sums are taken in order of the documents, so that they are the same on
/// every way to a window. One thread; what it is made of must outlive it.
class WindowMetric final {
public:
    /// `place` names where the metric stands in the rule, for errors: an unknown aggregation, a filter that is no KQL.
    [[nodiscard]] static base::Result<WindowMetric> make(const rules::Metric& metric, base::Duration window,
                                                         const MatchingDocuments& documents,
                                                         const DocumentGroups& groups, std::string_view place,
                                                         const std::stop_token& stop = {});

    /// Sets the clock: the window is `(now - window, now]`, but only what is after `seen`, if there is one.
    [[nodiscard]] base::Result<void> moveTo(base::Timestamp now, std::optional<base::Timestamp> seen,
                                            const std::stop_token& stop);
    /// Of a group. None without values; the count of no documents is 0.
    [[nodiscard]] std::optional<double> value(std::uint32_t group);
    /// What it is where there are no documents.
    [[nodiscard]] std::optional<double> valueOfNothing() const
    {
        return m_aggregation == Aggregation::Count ? std::optional(0.0) : std::nullopt;
    }

private:
    enum class Aggregation : std::uint8_t { Count, Average, Minimum, Maximum, Sum, Cardinality, P95, P99, Rate };
    using Places = std::span<const std::uint32_t>;
    /// The window of a group: positions among its documents, and what came of them.
    struct Cursor {
        std::size_t begin = 0;
        std::size_t end = 0;
        std::optional<double> value{};
        bool isKnown = false;
    };
    WindowMetric(Aggregation aggregation, base::Duration window, const MatchingDocuments& documents,
                 const DocumentGroups& groups, QueryRows filter, std::optional<FieldElements> elements);
    [[nodiscard]] static base::Result<Aggregation> parse(const rules::Metric& metric, std::string_view place);

    [[nodiscard]] std::optional<double> compute(Places places);
    [[nodiscard]] double count(Places places) const;
    [[nodiscard]] std::optional<double> rate(std::uint32_t group, const Cursor& cursor);
    [[nodiscard]] std::optional<double> cardinality(Places places);
    void gatherNumbers(Places places);
    [[nodiscard]] bool looksAt(std::uint32_t place) const
    {
        return m_documents->matches(place) && m_filter.matches(m_documents->row(place));
    }

    Aggregation m_aggregation;
    base::Duration m_window;
    const MatchingDocuments* m_documents;
    const DocumentGroups* m_groups;
    QueryRows m_filter;
    std::optional<FieldElements> m_elements;   ///< none for counts
    base::Timestamp m_now{};
    base::Timestamp m_after{};                 ///< the window's edge, not in it
    std::vector<Cursor> m_cursors;             ///< by group
    std::vector<double> m_numbers;             ///< of one window, kept for their memory
    std::uint64_t m_count = 0;                 ///< of cardinalities that were counted
    std::vector<std::uint64_t> m_countedIn;    ///< by value, the latest of them
};

} // namespace casewright::engine
