// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/TableMerge.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "core/alerts/AlertTableBuilder.h"
#include "core/alerts/FieldTree.h"
#include "core/alerts/MergedDocuments.h"
#include "core/alerts/ValueView.h"

namespace casewright::alerts {
namespace {

using base::ErrorCode;
using base::Result;
using Tables = std::span<const std::shared_ptr<const AlertTable>>;

constexpr std::uint64_t MostRecords = 0xffff'fff0;
constexpr std::uint32_t RowsBetweenChecks = 1U << 16U;

/// Rows of all tables are counted through, those of the first table first.
class TableMerge final {
public:
    TableMerge(Tables tables, std::stop_token stop) : m_tables(tables), m_stop(std::move(stop))
    {
        for (const auto& table : tables)
            m_firsts.push_back(m_firsts.back() + table->size());
    }

    [[nodiscard]] Result<void> checkSize() const;
    [[nodiscard]] Result<std::shared_ptr<const AlertTable>> make(base::Progress* progress);

private:
    /// A row of whatever table, by what its id comes to.
    struct IdHash {
        std::size_t hash;
        std::uint32_t row;
        friend auto operator<=>(const IdHash&, const IdHash&) = default;
    };

    [[nodiscard]] bool isStopped(std::uint64_t row) const
    {
        return row % RowsBetweenChecks == 0 && m_stop.stop_requested();
    }
    [[nodiscard]] std::uint32_t tableOf(std::uint32_t row) const { return tableOfRow(m_firsts, row); }
    [[nodiscard]] base::AlertRow inTable(std::uint32_t row) const { return {row - m_firsts[tableOf(row)]}; }
    [[nodiscard]] std::string idOf(std::uint32_t row) const
    {
        return mergedId(tableOf(row), m_tables[tableOf(row)]->id(inTable(row)));
    }
    [[nodiscard]] std::string indexOf(std::uint32_t row) const { return m_tables[tableOf(row)]->index(inTable(row)); }

    [[nodiscard]] bool findSameIds();
    [[nodiscard]] bool joinHashes(std::vector<IdHash>& hashes);
    void joinIds(std::span<const IdHash> same);
    [[nodiscard]] bool makeOrder();
    [[nodiscard]] bool numberIds(AlertTableBuilder::Parts& parts) const;
    [[nodiscard]] bool mergeColumns(AlertTableBuilder::Parts& parts, base::Progress* progress) const;
    [[nodiscard]] bool mergeColumn(AlertTableBuilder::CodedColumn& merged) const;
    [[nodiscard]] DocumentFields fields() const;
    [[nodiscard]] std::vector<std::string> names() const;

