// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/ServerOpening.h"

#include <array>

#include "core/store/Opening.h"
#include "core/store/Schema.h"
#include "core/store/ServerAddress.h"

using namespace Qt::StringLiterals;

namespace casewright::store {
namespace {

using base::ErrorCode;

/// What lies in the schema of an address.
enum class Found : std::uint8_t { Nothing, Ours, Foreign };

QString quotedSchema(const Database& database)
{
    return u'"' + QString::fromStdString(schemaOf(database.path())) + u'"';
}

base::Result<Found> look(Database& database)
{
    const QString schema = QString::fromStdString(schemaOf(database.path()));
    Found found = Found::Nothing;
    const base::Result<void> done = database.forEach(
        u"SELECT c.relname FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace WHERE n.nspname = ?"
        u" AND c.relkind IN ('r', 'p', 'v', 'm', 'f')"_s,
        {schema}, [&found](const Row& row) {
            if (row.text(0) == "casewright_schema")
                found = Found::Ours;
            else if (found == Found::Nothing)
                found = Found::Foreign;
        });
    if (!done)
        return base::fail(done.error());
    return found;
}

base::Error nothingThere(const Database& database)
{
    return {ErrorCode::NotFound, "There is no workspace " + database.path() + ": the database has no schema "
                + schemaOf(database.path()) + " of Casewright. Check the address, or make a new one.", std::nullopt};
}

base::Error foreign(const Database& database)
{
    return {ErrorCode::NotAWorkspace, database.path() + " is no Casewright workspace: the schema "
                + schemaOf(database.path()) + " holds tables of another program. It was left as it is; name another "
                  "schema with ?schema= in the address.", std::nullopt};
}

/// Makes the schema with the table that takes the place of SQLite's application_id and user_version; in a transaction
/// of its caller, who looked. Its version is 0 until the migrations were run.
base::Result<void> makeSchema(Database& database)
{
    const auto isThere = database.number(u"SELECT count(*) FROM pg_namespace WHERE nspname = ?"_s,
                                         {QString::fromStdString(schemaOf(database.path()))});
    if (!isThere)
        return base::fail(isThere.error());
    // Who may use a schema that was made for him may not be allowed to make one.
    if (isThere->value_or(0) == 0)
        if (base::Result<void> made = database.executeOnce(u"CREATE SCHEMA "_s + quotedSchema(database)); !made)
            return made;
    const std::array<QString, 3> statements{
        u"CREATE TABLE casewright_schema (application INTEGER PRIMARY KEY, version INTEGER NOT NULL)"_s,
        u"INSERT INTO casewright_schema (application, version) VALUES ("_s + QString::number(ApplicationId) + u", 0)",
        postgresFunctions()};
    for (const QString& statement : statements)
        if (base::Result<void> done = database.executeOnce(statement); !done)
            return done;
    return {};
}

/// One at a time, so that of two people who begin a workspace the second finds that of the first.
base::Result<void> makeIfMissing(Database& database)
{
    base::Result<Transaction> transaction = Transaction::begin(database);
    if (!transaction)
        return base::fail(transaction.error());
    const base::Result<void> locked =
        database.executeOnce(u"SELECT pg_advisory_xact_lock("_s + QString::number(MakeLock) + u", hashtext('"
                             + QString::fromStdString(schemaOf(database.path())) + u"'))");
    if (!locked)
        return locked;
    const base::Result<Found> found = look(database);
    if (!found)
        return base::fail(found.error());
    if (*found == Found::Foreign)
        return base::fail(foreign(database));
    const base::Result<void> made = *found == Found::Ours ? base::Result<void>() : makeSchema(database);
    return made.and_then([&] { return transaction->commit(); });
}

} // namespace

base::Result<std::unique_ptr<Database>> openServerDatabase(const std::string& address, Access access)
{
    const auto mode = access == Access::ReadOnly ? Database::Mode::QueryOnly : Database::Mode::ReadWrite;
    base::Result<std::unique_ptr<Database>> database = Database::connect(address, mode);
    if (!database)
        return database;
    Database& opened = **database;
    const base::Result<Found> found = look(opened);
    if (!found)
        return base::fail(found.error());
    if (*found == Found::Foreign)
        return base::fail(foreign(opened));
    if (*found == Found::Nothing && access != Access::Create)
        return base::fail(nothingThere(opened));
    base::Result<void> ready = *found == Found::Nothing ? makeIfMissing(opened) : base::Result<void>();
    ready = ready.and_then([&] { return checkVersion(opened, access); });
    if (ready && access != Access::ReadOnly)
        ready = cancelAbandoned(opened);
    if (!ready)
        return base::fail(ready.error());
    return database;
}

} // namespace casewright::store
