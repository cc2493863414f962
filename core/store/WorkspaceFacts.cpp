// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/WorkspaceFacts.h"

#include <array>
#include <memory>
#include <utility>

#include <sys/stat.h>

#include "core/store/Database.h"
#include "core/store/KeptCopy.h"
#include "core/store/LiveLock.h"
#include "core/store/LockHolder.h"
#include "core/store/Opening.h"
#include "core/store/Schema.h"

using namespace Qt::StringLiterals;

namespace casewright::store {
namespace {

std::uint64_t sizeOf(const std::string& path)
{
    struct stat state {};
    return ::stat(path.c_str(), &state) == 0 ? static_cast<std::uint64_t>(state.st_size) : 0;
}

base::Result<void> readNumber(Database& database, const QString& query, std::uint64_t& number)
{
    const auto found = database.number(query);
    if (!found)
        return base::fail(found.error());
    number = static_cast<std::uint64_t>(found->value_or(0));
    return {};
}

base::Result<void> countRows(Database& database, WorkspaceFacts& facts)
{
    const std::array<std::pair<const char16_t*, std::uint64_t*>, 5> tables{{{u"rules", &facts.rules},
                                                                            {u"sources", &facts.sources},
                                                                            {u"simulations", &facts.simulations},
                                                                            {u"cases", &facts.cases},
                                                                            {u"case_alerts", &facts.alerts}}};
    for (const auto& table : tables) {
        const QString name = QString::fromUtf16(table.first);
        if (base::Result<void> done = readNumber(database, u"SELECT count(*) FROM "_s + name, *table.second); !done)
            return done;
    }
    return {};
}

} // namespace

base::Result<WorkspaceFacts> readFacts(const std::string& path)
{
    WorkspaceFacts facts;
    facts.path = path;
    facts.newestVersion = schemaVersion();
    const base::Result<std::unique_ptr<Database>> database = openToCheck(path);
    if (!database)
        return base::fail(database.error());
    std::uint64_t version = 0;
    std::uint64_t pageSize = 0;
    const base::Result<void> done =
        readNumber(**database, u"PRAGMA user_version"_s, version)
            .and_then([&] { return readNumber(**database, u"PRAGMA page_size"_s, pageSize); })
            .and_then([&] { return readNumber(**database, u"PRAGMA freelist_count"_s, facts.freeBytes); })
            .and_then([&] { return countRows(**database, facts); });
    if (!done)
        return base::fail(done.error());
    facts.version = static_cast<int>(version);
    facts.freeBytes *= pageSize;
    facts.isFile = (*database)->dialect() == Dialect::SQLite;
    if (!facts.isFile) {
        const base::Result<void> sized = readNumber(
            **database, u"SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0) FROM pg_class AS c JOIN pg_namespace AS n"
                        u" ON n.oid = c.relnamespace WHERE c.relkind = 'r' AND n.nspname = current_schema()"_s,
            facts.bytes);
        if (!sized)
            return base::fail(sized.error());
        facts.path = (*database)->path();
        return facts;
    }
    facts.bytes = sizeOf(path);
    facts.logBytes = sizeOf(path + "-wal");
    facts.simulating = holderOf(path, Hold::Simulating);
    facts.copies = keptCopies(path);
    return facts;
}

base::Result<std::uint64_t> compactWorkspace(const std::string& path)
{
    if (base::Result<std::unique_ptr<Database>> looked = openToCheck(path); !looked)
        return base::fail(looked.error());
    const base::Result<std::unique_ptr<Database>> database = openDatabase(path, Access::ReadWrite);
    if (!database)
        return base::fail(database.error());
    if (LiveLock::isHeld(path)) {
        const std::string who = holderOf(path, Hold::Simulating);
        return base::fail(base::ErrorCode::Locked, "A simulation is being written into " + path
                                                       + (who.empty() ? std::string() : " by " + who)
                                                       + ". Wait until it is finished, then try again.");
    }
    const std::uint64_t before = sizeOf(path) + sizeOf(path + "-wal");
    const base::Result<void> done =
        (*database)->executeOnce(u"VACUUM"_s).and_then([&] {
            return (*database)->executeOnce(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
        });
    if (!done)
        return base::fail(done.error());
    const std::uint64_t after = sizeOf(path) + sizeOf(path + "-wal");
    return before > after ? before - after : 0;
}

} // namespace casewright::store
