// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/GroupWindow.h"

#include <algorithm>

namespace casewright::engine {

GroupWindow::GroupWindow(const MatchingDocuments& documents, const DocumentGroups& groups, base::Duration window)
    : m_documents(documents), m_groups(groups), m_window(window), m_counts(groups.count(), 0)
{
}

void GroupWindow::moveTo(base::Timestamp now)
{
    const auto times = m_documents.times();
    if (m_documents.dependsOnClock()) {
        // Documents in the window may match now that did not before: all are looked at again.
        for (const std::uint32_t group : m_existing)
            m_counts[group] = 0;
        m_matching = 0;
        m_isStale = true;
        m_begin = m_documents.firstAfter(now - m_window);
        m_end = m_documents.firstAfter(now);
        for (std::size_t place = m_begin; place < m_end; ++place)
            if (m_documents.matches(place))
                enter(place);
    } else {
        for (; m_end < times.size() && times[m_end] <= now; ++m_end)
            enter(m_end);
        for (; m_begin < m_end && times[m_begin] <= now - m_window; ++m_begin)
            leave(m_begin);
    }
    updateExisting();
}

void GroupWindow::enter(std::size_t place)
{
    ++m_matching;
    for (const std::uint32_t group : m_groups.groupsOf(place)) {
        if (m_counts[group]++ > 0)
            continue;
        m_come.push_back(group);
        m_isStale = true;
    }
}

void GroupWindow::leave(std::size_t place)
{
    --m_matching;
    for (const std::uint32_t group : m_groups.groupsOf(place))
        m_isStale = --m_counts[group] == 0 || m_isStale;
}

void GroupWindow::updateExisting()
{
    if (!m_isStale)
        return;
    m_existing.insert(m_existing.end(), m_come.begin(), m_come.end());
    m_come.clear();
    std::sort(m_existing.begin(), m_existing.end());
    m_existing.erase(std::unique(m_existing.begin(), m_existing.end()), m_existing.end());
    m_existing.erase(std::remove_if(m_existing.begin(), m_existing.end(),
                                    [this](std::uint32_t group) { return m_counts[group] == 0; }),
                     m_existing.end());
    m_isStale = false;
}

std::span<const std::uint32_t> GroupWindow::places(std::uint32_t group) const
{
    const std::span<const std::uint32_t> all = m_groups.places(group);
    const auto begin = std::lower_bound(all.begin(), all.end(), m_begin);
    const auto end = std::lower_bound(begin, all.end(), m_end);
    return all.subspan(static_cast<std::size_t>(begin - all.begin()), static_cast<std::size_t>(end - begin));
}

std::size_t GroupWindow::newestPlace() const
{
    std::size_t place = m_end - 1;
    while (place > m_begin && !m_documents.matches(place))
        --place;
    return place;
}

base::AlertRow GroupWindow::newest(std::uint32_t group) const
{
    const std::span<const std::uint32_t> all = places(group);
    const auto found = std::find_if(all.rbegin(), all.rend(),
                                    [this](std::uint32_t place) { return m_documents.matches(place); });
    return m_documents.row(found == all.rend() ? all.back() : *found);
}

} // namespace casewright::engine
