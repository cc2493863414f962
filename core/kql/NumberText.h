// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>

namespace casewright::kql {

/// A number as exactly as it can be had: whole ones to their last digit.
struct NumberValue {
    bool isWhole = false;
    std::int64_t whole = 0;
    double number = 0; ///< unless it is whole

    friend std::partial_ordering operator<=>(const NumberValue& left, const NumberValue& right);
    friend bool operator==(const NumberValue& left, const NumberValue& right)
    {
        return (left <=> right) == std::partial_ordering::equivalent;
    }
};

/// Nothing if the text is no decimal number and nothing else, or an infinite one.
[[nodiscard]] std::optional<NumberValue> parseNumber(std::string_view text);

/// As a table has the numbers of documents: of whole ones beyond 2^53 the nearest that a double can be.
[[nodiscard]] NumberValue roundToDouble(const NumberValue& value);

/// Without its decimals, as a field of whole numbers has it; as it is where it is too large for one.
[[nodiscard]] NumberValue cutOff(const NumberValue& value);

} // namespace casewright::kql
