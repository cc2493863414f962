// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <stop_token>
#include <string_view>

#include "core/alerts/AlertTable.h"
#include "core/base/Id.h"
#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/kql/RowBits.h"

namespace casewright::engine {

/// Which rows of a table a KQL text matches, as the clock goes on. One thread; the table must outlive it.
class QueryRows final {
public:
    /// `field` names where the text stands, for the error of one that is no KQL. A text that matches everything costs
    /// nothing.
    [[nodiscard]] static base::Result<QueryRows> find(std::string_view query, std::string_view field,
                                                      const alerts::AlertTable& table, const std::stop_token& stop);
    ~QueryRows();
    QueryRows(QueryRows&&) noexcept;
    QueryRows& operator=(QueryRows&&) noexcept;

    [[nodiscard]] bool matchesAll() const { return m_matchesAll; }
    /// Whether the rows are others at other times.
    [[nodiscard]] bool usesNow() const;
    /// Sets the clock, which decides what queries with `now` match; does nothing for any other.
    [[nodiscard]] base::Result<void> moveTo(base::Timestamp now, const std::stop_token& stop);
    [[nodiscard]] bool matches(base::AlertRow row) const { return m_matchesAll || m_matching.has(row.value); }

private:
    struct Asked;
    QueryRows();
    [[nodiscard]] base::Result<void> ask(base::Timestamp now, const std::stop_token& stop);

    bool m_matchesAll = true;
    kql::RowBits m_matching{kql::RowRange{}}; ///< unless everything matches
    std::unique_ptr<const Asked> m_asked;
};

} // namespace casewright::engine
