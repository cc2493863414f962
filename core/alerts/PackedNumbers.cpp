// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/PackedNumbers.h"

#include <algorithm>
#include <limits>
#include <type_traits>

namespace casewright::alerts {
namespace {

constexpr std::uint32_t MostInByte = std::numeric_limits<std::uint8_t>::max();
constexpr std::uint32_t MostInPair = std::numeric_limits<std::uint16_t>::max();

template<class Numbers>
constexpr bool IsVector = requires(const Numbers& numbers) { numbers.capacity(); };

template<class Number>
std::vector<Number> narrowed(std::span<const std::uint32_t> numbers)
{
    std::vector<Number> narrow(numbers.size());
    std::transform(numbers.begin(), numbers.end(), narrow.begin(),
                   [](std::uint32_t number) { return static_cast<Number>(number); });
    return narrow;
}

/// Whether each is `step` more than the one before it.
bool isSteady(std::span<const std::uint32_t> numbers, std::uint32_t step)
{
    return std::adjacent_find(numbers.begin(), numbers.end(),
                              [step](std::uint32_t a, std::uint32_t b) { return b - a != step; })
           == numbers.end();
}

} // namespace

PackedNumbers::PackedNumbers(std::span<const std::uint32_t> numbers, std::uint32_t largest)
    : m_size(static_cast<std::uint32_t>(numbers.size()))
{
    if (numbers.empty())
        return;
    if (isSteady(numbers, 0))
        m_numbers = Same{numbers.front()};
    else if (isSteady(numbers, 1))
        m_numbers = Counting{numbers.front()};
    else if (largest <= MostInByte)
        m_numbers = narrowed<std::uint8_t>(numbers);
    else if (largest <= MostInPair)
        m_numbers = narrowed<std::uint16_t>(numbers);
    else
        m_numbers = Words(numbers.begin(), numbers.end());
}

PackedNumbers PackedNumbers::counting(std::uint32_t first, std::uint32_t size)
{
    PackedNumbers numbers;
    numbers.m_numbers = Counting{first};
    numbers.m_size = size;
    return numbers;
}

std::vector<std::uint32_t> PackedNumbers::unpacked() const
{
    std::vector<std::uint32_t> all(m_size);
    visit([&all](const auto& numbers) {
        for (std::size_t row = 0; row < all.size(); ++row)
            all[row] = numbers[row];
    });
    return all;
}

template<class Numbers>
void PackedNumbers::takeForm(std::uint32_t number)
{
    Numbers wide;
    wide.reserve(std::max<std::size_t>(64, std::size_t{m_size} + m_size / 2));
    visit([this, &wide](const auto& numbers) {
        for (std::uint32_t row = 0; row < m_size; ++row)
            wide.push_back(static_cast<typename Numbers::value_type>(numbers[row]));
    });
    wide.push_back(static_cast<typename Numbers::value_type>(number));
    m_numbers = std::move(wide);
    ++m_size;
}

void PackedNumbers::Sparse::set(std::size_t row, std::uint32_t number)
{
    const std::size_t page = row / PageRows;
    if (page >= positions.size())
        positions.resize(page + 1, 0);
    if (positions[page] == 0) {
        numbers.emplace_back().fill(most);
        positions[page] = static_cast<std::uint32_t>(numbers.size());
    }
    numbers[positions[page] - 1][row % PageRows] = number;
}

/// False once the pages take more than a byte a row.
bool PackedNumbers::push(Sparse& sparse, std::uint32_t number) const
{
    if (number == sparse.most)
        return true;
    if (sparse.numbers.size() * sizeof sparse.numbers[0] > std::max(m_size, LeastSparse))
        return false;
    sparse.set(m_size, number);
    return true;
}

void PackedNumbers::widen(std::uint32_t number)
{
    if (m_size == 0) {
        m_numbers = Same{number};
        m_size = 1;
        return;
    }
    if (const Same* const same = std::get_if<Same>(&m_numbers); same != nullptr && m_size >= LeastSparse) {
        m_numbers = Sparse{same->number};
        push(number);
        return;
    }
    const std::uint32_t first = (*this)[0];
    if (m_size == 1 && number == first + 1) {
        m_numbers = Counting{first};
        m_size = 2;
        return;
    }
    std::uint32_t largest = std::max(first, number);
    if (const Sparse* const sparse = std::get_if<Sparse>(&m_numbers)) {
        for (const auto& page : sparse->numbers)
            largest = std::max(largest, *std::max_element(page.begin(), page.end()));
    }
    // Counting numbers end with the largest; of the others a form was left because the number is larger.
    widenTo(std::max(largest, (*this)[m_size - 1]), number);
}

void PackedNumbers::widenTo(std::uint32_t largest, std::uint32_t number)
{
    if (largest <= MostInByte)
        takeForm<Bytes>(number);
    else if (largest <= MostInPair)
        takeForm<Pairs>(number);
    else
        takeForm<Words>(number);
}

/// By many rows: at once, if they are the larger part then.
void PackedNumbers::padFarTo(std::uint32_t rows, std::uint32_t number)
{
    const auto isMost = [this, number] {
        const Same* const same = std::get_if<Same>(&m_numbers);
        const Sparse* const sparse = std::get_if<Sparse>(&m_numbers);
        return (same != nullptr && same->number == number) || (sparse != nullptr && sparse->most == number);
    };
    if (m_size == 0)
        m_numbers = Same{number};
    else if (!isMost() && rows - m_size >= m_size)
        m_numbers = sparse(number);
    if (isMost())
        m_size = rows;
}

PackedNumbers::Sparse PackedNumbers::sparse(std::uint32_t most) const
{
    Sparse sparse{most};
    visit([this, &sparse](const auto& numbers) {
        for (std::uint32_t row = 0; row < m_size; ++row)
            if (numbers[row] != sparse.most)
                sparse.set(row, numbers[row]);
    });
    return sparse;
}

void PackedNumbers::finish(const RowOrder& order)
{
    if (order != nullptr)
        putInto(order);
    std::visit(
        [](auto& numbers) {
            using Numbers = std::remove_reference_t<decltype(numbers)>;
            if constexpr (IsVector<Numbers>) {
                numbers.shrink_to_fit();
            } else if constexpr (std::is_same_v<Numbers, Sparse>) {
                numbers.positions.shrink_to_fit();
                numbers.numbers.shrink_to_fit();
            }
        },
        m_numbers);
}

void PackedNumbers::putInto(const RowOrder& order)
{
    if (const Counting* const counting = std::get_if<Counting>(&m_numbers)) {
        m_numbers = Ordered{counting->first, order};
        return;
    }
    std::visit(
        [&order](auto& numbers) {
            using Numbers = std::remove_reference_t<decltype(numbers)>;
            if constexpr (IsVector<Numbers>) {
                Numbers sorted(numbers.size());
                std::transform(order->begin(), order->end(), sorted.begin(),
                               [&numbers](std::uint32_t arrival) { return numbers[arrival]; });
                numbers = std::move(sorted);
            } else if constexpr (std::is_same_v<Numbers, Sparse>) {
                Sparse sorted{numbers.most};
                for (std::size_t row = 0; row < order->size(); ++row)
                    if (const std::uint32_t number = numbers[(*order)[row]]; number != sorted.most)
                        sorted.set(row, number);
                numbers = std::move(sorted);
            }
        },
        m_numbers);
}

std::uint64_t PackedNumbers::memoryUse() const
{
    return visit([](const auto& numbers) -> std::uint64_t {
        using Numbers = std::remove_cvref_t<decltype(numbers)>;
        if constexpr (IsVector<Numbers>)
            return numbers.capacity() * sizeof(numbers[0]);
        else if constexpr (std::is_same_v<Numbers, Sparse>)
            return numbers.positions.capacity() * sizeof(std::uint32_t)
                   + numbers.numbers.capacity() * sizeof(numbers.numbers[0]);
        else
            return 0;
    });
}

} // namespace casewright::alerts
