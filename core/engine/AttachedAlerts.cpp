// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/AttachedAlerts.h"

#include <algorithm>
#include <cstddef>

namespace casewright::engine {

bool AttachedAlerts::contains(std::uint32_t id, base::CaseIndex in) const
{
    if (id >= m_first.size())
        return false;
    for (std::uint32_t at = m_first[id]; at != None; at = m_links[at].next)
        if (m_links[at].caseNumber == in.value)
            return true;
    return false;
}

std::uint32_t AttachedAlerts::add(std::uint32_t id, base::CaseIndex to)
{
    if (id >= m_first.size())
        m_first.resize(std::max<std::size_t>(id + std::size_t{1}, m_first.size() * 2), None);
    m_links.push_back({.caseNumber = to.value, .next = m_first[id]});
    m_first[id] = static_cast<std::uint32_t>(m_links.size() - 1);
    std::uint32_t count = 0;
    for (std::uint32_t at = m_first[id]; at != None; at = m_links[at].next)
        count += m_links[at].caseNumber != None ? 1U : 0U;
    return count;
}

void AttachedAlerts::removeCase(base::CaseIndex gone)
{
    for (Link& link : m_links)
        if (link.caseNumber == gone.value)
            link.caseNumber = None;
}

} // namespace casewright::engine
