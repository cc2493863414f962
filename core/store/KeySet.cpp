// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/KeySet.h"

#include <algorithm>
#include <bit>

namespace casewright::store {

const KeySet::Page* KeySet::pageOf(std::int64_t number) const
{
    if (number == m_askedNumber)
        return m_asked;
    const auto found = m_pages.find(number);
    m_askedNumber = number;
    m_asked = found == m_pages.end() ? nullptr : &found->second;
    return m_asked;
}

void KeySet::remember(std::int64_t number, const Page* page)
{
    constexpr std::int64_t Most = 32'768; // the first billion keys
    if (number >= Most)
        return;
    const auto at = static_cast<std::size_t>(number);
    m_first.resize(std::max(m_first.size(), at + 1), nullptr);
    m_first[at] = page;
}

void KeySet::insert(std::int64_t key)
{
    if (key < 0)
        return;
    if (const std::int64_t number = key / PageKeys; number != m_addedNumber) {
        m_added = &m_pages.try_emplace(number, Page{}).first->second;
        m_addedNumber = number;
        m_askedNumber = -1;
        remember(number, m_added);
    }
    const auto at = static_cast<std::size_t>(key % PageKeys);
    std::uint64_t& word = (*m_added)[at / WordBits];
    const std::uint64_t bit = std::uint64_t{1} << (at % WordBits);
    m_size += (word & bit) == 0 ? 1 : 0;
    word |= bit;
}

std::optional<std::int64_t> KeySet::nextFrom(std::int64_t key) const
{
    key = key < 0 ? 0 : key;
    for (auto page = m_pages.lower_bound(key / PageKeys); page != m_pages.end(); ++page) {
        const std::int64_t first = page->first * PageKeys;
        const auto from = static_cast<std::size_t>(key > first ? key - first : 0);
        for (std::size_t i = from / WordBits; i < page->second.size(); ++i) {
            std::uint64_t word = page->second[i];
            if (i == from / WordBits)
                word &= ~std::uint64_t{0} << (from % WordBits);
            if (word != 0)
                return first + static_cast<std::int64_t>(i * WordBits) + std::countr_zero(word);
        }
    }
    return std::nullopt;
}

std::optional<std::int64_t> KeySet::last() const
{
    for (auto page = m_pages.rbegin(); page != m_pages.rend(); ++page)
        for (std::size_t i = page->second.size(); i-- > 0;)
            if (const std::uint64_t word = page->second[i]; word != 0)
                return page->first * PageKeys + static_cast<std::int64_t>((i + 1) * WordBits) - 1
                    - std::countl_zero(word);
    return std::nullopt;
}

template<class Combine>
void KeySet::combine(const KeySet& other, Combine combine)
{
    static constexpr Page Nothing{};
    m_size = 0;
    for (auto& [number, page] : m_pages) {
        const auto found = other.m_pages.find(number);
        const Page& with = found == other.m_pages.end() ? Nothing : found->second;
        for (std::size_t i = 0; i < page.size(); ++i) {
            page[i] = combine(page[i], with[i]);
            m_size += static_cast<std::size_t>(std::popcount(page[i]));
        }
    }
}

void KeySet::intersect(const KeySet& other)
{
    combine(other, [](std::uint64_t a, std::uint64_t b) { return a & b; });
}

void KeySet::subtract(const KeySet& other)
{
    combine(other, [](std::uint64_t a, std::uint64_t b) { return a & ~b; });
}

} // namespace casewright::store
