// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/kql/RowBits.h"

#include <algorithm>
#include <array>
#include <bit>
#include <type_traits>

#include "core/kql/FlagWord.h"

namespace casewright::kql {
namespace {

constexpr std::size_t BetweenChecks = 4'096; ///< words; less than a millisecond
constexpr std::uint32_t MostFew = 4; ///< codes that are compared one by one, which is quicker than looking up
constexpr std::uint32_t MostBytes = 1U << 16U; ///< codes with a byte each, which take less time than bits

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

/// How many bits are set. std::popcount() is a call where the processor need not have it.
std::uint64_t countOf(std::uint64_t word)
{
    word -= word >> 1U & 0x5555'5555'5555'5555U;
    word = (word & 0x3333'3333'3333'3333U) + (word >> 2U & 0x3333'3333'3333'3333U);
    word = (word + (word >> 4U)) & 0x0f0f'0f0f'0f0f'0f0fU;
    return word * 0x0101'0101'0101'0101U >> 56U;
}

/// The bits, each 1 or 0, of 64 numbers one behind the other. Four sums, so that none waits for the one before.
template<class Number, class BitOf>
std::uint64_t wordOfEach(const Number* numbers, BitOf bitOf)
{
    constexpr std::size_t Part = RowBits::Rows / 4;
    std::uint64_t first = 0;
    std::uint64_t second = 0;
    std::uint64_t third = 0;
    std::uint64_t fourth = 0;
    for (std::size_t i = Part; i-- > 0;) {
        first = first * 2 + bitOf(numbers[i]);
        second = second * 2 + bitOf(numbers[i + Part]);
        third = third * 2 + bitOf(numbers[i + 2 * Part]);
        fourth = fourth * 2 + bitOf(numbers[i + 3 * Part]);
    }
    return first | second << Part | third << 2 * Part | fourth << 3 * Part;
}

/// Where one of the codes stands; without branches, so that the compiler compares many at once.
template<std::size_t Count, class Number>
std::uint64_t wordOfFew(const Number* codes, const Number* few)
{
    Flags flags;
    for (std::size_t i = 0; i < RowBits::Rows; ++i) {
        bool isOne = codes[i] == few[0];
        for (std::size_t k = 1; k < Count; ++k)
            isOne |= codes[i] == few[k];
        flags[i] = isOne ? 1 : 0;
    }
    return wordOf(flags);
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
        addWords([&](std::size_t row) { return wordOfFew<count()>(codes + row, few.data()) ^ turned; }, stop);
    };
    switch (few.size()) {
    case 1: addEach(std::integral_constant<std::size_t, 1>()); break;
    case 2: addEach(std::integral_constant<std::size_t, 2>()); break;
    case 3: addEach(std::integral_constant<std::size_t, 3>()); break;
    default: addEach(std::integral_constant<std::size_t, MostFew>()); break;
    }
}

/// `first`: what the numbers lack to be codes.
template<class Number>
void RowBits::addNumbers(const Number* codes, std::uint32_t first, const CodeSet& wanted, const std::stop_token& stop)
{
    const std::uint32_t others = wanted.last() + 1 - wanted.count();
    std::vector<Number> few;
    if (wanted.count() <= MostFew) {
        wanted.forEach([&](std::uint32_t code) { few.push_back(static_cast<Number>(code - first)); });
        addFew(codes, few, false, stop);
    } else if (others <= MostFew) {
        for (std::uint32_t code = 0; code <= wanted.last() && few.size() < others; ++code) {
            if (!wanted.contains(code))
                few.push_back(static_cast<Number>(code - first));
        }
        addFew(codes, few, true, stop);
    } else if (wanted.last() < MostBytes && first == 0) {
        std::vector<std::uint8_t> flagOf(std::size_t{wanted.last()} + 1);
        wanted.forEach([&flagOf](std::uint32_t code) { flagOf[code] = 1; });
        const auto bitOf = [flags = flagOf.data()](Number code) -> std::uint64_t { return flags[code]; };
        addWords([&](std::size_t row) { return wordOfEach(codes + row, bitOf); }, stop);
    } else {
        const auto addEach = [&](auto codeOf) {
            const auto bitOf = [codeOf, bits = wanted.words()](Number number) -> std::uint64_t {
                return bits[codeOf(number) / 64] >> (codeOf(number) % 64) & 1U;
            };
            addWords([&](std::size_t row) { return wordOfEach(codes + row, bitOf); }, stop);
        };
        if (first == 0)
            addEach([](std::uint32_t number) { return number; });
        else
            addEach([first](std::uint32_t number) { return first + number; });
    }
    for (std::uint32_t row = m_range.end - (m_range.end - m_range.begin) % Rows; row < m_range.end; ++row) {
        if (wanted.contains(first + codes[row]))
            add(row);
    }
}

void RowBits::addCodes(const alerts::PackedNumbers& codes, const CodeSet& wanted, const std::stop_token& stop)
{
    if (wanted.count() == 0 || m_range.begin >= m_range.end)
        return;
    codes.visit([&](const auto& numbers) {
        if constexpr (requires { numbers.data(); }) {
            addNumbers(numbers.data(), 0, wanted, stop);
        } else if constexpr (requires { numbers.number; }) { // the same in each row
            if (wanted.contains(numbers.number))
                setAll();
        } else if constexpr (requires { numbers.order; }) { // another one in each row
            addNumbers(numbers.order->data(), numbers.first, wanted, stop);
        } else if constexpr (requires { numbers.page(0); }) { // the same in most pages of rows
            static_assert(alerts::PackedNumbers::PageRows == Rows);
            const std::uint64_t most = wanted.contains(numbers.most) ? ~std::uint64_t{0} : 0;
            const auto bitOf = [&wanted](std::uint32_t code) -> std::uint64_t { return wanted.contains(code) ? 1 : 0; };
            std::size_t page = m_range.begin / Rows;
            for (std::uint64_t& word : m_words) {
                const std::uint32_t* const ofPage = numbers.page(page++);
                word |= ofPage == nullptr ? most : wordOfEach(ofPage, bitOf);
            }
            clearBehindEnd();
        } else { // another one in each row, ascending
            std::uint32_t row = m_range.begin;
            for (std::uint64_t& word : m_words) {
                word |= wanted.word(numbers[row]);
                row += Rows;
            }
            clearBehindEnd();
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

/// Calls `look(first row, word)` for the words of the range that have rows in it.
template<class Look>
void RowBits::forEachWord(RowRange range, Look look) const
{
    if (range.begin >= range.end)
        return;
    const std::uint32_t last = (range.end - 1) / Rows * Rows;
    for (std::uint32_t first = range.begin / Rows * Rows; first <= last; first += Rows) {
        std::uint64_t word = m_words[(first - m_range.begin) / Rows];
        if (first < range.begin)
            word &= ~std::uint64_t{0} << (range.begin % Rows);
        if (first == last)
            word &= ~std::uint64_t{0} >> (last + Rows - range.end);
        if (word != 0)
            look(first, word);
    }
}

std::size_t RowBits::count(RowRange range) const
{
    std::size_t count = 0;
    forEachWord(range, [&count](std::uint32_t, std::uint64_t word) { count += countOf(word); });
    return count;
}

std::vector<base::AlertRow> RowBits::rows(RowRange range) const
{
    // Eight rows are written at a time, without branches; what is behind those that are there is written over.
    const std::size_t count = this->count(range);
    std::vector<base::AlertRow> rows(count + RowsOfByte.front().rows.size());
    base::AlertRow* at = rows.data();
    forEachWord(range, [&at](std::uint32_t first, std::uint64_t word) {
        for (; word != 0; word >>= 8U, first += 8) {
            const ByteRows& ofByte = RowsOfByte[word & 0xffU];
            for (std::size_t i = 0; i < ofByte.rows.size(); ++i)
                at[i] = {first + ofByte.rows[i]};
            at += ofByte.count;
        }
    });
    rows.resize(count);
    return rows;
}

} // namespace casewright::kql
