// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/TableMix.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <span>
#include <string_view>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "core/alerts/FieldTree.h"
#include "core/alerts/MixedDocuments.h"

namespace casewright::alerts {
namespace {

using base::ErrorCode;
using base::Result;
using Run = MixOrder::Run;

constexpr std::uint64_t MostRecords = 0xffff'fff0;
constexpr std::uint32_t RowsBetweenChecks = 1U << 16U;

/// The row of the flood that has the id, if one of so many has.
std::optional<std::uint32_t> floodRowOf(std::string_view id, std::size_t rows)
{
    if (!id.starts_with(FloodIdPrefix))
        return std::nullopt;
    std::uint32_t number = 0;
    const char* const end = id.data() + id.size();
    if (std::from_chars(id.data() + FloodIdPrefix.size(), end, number).ec != std::errc())
        return std::nullopt;
    const bool isThere = number >= 1 && number <= rows && floodId(number - 1) == id;
    return isThere ? std::optional(number - 1) : std::nullopt;
}

} // namespace

TableMix::TableMix(std::shared_ptr<const AlertTable> history, const Flood& flood, FloodParts parts)
    : m_history(std::move(history))
    , m_flood(flood)
    , m_parts(std::move(parts))
{
}

Result<std::shared_ptr<const AlertTable>> TableMix::make(base::Progress* progress, std::stop_token stop)
{
    if (Result<void> checked = checkSize(); !checked)
        return base::fail(std::move(checked.error()));
    std::shared_ptr<AlertTable> table(new AlertTable);
    if (!findSameIds(stop) || !makeOrder(stop) || !mixRows(*table, stop) || !mixColumns(*table, progress, stop))
        return base::fail(ErrorCode::Cancelled, "stopped on request");
    const auto firstOfFlood = static_cast<std::uint32_t>(m_history->m_counts.records);
    table->m_name = m_flood.name;
    table->m_fields = m_history->m_fields;
    table->m_counts = m_history->m_counts;
    table->m_counts.records += m_floodSize + m_parts.duplicates;
    table->m_counts.duplicates += m_parts.duplicates + m_order->leftOut();
    table->m_ids = std::make_shared<const MixedIds>(m_history->m_ids, m_order, firstOfFlood, floodIndex(m_flood));
    auto documents = std::make_shared<MixedDocuments>(m_history->m_text, m_order, firstOfFlood);
    documents->look(*table, scopeOf(m_flood, *table));
    table->m_text = std::move(documents);
    return table;
}

Result<void> TableMix::checkSize() const
{
    if (m_history->m_counts.records + m_parts.times.size() > MostRecords)
        return base::fail(ErrorCode::LimitReached, "the history and the flood have more documents than a table can hold");
    const auto isNew = [this](const AlertTableBuilder::CodedColumn& column) {
        return column.present > 0 && m_history->column(column.name) == nullptr;
    };
    const auto more = static_cast<std::size_t>(std::ranges::count_if(m_parts.columns, isNew));
    if (m_history->columns().size() + more > FieldTree::MostColumns)
        return base::fail(ErrorCode::LimitReached, fmt::format("the history and the flood have more than {} fields",
                                                               FieldTree::MostColumns));
    return {};
}

bool TableMix::findSameIds(const std::stop_token& stop)
{
    const std::string index = floodIndex(m_flood);
    for (std::uint32_t row = 0; row < m_history->size(); ++row) {
        if (row % RowsBetweenChecks == 0 && stop.stop_requested())
            return false;
        if (const auto floodRow = floodRowOf(m_history->id({row}), m_parts.times.size()))
            m_sameIds.push_back({*floodRow, m_history->m_idNumbers[row], m_history->index({row}) == index});
    }
    // Of several indices that an id is in, the flood's is the one that matters.
    std::ranges::sort(m_sameIds, [](const SameId& a, const SameId& b) {
        return a.floodRow != b.floodRow ? a.floodRow < b.floodRow : a.isSameIndex && !b.isSameIndex;
    });
    const auto isSame = [](const SameId& a, const SameId& b) { return a.floodRow == b.floodRow; };
    m_sameIds.erase(std::unique(m_sameIds.begin(), m_sameIds.end(), isSame), m_sameIds.end());
    return !stop.stop_requested();
}

bool TableMix::makeOrder(const std::stop_token& stop)
{
    std::vector<std::uint32_t> leftOut;
    for (const SameId& same : m_sameIds)
        if (same.isSameIndex)
            leftOut.push_back(same.floodRow);
    auto order = std::make_shared<MixOrder>();
    const bool done = order->make(m_history->times(), m_parts.times, std::move(leftOut), stop);
    m_order = std::move(order);
    return done;
}

/// One after the other, so that of the times there are never more than twice as many.
bool TableMix::mixRows(AlertTable& table, const std::stop_token& stop)
{
    table.m_times.reserve(m_order->size());
    const bool done = m_order->forEachRun(stop, [&](const Run& run) {
        const auto from = run.isFlood ? std::span<const base::Timestamp>(m_parts.times) : m_history->times();
        const auto begin = from.begin() + static_cast<std::ptrdiff_t>(run.source);
        table.m_times.insert(table.m_times.end(), begin, begin + static_cast<std::ptrdiff_t>(run.size));
    });
    m_floodSize = static_cast<std::uint32_t>(m_parts.times.size());
    m_parts.times = {};
    return done && mixIds(table, stop) && mixRecords(table, stop);
}

/// Ids that the history has not got are numbered behind its own.
bool TableMix::mixIds(AlertTable& table, const std::stop_token& stop) const
{
    table.m_idCount = m_history->idCount();
    table.m_idNumbers.reserve(m_order->size());
    auto same = m_sameIds.begin();
    return m_order->forEachRun(stop, [&](const Run& run) {
        for (std::uint32_t row = run.source; row < run.source + run.size; ++row) {
            if (!run.isFlood) {
                table.m_idNumbers.push_back(m_history->m_idNumbers[row]);
                continue;
            }
            while (same != m_sameIds.end() && same->floodRow < row)
                ++same; // left out
            const bool isSame = same != m_sameIds.end() && same->floodRow == row;
            table.m_idNumbers.push_back(isSame ? same->number : table.m_idCount++);
        }
    });
}

bool TableMix::mixRecords(AlertTable& table, const std::stop_token& stop) const
{
    const auto firstOfFlood = static_cast<std::uint32_t>(m_history->m_counts.records);
    std::vector<std::uint32_t> records;
    records.reserve(m_order->size());
    const bool done = m_order->forEachRun(stop, [&](const Run& run) {
        for (std::uint32_t row = run.source; row < run.source + run.size; ++row)
            records.push_back(run.isFlood ? firstOfFlood + row : m_history->m_records[row]);
    });
    table.m_records = PackedNumbers(records, firstOfFlood + m_floodSize);
    return done;
}

bool TableMix::mixColumns(AlertTable& table, base::Progress* progress, const std::stop_token& stop)
{
    std::vector<AlertTableBuilder::CodedColumn>& ofFlood = m_parts.columns;
    std::erase_if(ofFlood, [](const auto& column) { return column.present == 0; });
    const auto isNew = [this](const auto& column) { return m_history->column(column.name) == nullptr; };
    const std::size_t most = m_history->columns().size()
                             + static_cast<std::size_t>(std::ranges::count_if(ofFlood, isNew));
    if (progress != nullptr)
        progress->begin(most);
    table.m_columns.reserve(most);
    std::uint64_t done = 0;
    const auto add = [&](const Column* history, AlertTableBuilder::CodedColumn flood) {
        Column mixed;
        mixed.m_name = history != nullptr ? history->name() : flood.name;
        if (!mixColumn(history, flood, mixed, stop))
            return false;
        if (mixed.m_present > 0)
            table.m_columns.push_back(std::move(mixed));
        if (progress != nullptr)
            progress->advanceTo(++done);
        return true;
    };
    for (const Column& column : m_history->columns()) {
        const auto same = std::ranges::find(ofFlood, column.name(), &AlertTableBuilder::CodedColumn::name);
        if (!add(&column, same == ofFlood.end() ? AlertTableBuilder::CodedColumn() : std::move(*same)))
            return false;
        if (same != ofFlood.end())
            ofFlood.erase(same);
    }
    return std::ranges::all_of(ofFlood, [&add](auto& column) { return add(nullptr, std::move(column)); });
}

/// False if it was stopped. A flood without the field has no values, a history without it is null.
bool TableMix::mixColumn(const Column* history, AlertTableBuilder::CodedColumn& flood, Column& mixed,
                         const std::stop_token& stop) const
{
    std::vector<std::uint32_t> codes(m_order->size(), Column::Missing);
    const bool isOfHistory = flood.values.size() == 0;
    if (history != nullptr && !copyCodes(history->codes(), codes, stop))
        return false;
    mixed.m_present = history != nullptr ? history->presentCount() : 0;
    mixed.m_irregular = history != nullptr && history->isIrregular();
    if (isOfHistory) {
        mixed.m_values = history->m_values;
        mixed.m_codes = PackedNumbers(codes, history->distinctCount());
        return true;
    }
    ValueDictionary values;
    for (std::uint32_t code = 1; history != nullptr && code <= history->distinctCount(); ++code) {
        if (code % RowsBetweenChecks == 0 && stop.stop_requested())
            return false;
        const ValueView value = history->value(code);
        static_cast<void>(values.intern(value.kind, value.text));
    }
    if (!addCodes(flood, codes, values, mixed.m_present, stop))
        return false;
    mixed.m_codes = PackedNumbers(codes, values.size());
    mixed.m_values = values.release();
    return true;
}

bool TableMix::copyCodes(const PackedNumbers& from, std::vector<std::uint32_t>& codes,
                         const std::stop_token& stop) const
{
    return from.visit([&](const auto& numbers) {
        return m_order->forEachRun(stop, [&](const Run& run) {
            for (std::uint32_t i = 0; !run.isFlood && i < run.size; ++i)
                codes[run.row + i] = numbers[run.source + i];
        });
    });
}

/// A value gets its code when it is met first, so that one of left out documents only gets none.
bool TableMix::addCodes(const AlertTableBuilder::CodedColumn& flood, std::vector<std::uint32_t>& codes,
                        ValueDictionary& values, std::uint32_t& present, const std::stop_token& stop) const
{
    std::vector<std::uint32_t> known(std::size_t{flood.values.size()} + 1, Column::Missing);
    return flood.codes.visit([&](const auto& numbers) {
        return m_order->forEachRun(stop, [&](const Run& run) {
            for (std::uint32_t i = 0; run.isFlood && i < run.size; ++i) {
                const std::uint32_t code = numbers[run.source + i];
                if (code == Column::Missing)
                    continue;
                if (known[code] == Column::Missing) {
                    const ValueView value = flood.values.value(code);
                    known[code] = values.intern(value.kind, value.text);
                }
                codes[run.row + i] = known[code];
                ++present;
            }
        });
    });
}

} // namespace casewright::alerts
