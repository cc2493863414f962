// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "core/base/Id.h"

namespace casewright::engine {

/// Which alerts are attached to which cases, by the numbers of their ids: 4 bytes an id and 8 an attachment. An
/// alert is in few cases, so that what it is in is a short chain. One thread.
class AttachedAlerts final {
public:
    [[nodiscard]] bool contains(std::uint32_t id, base::CaseIndex in) const;
    /// Attaches an alert that is not in the case yet, and says in how many cases it is now.
    std::uint32_t add(std::uint32_t id, base::CaseIndex to);
    /// Forgets what was attached to a case. Slow: it looks at everything.
    void removeCase(base::CaseIndex gone);

private:
    static constexpr std::uint32_t None = std::numeric_limits<std::uint32_t>::max();
    struct Link {
        std::uint32_t caseNumber;   ///< None: its case was deleted
        std::uint32_t next;
    };
    std::vector<std::uint32_t> m_first;   ///< by id
    std::vector<Link> m_links;
};

} // namespace casewright::engine