    Tables m_tables;
    std::stop_token m_stop;
    std::vector<std::uint32_t> m_firsts{0};    ///< by table: its first row; and how many there are
    std::vector<std::uint32_t> m_sameAs;       ///< by row: the first one that has its id
    std::vector<bool> m_isLeftOut;             ///< by row
    std::vector<std::uint32_t> m_order;        ///< rows, as they come into the merged table
};

Result<void> TableMerge::checkSize() const
{
    std::uint64_t records = 0;
    for (const auto& table : m_tables)
        records += table->size();
    if (records > MostRecords)
        return base::fail(ErrorCode::LimitReached, "the sources have more documents than a table can hold");
    if (names().size() > FieldTree::MostColumns)
        return base::fail(ErrorCode::LimitReached,
                          fmt::format("the sources have more than {} fields", FieldTree::MostColumns));
    return {};
}

/// In order of the tables, and in each as they stand there.
std::vector<std::string> TableMerge::names() const
{
    std::vector<std::string> names;
    const std::string time = fields().time;
    std::unordered_set<std::string_view> known;
    for (const auto& table : m_tables)
        for (const Column& column : table->columns())
            if (column.name() != time && known.insert(column.name()).second)
                names.push_back(column.name());
    return names;
}

/// Where documents of several kinds do not agree on where their time stands, they have it where it is usual.
DocumentFields TableMerge::fields() const
{
    const DocumentFields& first = m_tables.front()->fields();
    const bool isOfAll = std::ranges::all_of(m_tables, [&](const auto& table) { return table->fields() == first; });
    return isOfAll ? first : DocumentFields{};
}

Result<std::shared_ptr<const AlertTable>> TableMerge::make(base::Progress* progress)
{
    AlertTableBuilder::Parts parts{.fields = fields()};
    if (!findSameIds() || !makeOrder() || !numberIds(parts) || !mergeColumns(parts, progress))
        return base::fail(ErrorCode::Cancelled, "stopped on request");
    for (const auto& table : m_tables) {
        parts.name += (parts.name.empty() ? "" : ", ") + table->name();
        parts.counts.records += table->counts().records;
        parts.counts.duplicates += table->counts().duplicates;
        parts.counts.badRecords += table->counts().badRecords;
    }
    parts.counts.duplicates += m_firsts.back() - m_order.size();
    parts.records = PackedNumbers(m_order, m_firsts.back());
    parts.times.reserve(m_order.size());
    for (const std::uint32_t row : m_order)
        parts.times.push_back(m_tables[tableOf(row)]->times()[inTable(row).value]);
    auto sources = std::make_shared<const MergedDocuments>(
        std::vector<std::shared_ptr<const AlertTable>>(m_tables.begin(), m_tables.end()), m_firsts, parts.records);
    parts.ids = sources;
    parts.text = std::move(sources);
    return AlertTableBuilder::assemble(std::move(parts));
}

/// Rows of different tables with the same id; within a table its own numbers tell.
bool TableMerge::findSameIds()
{
    // In parts, of which each is sorted soon: it must be possible to stop in between.
    std::vector<std::vector<IdHash>> parts(m_firsts.back() / RowsBetweenChecks + 1);
    for (std::uint32_t row = 0; row < m_firsts.back(); ++row) {
        if (isStopped(row))
            return false;
        const std::size_t hash = std::hash<std::string>{}(idOf(row));
        parts[hash % parts.size()].push_back({hash, row});
    }
    m_sameAs.resize(m_firsts.back());
    m_isLeftOut.resize(m_firsts.back());
    return std::ranges::all_of(parts, [this](std::vector<IdHash>& part) { return joinHashes(part); });
}

/// What may be the same, side by side.
bool TableMerge::joinHashes(std::vector<IdHash>& hashes)
{
    if (m_stop.stop_requested())
        return false;
    std::ranges::sort(hashes);
    for (std::size_t begin = 0, end = 0; begin < hashes.size(); begin = end) {
        if (isStopped(begin))
            return false;
        while (end < hashes.size() && hashes[end].hash == hashes[begin].hash)
            ++end;
        joinIds(std::span(hashes).subspan(begin, end - begin));
    }
    return !m_stop.stop_requested();
}

/// Of ids that may be the same: mostly one.
void TableMerge::joinIds(std::span<const IdHash> same)
{
    for (std::size_t i = 0; i < same.size(); ++i) {
        const std::uint32_t row = same[i].row;
        m_sameAs[row] = row;
        for (std::size_t j = 0; j < i; ++j) {
            const std::uint32_t before = same[j].row;
            if (idOf(before) != idOf(row))
                continue;
            m_sameAs[row] = std::min(m_sameAs[row], m_sameAs[before]);
            if (tableOf(before) != tableOf(row) && indexOf(before) == indexOf(row))
                m_isLeftOut[row] = true;
        }
    }
}

bool TableMerge::makeOrder()
{
    const auto timeOf = [this](std::uint32_t row) { return m_tables[tableOf(row)]->times()[inTable(row).value]; };
    for (std::uint32_t table = 0; table < m_tables.size(); ++table) {
        const std::vector<std::uint32_t> before = std::exchange(m_order, {});
        m_order.reserve(before.size() + m_tables[table]->size());
        auto next = before.begin();
        for (std::uint32_t row = m_firsts[table]; row < m_firsts[table + 1]; ++row) {
            if (isStopped(row))
                return false;
            if (m_isLeftOut[row])
                continue;
            for (; next != before.end() && timeOf(*next) <= timeOf(row); ++next)
                m_order.push_back(*next);
            m_order.push_back(row);
        }
        m_order.insert(m_order.end(), next, before.end());
    }
    return !m_stop.stop_requested();
}

/// From 0, without a gap, in order of rows.
bool TableMerge::numberIds(AlertTableBuilder::Parts& parts) const
{
    constexpr std::uint32_t None = 0xffff'ffff;
    std::vector<std::uint32_t> numbers(m_sameAs.size(), None);
    parts.idNumbers.reserve(m_order.size());
    for (const std::uint32_t row : m_order) {
        if (isStopped(parts.idNumbers.size()))
            return false;
        std::uint32_t& number = numbers[m_sameAs[row]];
        if (number == None)
            number = parts.idCount++;
        parts.idNumbers.push_back(number);
    }
    return true;
}

bool TableMerge::mergeColumns(AlertTableBuilder::Parts& parts, base::Progress* progress) const
{
    const std::vector<std::string> all = names();
    if (progress != nullptr)
        progress->begin(all.size());
    for (const std::string& name : all) {
        AlertTableBuilder::CodedColumn merged{.name = name, .codes = {}, .values = {}};
        if (!mergeColumn(merged))
            return false;
        parts.columns.push_back(std::move(merged));
        if (progress != nullptr)
            progress->advanceTo(parts.columns.size());
    }
    return true;
}

/// A value gets its code when it is met first.
bool TableMerge::mergeColumn(AlertTableBuilder::CodedColumn& merged) const
{
    struct Source {
        const Column* column;
        std::vector<std::uint32_t> codes{};    ///< by row
        std::vector<std::uint32_t> known{};    ///< by code: that of the merged column
    };
    std::vector<Source> sources;
    for (const auto& table : m_tables) {
        sources.push_back({.column = table->column(merged.name)});
        Source& source = sources.back();
        if (source.column == nullptr)
            continue;
        source.codes = source.column->codes().unpacked();
        source.known.resize(std::size_t{source.column->distinctCount()} + 1, Column::Missing);
        merged.irregular = merged.irregular || source.column->isIrregular();
    }
    std::vector<std::uint32_t> codes(m_order.size(), Column::Missing);
    for (std::size_t i = 0; i < m_order.size(); ++i) {
        if (isStopped(i))
            return false;
        Source& source = sources[tableOf(m_order[i])];
        const std::uint32_t code = source.column == nullptr ? Column::Missing : source.codes[inTable(m_order[i]).value];
        if (code == Column::Missing)
            continue;
        if (source.known[code] == Column::Missing) {
            const ValueView value = source.column->value(code);
            source.known[code] = merged.values.intern(value.kind, value.text);
        }
        codes[i] = source.known[code];
        ++merged.present;
    }
    merged.codes = PackedNumbers(codes, merged.values.size());
    return true;
}

} // namespace

Result<std::shared_ptr<const AlertTable>> mergeTables(Tables tables, base::Progress* progress, std::stop_token stop)
{
    if (tables.empty())
        return base::fail(ErrorCode::MissingValue, "there is no source of alerts");
    if (tables.size() == 1)
        return tables.front();
    TableMerge merge(tables, std::move(stop));
    if (Result<void> checked = merge.checkSize(); !checked)
        return base::fail(checked.error());
    return merge.make(progress);
}

} // namespace casewright::alerts
