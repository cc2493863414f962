// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/CasePage.h"
#include "ui/widgets/BarPlot.h"

#include <vector>

/// The alerts of a case over time.
namespace casewright::ui::casetimes {

struct Bars {
    std::vector<BarPlot::Bar> bars{};
    double width = 1; ///< seconds
};

/// In at most so many stretches of the same length, from the first alert to the last one; the length is one that people
/// count in. Alerts of one moment are one bar.
[[nodiscard]] Bars barsOf(const std::vector<store::AttachedAlert>& alerts, int most);

} // namespace casewright::ui::casetimes
