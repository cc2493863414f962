// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/SimulationRemoval.h"

#include <set>
#include <string>

#include "core/store/Database.h"
#include "core/store/LiveLock.h"
#include "core/store/SearchSchema.h"
#include "core/store/SimulationRows.h"
#include "core/store/SqlValues.h"
#include "core/store/WorkspaceAccess.h"

using namespace Qt::StringLiterals;

namespace casewright::store {
namespace {

using base::ErrorCode;

/// Whoever of the queue is being written, none of it goes.
base::Result<void> checkRemovable(Database& database, std::int64_t key)
{
    std::int64_t count = 0;
    std::int64_t running = 0;
    const base::Result<void> done = database.forEach(
        u"SELECT count(*), coalesce(sum(CASE state WHEN ? THEN 1 ELSE 0 END), 0) FROM simulations WHERE"
        u" coalesce(queue, key) = (SELECT coalesce(queue, key) FROM simulations WHERE key = ?)"_s,
        {static_cast<int>(SimulationState::Running), integer(key)}, [&](const Row& row) {
            count = row.integer(0);
            running = row.integer(1);
        });
    if (!done)
        return done;
    if (count == 0)
        return base::fail(ErrorCode::NotFound, "The workspace " + database.path() + " has no simulation with the key "
                                                   + std::to_string(key) + "; it was removed. Read the list again.");
    if (running > 0 && LiveLock::isHeld(database))
        return base::fail(ErrorCode::Conflict, "The simulation is still being written into " + database.path()
                                                   + ". Cancel it or wait for it, then remove it.");
    return {};
}

/// How many cases go with it.
base::Result<std::int64_t> removeQueue(Database& database, std::int64_t first)
{
    const auto cases = database.number(u"SELECT count(*) FROM cases WHERE simulation IN"
                                       u" (SELECT key FROM simulations WHERE coalesce(queue, key) = ?)"_s,
                                       {integer(first)});
    if (!cases)
        return base::fail(cases.error());
    if (const base::Result<void> done = database.execute(u"DELETE FROM simulations WHERE key = ?"_s, {integer(first)});
        !done)
        return base::fail(done.error());
    return cases->value_or(0);
}

} // namespace

base::Result<void> removeSimulationRows(Database& database, const std::vector<std::int64_t>& keys)
{
    base::Result<Transaction> transaction = Transaction::begin(database);
    if (!transaction)
        return base::fail(transaction.error());
    std::set<std::int64_t> queues;
    for (const std::int64_t key : keys) {
        const base::Result<std::int64_t> queue =
            checkRemovable(database, key).and_then([&] { return keyOfQueue(database, key); });
        if (!queue)
            return base::fail(queue.error());
        queues.insert(*queue);
    }
    std::int64_t cases = 0;
    for (const std::int64_t queue : queues) {
        const base::Result<std::int64_t> removed = removeQueue(database, queue);
        if (!removed)
            return base::fail(removed.error());
        cases += *removed;
    }
    base::Result<void> done = tidySearch(database, cases).and_then([&] { return transaction->commit(); });
    if (!done)
        return done;
    // The file shrinks when the log is written into it: now or, while somebody reads, at a later time.
    static_cast<void>(database.executeOnce(u"PRAGMA wal_checkpoint(TRUNCATE)"_s));
    return {};
}

base::Result<void> removeSimulations(Workspace& workspace, const std::vector<std::int64_t>& keys)
{
    return removeSimulationRows(WorkspaceAccess::databaseOf(workspace), keys);
}

} // namespace casewright::store
