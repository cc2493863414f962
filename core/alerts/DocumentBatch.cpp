// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/DocumentBatch.h"

#include <algorithm>
#include <string>

#include "core/alerts/DocumentJson.h"
#include "core/base/Json.h"

namespace casewright::alerts {
namespace {

/// The values of a cell as elements of a list: a list's own elements, or the value.
void writeElements(const Cell& cell, std::string& out)
{
    std::string_view inner;   // of a list, between its brackets
    if (cell.kind == ValueKind::List) {
        inner = cell.text.substr(1, cell.text.size() - 2);
        if (inner.empty())
            return;
    }
    if (!out.empty())
        out += ',';
    if (cell.kind == ValueKind::List)
        out += inner;
    else if (cell.kind == ValueKind::String)
        out += base::javascriptString(cell.text);
    else
        out += cell.text;
}

} // namespace

void DocumentBatch::add()
{
    m_documents.push_back({.id = m_next.id,
                           .index = m_next.index,
                           .time = m_next.time,
                           .cellsEnd = m_next.cells.size(),
                           .irregular = m_next.irregular});
    keep(m_next);
}

void DocumentBatch::sortByColumn()
{
    std::size_t begin = 0;
    for (const Document& document : m_documents) {
        const std::span<Cell> cells = std::span(m_next.cells).subspan(begin, document.cellsEnd - begin);
        begin = document.cellsEnd;
        if (document.row == NoRow)
            continue;
        if (document.irregular)
            sortIrregular(document.row, cells);
        else
            for (const Cell& cell : cells)
                sort(document.row, cell);
    }
}

void DocumentBatch::clear()
{
    m_documents.clear();
    for (Column& column : std::span(m_columns).first(m_used)) {
        m_positions[column.number] = NoRow;
        column.values.clear();
        column.rows.clear();
        column.irregular = false;
    }
    m_used = 0;
    release(m_next);
}

void DocumentBatch::sort(std::uint32_t row, const Cell& cell)
{
    if (cell.column >= m_positions.size())
        m_positions.resize(std::size_t{cell.column} + 1, NoRow);
    std::uint32_t& position = m_positions[cell.column];
    if (position == NoRow) {
        position = static_cast<std::uint32_t>(m_used++);
        if (m_columns.size() < m_used)
            m_columns.emplace_back();
        m_columns[position].number = cell.column;
    }
    Column& column = m_columns[position];
    column.values.push_back({.kind = cell.kind, .text = cell.text});
    column.rows.push_back(row);
    column.irregular = column.irregular || cell.irregular;
}

void DocumentBatch::sortIrregular(std::uint32_t row, std::span<Cell> cells)
{
    std::stable_sort(cells.begin(), cells.end(), [](const Cell& a, const Cell& b) { return a.column < b.column; });
    for (auto first = cells.begin(); first != cells.end();) {
        const auto end = std::find_if(first, cells.end(), [first](const Cell& c) { return c.column != first->column; });
        Cell joined = *first;
        if (end - first > 1) {
            std::string& list = newText(m_next);
            for (auto cell = first; cell != end; ++cell)
                writeElements(*cell, list);
            list.insert(0, 1, '[');
            list += ']';
            joined = {.column = first->column, .kind = ValueKind::List, .irregular = true, .text = list};
        }
        sort(row, joined);
        first = end;
    }
}

} // namespace casewright::alerts
