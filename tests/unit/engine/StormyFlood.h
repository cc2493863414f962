// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <random>

#include "core/alerts/Flood.h"

namespace casewright::tests {

/// How large a flood that is drawn by lot may be at most.
struct FloodBounds {
    std::uint64_t hours = 5;
    std::uint64_t twentieths = 40; ///< of an alert a minute, above 0.05
    std::uint64_t hosts = 12;
};

/// A flood of `host.name` with a storm after an hour, with all that is of weight drawn by lot.
[[nodiscard]] inline alerts::Flood stormyFlood(std::mt19937_64& bits, const FloodBounds& bounds)
{
    const auto below = [&bits](std::uint64_t range) { return bits() % range; };
    const alerts::FloodStorm storm{.after = base::Hour,
                                   .length = {10 * base::Minute.milliseconds},
                                   .factor = 1.0 + static_cast<double>(below(30))};
    return {.name = "f",
            .start = base::Timestamp{1'767'600'000'000 + static_cast<std::int64_t>(below(600'000))},
            .length = {static_cast<std::int64_t>(1 + below(bounds.hours)) * base::Hour.milliseconds},
            .perMinute = 0.05 + static_cast<double>(below(bounds.twentieths)) / 20,
            .storm = storm,
            .fields = {{"host.name", "h", 1 + static_cast<std::uint32_t>(below(bounds.hosts)), 0.5, 0.1}}};
}

} // namespace casewright::tests
