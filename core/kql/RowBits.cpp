// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/kql/RowBits.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <numeric>
#include <type_traits>

namespace casewright::kql {
namespace {

constexpr std::size_t BetweenChecks = 4'096; ///< words; less than a millisecond
constexpr std::uint32_t MostFew = 4; ///< codes that are compared one by one, which is quicker than looking up
constexpr std::uint32_t MostBytes = 1U << 18U; ///< codes with a byte each: what memory nearby holds

constexpr std::uint32_t DenseWord = 8; ///< rows of a word from which on it is not searched bit by bit

using Flags = std::array<std::uint8_t, RowBits::Rows>; ///< by row: 1 or 0

/// Which bits of a byte are set.
struct ByteRows {
    std::array<std::uint8_t, 8> rows;
    std::uint8_t count;
};

constexpr std::array<ByteRows, 256> RowsOfByte = [] {
    std::array<ByteRows, 256> all{};
    for (unsigned byte = 0; byte < all.size(); ++byte) {
        for (unsigned bit = 0; bit < 8; ++bit) {
            if ((byte >> bit & 1U) != 0)
                all[byte].rows[all[byte].count++] = static_cast<std::uint8_t>(bit);
        }
    }
    return all;
}();

/// The flags as bits, the first one the lowest.
std::uint64_t packed(const Flags& flags)
{
    std::uint64_t word = 0;
    for (unsigned i = 0; i < RowBits::Rows; i += 8) {
        if constexpr (std::endian::native == std::endian::little) {
            std::uint64_t eight = 0;
            std::memcpy(&eight, flags.data() + i, sizeof eight);
            // The product has the lowest bits of the bytes side by side at its top.
            word |= (eight * 0x0102'0408'1020'4080U >> 56U) << i;
        } else {
            for (unsigned j = i; j < i + 8; ++j)
                word |= std::uint64_t{flags[j]} << j;
        }
    }
    return word;
}

/// Where one of the codes stands; without branches, so that the compiler compares many at once.
template<std::size_t Count, class Number>
std::uint64_t wordOf(const Number* codes, const Number* few)
{
    Flags flags;
    for (std::size_t i = 0; i < RowBits::Rows; ++i) {
        bool isOne = codes[i] == few[0];
        for (std::size_t k = 1; k < Count; ++k)
            isOne |= codes[i] == few[k];
        flags[i] = isOne ? 1 : 0;
    }
    return packed(flags);
}

} // namespace

RowBits::RowBits(RowRange range)
    : m_range{.begin = range.begin / Rows * Rows, .end = range.end},
      m_words((std::size_t{m_range.end} - m_range.begin + Rows - 1) / Rows)
{
}

bool RowBits::isEmpty() const
{
    return std::all_of(m_words.begin(), m_words.end(), [](std::uint64_t word) { return word == 0; });
}

void RowBits::setAll()
{
    std::fill(m_words.begin(), m_words.end(), ~std::uint64_t{0});
    clearBehindEnd();
}

void RowBits::add(RowRange rows)
{
    const std::uint32_t begin = std::max(rows.begin, m_range.begin);
    const std::uint32_t end = std::min(rows.end, m_range.end);
    for (std::uint32_t row = begin; row < end;) {
        const std::uint32_t next = std::min(end, (row / Rows + 1) * Rows);
        const std::uint64_t ones = ~std::uint64_t{0} >> (Rows - (next - row));
        m_words[(row - m_range.begin) / Rows] |= ones << (row % Rows);
        row = next;
    }
}

void RowBits::flip()
{
    for (std::uint64_t& word : m_words)
        word = ~word;
    clearBehindEnd();
}

void RowBits::clearBehindEnd()
{
    if (const std::uint32_t used = (m_range.end - m_range.begin) % Rows; used > 0 && !m_words.empty())
        m_words.back() &= ~std::uint64_t{0} >> (Rows - used);
}

void RowBits::unite(const RowBits& other)
{
    std::transform(m_words.begin(), m_words.end(), other.m_words.begin(), m_words.begin(), std::bit_or<>());
}

void RowBits::intersect(const RowBits& other)
{
    std::transform(m_words.begin(), m_words.end(), other.m_words.begin(), m_words.begin(), std::bit_and<>());
}

void RowBits::subtract(const RowBits& other)
{
    std::transform(m_words.begin(), m_words.end(), other.m_words.begin(), m_words.begin(),
                   [](std::uint64_t mine, std::uint64_t others) { return mine & ~others; });
}

template<class WordAt>
void RowBits::addWords(WordAt wordAt, const std::stop_token& stop)
{
    const std::size_t whole = (m_range.end - m_range.begin) / Rows;
    for (std::size_t at = 0; at < whole; ++at) {
        if (at % BetweenChecks == 0 && stop.stop_requested())
            return;
        m_words[at] |= wordAt(m_range.begin + at * Rows);
    }
}

template<class Number>
void RowBits::addFew(const Number* codes, const std::vector<Number>& few, bool isOther, const std::stop_token& stop)
{
    const std::uint64_t turned = isOther ? ~std::uint64_t{0} : 0;
    const auto addEach = [&](auto count) {
        addWords([&](std::size_t row) { return wordOf<count()>(codes + row, few.data()) ^ turned; }, stop);
    };
    switch (few.size()) {
    case 1: addEach(std::integral_constant<std::size_t, 1>()); break;
    case 2: addEach(std::integral_constant<std::size_t, 2>()); break;
    case 3: addEach(std::integral_constant<std::size_t, 3>()); break;
    default: addEach(std::integral_constant<std::size_t, MostFew>()); break;
    }
}

template<class Number>
void RowBits::addNumbers(const Number* codes, const CodeSet& wanted, const std::stop_token& stop)
{
    const std::uint32_t others = wanted.last() + 1 - wanted.count();
    std::vector<Number> few;
    if (wanted.count() <= MostFew) {
        wanted.forEach([&few](std::uint32_t code) { few.push_back(static_cast<Number>(code)); });
        addFew(codes, few, false, stop);
    } else if (others <= MostFew) {
        for (std::uint32_t code = 0; code <= wanted.last() && few.size() < others; ++code) {
            if (!wanted.contains(code))
                few.push_back(static_cast<Number>(code));
        }
        addFew(codes, few, true, stop);
    } else if (wanted.last() < MostBytes) {
        std::vector<std::uint8_t> flagOf(std::size_t{wanted.last()} + 1);
        wanted.forEach([&flagOf](std::uint32_t code) { flagOf[code] = 1; });
        addWords(
            [&](std::size_t row) {
                Flags flags;
                for (std::size_t i = 0; i < Rows; ++i)
                    flags[i] = flagOf[codes[row + i]];
                return packed(flags);
            },
            stop);
    } else {
        addWords(
            [&](std::size_t row) {
                std::uint64_t word = 0;
                for (std::size_t i = 0; i < Rows; ++i)
                    word |= std::uint64_t{wanted.contains(codes[row + i])} << i;
                return word;
            },
            stop);
    }
    for (std::uint32_t row = m_range.end - (m_range.end - m_range.begin) % Rows; row < m_range.end; ++row) {
        if (wanted.contains(codes[row]))
            add(row);
    }
}

void RowBits::addCodes(const alerts::PackedNumbers& codes, const CodeSet& wanted, const std::stop_token& stop)
{
    if (wanted.count() == 0 || m_range.begin >= m_range.end)
        return;
    codes.visit([&](const auto& numbers) {
        if constexpr (requires { numbers.data(); }) {
            addNumbers(numbers.data(), wanted, stop);
        } else if constexpr (requires { numbers.number; }) { // the same in each row
            if (wanted.contains(numbers.number))
                setAll();
        } else if constexpr (requires { numbers.order; }) { // another one in each row
            for (std::uint32_t row = m_range.begin; row < m_range.end; ++row) {
                if (row % (BetweenChecks * Rows) == 0 && stop.stop_requested())
                    return;
                if (wanted.contains(numbers[row]))
                    add(row);
            }
        } else { // another one in each row, ascending
            wanted.forEach([&](std::uint32_t code) {
                const std::uint32_t row = code - numbers.first;
                if (code >= numbers.first && row >= m_range.begin && row < m_range.end)
                    add(row);
            });
        }
    });
}

RowBits RowBits::part(RowRange range) const
{
    RowBits bits(range);
    const auto from = m_words.begin() + (bits.m_range.begin - m_range.begin) / Rows;
    std::copy_n(from, bits.m_words.size(), bits.m_words.begin());
    bits.clearBehindEnd();
    return bits;
}

std::size_t RowBits::count(RowRange range) const
{
    if (range.begin >= range.end)
        return 0;
    const RowBits wanted = part(range);
    const std::uint64_t before = ~std::uint64_t{0} << (range.begin % Rows);
    const auto countOf = [](std::uint64_t word) { return static_cast<std::size_t>(std::popcount(word)); };
    return std::accumulate(wanted.m_words.begin() + 1, wanted.m_words.end(), countOf(wanted.m_words.front() & before),
                           [&](std::size_t sum, std::uint64_t word) { return sum + countOf(word); });
}

std::vector<base::AlertRow> RowBits::rows(RowRange range) const
{
    std::vector<base::AlertRow> rows;
    if (range.begin >= range.end)
        return rows;
    rows.reserve(count(range));
    RowBits wanted = part(range);
    wanted.m_words.front() &= ~std::uint64_t{0} << (range.begin % Rows);
    std::array<base::AlertRow, Rows + 8> ofWord{};
    std::uint32_t first = wanted.m_range.begin;
    for (std::uint64_t word : wanted.m_words) {
        std::size_t count = 0;
        if (static_cast<std::uint32_t>(std::popcount(word)) >= DenseWord) {
            // Eight at a time, without branches; what is behind those that are there is written over.
            for (std::uint32_t from = first; from < first + Rows; from += 8, word >>= 8U) {
                const ByteRows& ofByte = RowsOfByte[word & 0xffU];
                for (std::size_t i = 0; i < ofByte.rows.size(); ++i)
                    ofWord[count + i] = {from + ofByte.rows[i]};
                count += ofByte.count;
            }
        } else {
            for (; word != 0; word &= word - 1)
                ofWord[count++] = {first + static_cast<std::uint32_t>(std::countr_zero(word))};
        }
        rows.insert(rows.end(), ofWord.begin(), ofWord.begin() + static_cast<std::ptrdiff_t>(count));
        first += Rows;
    }
    return rows;
}

} // namespace casewright::kql
