// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/MergedDocuments.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "core/alerts/FloodParts.h"

namespace casewright::alerts {
namespace {

constexpr std::string_view RowIdPrefix = "row-";   ///< as AlertTableBuilder has it by default

} // namespace

std::uint32_t tableOfRow(const std::vector<std::uint32_t>& firsts, std::uint32_t row)
{
    std::uint32_t table = 0;
    while (firsts[table + 1] <= row)
        ++table;
    return table;
}

std::string mergedId(std::uint32_t table, std::string id)
{
    if (table == 0)
        return id;
    for (const std::string_view prefix : {RowIdPrefix, FloodIdPrefix}) {
        const std::string_view number = std::string_view(id).substr(std::min(prefix.size(), id.size()));
        if (id.starts_with(prefix) && !number.empty() && number.find_first_not_of("0123456789") == number.npos)
            return std::to_string(table + 1) + '/' + id;
    }
    return id;
}

MergedDocuments::MergedDocuments(std::vector<std::shared_ptr<const AlertTable>> tables,
                                 std::vector<std::uint32_t> firsts, PackedNumbers records)
    : m_tables(std::move(tables)), m_firsts(std::move(firsts)), m_records(std::move(records))
{
}

base::Result<std::string> MergedDocuments::document(std::uint32_t record) const
{
    return tableOf(record).document(rowOf(record));
}

std::string MergedDocuments::id(std::uint32_t /*number*/, std::uint32_t record) const
{
    return mergedId(tableOfRow(m_firsts, record), tableOf(record).id(rowOf(record)));
}

std::string MergedDocuments::index(std::uint32_t row) const
{
    const std::uint32_t record = m_records[row];
    return tableOf(record).index(rowOf(record));
}

/// It stands for the texts and for the ids, so each counts half.
std::uint64_t MergedDocuments::memoryUse() const
{
    std::uint64_t sum = sizeof(MergedDocuments) + m_records.memoryUse();
    for (const auto& table : m_tables)
        sum += table->memoryUse();
    return sum / 2;
}

} // namespace casewright::alerts
