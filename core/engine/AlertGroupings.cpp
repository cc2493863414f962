// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/AlertGroupings.h"

#include <algorithm>
#include <utility>

namespace casewright::engine {

base::Result<AlertGrouping> AlertGroupings::of(const RunSource& runs, const std::string& field,
                                               const std::stop_token& stop)
{
    const std::shared_ptr<const alerts::AlertTable>& table = runs.source().table;
    {
        const std::scoped_lock lock(m_mutex);
        if (const List::iterator known = find(table, field); known != m_kept.end()) {
            m_kept.splice(m_kept.begin(), m_kept, known);
            return m_kept.front().grouping;
        }
    }
    base::Result<AlertGrouping> made = runs.groupBy(field, stop);
    if (!made)
        return made;
    // What is pushed out is destroyed after the lock: that of many values takes its time.
    List gone;
    const std::scoped_lock lock(m_mutex);
    for (List::iterator kept = m_kept.begin(); kept != m_kept.end();) {
        const List::iterator next = std::next(kept);
        if (kept->table.expired())
            gone.splice(gone.end(), m_kept, kept);
        kept = next;
    }
    if (find(table, field) == m_kept.end())
        m_kept.push_front({.table = table, .grouping = *made});
    if (m_kept.size() > Most)
        gone.splice(gone.end(), m_kept, std::prev(m_kept.end()));
    return made;
}

AlertGroupings::List::iterator AlertGroupings::find(const std::shared_ptr<const alerts::AlertTable>& table,
                                                    const std::string& field)
{
    return std::find_if(m_kept.begin(), m_kept.end(), [&](const Kept& kept) {
        return kept.grouping.field() == field && kept.table.lock() == table;
    });
}

} // namespace casewright::engine
