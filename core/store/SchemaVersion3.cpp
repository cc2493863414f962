// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/SchemaVersion3.h"

#include <array>

#include "core/store/Schema.h"
#include "core/store/SearchSchema.h"

using namespace Qt::StringLiterals;

namespace casewright::store {
namespace {

// Defaults say what a simulated case has, so that rows that are there need not be written. Users are named by their
// user name everywhere; null stands for the rule. `assignees` and `custom_fields` are JSON lists, `connector` and
// `external_service` JSON objects or null. `version` counts the changes of a case.
constexpr std::array CaseColumns{
    u"ALTER TABLE cases ADD COLUMN severity_level INTEGER NOT NULL DEFAULT 0 CHECK (severity_level BETWEEN 0 AND 3)",
    u"UPDATE cases SET severity_level = CASE severity WHEN 'medium' THEN 1 WHEN 'high' THEN 2"
    u" WHEN 'critical' THEN 3 ELSE 0 END WHERE severity <> 'low'",
    u"ALTER TABLE cases DROP COLUMN severity",
    u"ALTER TABLE cases ADD COLUMN category TEXT",
    u"ALTER TABLE cases ADD COLUMN assignees TEXT NOT NULL DEFAULT '[]'",
    u"ALTER TABLE cases ADD COLUMN custom_fields TEXT NOT NULL DEFAULT '[]'",
    u"ALTER TABLE cases ADD COLUMN sync_alerts INTEGER NOT NULL DEFAULT 0",
    u"ALTER TABLE cases ADD COLUMN connector TEXT",
    u"ALTER TABLE cases ADD COLUMN external_service TEXT",
    u"ALTER TABLE cases ADD COLUMN created_by TEXT",
    u"ALTER TABLE cases ADD COLUMN updated_by TEXT",
    u"ALTER TABLE cases ADD COLUMN closed_by TEXT",
    u"ALTER TABLE cases ADD COLUMN in_progress_at INTEGER",
    u"ALTER TABLE cases ADD COLUMN time_to_acknowledge INTEGER",
    u"ALTER TABLE cases ADD COLUMN time_to_investigate INTEGER",
    u"ALTER TABLE cases ADD COLUMN time_to_resolve INTEGER",
    u"ALTER TABLE cases ADD COLUMN total_comments INTEGER NOT NULL DEFAULT 0",
    u"ALTER TABLE cases ADD COLUMN version INTEGER NOT NULL DEFAULT 1",
};

// `payload` is the user action's as JSON; null: it follows from the other columns, as in all rows of a simulation.
// `action` is null with it. See CasePage.h.
constexpr std::array ActivityColumns{
    u"ALTER TABLE activity ADD COLUMN action INTEGER",
    u"ALTER TABLE activity ADD COLUMN payload TEXT",
    u"ALTER TABLE activity ADD COLUMN comment_id TEXT",
};

// The id that a user action came with, out of an export; null: it is computed (StableId.h).
constexpr std::array ActivityIds{
    u"ALTER TABLE activity ADD COLUMN id TEXT",
};

// Of a simulation's attachment to a case that had some of the alerts already: all that were handed over (AlertPlaces.h).
constexpr std::array HandedOverColumns{
    u"ALTER TABLE activity ADD COLUMN handed_over TEXT",
};

// When a person attached an alert, whose `run` is -1; null: at its run.
constexpr std::array AlertColumns{
    u"ALTER TABLE case_alerts ADD COLUMN attached_at INTEGER",
};

// `attachment` is JSON of what is neither a comment by a person nor alerts (imported files, links, …), else null.
// `configuration`, `origin`: see StoredSimulation.
constexpr std::array Version3Tables{
    u"CREATE TABLE comments (key INTEGER PRIMARY KEY AUTOINCREMENT,"
    u" case_key INTEGER NOT NULL REFERENCES cases ON DELETE CASCADE, id TEXT NOT NULL, text TEXT NOT NULL,"
    u" attachment TEXT, created_at INTEGER NOT NULL, created_by TEXT NOT NULL, updated_at INTEGER, updated_by TEXT,"
    u" pushed_at INTEGER, pushed_by TEXT, version INTEGER NOT NULL DEFAULT 1) STRICT",
    u"CREATE INDEX comments_case ON comments (case_key, key)",
    u"CREATE TABLE configurations (owner TEXT PRIMARY KEY, json TEXT NOT NULL, version INTEGER NOT NULL,"
    u" created_at INTEGER NOT NULL, created_by TEXT NOT NULL, updated_at INTEGER, updated_by TEXT)"
    u" STRICT, WITHOUT ROWID",
    // What a connector asks for, without secrets: those never come into a workspace.
    u"CREATE TABLE connectors (id TEXT PRIMARY KEY, name TEXT NOT NULL, type TEXT NOT NULL, json TEXT NOT NULL)"
    u" STRICT, WITHOUT ROWID",
    // What is known of users beyond their names, from imported cases.
    u"CREATE TABLE users (name TEXT PRIMARY KEY, full_name TEXT, email TEXT, profile_uid TEXT) STRICT, WITHOUT ROWID",
    u"ALTER TABLE simulations ADD COLUMN origin INTEGER NOT NULL DEFAULT 0",
    u"ALTER TABLE simulations ADD COLUMN configuration TEXT NOT NULL DEFAULT ''",
    // What was set aside of a rule while it was designed; see RuleDrafts.h.
    u"ALTER TABLE rules ADD COLUMN draft TEXT NOT NULL DEFAULT ''",
};

base::Result<void> changeToVersion3(Database& database)
{
    return executeAll(database, CaseColumns)
        .and_then([&] { return executeAll(database, ActivityColumns); })
        .and_then([&] { return executeAll(database, ActivityIds); })
        .and_then([&] { return executeAll(database, HandedOverColumns); })
        .and_then([&] { return executeAll(database, AlertColumns); })
        .and_then([&] { return executeAll(database, Version3Tables); })
        .and_then([&] { return makeSearch(database); });
}

} // namespace

// With what version 4 brings, so that the indices of many cases are made once (SchemaVersion4.cpp).
base::Result<void> makeVersion3(Database& database)
{
    return withLargeCaches(database, changeToVersion3);
}

} // namespace casewright::store
