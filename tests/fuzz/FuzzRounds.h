// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <chrono>
#include <cstdint>

#include <QtGlobal>

namespace casewright::tests {

/// How long a fuzzer goes on: for a fixed number of rounds from a fixed seed, or, where CASEWRIGHT_FUZZ_SECONDS says so
/// (the nightly preset), for so many seconds from a seed of the day, which CASEWRIGHT_FUZZ_SEED sets to repeat it.
class FuzzRounds final {
public:
    /// `share`: of the seconds, for a fuzzer in several parts.
    explicit FuzzRounds(int rounds, double share = 1)
        : m_rounds(rounds), m_end(Clock::now() + std::chrono::milliseconds(static_cast<int>(1'000 * share * seconds())))
    {
    }

    /// Whether to go on, with the next round.
    [[nodiscard]] bool next()
    {
        ++m_round;
        return isTimed() ? Clock::now() < m_end : m_round <= m_rounds;
    }
    /// From 1; behind the last one how many there were, and one more.
    [[nodiscard]] int round() const { return m_round; }

    [[nodiscard]] static bool isTimed() { return seconds() > 0; }
    /// The seed of a part whose fixed seed is given. Says which one it is, if it is not the fixed one.
    [[nodiscard]] static std::uint64_t seed(std::uint64_t fixed)
    {
        const bool isGiven = qEnvironmentVariableIsSet("CASEWRIGHT_FUZZ_SEED");
        if (!isGiven && !isTimed())
            return fixed;
        const auto hours = std::chrono::duration_cast<std::chrono::hours>(
            std::chrono::system_clock::now().time_since_epoch());
        const int base = isGiven ? qEnvironmentVariableIntValue("CASEWRIGHT_FUZZ_SEED")
                                 : static_cast<int>(hours.count() / 24);
        qInfo("CASEWRIGHT_FUZZ_SEED=%d", base);
        return static_cast<std::uint64_t>(base) * 1'000 + fixed;
    }

private:
    using Clock = std::chrono::steady_clock;
    static int seconds() { return qEnvironmentVariableIntValue("CASEWRIGHT_FUZZ_SECONDS"); }

    int m_rounds;
    int m_round = 0;
    Clock::time_point m_end;
};

} // namespace casewright::tests
