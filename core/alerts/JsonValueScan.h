// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <string_view>

namespace casewright::alerts {

/// Finds where a JSON value ends, without looking at what it says: whoever parses it finds what is wrong with it. The
/// text may come in pieces that grow.
class JsonValueScan final {
public:
    static constexpr std::size_t NotYet = std::string_view::npos;

    /// `text` begins with the value's first character; the same text, or a longer one, must be given again after
    /// NotYet. The place behind the value; of a number or a word, behind its last character.
    [[nodiscard]] std::size_t end(std::string_view text);

private:
    [[nodiscard]] std::size_t endOfString(std::string_view text);
    [[nodiscard]] std::size_t endOfLongText(std::string_view text);
    [[nodiscard]] bool beginString(std::string_view text);

    std::size_t m_at = 0;         ///< how far it looked
    std::size_t m_depth = 0;      ///< of lists and objects
    bool m_isInString = false;
    bool m_isLong = false;        ///< the string is in three quotes (LongTexts.h)
};

} // namespace casewright::alerts
