// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <stop_token>
#include <vector>

#include "core/alerts/PackedNumbers.h"
#include "core/base/Id.h"
#include "core/kql/CodeSet.h"

namespace casewright::kql {

/// Rows [begin, end) of a table.
struct RowRange {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    friend bool operator==(const RowRange&, const RowRange&) = default;
};

/// A bit for each row of a range, 64 to a word: what is asked of rows is put together without looking at a row. The
/// range begins at a multiple of 64; bits behind its end are 0. A value.
class RowBits final {
public:
    static constexpr std::uint32_t Rows = 64; ///< of a word

    /// None of the rows; the range is made to begin at the word of its first row.
    explicit RowBits(RowRange range);

    [[nodiscard]] RowRange range() const { return m_range; }
    [[nodiscard]] bool isEmpty() const;
    [[nodiscard]] bool has(std::uint32_t row) const
    {
        return (m_words[(row - m_range.begin) / Rows] >> (row % Rows) & 1U) != 0;
    }

    void setAll();
    void add(std::uint32_t row) { m_words[(row - m_range.begin) / Rows] |= std::uint64_t{1} << (row % Rows); }
    void add(RowRange rows);
    /// The others.
    void flip();
    // Of the same range.
    void unite(const RowBits& other);
    void intersect(const RowBits& other);
    void subtract(const RowBits& other);

    /// Adds the rows whose codes are in the set. Stops early when asked to, which the caller notices.
    void addCodes(const alerts::PackedNumbers& codes, const CodeSet& wanted, const std::stop_token& stop);

    /// Those of a part of the range.
    [[nodiscard]] RowBits part(RowRange range) const;
    /// How many of them are in the range given.
    [[nodiscard]] std::size_t count(RowRange range) const;
    /// The rows in the range given, ascending.
    [[nodiscard]] std::vector<base::AlertRow> rows(RowRange range) const;

private:
    void clearBehindEnd();
    template<class WordAt>
    void addWords(WordAt wordAt, const std::stop_token& stop);
    template<class Number>
    void addNumbers(const Number* codes, std::uint32_t first, const CodeSet& wanted, const std::stop_token& stop);
    template<class Look>
    void forEachWord(RowRange range, Look look) const;
    template<class Number>
    void addFew(const Number* codes, const std::vector<Number>& few, bool isOther, const std::stop_token& stop);

    RowRange m_range;
    std::vector<std::uint64_t> m_words;
};

} // namespace casewright::kql
