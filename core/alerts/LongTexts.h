// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>

namespace casewright::alerts {

/// How Kibana's console writes texts of several lines: raw, in three quotes. JSON cannot have three quotes in a row.
inline constexpr std::string_view LongQuotes = R"(""")";

/// JSON with its long texts as JSON has them; any other text as it is. One that does not end stays as it is.
[[nodiscard]] std::string withoutLongTexts(std::string_view json);

} // namespace casewright::alerts
