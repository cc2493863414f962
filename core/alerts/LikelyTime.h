// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace casewright::alerts {

/// The first values of columns or fields: rows of cells, by position in the names. An empty cell, and one behind the
/// end of a row, is none.
using FirstRows = std::vector<std::vector<std::string>>;

/// The name whose first values are all times from 2000 to 2099, and that a mapping can hold. Of several the one that
/// is written as a time before one that is a number, then the one that most rows have, then the first. Empty: none.
[[nodiscard]] std::string likelyTime(const std::vector<std::string>& names, const FirstRows& rows);

/// Whether a column that is called as a time may be one: some of its first values are times, or there are none.
[[nodiscard]] bool mayBeTime(std::size_t column, const FirstRows& rows);

} // namespace casewright::alerts
