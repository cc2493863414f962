// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace casewright::cli {

/// A table of text with aligned columns, two blanks in front and between them. Cells become printable.
class TextTable final {
public:
    enum class Align : std::uint8_t { Left, Right };
    struct Column {
        std::string_view title;
        Align align = Align::Left;
    };

    /// Without titles there is no line of titles.
    explicit TextTable(std::vector<Column> columns);
    /// As many cells as there are columns.
    void add(std::vector<std::string> cells);
    /// The lines; the last column is shortened so that they fit into `width` columns, unless that is 0.
    [[nodiscard]] std::string text(std::size_t width) const;

private:
    [[nodiscard]] std::string line(const std::vector<std::string>& cells, const std::vector<std::size_t>& widths,
                                   std::size_t width) const;

    std::vector<Column> m_columns;
    std::vector<std::vector<std::string>> m_rows;
};

} // namespace casewright::cli
