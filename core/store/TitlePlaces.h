// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/Result.h"
#include "core/store/Database.h"
#include "core/store/KeySet.h"

struct sqlite3;

namespace casewright::store {

/// How the titles of all cases of a file lie: in their order they are parted into some thousand parts, and of each case
/// it is kept in which of them its title is. So a walk by title sees where no wanted case is, and leaves that out. Two
/// bytes for a key, 2.2 MB for a million cases. For a connection, on its thread.
class TitlePlaces final {
public:
    static constexpr std::size_t MostParts = 2'048;

    /// Reads what changed since, whoever changed it: all of it at first, some milliseconds for a title that was edited.
    /// Holds for the moment that is being read. False: a transaction of this connection's own is going on, which may
    /// yet be undone; nothing may be asked.
    [[nodiscard]] base::Result<bool> refresh(Database& database, sqlite3* connection);
    /// Whether refresh() will not have to read all titles, unless many changed.
    [[nodiscard]] bool isMade() const { return m_isMade; }

    [[nodiscard]] std::size_t partOf(std::string_view title) const;
    /// No title of the part is smaller; all before are.
    [[nodiscard]] const std::string& beginningOf(std::size_t part) const { return m_beginnings[part]; }
    /// By part, whether a title of one of the cases is in it.
    [[nodiscard]] std::vector<bool> partsOf(const KeySet& cases) const;

private:
    static constexpr std::int64_t BlockKeys = 4'096;
    struct Block {
        std::int64_t changes = 0;
        std::array<std::uint16_t, static_cast<std::size_t>(BlockKeys)> parts{};
    };
    using Changes = std::map<std::int64_t, std::int64_t>;
    [[nodiscard]] base::Result<void> readAll(Database& database, sqlite3* connection);
    [[nodiscard]] base::Result<void> chooseParts(Database& database, sqlite3* connection);
    [[nodiscard]] base::Result<void> readSome(Database& database, sqlite3* connection, std::int64_t first,
                                              std::int64_t last);
    [[nodiscard]] base::Result<void> readChanges(Database& database, Changes& into, std::int64_t& lastKey) const;
    [[nodiscard]] std::vector<std::int64_t> changedBlocks(const Changes& changes) const;
    void put(std::int64_t key, std::size_t part);

    bool m_isMade = false;
    std::vector<std::string> m_beginnings{};       ///< in order; the first is empty
    std::map<std::int64_t, Block> m_blocks{};      ///< by key / BlockKeys
    std::int64_t m_lastKey = 0;                    ///< cases up to it were read
    std::int64_t m_lastKeyOfParts = 0;             ///< the same when the parts were chosen
};

} // namespace casewright::store
