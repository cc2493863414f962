// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/AlertTableBuilder.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <numeric>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/alerts/DocumentJson.h"
#include "core/alerts/JsonFlattening.h"

namespace casewright::alerts {
namespace {

using base::ErrorCode;
using base::Result;

constexpr std::uint64_t MostDocuments = 0xffff'fff0;
constexpr std::size_t RunToSort = std::size_t{1} << 16U;

template<class T>
void reorder(std::vector<T>& values, const std::vector<std::uint32_t>& order)
{
    std::vector<T> sorted;
    sorted.reserve(values.size());
    std::transform(order.begin(), order.end(), std::back_inserter(sorted),
                   [&values](std::uint32_t arrival) { return values[arrival]; });
    values = std::move(sorted);
}

/// Null if the documents came in order, or on a stop. Sorts short runs and merges them, looking for a request to stop in
/// between.
RowOrder orderByTime(const std::vector<base::Timestamp>& times, const std::stop_token& stop)
{
    if (std::is_sorted(times.begin(), times.end()))
        return nullptr;
    const std::size_t size = times.size();
    const auto earlier = [&times](std::uint32_t a, std::uint32_t b) { return times[a] < times[b]; };
    std::vector<std::uint32_t> order(size);
    std::iota(order.begin(), order.end(), 0U);
    const auto place = [size](std::vector<std::uint32_t>& in, std::size_t at) {
        return in.begin() + static_cast<std::ptrdiff_t>(std::min(at, size));
    };
    for (std::size_t begin = 0; begin < size && !stop.stop_requested(); begin += RunToSort)
        std::stable_sort(place(order, begin), place(order, begin + RunToSort), earlier);
    std::vector<std::uint32_t> merged(size);
    for (std::size_t length = RunToSort; length < size && !stop.stop_requested(); length *= 2) {
        for (std::size_t begin = 0; begin < size && !stop.stop_requested(); begin += 2 * length)
            std::merge(place(order, begin), place(order, begin + length), place(order, begin + length),
                       place(order, begin + 2 * length), place(merged, begin), earlier);
        order.swap(merged);
    }
    return stop.stop_requested() ? nullptr : std::make_shared<const std::vector<std::uint32_t>>(std::move(order));
}

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

AlertTableBuilder::AlertTableBuilder(std::string name, const DocumentFields& names, std::string idPrefix)
    : m_name(std::move(name))
    , m_documentFields(names)
    , m_fields(names)
    , m_ids(std::move(idPrefix), m_name)
{
}

Result<void> AlertTableBuilder::checkFields() const
{
    if (!m_fields.isFull())
        return {};
    return base::fail(ErrorCode::LimitReached,
                      fmt::format("the documents have more than {} fields; read fewer of them at a time, or drop "
                                  "fields whose names are made of values",
                                  FieldTree::MostColumns));
}

Result<void> AlertTableBuilder::cut(base::Json document, DocumentCells& cells)
{
    if (const std::string* const key = keyTooDeep(document))
        return base::fail(ErrorCode::InvalidJson,
                          fmt::format("nested over {} levels, by the dots of a key", base::DeepestNesting),
                          base::Location{.file = {}, .field = *key});
    const auto& expanded = cells.values.emplace_back(
        std::make_shared<const base::Json>(expandDottedKeys(std::move(document))));
    return flatten(*expanded, m_documentFields, m_fields, cells).and_then([this] { return checkFields(); });
}

Result<void> AlertTableBuilder::add(DocumentCells& document)
{
    if (m_counts.records >= MostDocuments)
        return base::fail(ErrorCode::LimitReached, "more documents than a table can hold; split the file");
    for (const Cell& cell : document.cells)
        if (cell.column >= m_columns.size())
            m_columns.resize(std::size_t{cell.column} + 1);
    approach(document);
    const auto record = static_cast<std::uint32_t>(m_counts.records++);
    const std::optional<std::uint32_t> idNumber = m_ids.add(record, document.id, document.index);
    if (!idNumber) {
        ++m_counts.duplicates;
        return {};
    }
    m_times.push_back(*document.time);
    m_records.push(record);
    m_idNumbers.push_back(*idNumber);
    if (document.irregular) {
        appendIrregular(document);
        return {};
    }
    appendAll(document.cells);
    return {};
}

Result<void> AlertTableBuilder::add(base::Json document)
{
    clear(m_scratch);
    return cut(std::move(document), m_scratch).and_then([this] { return add(m_scratch); });
}

void AlertTableBuilder::skip()
{
    ++m_counts.records;
    ++m_counts.badRecords;
}

/// Step by step for all cells, so that they wait for memory together: reading is half as long again otherwise.
void AlertTableBuilder::approach(const DocumentCells& document)
{
    m_ids.approach(document.id);
    m_hashes.clear();
    for (const Cell& cell : document.cells)
        m_hashes.push_back(m_columns[cell.column].values.approach(cell.kind, cell.text));
}

/// The further steps, after approach().
void AlertTableBuilder::appendAll(const std::vector<Cell>& cells)
{
    for (std::size_t i = 0; i < cells.size(); ++i)
        m_columns[cells[i].column].values.approachValue(m_hashes[i]);
    for (std::size_t i = 0; i < cells.size(); ++i)
        m_columns[cells[i].column].values.approachText(m_hashes[i]);
    for (std::size_t i = 0; i < cells.size(); ++i)
        append(cells[i], m_hashes[i]);
}

void AlertTableBuilder::append(const Cell& cell, std::uint32_t hash)
{
    CodedColumn& to = m_columns[cell.column];
    to.codes.padTo(static_cast<std::uint32_t>(m_times.size() - 1), Column::Missing);
    to.codes.push(to.values.intern(cell.kind, cell.text, hash));
    ++to.present;
    to.irregular = to.irregular || cell.irregular;
}

/// Several cells of one column, from a list of objects, become one list.
void AlertTableBuilder::appendIrregular(DocumentCells& document)
{
    std::vector<Cell>& cells = document.cells;
    std::stable_sort(cells.begin(), cells.end(), [](const Cell& a, const Cell& b) { return a.column < b.column; });
    for (auto first = cells.begin(); first != cells.end();) {
        const auto end = std::find_if(first, cells.end(), [first](const Cell& c) { return c.column != first->column; });
        std::string list;
        Cell joined = *first;
        if (end - first > 1) {
            for (auto cell = first; cell != end; ++cell)
                writeElements(*cell, list);
            list = fmt::format("[{}]", list);
            joined = {.column = first->column, .kind = ValueKind::List, .irregular = true, .text = list};
        }
        append(joined, m_columns[joined.column].values.approach(joined.kind, joined.text));
        first = end;
    }
}

Result<std::shared_ptr<const AlertTable>> AlertTableBuilder::finish(std::unique_ptr<const DocumentText> text,
                                                                   std::stop_token stop)
{
    const RowOrder order = orderByTime(m_times, stop);
    const auto rows = static_cast<std::uint32_t>(m_times.size());
    std::shared_ptr<AlertTable> table(new AlertTable);
    m_columns.resize(m_fields.columnNames().size());
    for (std::size_t i = 0; i < m_columns.size() && !stop.stop_requested(); ++i) {
        CodedColumn& column = m_columns[i];
        if (column.present == 0)
            continue; // only bad or duplicate documents had it
        column.name = m_fields.columnNames()[i];
        column.codes.padTo(rows, Column::Missing);
        column.codes.finish(order);
        table->m_columns.push_back(toColumn(std::move(column)));
    }
    if (stop.stop_requested())
        return base::fail(ErrorCode::Cancelled, "stopped on request");
    m_records.finish(order);
    if (order != nullptr) {
        reorder(m_times, *order);
        reorder(m_idNumbers, *order);
    }
    m_ids.finish(order);
    table->m_order = order;
    table->m_name = std::move(m_name);
    table->m_fields = std::move(m_documentFields);
    table->m_counts = m_counts;
    table->m_times = std::move(m_times);
    table->m_records = std::move(m_records);
    table->m_idNumbers = std::move(m_idNumbers);
    table->m_idCount = m_ids.count();
    table->m_ids = std::make_shared<const DocumentIds>(std::move(m_ids));
    table->m_text = std::move(text);
    return table;
}

std::shared_ptr<const AlertTable> AlertTableBuilder::assemble(std::string name, std::string idPrefix, std::string index,
                                                              std::vector<base::Timestamp> times,
                                                              std::vector<CodedColumn> columns,
                                                              std::unique_ptr<const DocumentText> text,
                                                              std::uint64_t duplicates)
{
    std::shared_ptr<AlertTable> table(new AlertTable);
    table->m_name = std::move(name);
    table->m_times = std::move(times);
    const auto rows = static_cast<std::uint32_t>(table->m_times.size());
    table->m_counts.records = rows + duplicates;
    table->m_counts.duplicates = duplicates;
    table->m_records = PackedNumbers::counting(0, rows);
    table->m_idNumbers = table->m_records.unpacked();
    table->m_idCount = rows;
    table->m_ids = std::make_shared<const DocumentIds>(std::move(idPrefix), std::move(index));
    for (CodedColumn& column : columns) {
        if (column.present > 0)
            table->m_columns.push_back(toColumn(std::move(column)));
    }
    table->m_text = std::move(text);
    return table;
}

std::shared_ptr<const AlertTable> AlertTableBuilder::listed(std::string name, const std::vector<HandedOver>& alerts,
                                                            std::unique_ptr<const DocumentText> text)
{
    DocumentIds ids({}, name);
    std::shared_ptr<AlertTable> table(new AlertTable);
    table->m_name = std::move(name);
    table->m_counts.records = alerts.size();
    for (const HandedOver& alert : alerts) {
        table->m_times.push_back(alert.at);
        table->m_idNumbers.push_back(ids.addRepeatable(alert.id, alert.index));
    }
    table->m_records = PackedNumbers::counting(0, static_cast<std::uint32_t>(alerts.size()));
    ids.finish(nullptr);
    table->m_idCount = ids.count();
    table->m_ids = std::make_shared<const DocumentIds>(std::move(ids));
    table->m_text = std::move(text);
    return table;
}

Column AlertTableBuilder::toColumn(CodedColumn coded)
{
    Column column;
    column.m_name = std::move(coded.name);
    column.m_codes = std::move(coded.codes);
    column.m_values = coded.values.release();
    column.m_present = coded.present;
    column.m_irregular = coded.irregular;
    return column;
}

} // namespace casewright::alerts
