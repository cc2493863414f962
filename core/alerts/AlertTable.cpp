// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/AlertTable.h"

#include <algorithm>

namespace casewright::alerts {

std::string AlertTable::id(base::AlertRow row) const
{
    return m_ids->id(m_idNumbers[row.value], m_records[row.value]);
}

std::string AlertTable::index(base::AlertRow row) const
{
    return m_ids->index(row.value);
}

const Column* AlertTable::column(std::string_view field) const
{
    const auto found = std::find_if(m_columns.begin(), m_columns.end(),
                                    [field](const Column& column) { return column.name() == field; });
    return found == m_columns.end() ? nullptr : &*found;
}

base::Result<std::string> AlertTable::document(base::AlertRow row) const
{
    return m_text->document(m_records[row.value]);
}

std::uint64_t AlertTable::memoryUse() const
{
    std::uint64_t bytes = m_times.capacity() * sizeof(base::Timestamp) + m_ids->memoryUse() + m_text->memoryUse()
                          + m_records.memoryUse() + m_idNumbers.capacity() * sizeof(std::uint32_t);
    if (m_order != nullptr)
        bytes += m_order->capacity() * sizeof(std::uint32_t);
    for (const Column& column : m_columns)
        bytes += column.memoryUse();
    return bytes;
}

} // namespace casewright::alerts
