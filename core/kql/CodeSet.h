// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <algorithm>
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

    /// Those of the word that `first` is in, from a multiple of 64 on, which is the lowest bit.
    void addWord(std::uint32_t first, std::uint64_t word)
    {
        const std::uint64_t added = word & ~m_words[first / 64];
        m_words[first / 64] |= added;
        m_count += static_cast<std::uint32_t>(std::popcount(added));
    }
    /// One that is not in it.
    void add(std::uint32_t code)
    {
        m_words[code / 64] |= std::uint64_t{1} << (code % 64);
        ++m_count;
    }
    /// Those in [begin, end).
    void addRange(std::uint32_t begin, std::uint32_t end)
    {
        for (std::uint32_t code = begin; code < end;) {
            const std::uint32_t next = std::min(end, (code / 64 + 1) * 64);
            addWord(code, ~std::uint64_t{0} >> (64 - (next - code)) << (code % 64));
            code = next;
        }
    }
    /// 1 if the code is in it, else 0.
    [[nodiscard]] std::uint64_t bit(std::uint32_t code) const { return m_words[code / 64] >> (code % 64) & 1U; }
    /// 64 codes a word, the first one in the lowest bit.
    [[nodiscard]] const std::uint64_t* words() const { return m_words.data(); }
    /// 64 codes from any one on, the first one in the lowest bit; 0 for those that the column cannot have.
    [[nodiscard]] std::uint64_t word(std::uint32_t first) const
    {
        const std::size_t at = first / 64;
        const std::uint64_t low = at < m_words.size() ? m_words[at] >> (first % 64) : 0;
        return first % 64 == 0 || at + 1 >= m_words.size() ? low : low | m_words[at + 1] << (64 - first % 64);
    }
    [[nodiscard]] bool contains(std::uint32_t code) const { return bit(code) != 0; }
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
