// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/LiveLock.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/store/Database.h"
#include "core/store/ServerAddress.h"

using namespace Qt::StringLiterals;

namespace casewright::store {
namespace {

/// The same for all names of a file, as SQLite follows links too.
std::string lockName(const std::string& workspacePath)
{
    std::error_code error;
    const std::filesystem::path real = std::filesystem::canonical(workspacePath, error);
    return (error ? workspacePath : real.string()) + "-running";
}

bool isStill(int file, const std::string& name)
{
    struct stat opened {};
    struct stat named {};
    return ::fstat(file, &opened) == 0 && ::stat(name.c_str(), &named) == 0 && opened.st_ino == named.st_ino
        && opened.st_dev == named.st_dev;
}

} // namespace

// flock and not fcntl: its lock belongs to this opening of the file, so that two workspaces in one
// process see each other, and closing another descriptor does not drop it.
int LiveLock::open(const std::string& name, int operation)
{
    for (;;) {
        const int file = ::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
        if (file < 0)
            return -1;
        int locked = ::flock(file, operation);
        while (locked != 0 && errno == EINTR)
            locked = ::flock(file, operation);
        if (locked == 0 && isStill(file, name))
            return file;
        const int reason = errno;
        ::close(file);
        if (locked != 0) {
            errno = reason;
            return -1;
        }
        // Locked, but its last holder removed it before: take the file that has the name now.
    }
}

base::Result<LiveLock> LiveLock::share(const std::string& workspacePath)
{
    if (isServerAddress(workspacePath)) {
        auto connection = Database::connect(workspacePath, Database::Mode::QueryOnly);
        if (!connection)
            return base::fail(connection.error());
        const base::Result<void> locked =
            (*connection)->execute(u"SELECT "_s + advisoryLock(u"pg_advisory_lock_shared"_s, LiveWriterLock));
        if (!locked)
            return base::fail(locked.error());
        return LiveLock(std::move(*connection));
    }
    const std::string name = lockName(workspacePath);
    // Waits, but only for somebody who marks abandoned simulations, which is one short transaction.
    const int file = open(name, LOCK_SH);
    if (file < 0)
        return base::fail(base::ErrorCode::Unwritable, "Cannot lock " + name + ": " + std::strerror(errno)
                                                           + ". Check the rights of the folder.");
    return LiveLock(file, name);
}

std::optional<LiveLock> LiveLock::tryAlone(const std::string& workspacePath)
{
    if (isServerAddress(workspacePath)) {
        auto connection = Database::connect(workspacePath, Database::Mode::QueryOnly);
        if (!connection)
            return std::nullopt;
        const auto got = (*connection)->number(u"SELECT "_s + advisoryLock(u"pg_try_advisory_lock"_s, LiveWriterLock));
        return got && got->value_or(0) != 0 ? std::optional(LiveLock(std::move(*connection))) : std::nullopt;
    }
    const std::string name = lockName(workspacePath);
    const int file = open(name, LOCK_EX | LOCK_NB);
    if (file < 0)
        return std::nullopt;
    return LiveLock(file, name);
}

bool LiveLock::isHeld(Database& database)
{
    if (database.dialect() == Dialect::SQLite)
        return isHeld(database.path());
    const auto held = database.number(
        u"SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND mode = 'ShareLock' AND granted AND classid = "_s
        + QString::number(LiveWriterLock) + u" AND objid = (SELECT oid FROM pg_namespace WHERE nspname ="
        u" current_schema()) AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");
    return !held || held->value_or(1) > 0;
}

bool LiveLock::isHeld(const std::string& workspacePath)
{
    if (isServerAddress(workspacePath)) {
        const auto connection = Database::connect(workspacePath, Database::Mode::QueryOnly);
        return !connection || isHeld(**connection);
    }
    const std::string name = lockName(workspacePath);
    const int file = ::open(name.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return errno != ENOENT;
    // Where it cannot be known, the writer is taken to live.
    const bool alone = ::flock(file, LOCK_EX | LOCK_NB) == 0;
    ::close(file);
    return !alone;
}

LiveLock::LiveLock(int file, std::string name) : m_file(file), m_name(std::move(name)) {}

LiveLock::LiveLock(std::unique_ptr<Database> connection) : m_file(-1), m_connection(std::move(connection)) {}

LiveLock::LiveLock(LiveLock&& other) noexcept
    : m_file(std::exchange(other.m_file, -1)), m_name(std::move(other.m_name)),
      m_connection(std::move(other.m_connection))
{
}

LiveLock::~LiveLock()
{
    if (m_file < 0)
        return;
    // Only who holds it alone may remove it; others then see that their file lost its name.
    if (::flock(m_file, LOCK_EX | LOCK_NB) == 0 && isStill(m_file, m_name))
        ::unlink(m_name.c_str());
    ::close(m_file);
}

} // namespace casewright::store
