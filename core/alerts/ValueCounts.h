// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <stop_token>
#include <vector>

#include "core/alerts/Column.h"

namespace casewright::alerts {

/// How many documents have each value of a column. Counts nothing where all documents have the same value, or each
/// another one.
class ValueCounts final {
public:
    /// Nothing if it was asked to stop, within a million cells. Any thread.
    [[nodiscard]] static std::optional<ValueCounts> of(const Column& column, const std::stop_token& stop);

    /// Codes from 1.
    [[nodiscard]] std::uint32_t operator[](std::uint32_t code) const { return m_each != 0 ? m_each : m_counts[code]; }

private:
    std::uint32_t m_each = 0;              ///< of each value; 0: see m_counts
    std::vector<std::uint32_t> m_counts;   ///< by code; the first is of documents without the field
};

} // namespace casewright::alerts
