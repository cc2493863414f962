// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <variant>
#include <vector>

#include "core/archive/WhatIfReport.h"

namespace casewright::archive {

// A report before it is HTML or Markdown: sections of blocks. Texts are plain.

struct Paragraph {
    std::string text{};
    bool isAside = false;
};
struct BulletList {
    std::vector<std::string> texts{};
};

/// A table of texts, the first of each row being its heading.
struct PlainTable {
    struct Column {
        std::string title{};
        bool isNumber = false;
    };
    std::string caption{};
    std::vector<Column> columns{};
    std::vector<std::vector<std::string>> rows{};
};

/// A table of numbers that are shaded by their size.
struct HeatTable {
    static constexpr int Shades = 10;
    struct Cell {
        std::string text{};
        int shade = -1;              ///< 0 to Shades - 1; -1: no number
        bool isCurrent = false;
        bool isAdvised = false;
    };
    struct Row {
        std::string title{};
        std::vector<Cell> cells{};
    };
    std::string caption{};
    std::vector<std::string> columns{};
    std::vector<Row> rows{};
};

/// What shades and marks of the heat tables before it mean.
struct HeatLegend {
    bool hasAdvised = false;
};

struct Picture {
    std::string name{};              ///< for a file
    std::string title{};             ///< for whoever cannot see it
    std::string svg{};               ///< as SvgChart.h makes them
};

using Block = std::variant<Paragraph, BulletList, PlainTable, HeatTable, HeatLegend, Picture>;
struct Section {
    std::string title{};
    std::vector<Block> blocks{};
};

/// All that the report tells, in order.
[[nodiscard]] std::vector<Section> whatIfSections(const WhatIfReport& report);

/// A sweep as heat maps: two of the settings that vary make rows and columns, each combination of the others a map.
[[nodiscard]] std::vector<HeatTable> heatTables(const WhatIfReport& report);
/// A setting in words, without what all points of the sweep have in common.
[[nodiscard]] std::string settingText(const analysis::Sweep& sweep, const analysis::SweptSetting& setting);
/// With one decimal where it is no whole number; digits in groups of three.
[[nodiscard]] std::string amountText(double value, bool isWhole);

} // namespace casewright::archive
