// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace casewright::kql {

// What the characters of a query mean (spec/kql, "Syntax"). Places are bytes from its beginning.

/// Brackets may lie so deep in each other.
inline constexpr std::size_t DeepestBrackets = 256;

/// `\ ( ) : < > " * { }`, which end unquoted text or mean something in it.
[[nodiscard]] bool isSpecial(char c);

/// Behind the white space that begins at a place: space, tab, CR, LF, U+00A0.
[[nodiscard]] std::size_t behindBlanks(std::string_view query, std::size_t at);

/// `and` or `or` with the white space on both sides that makes it a keyword.
struct Conjunction {
    bool isAnd = false;
    std::size_t word = 0; ///< where its letters begin
    std::size_t end = 0; ///< behind its white space
};

/// That begins at a place, with its white space.
[[nodiscard]] std::optional<Conjunction> conjunctionAt(std::string_view query, std::size_t at);

/// Whether the letters `not` and white space stand at a place: a keyword wherever it is.
[[nodiscard]] bool isNotAt(std::string_view query, std::size_t at);

/// What a backslash and what follows it stand for.
struct Escape {
    enum class Kind : std::uint8_t {
        Text,
        LoneSurrogate, ///< half of a character without the other half
        None, ///< no escape
    };

    Kind kind = Kind::None;
    std::string text{};
    std::size_t end = 0; ///< behind it
};

/// The escape that begins at a place, where a backslash is. Between quotes only \t \r \n \" \\ and \u with four digits
/// are one.
[[nodiscard]] Escape escapeAt(std::string_view query, std::size_t at, bool quoted);

/// Where the first byte is that is no UTF-8; none: all is.
[[nodiscard]] std::optional<std::size_t> firstBadByte(std::string_view text);

/// The place behind the character that begins at a place; the text must be UTF-8.
[[nodiscard]] std::size_t behindCharacter(std::string_view text, std::size_t at);

} // namespace casewright::kql
