// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/DocumentIds.h"

#include <cstddef>
#include <utility>

namespace casewright::alerts {

DocumentIds::DocumentIds(std::string prefix, std::string index)
    : m_prefix(std::move(prefix))
    , m_defaultIndex(std::move(index))
{
}

std::optional<std::uint32_t> DocumentIds::add(std::uint32_t record, std::optional<std::string_view> id,
                                              std::optional<std::string_view> index)
{
    const std::uint32_t indexCode = m_indices.intern(ValueKind::String, index.value_or(m_defaultIndex));
    if (!m_stored) {
        if (!id || (id->starts_with(m_prefix) && *id == computedId(record))) {
            m_computedRecords.push_back(record);
            m_firstIndex.push_back(indexCode);
            m_indexCodes.push(indexCode);
            return m_computed++;
        }
        storeComputed();
    }
    const std::string computed = id ? std::string() : computedId(record);
    const std::uint32_t number = m_ids.intern(ValueKind::String, id.value_or(computed)) - 1;
    if (number == m_firstIndex.size()) {
        m_firstIndex.push_back(indexCode);
    } else {
        const std::uint64_t further = (static_cast<std::uint64_t>(number) << 32U) | indexCode;
        if (m_firstIndex[number] == indexCode || !m_moreIndices.insert(further).second)
            return std::nullopt;
    }
    m_indexCodes.push(indexCode);
    return number;
}

std::uint32_t DocumentIds::addRepeatable(std::string_view id, std::string_view index)
{
    m_stored = true;
    m_indexCodes.push(m_indices.intern(ValueKind::String, index));
    return m_ids.intern(ValueKind::String, id) - 1;
}

void DocumentIds::storeComputed()
{
    m_stored = true;
    for (const std::uint32_t record : m_computedRecords)
        static_cast<void>(m_ids.intern(ValueKind::String, computedId(record)));
    m_computedRecords = {};
}

void DocumentIds::finish(const RowOrder& order)
{
    m_computedRecords = {};
    m_firstIndex = {};
    m_moreIndices = {};
    m_storedIds = m_ids.release();
    m_indexCodes.finish(order);
}

std::string DocumentIds::id(std::uint32_t number, std::uint32_t record) const
{
    return m_stored ? std::string(m_storedIds.value(number + 1).text) : computedId(record);
}

std::string DocumentIds::index(std::uint32_t row) const
{
    if (m_indices.size() == 0)
        return m_defaultIndex;
    return std::string(m_indices.value(m_indexCodes[row]).text);
}

std::string DocumentIds::computedId(std::uint32_t record) const
{
    return m_prefix + std::to_string(static_cast<std::uint64_t>(record) + 1);
}

std::uint64_t DocumentIds::memoryUse() const
{
    return m_ids.memoryUse() + m_storedIds.memoryUse() + m_indices.memoryUse() + m_indexCodes.memoryUse()
           + (m_computedRecords.capacity() + m_firstIndex.capacity()) * sizeof(std::uint32_t);
}

} // namespace casewright::alerts
