// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>

#include "core/base/Time.h"

namespace casewright::engine {

// When a rule runs: at every multiple of its interval since the epoch (spec/alerting, "Ticks"). A tick is numbered by
// how many intervals it is after the epoch.

/// The first tick that is not before an instant. The interval is positive.
[[nodiscard]] constexpr std::int64_t tickAtOrAfter(base::Timestamp at, base::Duration interval)
{
    const std::int64_t quotient = at.milliseconds / interval.milliseconds;
    return quotient + (at.milliseconds > quotient * interval.milliseconds ? 1 : 0);
}

[[nodiscard]] constexpr base::Timestamp timeOfTick(std::int64_t tick, base::Duration interval)
{
    return {tick * interval.milliseconds};
}

/// The longest length of time that makes a difference: more than there is between two documents.
inline constexpr base::Duration LongestSpan{std::int64_t{3'660'000} * base::Day.milliseconds};

/// A window or look-back, at most the longest one that makes a difference, so that no time is out of range.
[[nodiscard]] constexpr base::Duration atMostLongest(base::Duration length)
{
    return length < LongestSpan ? length : LongestSpan;
}

/// So many runs of a rule are evaluated one by one, beside those that are passed over because nothing can be in them:
/// one each minute of 19 years.
inline constexpr std::uint64_t MostRuns = 10'000'000;

} // namespace casewright::engine
