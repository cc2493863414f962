// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/Result.h"
#include "core/base/Time.h"

namespace casewright::engine {

/// Always the same length of time.
struct FixedLength {
    base::Duration length = base::Hour;

    friend bool operator==(const FixedLength&, const FixedLength&) = default;
};

/// Any length from `from` to `to`, both included, to the millisecond.
struct UniformLength {
    base::Duration from = base::Minute;
    base::Duration to = base::Hour;

    friend bool operator==(const UniformLength&, const UniformLength&) = default;
};

/// Half of the lengths are below the median, two thirds between median / spread and median * spread.
struct LogNormalLength {
    base::Duration median = base::Hour;
    double spread = 2;               ///< 1 to 100, kept to 1/65536

    friend bool operator==(const LogNormalLength&, const LogNormalLength&) = default;
};

/// A length of time that is drawn for each case; always 1 s to 3 660 days.
using DrawnLength = std::variant<FixedLength, UniformLength, LogNormalLength>;

inline constexpr base::Duration LongestDraw{3'660 * base::Day.milliseconds};

/// Each case is closed so long after it was made or reopened, whoever has time.
struct CloseAfter {
    DrawnLength after;

    friend bool operator==(const CloseAfter&, const CloseAfter&) = default;
};

/// Analysts who come and go together, every week. A shift that does not end after it begins goes on past midnight.
struct Shift {
    std::array<bool, 7> days{};      ///< on which it begins, from Monday
    base::Duration from;             ///< since midnight, whole minutes, below a day
    base::Duration to;               ///< at most a day, another than `from`
    std::uint32_t analysts = 1;      ///< 1 to 1 000

    friend bool operator==(const Shift&, const Shift&) = default;
};

enum class QueueOrder : std::uint8_t { OldestFirst, NewestFirst };

/// Cases wait until an analyst on duty is free, who triages one at a time. Triage rests while the shift is over.
struct StaffedQueue {
    base::Duration zone{};           ///< ahead of UTC, whole minutes, less than a day either way
    std::vector<Shift> shifts;       ///< 1 to 50
    DrawnLength triage;
    double closes = 1;               ///< share of cases that are closed after triage; the others stay in progress
    QueueOrder order = QueueOrder::OldestFirst;

    friend bool operator==(const StaffedQueue&, const StaffedQueue&) = default;
};

/// What people do with the cases while a simulation goes on: what an analyst file (`"casewright": "analysts/1"`)
/// says. Nothing by default.
struct AnalystModel {
    std::string name = "Analysts";
    std::variant<std::monostate, CloseAfter, StaffedQueue> work;

    [[nodiscard]] bool isIdle() const { return std::holds_alternative<std::monostate>(work); }
    friend bool operator==(const AnalystModel&, const AnalystModel&) = default;
};

/// Reads an analyst file. An unknown key, a wrong type or a value out of range is an error with its place.
[[nodiscard]] base::Result<AnalystModel> parseAnalysts(std::string_view json, std::string_view file = {});
/// The file's text: what parseAnalysts reads back, two blanks of indent.
[[nodiscard]] std::string writeAnalysts(const AnalystModel& model);

} // namespace casewright::engine
