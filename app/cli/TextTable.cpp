// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/TextTable.h"

#include <algorithm>
#include <utility>

#include "app/cli/Printable.h"

namespace casewright::cli {
namespace {

constexpr std::size_t Gap = 2;
/// A title in less room tells nothing; then the terminal may as well break the line.
constexpr std::size_t Narrowest = 40;

} // namespace

TextTable::TextTable(std::vector<Column> columns) : m_columns(std::move(columns)) {}

void TextTable::add(std::vector<std::string> cells)
{
    for (std::string& cell : cells)
        cell = printable(cell);
    m_rows.push_back(std::move(cells));
}

std::string TextTable::text(std::size_t width) const
{
    std::vector<std::string> titles;
    std::vector<std::size_t> widths;
    bool titled = false;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        titles.emplace_back(m_columns[i].title);
        titled = titled || !m_columns[i].title.empty();
        widths.push_back(displayWidth(titles.back()));
        for (const std::vector<std::string>& row : m_rows)
            widths[i] = std::max(widths[i], displayWidth(row[i]));
    }
    std::string result = titled ? line(titles, widths, width) : std::string();
    for (const std::vector<std::string>& row : m_rows)
        result += line(row, widths, width);
    return result;
}

std::string TextTable::line(const std::vector<std::string>& cells, const std::vector<std::size_t>& widths,
                            std::size_t width) const
{
    std::string result;
    std::size_t column = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        result.append(Gap, ' ');
        column += Gap;
        const bool last = i + 1 == cells.size();
        const bool cut = last && width >= column + Narrowest;
        const std::string cell = cut ? fitted(cells[i], width - column) : cells[i];
        const std::string padding(widths[i] - std::min(widths[i], displayWidth(cell)), ' ');
        result += m_columns[i].align == Align::Right ? padding + cell : cell + padding;
        column += widths[i];
    }
    result.erase(result.find_last_not_of(' ') + 1);
    return result + '\n';
}

} // namespace casewright::cli
