// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

#include "core/alerts/AlertTable.h"
#include "core/base/Id.h"
#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/engine/QueryRows.h"
#include "core/rules/Rule.h"

namespace casewright::engine {

/// The documents that a rule looks at, in order of the time that it goes by (`timeField`, `timestamp_override`, else
/// the table's own); those without that time are none of them, but for detection rules, which fall back to the table's.
/// Each has a place in that order. Where the query depends
/// on the clock these are all documents that it could ever match, and matches() tells which it does now. One thread.
class MatchingDocuments final {
public:
    [[nodiscard]] static base::Result<MatchingDocuments> find(const rules::Rule& rule,
                                                              std::shared_ptr<const alerts::AlertTable> table,
                                                              const std::stop_token& stop = {});

    [[nodiscard]] std::size_t size() const { return m_times.size(); }
    /// By place, ascending.
    [[nodiscard]] std::span<const base::Timestamp> times() const { return m_times; }
    [[nodiscard]] base::AlertRow row(std::size_t place) const
    {
        return m_rows.empty() ? base::AlertRow{static_cast<std::uint32_t>(place)} : m_rows[place];
    }
    /// The first place whose time is after an instant.
    [[nodiscard]] std::size_t firstAfter(base::Timestamp at) const;

    [[nodiscard]] bool dependsOnClock() const { return m_query.usesNow(); }
    /// Sets the clock of the query.
    [[nodiscard]] base::Result<void> moveTo(base::Timestamp now, const std::stop_token& stop)
    {
        return m_query.moveTo(now, stop);
    }
    /// Whether a document matches at the time of the latest moveTo(). Always, unless the query depends on the clock.
    [[nodiscard]] bool matches(std::size_t place) const { return !dependsOnClock() || m_query.matches(row(place)); }

    [[nodiscard]] const std::shared_ptr<const alerts::AlertTable>& table() const { return m_table; }

private:
    MatchingDocuments(std::shared_ptr<const alerts::AlertTable> table, QueryRows query);

    std::shared_ptr<const alerts::AlertTable> m_table;
    QueryRows m_query;
    std::span<const base::Timestamp> m_times;
    std::vector<base::Timestamp> m_ownTimes;   ///< empty: the table's
    std::vector<base::AlertRow> m_rows;        ///< empty: a place is a row
};

} // namespace casewright::engine
