// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <random>

#include "core/alerts/Flood.h"

namespace casewright::alerts {

/// Which documents of a flood come twice: asked by row, in order.
class FloodDuplicates final {
public:
    FloodDuplicates(const Flood& flood, std::uint64_t seed);

    /// Whether the next row's document does.
    [[nodiscard]] bool next() { return m_share > 0 && (m_bits() >> 32U) < m_share; }

private:
    std::uint64_t m_share;   ///< of 2^32
    std::mt19937_64 m_bits;
};

} // namespace casewright::alerts
