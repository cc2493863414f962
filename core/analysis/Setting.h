// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string_view>

namespace casewright::analysis {

/// What of a rule may be set otherwise.
enum class Setting : std::uint8_t {
    TimeWindow,
    MaximumCases,
    Reopen,
    Grouping,
    MaxSignals,
    LookBack,
    AlertDelay,
    Silence ///< its mutes and snoozes; and the maintenance windows
};

/// The path of a setting in a rule, for results: `timeWindow`, `maxSignals`.
[[nodiscard]] std::string_view nameOf(Setting setting);

} // namespace casewright::analysis
