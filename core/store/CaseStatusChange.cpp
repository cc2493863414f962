// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/CaseStatusChange.h"

#include <algorithm>
#include <cstddef>
#include <optional>

#include "core/store/CasePage.h"
#include "core/store/LiveLock.h"
#include "core/store/Workspace.h"

using namespace Qt::StringLiterals;

namespace casewright::store {
namespace {

using base::ErrorCode;
using engine::CaseStatus;

// Kibana's limits (reference/kibana-cases, "Constants").
constexpr std::size_t MaximumCasesPerCall = 100;
constexpr std::int64_t MaximumActivity = 10'000;

struct CaseState {
    CaseStatus status;
    SimulationState simulation;
    std::int64_t activity;    ///< rows so far; the next one's sequence
};

base::Result<CaseState> readState(Database& database, std::int64_t key)
{
    std::optional<CaseState> state;
    const base::Result<void> done = database.forEach(
        u"SELECT c.status, s.state, (SELECT coalesce(max(sequence) + 1, 0) FROM activity WHERE case_key = c.key)"
        u" FROM cases AS c JOIN simulations AS s ON s.key = c.simulation WHERE c.key = ?"_s,
        {QVariant::fromValue<qlonglong>(key)}, [&](const Row& row) {
            state = CaseState{.status = static_cast<CaseStatus>(row.integer(0)),
                              .simulation = static_cast<SimulationState>(row.integer(1)),
                              .activity = row.integer(2)};
        });
    if (!done)
        return base::fail(done.error());
    if (!state)
        return base::fail(ErrorCode::NotFound, "The workspace " + database.path() + " has no case with the key "
                                                   + std::to_string(key)
                                                   + "; it was removed. No case was changed; read the list again.");
    return *state;
}

base::Result<void> checkState(Database& database, const CaseState& state)
{
    if (state.simulation == SimulationState::Running && LiveLock::isHeld(database))
        return base::fail(ErrorCode::Conflict, "The simulation of this case is still being written into "
                                                   + database.path()
                                                   + ". No case was changed; wait until it is finished.");
    if (state.activity >= MaximumActivity)
        return base::fail(ErrorCode::LimitReached, "A case holds at most 10 000 activities, and this one has them. "
                                                   "No case was changed.");
    return {};
}

/// Closing sets closed_at, any other status clears it; the duration follows from it.
base::Result<void> writeStatus(Database& database, std::int64_t key, std::int64_t sequence, CaseStatus status,
                               base::Timestamp at, const std::string& user)
{
    const QVariant id = QVariant::fromValue<qlonglong>(key);
    const QVariant now = QVariant::fromValue<qlonglong>(at.milliseconds);
    const QVariant closed = status == CaseStatus::Closed ? now : QVariant(QMetaType::fromType<qlonglong>());
    const QVariant state = static_cast<int>(status);
    return database
        .execute(u"UPDATE cases SET status = ?, closed_at = ?, updated_at = ? WHERE key = ?"_s,
                 {state, closed, now, id})
        .and_then([&] {
            return database.execute(
                u"INSERT INTO activity (case_key, sequence, at, kind, user, status) VALUES (?, ?, ?, ?, ?, ?)"_s,
                {id, QVariant::fromValue<qlonglong>(sequence), now, static_cast<int>(ActivityKind::StatusChanged),
                 QString::fromStdString(user), state});
        });
}

} // namespace

base::Result<void> changeStatus(Database& database, const std::vector<std::int64_t>& caseKeys,
                                engine::CaseStatus status, base::Timestamp at, const std::string& user)
{
    std::vector<std::int64_t> keys = caseKeys;
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    if (keys.size() > MaximumCasesPerCall)
        return base::fail(ErrorCode::LimitReached, "At most 100 cases can be changed at once, as in Kibana; "
                                                       + std::to_string(keys.size())
                                                       + " were given. No case was changed; choose fewer.");
    base::Result<Transaction> transaction = Transaction::begin(database);
    if (!transaction)
        return base::fail(transaction.error());
    for (const std::int64_t key : keys) {
        const base::Result<CaseState> state = readState(database, key);
        if (!state)
            return base::fail(state.error());
        if (state->status == status)
            continue;
        base::Result<void> done = checkState(database, *state).and_then([&] {
            return writeStatus(database, key, state->activity, status, at, user);
        });
        if (!done)
            return done;
    }
    return transaction->commit();
}

} // namespace casewright::store
