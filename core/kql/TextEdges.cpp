// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/kql/TextEdges.h"

#include <limits>
#include <numeric>

namespace casewright::kql {
namespace {

using Characters = std::array<char, TextEdges::Reach>;

} // namespace

TextEdges::TextEdges(std::string_view whole)
    : m_shortest(whole.size())
    , m_areWhole(whole.size() <= 2 * Reach)
    , m_areAll(m_areWhole)
{
    setEnds(whole, whole);
}

TextEdges::TextEdges(const std::vector<std::string>& parts)
    : m_shortest(std::accumulate(parts.begin(), parts.end(), std::size_t{0},
                                 [](std::size_t sum, const std::string& part) { return sum + part.size(); }))
    , m_span(std::numeric_limits<std::size_t>::max() - m_shortest)
    , m_areWhole(parts.front().size() <= Reach && parts.back().size() <= Reach)
    , m_areAll(m_areWhole
               && std::all_of(parts.begin() + 1, parts.end() - 1, [](const std::string& part) { return part.empty(); }))
{
    setEnds(parts.front(), parts.back());
}

void TextEdges::setEnds(std::string_view first, std::string_view last)
{
    const auto numberOf = [](const Characters& characters) { return std::bit_cast<std::uint64_t>(characters); };
    const std::size_t firstCount = std::min(first.size(), Reach);
    const auto lastCount = static_cast<std::ptrdiff_t>(std::min(last.size(), Reach));
    Characters characters{};
    Characters mask{};
    std::copy_n(first.begin(), firstCount, characters.begin());
    std::fill_n(mask.begin(), firstCount, '\xff');
    m_first = numberOf(characters);
    m_firstMask = numberOf(mask);
    characters = {};
    mask = {};
    std::copy_n(last.end() - lastCount, lastCount, characters.end() - lastCount);
    std::fill_n(mask.end() - lastCount, lastCount, '\xff');
    m_last = numberOf(characters);
    m_lastMask = numberOf(mask);
}

TextLimit::TextLimit(std::string_view limit)
{
    std::array<char, Reach> characters{};
    std::copy_n(limit.begin(), std::min(limit.size(), characters.size()), characters.begin());
    m_head = headOf({characters.data(), std::min(limit.size(), characters.size())});
}

} // namespace casewright::kql
