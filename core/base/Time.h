// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/Result.h"

namespace casewright::base {

/// A length of time in milliseconds.
struct Duration {
    std::int64_t milliseconds = 0;

    friend auto operator<=>(const Duration&, const Duration&) = default;
    friend bool operator==(const Duration&, const Duration&) = default;
};

/// An instant in UTC, in milliseconds since 1970-01-01T00:00:00Z.
struct Timestamp {
    std::int64_t milliseconds = 0;

    friend auto operator<=>(const Timestamp&, const Timestamp&) = default;
    friend bool operator==(const Timestamp&, const Timestamp&) = default;
    friend Timestamp operator+(Timestamp at, Duration by) { return {at.milliseconds + by.milliseconds}; }
    friend Timestamp operator-(Timestamp at, Duration by) { return {at.milliseconds - by.milliseconds}; }
    friend Duration operator-(Timestamp a, Timestamp b) { return {a.milliseconds - b.milliseconds}; }
};

inline constexpr Duration Second{1'000};
inline constexpr Duration Minute{60'000};
inline constexpr Duration Hour{3'600'000};
inline constexpr Duration Day{86'400'000};
inline constexpr Duration Week{604'800'000};

/// Reads ISO 8601: a date, or a date and a time (`T` or a blank between them; seconds and any
/// number of decimals are optional) with `Z`, `+hh:mm`, `+hhmm` or no zone (UTC). Digits past
/// the millisecond are dropped. Years 0000 to 9999, in UTC too.
[[nodiscard]] Result<Timestamp> parseTimestamp(std::string_view text);

/// `2026-01-05T08:00:00.000Z`, as JavaScript's toISOString writes it for the years 0000 to 9999.
[[nodiscard]] std::string formatTimestamp(Timestamp at);

/// Reads a whole number and a unit, such as `5m`: s, m, h, d or w, exact lengths in UTC.
/// Negative, zero and overflowing lengths are errors.
[[nodiscard]] Result<Duration> parseDuration(std::string_view text);

/// The shortest text that parseDuration reads back: `90s`, `5m`, `36h`, `7d`, but never weeks,
/// which Kibana's intervals do not have. Lengths below a second are written in `ms`.
[[nodiscard]] std::string formatDuration(Duration length);

} // namespace casewright::base
