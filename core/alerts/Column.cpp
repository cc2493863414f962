// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/Column.h"

#include <cstddef>

namespace casewright::alerts {

ValueView Column::value(std::uint32_t code) const
{
    const std::size_t begin = code == 1 ? 0 : m_ends[code - 2];
    return {.kind = m_kinds[code - 1], .text = std::string_view(m_text).substr(begin, m_ends[code - 1] - begin)};
}

std::uint64_t Column::memoryUse() const
{
    return m_codes.capacity() * sizeof(std::uint32_t) + m_kinds.capacity() * sizeof(ValueKind)
           + m_ends.capacity() * sizeof(std::uint64_t) + m_text.capacity() + m_name.capacity() + sizeof(Column);
}

} // namespace casewright::alerts
