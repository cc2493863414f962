// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/SchemaVersion5.h"

#include <array>

#include "core/store/Schema.h"

namespace casewright::store {
namespace {

// `documents`, `started` and `not_closed` are null in runs from before: nobody knows. A queue's changes are many (three
// for each case), so they are narrow; several may be of the same time.
constexpr std::array Moments{
    u"ALTER TABLE runs ADD COLUMN documents INTEGER",
    u"ALTER TABLE runs ADD COLUMN started INTEGER",
    u"ALTER TABLE runs ADD COLUMN not_closed INTEGER",
    u"CREATE TABLE queue_changes (simulation INTEGER NOT NULL REFERENCES simulations ON DELETE CASCADE,"
    u" number INTEGER NOT NULL, at INTEGER NOT NULL, waiting INTEGER NOT NULL, open INTEGER NOT NULL,"
    u" taken INTEGER NOT NULL, closed INTEGER NOT NULL, overload INTEGER NOT NULL,"
    u" PRIMARY KEY (simulation, number)) STRICT, WITHOUT ROWID",
    u"CREATE TABLE queue_waits (simulation INTEGER NOT NULL REFERENCES simulations ON DELETE CASCADE,"
    u" number INTEGER NOT NULL, length INTEGER NOT NULL, PRIMARY KEY (simulation, number)) STRICT, WITHOUT ROWID",
};

} // namespace

base::Result<void> makeVersion5(Database& database) { return executeAll(database, Moments); }

} // namespace casewright::store
