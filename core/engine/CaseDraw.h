// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string_view>

#include "core/base/Time.h"
#include "core/engine/AnalystModel.h"

namespace casewright::engine {

/// Random bits that depend on the seed, a case's id, how often the case was taken up, and what they are for, and on
/// nothing else: neither the order of draws nor other cases change them. The same on every machine (SplitMix64).
class CaseBits final {
public:
    enum class Purpose : std::uint64_t { Length = 1, Closing = 2 };

    CaseBits(std::uint64_t seed, std::string_view caseId, std::uint32_t round, Purpose purpose);
    [[nodiscard]] std::uint64_t next();

private:
    std::uint64_t m_state;
};

/// Draws lengths of time in whole numbers, to the millisecond, 1 s to LongestDraw. The logarithm of a log-normal
/// length is the sum of twelve even draws, which differs from a normal one by less than 0.003 in probability.
[[nodiscard]] base::Duration draw(const DrawnLength& length, CaseBits bits);

/// True in a share of the cases, 0 to 1.
[[nodiscard]] bool drawTruth(double share, CaseBits bits);

} // namespace casewright::engine
