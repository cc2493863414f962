// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/MixedDocuments.h"

#include <utility>

#include "core/alerts/FloodParts.h"

namespace casewright::alerts {

MixedIds::MixedIds(std::shared_ptr<const IdSource> history, std::shared_ptr<const MixOrder> order,
                   std::uint32_t firstOfFlood, std::string floodIndex)
    : m_history(std::move(history))
    , m_order(std::move(order))
    , m_firstOfFlood(firstOfFlood)
    , m_floodIndex(std::move(floodIndex))
{
}

std::string MixedIds::id(std::uint32_t number, std::uint32_t record) const
{
    if (record < m_firstOfFlood)
        return m_history->id(number, record);
    return floodId(record - m_firstOfFlood);
}

std::string MixedIds::index(std::uint32_t row) const
{
    return m_order->isFlood(row) ? m_floodIndex : m_history->index(m_order->historyRow(row));
}

std::uint64_t MixedIds::memoryUse() const { return m_history->memoryUse() + m_order->memoryUse(); }

MixedDocuments::MixedDocuments(std::shared_ptr<const DocumentText> history, std::shared_ptr<const MixOrder> order,
                               std::uint32_t firstOfFlood)
    : m_history(std::move(history))
    , m_order(std::move(order))
    , m_firstOfFlood(firstOfFlood)
{
}

void MixedDocuments::look(const AlertTable& table, DocumentWriter::Scope flood)
{
    m_table = &table;
    m_flood = std::move(flood);
}

base::Result<std::string> MixedDocuments::document(std::uint32_t record) const
{
    if (record < m_firstOfFlood)
        return m_history->document(record);
    std::string text;
    DocumentWriter(*m_table, m_flood, DocumentWriter::Cache::None)
        .append(m_order->rowOfFlood(record - m_firstOfFlood), text);
    return text;
}

/// The order is the ids' as well, which count it.
std::uint64_t MixedDocuments::memoryUse() const
{
    return sizeof(MixedDocuments) + m_history->memoryUse() + m_flood.columns.capacity() * sizeof(const Column*);
}

} // namespace casewright::alerts
