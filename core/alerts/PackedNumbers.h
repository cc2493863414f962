// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <utility>
#include <variant>
#include <vector>

namespace casewright::alerts {

/// By row, the position of a document in order of arrival; shared by all that is put into that order.
using RowOrder = std::shared_ptr<const std::vector<std::uint32_t>>;

/// A number for each row, in as few bytes as the largest needs: 4, 2 or 1, and none at all where every row has the same
/// number, or where each has one more than the row (or the document) before it; where nearly all rows have the same
/// number, four for each row of a page that has others. Grows on one thread, then any.
class PackedNumbers final {
public:
    static constexpr std::size_t PageRows = 64;

    PackedNumbers() = default;
    /// `largest`: at least as large as all of them.
    PackedNumbers(std::span<const std::uint32_t> numbers, std::uint32_t largest);
    /// `first`, and one more for each further row.
    [[nodiscard]] static PackedNumbers counting(std::uint32_t first, std::uint32_t size);

    [[nodiscard]] std::uint32_t size() const { return m_size; }
    /// Calls `look` with what has the number of a row by `[row]`, whatever the form: for loops over many rows.
    template<class Look>
    decltype(auto) visit(Look&& look) const
    {
        return std::visit(std::forward<Look>(look), m_numbers);
    }
    [[nodiscard]] std::uint32_t operator[](std::uint32_t row) const
    {
        return visit([row](const auto& numbers) { return static_cast<std::uint32_t>(numbers[row]); });
    }
    [[nodiscard]] std::vector<std::uint32_t> unpacked() const;

    void push(std::uint32_t number)
    {
        if (std::visit([this, number](auto& numbers) { return push(numbers, number); }, m_numbers))
            ++m_size;
        else
            widen(number);
    }
    /// Appends the number until there are so many rows.
    void padTo(std::uint32_t rows, std::uint32_t number)
    {
        if (m_size + LeastSparse <= rows)
            padFarTo(rows, number);
        while (m_size < rows)
            push(number);
    }
    /// Puts them into another order: there are as many. Gives back room that is not used.
    void finish(const RowOrder& order);

    /// Bytes held in memory, without a shared order.
    [[nodiscard]] std::uint64_t memoryUse() const;
    /// Whether it looks into the order that finish() was given.
    [[nodiscard]] bool usesOrder() const { return std::holds_alternative<Ordered>(m_numbers); }

private:
    static constexpr std::uint32_t LeastSparse = 1'024;   ///< rows with the same number, to think of pages
    struct Same {
        std::uint32_t number;
        std::uint32_t operator[](std::size_t) const { return number; }
    };
    struct Counting {
        std::uint32_t first;
        std::uint32_t operator[](std::size_t row) const { return first + static_cast<std::uint32_t>(row); }
    };
    struct Ordered {
        std::uint32_t first;
        RowOrder order;
        std::uint32_t operator[](std::size_t row) const { return first + (*order)[row]; }
    };
    /// Pages of the rows that have other numbers than most.
    struct Sparse {
        std::uint32_t most;                        ///< the number of all other rows
        std::vector<std::uint32_t> positions{};    ///< by page: its position in numbers and 1; 0, or not there: none
        std::vector<std::array<std::uint32_t, PageRows>> numbers{};

        /// The numbers of a page; null if each is `most`.
        [[nodiscard]] const std::uint32_t* page(std::size_t page) const
        {
            return page < positions.size() && positions[page] > 0 ? numbers[positions[page] - 1].data() : nullptr;
        }
        std::uint32_t operator[](std::size_t row) const
        {
            const std::uint32_t* const there = page(row / PageRows);
            return there == nullptr ? most : there[row % PageRows];
        }
        void set(std::size_t row, std::uint32_t number);
    };
    using Bytes = std::vector<std::uint8_t>;
    using Pairs = std::vector<std::uint16_t>;
    using Words = std::vector<std::uint32_t>;

    // False if the form has no such next number.
    bool push(Same& same, std::uint32_t number) const { return m_size > 0 && same.number == number; }
    bool push(Counting& counting, std::uint32_t number) const { return counting[m_size] == number; }
    bool push(Ordered&, std::uint32_t) const { return false; }
    bool push(Sparse& sparse, std::uint32_t number) const;
    template<class Number>
    bool push(std::vector<Number>& numbers, std::uint32_t number) const
    {
        if (static_cast<Number>(number) != number)
            return false;
        numbers.push_back(static_cast<Number>(number));
        return true;
    }
    /// Takes another form, for what is there and one more number.
    void widen(std::uint32_t number);
    void widenTo(std::uint32_t largest, std::uint32_t number);
    void padFarTo(std::uint32_t rows, std::uint32_t number);
    void putInto(const RowOrder& order);
    [[nodiscard]] Sparse sparse(std::uint32_t most) const;
    template<class Numbers>
    void takeForm(std::uint32_t number);

    std::variant<Same, Counting, Ordered, Sparse, Bytes, Pairs, Words> m_numbers{Same{0}};
    std::uint32_t m_size = 0;
};

} // namespace casewright::alerts
