// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/Schema.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "core/store/SchemaVersion3.h"
#include "core/store/SchemaVersion4.h"
#include "core/store/SchemaVersion5.h"
#include "core/store/SchemaVersion6.h"
#include "core/store/SchemaVersion7.h"

using namespace Qt::StringLiterals;

namespace casewright::store {
namespace {

// What a person edits.
constexpr std::array EditedTables{
    u"CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    // AUTOINCREMENT, here and below: a key that was removed never comes to mean something else, so that
    // a removal can be undone (the rule comes back where it stood, for lists are in order of keys) and an
    // old key in a window finds nothing rather than the wrong thing.
    u"CREATE TABLE rules (key INTEGER PRIMARY KEY AUTOINCREMENT, json TEXT NOT NULL) STRICT",
    u"CREATE TABLE sources (key INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, path TEXT NOT NULL,"
    u" mapping TEXT NOT NULL, flood TEXT NOT NULL, seed INTEGER NOT NULL) STRICT",
};

// What a simulation leaves, by simulation and run.
constexpr std::array SimulationTables{
    u"CREATE TABLE simulations (key INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, rule_json TEXT NOT NULL,"
    u" source TEXT NOT NULL, profile TEXT NOT NULL, seed INTEGER NOT NULL, state INTEGER NOT NULL,"
    u" started_at INTEGER NOT NULL, documents INTEGER NOT NULL DEFAULT 0, matched INTEGER NOT NULL DEFAULT 0,"
    u" runs INTEGER NOT NULL DEFAULT 0, alerts INTEGER NOT NULL DEFAULT 0,"
    u" over_max_signals INTEGER NOT NULL DEFAULT 0, muted INTEGER NOT NULL DEFAULT 0,"
    u" maintenance_window INTEGER NOT NULL DEFAULT 0, over_run_cap INTEGER NOT NULL DEFAULT 0,"
    u" overwritten INTEGER NOT NULL DEFAULT 0, over_limit INTEGER NOT NULL DEFAULT 0,"
    u" already_attached INTEGER NOT NULL DEFAULT 0, attached INTEGER NOT NULL DEFAULT 0,"
    u" failed INTEGER NOT NULL DEFAULT 0, cases_opened INTEGER NOT NULL DEFAULT 0,"
    u" cases_reopened INTEGER NOT NULL DEFAULT 0, breaker_runs INTEGER NOT NULL DEFAULT 0,"
    u" failed_runs INTEGER NOT NULL DEFAULT 0, largest_case INTEGER NOT NULL DEFAULT 0,"
    u" open_at_peak INTEGER NOT NULL DEFAULT 0, alerts_in_many_cases INTEGER NOT NULL DEFAULT 0,"
    u" evaluate_seconds REAL NOT NULL DEFAULT 0, act_seconds REAL NOT NULL DEFAULT 0) STRICT",
    u"CREATE TABLE runs (simulation INTEGER NOT NULL REFERENCES simulations ON DELETE CASCADE,"
    u" number INTEGER NOT NULL, at INTEGER NOT NULL, alerts INTEGER NOT NULL, groups INTEGER NOT NULL,"
    u" maximum_cases INTEGER NOT NULL, breaker INTEGER NOT NULL, over_max_signals INTEGER NOT NULL,"
    u" muted INTEGER NOT NULL, maintenance_window INTEGER NOT NULL, over_run_cap INTEGER NOT NULL,"
    u" overwritten INTEGER NOT NULL, over_limit INTEGER NOT NULL, already_attached INTEGER NOT NULL,"
    u" attached INTEGER NOT NULL, failed INTEGER NOT NULL, created INTEGER NOT NULL, reopened INTEGER NOT NULL,"
    u" attached_to INTEGER NOT NULL, failure TEXT, PRIMARY KEY (simulation, number)) STRICT, WITHOUT ROWID",
    u"CREATE TABLE groups (simulation INTEGER NOT NULL REFERENCES simulations ON DELETE CASCADE,"
    u" number INTEGER NOT NULL, grouping TEXT NOT NULL, PRIMARY KEY (simulation, number)) STRICT, WITHOUT ROWID",
    u"CREATE TABLE counters (simulation INTEGER NOT NULL REFERENCES simulations ON DELETE CASCADE,"
    u" group_number INTEGER NOT NULL, id ANY NOT NULL, counter INTEGER NOT NULL, created_at INTEGER NOT NULL,"
    u" updated_at INTEGER, PRIMARY KEY (simulation, group_number)) STRICT, WITHOUT ROWID",
    // By run first: so they are written, and so a person asks why a run came out as it did. `reasons` are
    // bits: 1 the counter record was created, 2 the window had passed, 4 the case was closed.
    u"CREATE TABLE decisions (simulation INTEGER NOT NULL REFERENCES simulations ON DELETE CASCADE,"
    u" group_number INTEGER NOT NULL, run INTEGER NOT NULL, case_number INTEGER NOT NULL, outcome INTEGER NOT NULL,"
    u" reasons INTEGER NOT NULL, counter INTEGER NOT NULL, window_start INTEGER NOT NULL,"
    u" alerts_before INTEGER NOT NULL, alerts INTEGER NOT NULL, attached INTEGER NOT NULL,"
    u" already_attached INTEGER NOT NULL, over_limit INTEGER NOT NULL, first_attached INTEGER NOT NULL,"
    u" PRIMARY KEY (simulation, run, group_number)) STRICT, WITHOUT ROWID",
    u"CREATE TABLE alert_indices (simulation INTEGER NOT NULL REFERENCES simulations ON DELETE CASCADE,"
    u" number INTEGER NOT NULL, name TEXT NOT NULL, PRIMARY KEY (simulation, number)) STRICT, WITHOUT ROWID",
};

// Cases, and what they hold. `number` is the engine's CaseIndex. An attached alert costs its id and
// about 15 bytes: the index is a number, the time of attachment that of the run.
constexpr std::array CaseTables{
    u"CREATE TABLE cases (key INTEGER PRIMARY KEY AUTOINCREMENT,"
    u" simulation INTEGER NOT NULL REFERENCES simulations ON DELETE CASCADE, number INTEGER NOT NULL,"
    u" group_number INTEGER NOT NULL, counter INTEGER NOT NULL, id ANY NOT NULL, title TEXT NOT NULL,"
    u" description TEXT NOT NULL, tags TEXT NOT NULL, owner TEXT NOT NULL, severity TEXT NOT NULL,"
    u" status INTEGER NOT NULL CHECK (status BETWEEN 0 AND 2), created_at INTEGER NOT NULL, updated_at INTEGER,"
    u" closed_at INTEGER, total_alerts INTEGER NOT NULL, times_reopened INTEGER NOT NULL,"
    u" changed_at INTEGER NOT NULL GENERATED ALWAYS AS (coalesce(updated_at, created_at)) VIRTUAL) STRICT",
    u"CREATE TABLE case_alerts (case_key INTEGER NOT NULL REFERENCES cases ON DELETE CASCADE,"
    u" sequence INTEGER NOT NULL, id ANY NOT NULL, index_number INTEGER NOT NULL, at INTEGER NOT NULL,"
    u" run INTEGER NOT NULL, PRIMARY KEY (case_key, sequence)) STRICT, WITHOUT ROWID",
    // `user` is null for the rule; the columns after it belong to the kinds of CasePage.h.
    u"CREATE TABLE activity (case_key INTEGER NOT NULL REFERENCES cases ON DELETE CASCADE,"
    u" sequence INTEGER NOT NULL, at INTEGER NOT NULL, kind INTEGER NOT NULL, user TEXT, alerts INTEGER,"
    u" already_attached INTEGER, counter INTEGER, reasons INTEGER, status INTEGER,"
    u" PRIMARY KEY (case_key, sequence)) STRICT, WITHOUT ROWID",
};

// A page is read per status and the parts are merged, so these serve every filter and order.
constexpr std::array CaseIndices{
    u"CREATE INDEX cases_id ON cases (id, simulation)",
    u"CREATE INDEX cases_lineage ON cases (simulation, group_number, counter)",
    u"CREATE INDEX cases_created ON cases (status, created_at)",
    u"CREATE INDEX cases_changed ON cases (status, changed_at)",
    u"CREATE INDEX cases_alerts ON cases (status, total_alerts)",
    u"CREATE INDEX simulation_cases_created ON cases (simulation, status, created_at)",
    u"CREATE INDEX simulation_cases_changed ON cases (simulation, status, changed_at)",
    u"CREATE INDEX simulation_cases_alerts ON cases (simulation, status, total_alerts)",
};

base::Result<void> makeVersion1(Database& database)
{
    const base::Result<void> named =
        database.executeOnce(u"PRAGMA application_id = "_s + QString::number(ApplicationId));
    return named.and_then([&] { return executeAll(database, EditedTables); })
        .and_then([&] { return executeAll(database, SimulationTables); })
        .and_then([&] { return executeAll(database, CaseTables); })
        .and_then([&] { return executeAll(database, CaseIndices); });
}

// Version 2: all that a simulation is a function of, how analysts kept up, and analysts as people edit them.
// `overload` and the waits are null where there is no such number.
constexpr std::array Version2Tables{
    u"CREATE TABLE analysts (key INTEGER PRIMARY KEY AUTOINCREMENT, json TEXT NOT NULL) STRICT",
    u"CREATE TABLE queues (simulation INTEGER PRIMARY KEY REFERENCES simulations ON DELETE CASCADE,"
    u" taken INTEGER NOT NULL, closed INTEGER NOT NULL, most_waiting INTEGER NOT NULL,"
    u" waiting_at_end INTEGER NOT NULL, wait_median INTEGER, wait_p95 INTEGER, overload INTEGER,"
    u" depth_step INTEGER NOT NULL) STRICT",
    u"CREATE TABLE queue_depths (simulation INTEGER NOT NULL REFERENCES simulations ON DELETE CASCADE,"
    u" at INTEGER NOT NULL, waiting INTEGER NOT NULL, open INTEGER NOT NULL, PRIMARY KEY (simulation, at)) STRICT,"
    u" WITHOUT ROWID",
    // Of simulations that were played from a scenario file: its text. Apart, because lists do not need it.
    u"CREATE TABLE scenarios (simulation INTEGER PRIMARY KEY REFERENCES simulations ON DELETE CASCADE,"
    u" text TEXT NOT NULL) STRICT",
};
constexpr std::array SimulationInputs{
    u"ALTER TABLE simulations ADD COLUMN source_path TEXT NOT NULL DEFAULT ''",
    u"ALTER TABLE simulations ADD COLUMN source_mapping TEXT NOT NULL DEFAULT ''",
    u"ALTER TABLE simulations ADD COLUMN source_flood TEXT NOT NULL DEFAULT ''",
    u"ALTER TABLE simulations ADD COLUMN analysts TEXT NOT NULL DEFAULT ''",
    u"ALTER TABLE simulations ADD COLUMN analysts_seed INTEGER NOT NULL DEFAULT 1",
};

base::Result<void> makeVersion2(Database& database)
{
    return executeAll(database, SimulationInputs).and_then([&] { return executeAll(database, Version2Tables); });
}

constexpr std::array<Migration, 7> Migrations{makeVersion1, makeVersion2, makeVersion3, makeVersion4,
                                              makeVersion5, makeVersion6, makeVersion7};

// 256 MB where a million cases need them.
constexpr std::array LargeCaches{u"PRAGMA main.cache_size = -262144", u"PRAGMA temp.cache_size = -32768"};
constexpr std::array UsualCaches{u"PRAGMA main.cache_size = -32768"};

constexpr std::array Tables{u"settings", u"rules", u"sources", u"simulations", u"runs", u"groups",
                            u"counters", u"decisions", u"alert_indices", u"cases", u"case_alerts", u"activity",
                            u"analysts", u"queues", u"queue_depths", u"scenarios",
                            u"comments", u"configurations", u"connectors", u"users", u"queue_changes",
                            u"queue_waits", u"title_changes", u"more_sources"};

} // namespace

base::Result<void> executeAll(Database& database, std::span<const char16_t* const> statements)
{
    for (const char16_t* statement : statements)
        if (base::Result<void> done = database.executeOnce(QString::fromUtf16(statement)); !done)
            return done;
    return {};
}

base::Result<void> withLargeCaches(Database& database, Migration change)
{
    if (base::Result<void> done = executeAll(database, LargeCaches); !done)
        return done;
    const base::Result<void> changed = change(database);
    const base::Result<void> usual = executeAll(database, UsualCaches);
    return changed ? usual : changed;
}

std::span<const Migration> migrations()
{
    return Migrations;
}

int schemaVersion()
{
    return static_cast<int>(Migrations.size());
}

base::Result<void> migrate(Database& database, std::span<const Migration> steps,
                           const std::function<base::Result<void>(int version)>& beforeChange)
{
    base::Result<Transaction> transaction = Transaction::begin(database);
    if (!transaction)
        return base::fail(transaction.error());
    // Read again inside the transaction: another program may have done it meanwhile.
    const auto version = database.number(u"PRAGMA user_version"_s);
    if (!version)
        return base::fail(version.error());
    const auto reached = static_cast<std::size_t>(std::max<std::int64_t>(0, version->value_or(0)));
    if (reached > 0 && reached < steps.size() && beforeChange)
        if (base::Result<void> ready = beforeChange(static_cast<int>(reached)); !ready)
            return ready;
    for (std::size_t step = reached; step < steps.size(); ++step) {
        base::Result<void> done = steps[step](database);
        if (done)
            done = database.executeOnce(u"PRAGMA user_version = "_s + QString::number(step + 1));
        if (!done)
            return done;
    }
    return transaction->commit();
}

// Each version is told by a column that the one before does not have. What says 3 may have that of 4: version 3 was
// changed before it became 4 (SchemaVersion4.cpp).
base::Result<FoundVersion> findVersion(Database& database)
{
    const bool isFile = database.dialect() == Dialect::SQLite;
    const QString said = isFile ? u"(SELECT user_version FROM pragma_user_version)"_s
                                : u"(SELECT version FROM casewright_schema)"_s;
    const QString tables = isFile ? u"(SELECT count(*) FROM sqlite_schema)"_s
                                  : u"(SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()"
                                    u" AND tablename <> 'casewright_schema')"_s;
    const QString columns = isFile ? u"pragma_table_info('%1') WHERE name"_s
                                   : u"information_schema.columns WHERE table_schema = current_schema()"
                                     u" AND table_name = '%1' AND column_name"_s;
    const auto has = [&columns](const QString& table, const QString& column) -> QString {
        return u", (SELECT count(*) FROM "_s + columns.arg(table) + u" = '" + column + u"')";
    };
    FoundVersion found;
    const base::Result<void> done = database.forEach(
        u"SELECT "_s + said + u", "_s + tables + has(u"cases"_s, u"times_reopened"_s)
            + has(u"simulations"_s, u"source_path"_s) + has(u"cases"_s, u"severity_level"_s)
            + has(u"activity"_s, u"handed_over"_s) + has(u"runs"_s, u"not_closed"_s)
            + has(u"title_changes"_s, u"changes"_s) + has(u"simulations"_s, u"queue"_s),
        {}, [&found](const Row& row) {
            found.said = row.integer(0);
            found.hasTables = row.integer(1) > 0;
            const bool first = row.integer(2) > 0;
            const bool second = row.integer(3) > 0;
            const bool third = row.integer(4) > 0;
            const bool fourth = row.integer(5) > 0;
            const bool fifth = row.integer(6) > 0;
            const bool sixth = row.integer(7) > 0;
            const bool seventh = row.integer(8) > 0;
            if (first && (second || !third) && (third || !fourth) && (fourth || !fifth) && (fifth || !sixth)
                && (sixth || !seventh))
                found.ofTables = seventh ? 7 : sixth ? 6 : fifth ? 5 : fourth && found.said != 3 ? 4 : third ? 3 : second ? 2 : 1;
        });
    if (!done)
        return base::fail(done.error());
    return found;
}

base::Result<void> checkTables(Database& database)
{
    for (const char16_t* table : Tables) {
        const QString name = QString::fromUtf16(table);
        if (base::Result<void> done = database.executeOnce(u"SELECT 1 FROM "_s + name + u" LIMIT 1"_s); !done) {
            const auto found = database.number(u"SELECT count(*) FROM sqlite_schema WHERE name = ?"_s, {name});
            const bool isMissing = found && found->value_or(1) == 0;
            if (done.error().code != base::ErrorCode::Unreadable || !isMissing)
                return done;
            return base::fail(base::ErrorCode::NotAWorkspace,
                              "The workspace " + database.path() + " is damaged: the table " + name.toStdString()
                                  + " is missing. It was left as it is; use a copy of it from before.");
        }
    }
    return {};
}

} // namespace casewright::store
