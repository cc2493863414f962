// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/QueueRows.h"

#include "core/store/BulkInsert.h"
#include "core/store/SqlValues.h"

using namespace Qt::StringLiterals;

namespace casewright::store {
namespace {

/// Rows between two looks at the token: some milliseconds of writing, some ten of reading.
constexpr std::int64_t RowsWithoutLook = 20'000;

base::Result<void> lookAt(const std::stop_token& stop, std::int64_t number)
{
    if (number % RowsWithoutLook == 0 && stop.stop_requested())
        return base::fail(base::ErrorCode::Cancelled, "stopped on request");
    return {};
}

base::Result<void> addChanges(Database& database, std::int64_t simulation,
                              const std::vector<engine::QueueChange>& changes, const std::stop_token& stop)
{
    base::Result<BulkInsert> statement = BulkInsert::prepare(
        database, u"INSERT INTO queue_changes (simulation, number, at, waiting, open, taken, closed, overload)"
                  u" VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_s);
    if (!statement)
        return base::fail(statement.error());
    std::int64_t number = 0;
    for (const engine::QueueChange& change : changes) {
        if (base::Result<void> looked = lookAt(stop, number); !looked)
            return looked;
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

base::Result<void> addWaits(Database& database, std::int64_t simulation, const std::vector<base::Duration>& waits,
                            const std::stop_token& stop)
{
    base::Result<BulkInsert> statement =
        BulkInsert::prepare(database, u"INSERT INTO queue_waits (simulation, number, length) VALUES (?, ?, ?)"_s);
    if (!statement)
        return base::fail(statement.error());
    std::int64_t number = 0;
    for (const base::Duration wait : waits) {
        if (base::Result<void> looked = lookAt(stop, number); !looked)
            return looked;
        statement->bindInteger(0, simulation);
        statement->bindInteger(1, number++);
        statement->bindInteger(2, wait.milliseconds);
        if (base::Result<void> done = statement->insert(); !done)
            return done;
    }
    return {};
}

/// Page by page, so that it can be stopped on any kind of database. `sql`: of rows after a number.
template<typename Take>
base::Result<void> readRows(Database& database, std::int64_t simulation, const QString& sql,
                            const std::stop_token& stop, const Take& take)
{
    std::int64_t after = -1;
    for (std::int64_t found = RowsWithoutLook; found == RowsWithoutLook;) {
        if (base::Result<void> looked = lookAt(stop, 0); !looked)
            return looked;
        found = 0;
        const base::Result<void> done = database.forEach(
            sql, {integer(simulation), integer(after), integer(RowsWithoutLook)}, [&](const Row& row) {
                after = row.integer(0);
                ++found;
                take(row);
            });
        if (!done)
            return done;
    }
    return {};
}

} // namespace

base::Result<void> addQueueHistory(Database& database, std::int64_t simulation, const engine::QueueHistory& history,
                                   const std::stop_token& stop)
{
    return addChanges(database, simulation, history.changes, stop).and_then([&] {
        return addWaits(database, simulation, history.waits, stop);
    });
}

base::Result<engine::QueueHistory> readQueueHistory(Database& database, std::int64_t simulation,
                                                    const std::stop_token& stop)
{
    engine::QueueHistory history;
    const base::Result<void> done =
        readRows(database, simulation,
                 u"SELECT number, at, waiting, open, taken, closed, overload FROM queue_changes"
                 u" WHERE simulation = ? AND number > ? ORDER BY number LIMIT ?"_s,
                 stop,
                 [&](const Row& row) {
                     history.changes.push_back({.at = row.time(1),
                                                .waiting = row.large(2),
                                                .open = row.large(3),
                                                .taken = row.large(4),
                                                .closed = row.large(5),
                                                .overload = {row.integer(6)}});
                 })
            .and_then([&] {
                return readRows(database, simulation,
                                u"SELECT number, length FROM queue_waits"
                                u" WHERE simulation = ? AND number > ? ORDER BY number LIMIT ?"_s,
                                stop, [&](const Row& row) { history.waits.push_back({row.integer(1)}); });
            });
    if (!done)
        return base::fail(done.error());
    return history;
}

} // namespace casewright::store
