// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/SchemaVersion6.h"

#include <array>

#include "core/store/Schema.h"

namespace casewright::store {
namespace {

// Of cases whose keys follow each other together; none where no title was changed. A new case has a key that none had,
// so nothing need be said of it. On a server nothing is written here.
constexpr std::array Changes{
    u"CREATE TABLE title_changes (block INTEGER PRIMARY KEY, changes INTEGER NOT NULL) STRICT",
};
constexpr std::array Counting{
    u"CREATE TRIGGER cases_title_counted AFTER UPDATE OF title ON cases WHEN OLD.title <> NEW.title BEGIN"
    u" INSERT INTO title_changes (block, changes) VALUES (NEW.key / 4096, 1)"
    u" ON CONFLICT (block) DO UPDATE SET changes = changes + 1; END",
};

} // namespace

base::Result<void> makeVersion6(Database& database)
{
    base::Result<void> made = executeAll(database, Changes);
    return made && database.dialect() == Dialect::SQLite ? executeAll(database, Counting) : made;
}

} // namespace casewright::store
