// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/SchemaVersion7.h"

#include <array>

#include "core/store/Schema.h"

namespace casewright::store {
namespace {

// `queue` is the key of the first simulation of a queue, in that one too, and null where a simulation is alone: what the
// analysts did with the cases of all of them is kept with the first, and goes with it. A simulation's first source stands
// in its own row; `more_sources` has the others, from 1.
constexpr std::array QueuesAndSources{
    u"ALTER TABLE simulations ADD COLUMN queue INTEGER REFERENCES simulations ON DELETE CASCADE",
    u"CREATE INDEX simulations_queue ON simulations (queue)",
    u"CREATE TABLE more_sources (simulation INTEGER NOT NULL REFERENCES simulations ON DELETE CASCADE,"
    u" number INTEGER NOT NULL, name TEXT NOT NULL, path TEXT NOT NULL, mapping TEXT NOT NULL, flood TEXT NOT NULL,"
    u" seed INTEGER NOT NULL, PRIMARY KEY (simulation, number)) STRICT, WITHOUT ROWID",
};

} // namespace

base::Result<void> makeVersion7(Database& database) { return executeAll(database, QueuesAndSources); }

} // namespace casewright::store
