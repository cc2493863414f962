// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/Opening.h"

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstring>
#include <optional>
#include <string_view>
#include <utility>

#include <sys/stat.h>
#include <unistd.h>

#include "core/store/DiskRoom.h"
#include "core/store/FileHeader.h"
#include "core/store/LiveLock.h"
#include "core/store/Schema.h"
#include "core/store/ServerAddress.h"
#include "core/store/ServerOpening.h"
#include "core/store/SimulationRows.h"
#include "core/store/StopOnRequest.h"

using namespace Qt::StringLiterals;

namespace casewright::store {
namespace {

using base::ErrorCode;

constexpr std::size_t PageSizeAt = 16;
constexpr std::size_t ChangeCounterAt = 24;
constexpr std::size_t PageCountAt = 28;
constexpr std::size_t PageCountValidForAt = 92;
constexpr off_t PageSize = 4'096; // SQLite's default, which we keep

/// What the file system says about a workspace's file before SQLite touches it.
struct FileState {
    bool isThere = false;          ///< else it is about to be made
    bool isEmpty = true;
    bool isOnePage = false;        ///< of ours, without a log: there is no room for a table
    bool isWritable = false;       ///< the file, and the folder for its log
    bool hasLog = false;           ///< a write-ahead log beside it
};

std::uint64_t sizeOf(const std::string& path)
{
    struct stat state {};
    return ::stat(path.c_str(), &state) == 0 ? static_cast<std::uint64_t>(state.st_size) : 0;
}

base::Result<FileState> inspectMissing(const std::string& path, Access access)
{
    if (access != Access::Create)
        return base::fail(ErrorCode::NotFound, "There is no workspace " + path
                                                   + ". Check the name, or make a new one.");
    const std::string folder = folderOf(path);
    struct stat state {};
    if (::stat(folder.c_str(), &state) != 0 || !S_ISDIR(state.st_mode))
        return base::fail(ErrorCode::NotFound, "The workspace " + path + " cannot be made: there is no folder " + folder
                                                   + ". Make it first.");
    if (::access(folder.c_str(), W_OK | X_OK) != 0)
        return base::fail(ErrorCode::Unwritable, "The workspace " + path + " cannot be made: the folder " + folder
                                                     + " cannot be written (" + std::strerror(errno)
                                                     + "). Choose another folder.");
    return FileState{.isWritable = true};
}

base::Result<FileState> inspect(const std::string& path, Access access)
{
    if (path.empty())
        return base::fail(ErrorCode::NotFound, "The name of the workspace is empty. Name a file.");
    struct stat state {};
    if (::stat(path.c_str(), &state) != 0) {
        if (errno == ENOENT)
            return inspectMissing(path, access);
        return base::fail(ErrorCode::Unreadable, "The workspace " + path + " cannot be reached: "
                                                     + std::strerror(errno) + ".");
    }
    if (!S_ISREG(state.st_mode))
        return base::fail(ErrorCode::NotAWorkspace, path + (S_ISDIR(state.st_mode) ? " is a folder" : " is no file")
                                                        + ". Name the workspace's file.");
    if (::access(path.c_str(), R_OK) != 0)
        return base::fail(ErrorCode::Unreadable, "The workspace " + path + " cannot be read: " + std::strerror(errno)
                                                     + ". Ask its owner for the right to read it.");
    const std::string folder = folderOf(path);
    const bool writable = ::access(path.c_str(), W_OK) == 0 && ::access(folder.c_str(), W_OK | X_OK) == 0;
    if (!writable && access != Access::ReadOnly)
        return base::fail(ErrorCode::Unwritable,
                          "The workspace " + path + " cannot be written: it or its folder is write-protected ("
                              + std::strerror(errno) + "). It can still be opened to look.");
    const bool hasLog = sizeOf(path + "-wal") > 0;
    return FileState{.isThere = true,
                     .isEmpty = state.st_size == 0,
                     .isOnePage = state.st_size == PageSize && !hasLog,
                     .isWritable = writable,
                     .hasLog = hasLog};
}

base::Error notOurs(const std::string& path, const std::string& what)
{
    return {ErrorCode::NotAWorkspace, path + " is no Casewright workspace: " + what
                                          + ". It was left as it is; choose another file.", std::nullopt};
}

/// Whether the file is as long as its header says. What a log or a journal holds is put into it later.
base::Result<void> checkLength(const std::string& path, const FileHeader& header)
{
    const std::uint32_t sizeField = numberAt(header, PageSizeAt) >> 16U;
    const std::uint64_t expected = std::uint64_t{sizeField == 1 ? 65'536 : sizeField} * numberAt(header, PageCountAt);
    const bool isCounted = numberAt(header, ChangeCounterAt) == numberAt(header, PageCountValidForAt);
    const std::uint64_t size = sizeOf(path);
    if (!isCounted || size >= expected || sizeOf(path + "-wal") > 0 || sizeOf(path + "-journal") > 0)
        return {};
    return base::fail(ErrorCode::NotAWorkspace, "The workspace " + path + " is damaged: " + std::to_string(size)
                          + " bytes are there of " + std::to_string(expected)
                          + ". It was left as it is; use a copy of it from before.");
}

/// Reads the header by itself: SQLite would tidy up a foreign database (checkpoint its log) on closing it.
base::Result<void> checkHeader(const std::string& path, bool mayBeUnnamed, bool mayBeShort)
{
    const base::Result<std::optional<FileHeader>> read = readHeader(path);
    if (!read)
        return base::fail(read.error());
    const std::optional<FileHeader>& header = *read;
    if (!header || !isDatabase(*header))
        return base::fail(notOurs(path, "it is not a SQLite database"));
    const std::uint32_t application = applicationOf(*header);
    if (application != ApplicationId && !(mayBeUnnamed && application == 0))
        return base::fail(notOurs(path, "it is a database of another program"));
    return mayBeShort ? base::Result<void>() : checkLength(path, *header);
}

base::Result<std::unique_ptr<Database>> connect(const std::string& path, Access access, const FileState& state)
{
    if (access != Access::ReadOnly)
        return Database::connect(path, Database::Mode::ReadWrite);
    if (state.isWritable)
        return Database::connect(path, Database::Mode::QueryOnly);
    return Database::connect(path, state.hasLog ? Database::Mode::ReadOnly : Database::Mode::Immutable);
}

/// Makes a workspace in an empty file, which shrinks again when rows are removed. The tables come first,
/// in one transaction with a rollback journal, so that a process killed here leaves an empty file, or a first page
/// that names nobody and has no table; either is made again.
base::Result<void> make(Database& database)
{
    return database.executeOnce(u"PRAGMA auto_vacuum = FULL"_s).and_then([&] {
        return migrate(database, migrations());
    });
}

base::Result<void> useWriteAheadLog(Database& database)
{
    return database.executeOnce(u"PRAGMA journal_mode = WAL"_s).and_then([&] {
        // After a checkpoint the log is cut to 64 MiB, so that a flood does not leave a large one behind.
        return database.executeOnce(u"PRAGMA journal_size_limit = 67108864"_s);
    });
}

base::Result<void> wasStopped(const Database& database)
{
    return base::fail(ErrorCode::Cancelled, "The workspace " + database.path() + " was not brought up to date: it was "
                          "stopped on request. Nothing was changed.");
}

/// Brings an older workspace to the present version. The copy of one that could not be brought there is of no use.
base::Result<void> upgrade(Database& database, std::optional<Upgrade>& upgraded, const std::stop_token& stop)
{
    std::optional<Upgrade> begun;
    const auto keep = [&](int version) -> base::Result<void> {
        // A writer of the older program would not know the tables any more.
        if (LiveLock::isHeld(database.path()))
            return base::fail(ErrorCode::Locked, "The workspace " + database.path()
                                  + " has to be brought up to date, and a simulation is being written into it. Wait "
                                    "until that is finished, then try again.");
        base::Result<std::string> copy = keepCopy(database.path(), version, stop);
        if (!copy)
            return base::fail(copy.error());
        begun = Upgrade{.from = version, .copy = std::move(*copy)};
        return {};
    };
    const StopOnRequest request(database, stop);
    base::Result<void> done = migrate(database, migrations(), keep);
    if (done)
        upgraded = std::move(begun);
    else if (begun)
        ::unlink(begun->copy.c_str());
    const bool isStopped = !done && (request.hasStopped() || done.error().code == ErrorCode::Cancelled);
    return isStopped ? wasStopped(database) : done;
}

/// `isMade`: it was empty, and has its tables now.
base::Result<void> prepare(Database& database, Access access, std::optional<Upgrade>& upgraded, bool& isMade,
                           const std::stop_token& stop)
{
    const auto pages = database.number(u"PRAGMA page_count"_s);
    if (!pages)
        return base::fail(pages.error());
    if (pages->value_or(0) == 0 && access != Access::Create)
        return base::fail(notOurs(database.path(), "it is empty"));
    auto application = database.number(u"PRAGMA application_id"_s);
    const bool isUnfinished = pages->value_or(0) <= 1 && application && application->value_or(0) == 0;
    if (isUnfinished && access == Access::Create) {
        if (base::Result<void> made = make(database); !made)
            return made;
        isMade = true;
        application = database.number(u"PRAGMA application_id"_s);
    }
    if (!application)
        return base::fail(application.error());
    if (application->value_or(0) != ApplicationId)
        return base::fail(notOurs(database.path(), "it is a database of another program"));
    base::Result<void> done =
        checkVersion(database, access, &upgraded, stop).and_then([&] { return checkTables(database); });
    if (!done || access == Access::ReadOnly)
        return done;
    return useWriteAheadLog(database).and_then([&] { return cancelAbandoned(database); });
}

/// Takes away what is left of a file that could not be made, on a full disk for example: it has no table yet, or there is
/// no room for the log, so that nobody has put a row into them.
void removeUnmade(const std::string& path, bool hasTables)
{
    if (hasTables ? sizeOf(path + "-wal") > 0 : sizeOf(path) > static_cast<std::uint64_t>(PageSize))
        return;
    for (const char* const end : {"-journal", "-wal", "-shm", ""})
        ::unlink((path + end).c_str());
}

/// SQLite reads a log only where it can keep the log's index beside it.
base::Error logNeedsFolder(const std::string& path)
{
    return {ErrorCode::Unreadable,
            "The workspace " + path + " holds changes in " + path + "-wal that can be read only where its folder can "
                "be written. Nothing is lost: copy both files to such a folder and open the copy.", std::nullopt};
}

} // namespace

std::optional<base::Error> wrongVersion(const Database& database, const FoundVersion& found)
{
    const bool isFile = database.dialect() == Dialect::SQLite;
    const std::string says = "it says that it is of version " + std::to_string(found.said);
    // A workspace on a server is nothing but its number while it is being begun.
    if (found.ofTables == found.said && (found.said > 0 || !(isFile || found.hasTables)))
        return std::nullopt;
    if (!found.hasTables)
        return notOurs(database.path(), says + " and has no tables");
    if (found.ofTables == 0)
        return notOurs(database.path(), says + ", and its tables are those of another program, or some were removed");
    const std::string number = std::to_string(found.ofTables);
    return base::Error{ErrorCode::NotAWorkspace,
                       "The workspace " + database.path() + " says that it is of version " + std::to_string(found.said)
                           + ", and its tables are those of version " + number
                           + ": another program changed the number. Nothing was changed. Use a copy of it from before, "
                             "or give it its number back: "
                           + (isFile ? "sqlite3 \"" + database.path() + "\" \"PRAGMA user_version = " + number + "\""
                                     : "UPDATE casewright_schema SET version = " + number)
                           + ".", std::nullopt};
}

base::Result<void> checkVersion(Database& database, Access access, std::optional<Upgrade>* upgraded,
                                const std::stop_token& stop)
{
    const base::Result<FoundVersion> version = findVersion(database);
    if (!version)
        return base::fail(version.error());
    const std::int64_t found = version->said;
    if (found > schemaVersion())
        return base::fail(ErrorCode::NewerVersion,
                          "The workspace " + database.path() + " is of version " + std::to_string(found)
                              + ", made by a newer Casewright; this one knows versions up to "
                              + std::to_string(schemaVersion()) + ". Nothing was changed; use the newer Casewright.");
    if (const std::optional<base::Error> wrong = wrongVersion(database, *version))
        return base::fail(*wrong);
    if (found == schemaVersion())
        return {};
    if (access == Access::ReadOnly)
        return base::fail(ErrorCode::NotSupported,
                          "The workspace " + database.path() + " is of version " + std::to_string(found)
                              + ", made by an older Casewright, and has to be brought to version "
                              + std::to_string(schemaVersion())
                              + ", for which it must be writable. Copy it to where you may write, and open the copy.");
    return upgraded ? upgrade(database, *upgraded, stop) : migrate(database, migrations());
}

base::Result<void> cancelAbandoned(Database& database)
{
    const auto readRunning = [&database] {
        std::vector<std::int64_t> running;
        return database
            .forEach(u"SELECT key FROM simulations WHERE state = ?"_s, {static_cast<int>(SimulationState::Running)},
                     [&running](const Row& row) { running.push_back(row.integer(0)); })
            .map([&running] { return std::move(running); });
    };
    base::Result<std::vector<std::int64_t>> running = readRunning();
    if (!running || running->empty())
        return running.map([](const auto&) {});
    const std::optional<LiveLock> alone = LiveLock::tryAlone(database.path());
    if (!alone)
        return {};
    running = readRunning();                   // one of them may have ended before the lock was ours
    base::Result<void> done = running.map([](const auto&) {});
    for (std::size_t i = 0; done && i < running->size(); ++i)
        done = setSimulationState(database, (*running)[i], SimulationState::Failed);
    return done;
}

base::Result<std::unique_ptr<Database>> openToCheck(const std::string& path)
{
    if (isServerAddress(path))
        return openServerDatabase(path, Access::ReadOnly);
    const base::Result<FileState> state = inspect(path, Access::ReadOnly);
    if (!state)
        return base::fail(state.error());
    if (state->isEmpty)
        return base::fail(notOurs(path, "it is empty"));
    if (base::Result<void> ours = checkHeader(path, false, true); !ours)
        return base::fail(ours.error());
    return connect(path, Access::ReadOnly, *state);
}

base::Result<std::unique_ptr<Database>> openDatabase(const std::string& path, Access access,
                                                     std::optional<Upgrade>* upgraded,
                                                     const std::stop_token& stop)
{
    if (isServerAddress(path))
        return openServerDatabase(path, access);
    const base::Result<FileState> state = inspect(path, access);
    if (!state)
        return base::fail(state.error());
    if (state->isEmpty && access != Access::Create)
        return base::fail(notOurs(path, "it is empty"));
    // A rollback journal is of a process killed while it made the file: SQLite has to undo that first.
    if (!state->isEmpty && sizeOf(path + "-journal") == 0)
        if (base::Result<void> ours = checkHeader(path, access == Access::Create && state->isOnePage, false); !ours)
            return base::fail(ours.error());
    base::Result<std::unique_ptr<Database>> database = connect(path, access, *state);
    std::optional<Upgrade> upgrade;
    bool isMade = false;
    const base::Result<void> ready =
        database ? prepare(**database, access, upgrade, isMade, stop) : base::fail(database.error());
    if (upgraded)
        *upgraded = std::move(upgrade);
    if (ready)
        return database;
    // Not where another program is making it at the same time: then it is locked.
    if (!state->isThere && database && ready.error().code == ErrorCode::Unwritable) {
        database->reset();
        removeUnmade(path, isMade);
    }
    const bool mayNotKeepLogIndex = access == Access::ReadOnly && !state->isWritable && state->hasLog;
    if (mayNotKeepLogIndex && ready.error().code == ErrorCode::Unreadable)
        return base::fail(logNeedsFolder(path));
    return base::fail(ready.error());
}

} // namespace casewright::store
