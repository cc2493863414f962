// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace casewright::kql {

/// Codes of a column, 0 (missing) to the number of its distinct values. A value.
class CodeSet final {
public:
    explicit CodeSet(std::uint32_t distinctCount) : m_last(distinctCount), m_words(std::size_t{distinctCount} / 64 + 1)
    {
    }

    /// Those of a word: 64 codes from a multiple of 64 on, the first one in the lowest bit; none may be in it yet.
    void addWord(std::uint32_t first, std::uint64_t word)
    {
        m_words[first / 64] |= word;
        m_count += static_cast<std::uint32_t>(std::popcount(word));
    }
    /// One that is not in it.
    void add(std::uint32_t code)
    {
        m_words[code / 64] |= std::uint64_t{1} << (code % 64);
        ++m_count;
    }
    [[nodiscard]] bool contains(std::uint32_t code) const { return (m_words[code / 64] >> (code % 64) & 1U) != 0; }
    [[nodiscard]] std::uint32_t count() const { return m_count; }
    /// The largest code that the column may have.
    [[nodiscard]] std::uint32_t last() const { return m_last; }

    /// Calls `look` for each code in it, ascending.
    template<class Look>
    void forEach(Look look) const
    {
        for (std::size_t at = 0; at < m_words.size(); ++at) {
            for (std::uint64_t word = m_words[at]; word != 0; word &= word - 1)
                look(static_cast<std::uint32_t>(at * 64) + static_cast<std::uint32_t>(std::countr_zero(word)));
        }
    }

private:
    std::uint32_t m_last;
    std::uint32_t m_count = 0;
    std::vector<std::uint64_t> m_words;
};

} // namespace casewright::kql
