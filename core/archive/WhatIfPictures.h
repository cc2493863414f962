// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <vector>

#include "core/archive/WhatIfReport.h"

namespace casewright::archive {

// More pictures as SvgChart.h makes them, with the further classes `dot`, `best`, `flow`, `node`, `rest`, `none`.

struct ChartDot {
    double x = 0;
    double y = 0;
    std::string tip{};
    bool isBest = false;             ///< joined by the line, from the left
};
/// Two amounts of many settings against each other, each on a scale that grows tenfold, for few are large.
[[nodiscard]] std::string dotChart(const std::string& title, const std::string& xTitle, const std::string& yTitle,
                                   const std::vector<ChartDot>& dots);

/// Cases of either side, and ribbons for the alerts that they have in common.
[[nodiscard]] std::string flowChart(const std::string& title, const ReportedComparison& comparison);

/// The picture for a file of its own: with the style that a page has for it, light or dark.
[[nodiscard]] std::string standalone(const std::string& svg);
/// The style of the classes above, for a page.
extern const char* const PictureStyle;

} // namespace casewright::archive
