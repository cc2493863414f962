// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/AttachedAlerts.h"

#include <algorithm>
#include <cstddef>

namespace casewright::engine {

template<class Visit>
bool AttachedAlerts::anyOf(std::uint32_t id, Visit visit) const
{
    Entry entry = id < m_entries.size() ? m_entries[id] : NoCase;
    for (; (entry & IsLink) != 0; entry = m_links[entry & ~IsLink].others)
        if (const Entry first = m_links[entry & ~IsLink].first; first != NoCase && visit(first))
            return true;
    return entry != NoCase && visit(entry);
}

bool AttachedAlerts::contains(std::uint32_t id, base::CaseIndex in) const
{
    return anyOf(id, [in](Entry entry) { return entry == in.value; });
}

std::uint32_t AttachedAlerts::addAnother(std::uint32_t id, base::CaseIndex to)
{
    std::uint32_t count = 1;
    const bool isThere = anyOf(id, [&count, to](Entry entry) {
        ++count;
        return entry == to.value;
    });
    if (isThere)
        return 0;
    if (id >= m_entries.size())
        m_entries.resize(std::max<std::size_t>(id + std::size_t{1}, m_entries.size() * 2), NoCase);
    if (m_entries[id] == NoCase) {
        m_entries[id] = to.value;
    } else {
        m_links.push_back({.first = to.value, .others = m_entries[id]});
        m_entries[id] = IsLink | static_cast<Entry>(m_links.size() - 1);
    }
    return count;
}

void AttachedAlerts::removeCase(base::CaseIndex gone)
{
    std::replace(m_entries.begin(), m_entries.end(), Entry{gone.value}, NoCase);
    for (Link& link : m_links) {
        link.first = link.first == gone.value ? NoCase : link.first;
        link.others = link.others == gone.value ? NoCase : link.others;
    }
}

} // namespace casewright::engine
