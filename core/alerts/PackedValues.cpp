// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/PackedValues.h"

#include <algorithm>
#include <limits>
#include <string_view>
#include <utility>

namespace casewright::alerts {

PackedValues::PackedValues(std::vector<ValueKind> kinds, std::vector<std::uint64_t> ends, TextStore text)
    : m_size(static_cast<std::uint32_t>(ends.size()))
    , m_text(std::move(text))
{
    if (ends.empty())
        return;
    m_text.shrink();
    m_kind = kinds.front();
    if (std::any_of(kinds.begin(), kinds.end(), [this](ValueKind kind) { return kind != m_kind; })) {
        m_kinds = std::move(kinds);
        m_kinds.shrink_to_fit();
    }
    const bool unequal = std::adjacent_find(ends.begin(), ends.end(), [&ends](std::uint64_t a, std::uint64_t b) {
                             return b - a != ends.front();
                         }) != ends.end();
    if (!unequal) {
        m_length = ends.front();
    } else if (ends.back() <= std::numeric_limits<std::uint32_t>::max()) {
        m_ends.resize(ends.size());
        std::transform(ends.begin(), ends.end(), m_ends.begin(),
                       [](std::uint64_t end) { return static_cast<std::uint32_t>(end); });
    } else {
        m_farEnds = std::move(ends);
        m_farEnds.shrink_to_fit();
    }
}

std::uint64_t PackedValues::end(std::uint32_t code) const
{
    if (code == 0)
        return 0;
    if (!m_ends.empty())
        return m_ends[code - 1];
    return m_farEnds.empty() ? m_length * code : m_farEnds[code - 1];
}

ValueView PackedValues::value(std::uint32_t code) const
{
    const std::uint64_t begin = end(code - 1);
    return {.kind = m_kinds.empty() ? m_kind : m_kinds[code - 1],
            .text = m_text.text(begin, end(code))};
}

std::uint64_t PackedValues::memoryUse() const
{
    return m_kinds.capacity() * sizeof(ValueKind) + m_ends.capacity() * sizeof(std::uint32_t)
           + m_farEnds.capacity() * sizeof(std::uint64_t) + m_text.capacity();
}

} // namespace casewright::alerts
