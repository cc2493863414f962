// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/Time.h"

namespace casewright::archive {

// Pictures in SVG for within an HTML page, whose style sheet gives them their colours by class: `bar`, `limit` (over a
// bar whose runs struck a limit), `area`, `line`, `grid`, `axis`. Each has a title, which screen readers read.

/// A bar of a chart.
struct ChartBar {
    std::string label{}; ///< below it, where there is room
    std::uint64_t value = 0;
    bool isMarked = false;
    std::string tip{}; ///< shown when pointed at
};
[[nodiscard]] std::string barChart(const std::string& title, const std::vector<ChartBar>& bars);

/// A value from an instant on.
struct ChartStep {
    base::Timestamp at{};
    std::uint64_t value = 0;
};
/// A line of steps from the first instant to `end`; thousands of steps become as many as can be told apart.
[[nodiscard]] std::string stepChart(const std::string& title, const std::vector<ChartStep>& steps, base::Timestamp end);

/// The least of 1, 2, 5, 10, … that is not below the value: where the scale of a chart ends.
[[nodiscard]] std::uint64_t scaleEnd(std::uint64_t value);

} // namespace casewright::archive
