// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/MixOrder.h"

#include <utility>

namespace casewright::alerts {
namespace {

constexpr std::uint32_t WordsOfBlock = 64;
constexpr std::uint32_t RowsBetweenChecks = 1U << 16U;

} // namespace

bool MixOrder::make(std::span<const base::Timestamp> history, std::span<const base::Timestamp> flood,
                    std::vector<std::uint32_t> leftOut, const std::stop_token& stop)
{
    m_leftOut = std::move(leftOut);
    m_size = static_cast<std::uint32_t>(history.size() + flood.size() - m_leftOut.size());
    m_bits.assign((std::size_t{m_size} + WordSize - 1) / WordSize, 0);
    std::size_t ofHistory = 0;
    std::size_t ofFlood = 0;
    std::size_t left = 0;
    for (std::uint32_t row = 0; row < m_size; ++row) {
        if (row % RowsBetweenChecks == 0 && stop.stop_requested())
            return false;
        for (; left < m_leftOut.size() && m_leftOut[left] == ofFlood; ++left)
            ++ofFlood;
        const bool isFlood = ofHistory == history.size()
                             || (ofFlood < flood.size() && flood[ofFlood] < history[ofHistory]);
        m_bits[row / WordSize] |= std::uint64_t{isFlood} << (row % WordSize);
        ++(isFlood ? ofFlood : ofHistory);
    }
    std::uint32_t before = 0;
    for (std::size_t word = 0; word < m_bits.size(); ++word) {
        if (word % WordsOfBlock == 0)
            m_before.push_back(before);
        before += static_cast<std::uint32_t>(std::popcount(m_bits[word]));
    }
    return true;
}

std::uint32_t MixOrder::historyRow(std::uint32_t row) const { return row - floodRowsBefore(row); }

std::uint32_t MixOrder::floodRow(std::uint32_t row) const
{
    const std::uint32_t before = floodRowsBefore(row);
    const auto isSkipped = [&](const std::uint32_t& leftOut) {
        return leftOut - static_cast<std::uint32_t>(&leftOut - m_leftOut.data()) <= before;
    };
    const auto skipped = std::partition_point(m_leftOut.begin(), m_leftOut.end(), isSkipped) - m_leftOut.begin();
    return before + static_cast<std::uint32_t>(skipped);
}

std::uint32_t MixOrder::floodRowsBefore(std::uint32_t row) const
{
    const std::size_t word = row / WordSize;
    std::uint32_t before = m_before[word / WordsOfBlock];
    for (std::size_t i = word - word % WordsOfBlock; i < word; ++i)
        before += static_cast<std::uint32_t>(std::popcount(m_bits[i]));
    const std::uint64_t lower = m_bits[word] & ((std::uint64_t{1} << (row % WordSize)) - 1);
    return before + static_cast<std::uint32_t>(std::popcount(lower));
}

std::uint32_t MixOrder::rowOfFlood(std::uint32_t floodRow) const
{
    const auto leftOut = std::ranges::lower_bound(m_leftOut, floodRow) - m_leftOut.begin();
    std::uint32_t wanted = floodRow - static_cast<std::uint32_t>(leftOut);
    const auto block = std::ranges::upper_bound(m_before, wanted) - m_before.begin() - 1;
    wanted -= m_before[static_cast<std::size_t>(block)];
    std::size_t word = static_cast<std::size_t>(block) * WordsOfBlock;
    for (; wanted >= static_cast<std::uint32_t>(std::popcount(m_bits[word])); ++word)
        wanted -= static_cast<std::uint32_t>(std::popcount(m_bits[word]));
    std::uint64_t bits = m_bits[word];
    for (; wanted > 0; --wanted)
        bits &= bits - 1;
    return static_cast<std::uint32_t>(word) * WordSize + static_cast<std::uint32_t>(std::countr_zero(bits));
}

std::uint64_t MixOrder::memoryUse() const
{
    return sizeof(MixOrder) + m_bits.capacity() * sizeof(std::uint64_t)
           + (m_before.capacity() + m_leftOut.capacity()) * sizeof(std::uint32_t);
}

} // namespace casewright::alerts
