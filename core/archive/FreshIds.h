// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/archive/MarkdownText.h"

namespace casewright::archive {

/// Cases of one export that have an id which an older case in it has too, as when one rule ran twice over the same
/// alerts: they need ids of their own, as no import takes one id twice. The case that was stored first keeps its id.
/// Ids are computed from the old one and the collection, so that the same workspace gives the same bytes. Some bytes for
/// each case that was seen.
class FreshIds final {
public:
    /// First all cases are seen, in any order, then settle() tells which need an id.
    void see(std::int64_t key, const std::string& id);
    void settle();
    [[nodiscard]] bool isEmpty() const { return m_attempts.empty(); }
    [[nodiscard]] bool isFor(std::int64_t key) const { return m_attempts.contains(key); }

    /// Then each of these is shown again: an id that was computed for an earlier export may have been imported since,
    /// and is passed over.
    void passOver(std::int64_t key, std::int64_t collection, const std::string& id);

    /// The case under its new id, and the attachments and user actions that belong to it. Only of those that need one.
    void giveTo(CaseStory& story, std::int64_t key, std::int64_t collection) const;

private:
    struct Seen {
        std::size_t hash = 0;
        std::int64_t key = 0;
    };

    [[nodiscard]] bool isSeen(const std::string& id) const;

    std::vector<Seen> m_seen{};
    std::unordered_map<std::int64_t, unsigned> m_attempts{}; ///< by key: how many ids are passed over
};

} // namespace casewright::archive
