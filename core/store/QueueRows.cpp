// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/QueueRows.h"

#include "core/store/BulkInsert.h"
#include "core/store/SqlValues.h"

using namespace Qt::StringLiterals;

namespace casewright::store {
namespace {

base::Result<void> addChanges(Database& database, std::int64_t simulation,
                              const std::vector<engine::QueueChange>& changes)
{
    base::Result<BulkInsert> statement = BulkInsert::prepare(
        database, u"INSERT INTO queue_changes (simulation, number, at, waiting, open, taken, closed, overload)"
                  u" VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_s);
    if (!statement)
        return base::fail(statement.error());
    std::int64_t number = 0;
    for (const engine::QueueChange& change : changes) {
        int position = 0;
        for (const std::int64_t value :
             {simulation, number++, change.at.milliseconds, static_cast<std::int64_t>(change.waiting),
              static_cast<std::int64_t>(change.open), static_cast<std::int64_t>(change.taken),
              static_cast<std::int64_t>(change.closed), change.overload.milliseconds})
            statement->bindInteger(position++, value);
        if (base::Result<void> done = statement->insert(); !done)
            return done;
    }
    return {};
}

base::Result<void> addWaits(Database& database, std::int64_t simulation, const std::vector<base::Duration>& waits)
{
    base::Result<BulkInsert> statement =
        BulkInsert::prepare(database, u"INSERT INTO queue_waits (simulation, number, length) VALUES (?, ?, ?)"_s);
    if (!statement)
        return base::fail(statement.error());
    std::int64_t number = 0;
    for (const base::Duration wait : waits) {
        statement->bindInteger(0, simulation);
        statement->bindInteger(1, number++);
        statement->bindInteger(2, wait.milliseconds);
        if (base::Result<void> done = statement->insert(); !done)
            return done;
    }
    return {};
}

} // namespace

base::Result<void> addQueueHistory(Database& database, std::int64_t simulation, const engine::QueueHistory& history)
{
    return addChanges(database, simulation, history.changes).and_then([&] {
        return addWaits(database, simulation, history.waits);
    });
}

base::Result<engine::QueueHistory> readQueueHistory(Database& database, std::int64_t simulation)
{
    engine::QueueHistory history;
    const base::Result<void> done =
        database
            .forEach(u"SELECT at, waiting, open, taken, closed, overload FROM queue_changes WHERE simulation = ?"
                     u" ORDER BY number"_s,
                     {integer(simulation)},
                     [&](const Row& row) {
                         history.changes.push_back({.at = row.time(0),
                                                    .waiting = row.large(1),
                                                    .open = row.large(2),
                                                    .taken = row.large(3),
                                                    .closed = row.large(4),
                                                    .overload = {row.integer(5)}});
                     })
            .and_then([&] {
                return database.forEach(u"SELECT length FROM queue_waits WHERE simulation = ? ORDER BY number"_s,
                                        {integer(simulation)},
                                        [&](const Row& row) { history.waits.push_back({row.integer(0)}); });
            });
    if (!done)
        return base::fail(done.error());
    return history;
}

} // namespace casewright::store
