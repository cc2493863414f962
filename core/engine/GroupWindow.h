// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/base/Id.h"
#include "core/base/Time.h"
#include "core/engine/DocumentGroups.h"
#include "core/engine/MatchingDocuments.h"

namespace casewright::engine {

/// Which groups have documents in the window before the clock, and how many. The clock only goes on: a document is
/// looked at when it comes into the window and when it leaves it, unless the query depends on the clock. One thread; what
/// it is made of must outlive it.
class GroupWindow final {
public:
    GroupWindow(const MatchingDocuments& documents, const DocumentGroups& groups, base::Duration window);

    /// The window is `(now - window, now]`. The documents' own clock must be set before.
    void moveTo(base::Timestamp now);

    /// Whether no document that matches now is in it, of whatever group or none.
    [[nodiscard]] bool isEmpty() const { return m_matching == 0; }
    /// Whether no document is in it, nor one that may match later, as a query asks that looks at the clock.
    [[nodiscard]] bool isIdle() const { return m_begin == m_end; }
    /// The groups with documents in it, ascending.
    [[nodiscard]] std::span<const std::uint32_t> groups() const { return m_existing; }
    [[nodiscard]] std::uint32_t count(std::uint32_t group) const { return m_counts[group]; }
    /// The newest document of a group that has some in the window.
    [[nodiscard]] base::AlertRow newest(std::uint32_t group) const;
    /// The places of the documents of a group in the window, also of those that do not match now; ascending.
    [[nodiscard]] std::span<const std::uint32_t> places(std::uint32_t group) const;
    /// The place of the newest document in the window, which must not be empty.
    [[nodiscard]] std::size_t newestPlace() const;
    /// The first document that is not in reach of the clock yet.
    [[nodiscard]] std::size_t end() const { return m_end; }

private:
    void enter(std::size_t place);
    void leave(std::size_t place);
    void updateExisting();

    const MatchingDocuments& m_documents;
    const DocumentGroups& m_groups;
    base::Duration m_window;
    std::size_t m_begin = 0;                  ///< places in the window
    std::size_t m_end = 0;
    std::size_t m_matching = 0;               ///< documents in it that match
    std::vector<std::uint32_t> m_counts;      ///< by group
    std::vector<std::uint32_t> m_existing;
    std::vector<std::uint32_t> m_come;        ///< groups that were empty, since the latest update
    bool m_isStale = false;                   ///< some group became empty or came
};

} // namespace casewright::engine
