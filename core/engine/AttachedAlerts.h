// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <vector>

#include "core/base/Id.h"

namespace casewright::engine {

/// Which alerts are attached to which cases, by the numbers of their ids: 4 bytes an id, and 8 for each case of an
/// alert after its first one. An alert is in few cases, so that what it is in is a short chain. One thread.
class AttachedAlerts final {
public:
    [[nodiscard]] bool contains(std::uint32_t id, base::CaseIndex in) const;
    /// Attaches an alert unless the case has it, and says in how many cases it is now; 0: it was there.
    std::uint32_t add(std::uint32_t id, base::CaseIndex to)
    {
        if (id < m_entries.size() && m_entries[id] == NoCase) {
            m_entries[id] = to.value;
            return 1;
        }
        return addAnother(id, to);
    }
    /// Forgets what was attached to a case. Slow: it looks at everything.
    void removeCase(base::CaseIndex gone);

private:
    /// The number of a case, NoCase, or IsLink with a place in m_links. No simulation has as many cases.
    using Entry = std::uint32_t;
    static constexpr Entry IsLink = 0x8000'0000;
    static constexpr Entry NoCase = 0x7FFF'FFFF;
    struct Link {
        Entry first;    ///< no link; NoCase if its case was deleted
        Entry others;
    };
    /// Calls `visit` with each case of an alert until it returns true.
    template<class Visit>
    bool anyOf(std::uint32_t id, Visit visit) const;
    std::uint32_t addAnother(std::uint32_t id, base::CaseIndex to);

    std::vector<Entry> m_entries;   ///< by id
    std::vector<Link> m_links;
};

} // namespace casewright::engine
