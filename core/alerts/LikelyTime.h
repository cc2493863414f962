// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/Time.h"

namespace casewright::alerts {

/// The first values of columns or fields: rows of cells, by position in the names. An empty cell, and one behind the
/// end of a row, is none.
using FirstRows = std::vector<std::vector<std::string>>;

/// The name whose first values are all times from 2000 to 2099, and that a mapping can hold. Of several the one that
/// is written as a time before one that is a number, then the one that most rows have, then the first. Empty: none.
[[nodiscard]] std::string likelyTime(const std::vector<std::string>& names, const FirstRows& rows);

/// The same of those that are written as times: a bare number may be anything, from a ticket to bytes.
[[nodiscard]] std::string writtenTime(const std::vector<std::string>& names, const FirstRows& rows);

/// Whether a time may be one of an alert: from 2000 to 2099. Durations and most identifiers are not.
[[nodiscard]] bool isLikely(base::Timestamp time);

/// Whether a column that is called as a time may be one: some of its first values are likely times, or there are none.
[[nodiscard]] bool mayBeTime(std::size_t column, const FirstRows& rows);

/// Whether a text is a day and no more, as 2026-01-05.
[[nodiscard]] bool isDay(std::string_view text);

/// Whether the first values of a column are all days and no more.
[[nodiscard]] bool hasDaysOnly(std::size_t column, const FirstRows& rows);

/// The first value of a column; empty if there is none.
[[nodiscard]] std::string firstValue(std::size_t column, const FirstRows& rows);

} // namespace casewright::alerts
