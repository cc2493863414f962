// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string_view>

namespace casewright::alerts {

/// What a value was in JSON.
enum class ValueKind : std::uint8_t { Null, Boolean, Number, String, List, Object };

/// A distinct value of a column: a string's own characters (UTF-8, not quoted), or the JSON text of
/// anything else, keys in document order, numbers as JavaScript prints them. Lives as long as the table.
struct ValueView {
    ValueKind kind;
    std::string_view text;

    friend bool operator==(const ValueView&, const ValueView&) = default;
};

} // namespace casewright::alerts
