// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/AlertTableBuilder.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <numeric>
#include <span>
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
constexpr std::size_t IdsAhead = 16;   // enough for memory to come, and few enough to stay
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

Result<void> AlertTableBuilder::admit(DocumentBatch& batch)
{
    std::vector<DocumentBatch::Document>& documents = batch.documents();
    for (std::size_t i = 0; i < documents.size(); ++i) {
        if (m_counts.records >= MostDocuments)
            return base::fail(ErrorCode::LimitReached, "more documents than a table can hold; split the file");
        m_ids.approach(documents[std::min(i + IdsAhead, documents.size() - 1)].id);
        DocumentBatch::Document& document = documents[i];
        const auto record = static_cast<std::uint32_t>(m_counts.records++);
        if (!document.time) {
            ++m_counts.badRecords;
            continue;
        }
        const std::optional<std::uint32_t> idNumber = m_ids.add(record, document.id, document.index);
        if (!idNumber) {
            ++m_counts.duplicates;
            continue;
        }
        document.row = static_cast<std::uint32_t>(m_times.size());
        m_times.push_back(*document.time);
        m_records.push(record);
        m_idNumbers.push_back(*idNumber);
    }
    batch.sortByColumn();
    for (const DocumentBatch::Column& column : batch.columns())
        if (column.number >= m_columns.size())
            m_columns.resize(std::size_t{column.number} + 1);
    return {};
}

void AlertTableBuilder::append(const DocumentBatch::Column& column)
{
    CodedColumn& to = m_columns[column.number];
    std::array<std::uint32_t, ValueDictionary::MostAtOnce> codes;
    const std::size_t size = column.values.size();
    for (std::size_t begin = 0; begin < size; begin += codes.size()) {
        const std::size_t count = std::min(codes.size(), size - begin);
        to.values.intern(std::span(column.values).subspan(begin, count), codes);
        for (std::size_t i = 0; i < count; ++i) {
            to.codes.padTo(column.rows[begin + i], Column::Missing);
            to.codes.push(codes[i]);
        }
    }
    to.present += static_cast<std::uint32_t>(size);
    to.irregular = to.irregular || column.irregular;
}

Result<void> AlertTableBuilder::add(DocumentBatch& batch)
{
    if (Result<void> admitted = admit(batch); !admitted)
        return admitted;
    for (const DocumentBatch::Column& column : batch.columns())
        append(column);
    batch.clear();
    return {};
}

Result<void> AlertTableBuilder::add(base::Json document)
{
    m_single.clear();
    if (Result<void> done = cut(std::move(document), m_single.next()); !done)
        return done;
    m_single.add();
    return add(m_single);
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

std::shared_ptr<const AlertTable> AlertTableBuilder::assemble(Parts parts)
{
    std::shared_ptr<AlertTable> table(new AlertTable);
    table->m_name = std::move(parts.name);
    table->m_fields = std::move(parts.fields);
    table->m_counts = parts.counts;
    table->m_times = std::move(parts.times);
    table->m_records = std::move(parts.records);
    table->m_idNumbers = std::move(parts.idNumbers);
    table->m_idCount = parts.idCount;
    for (CodedColumn& column : parts.columns) {
        if (column.present > 0)
            table->m_columns.push_back(toColumn(std::move(column)));
    }
    table->m_text = std::move(parts.text);
    table->m_ids = std::move(parts.ids);
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
