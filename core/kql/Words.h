// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace casewright::kql {

/// Goes through the words of a text as Elasticsearch's standard analyzer finds them: Unicode's word boundaries
/// (UAX #29) without words of marks alone, each ideograph a word of its own, pieces of 255 characters at most, and in
/// lower case. The text must outlive it.
class WordReader final {
public:
    explicit WordReader(std::string_view text) : m_text(text) {}

    /// False when there are no more.
    [[nodiscard]] bool next();
    /// The word in lower case; until next().
    [[nodiscard]] std::string_view word() const { return m_word; }

private:
    /// Goes on behind the next word, or behind what is none.
    [[nodiscard]] bool takeWord();

    std::string_view m_text;
    std::size_t m_at = 0;
    std::string m_word;
};

/// All of them.
[[nodiscard]] std::vector<std::string> wordsIn(std::string_view text);

/// Each character in lower case, as the words are.
[[nodiscard]] std::string lowerCase(std::string_view text);

} // namespace casewright::kql
