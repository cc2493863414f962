// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/KeptCopy.h"

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "core/store/Database.h"
#include "core/store/StopOnRequest.h"

using namespace Qt::StringLiterals;

namespace casewright::store {
namespace {

using base::ErrorCode;

constexpr const char* PartialSuffix = ".backup-partial";
constexpr std::uint64_t Mebibyte = 1'048'576;

std::string folderOf(const std::string& path)
{
    const std::filesystem::path folder = std::filesystem::path(path).parent_path();
    return folder.empty() ? "." : folder.string();
}

base::Error failure(const std::string& path, const std::string& reason)
{
    return {ErrorCode::Unwritable,
            "The workspace " + path + " is of an older Casewright and has to be brought up to date. Before that a copy "
                "of it is kept, which failed: " + reason + ". Nothing was changed.", std::nullopt};
}

std::string roundedUp(std::uint64_t bytes)
{
    return std::to_string((bytes + Mebibyte - 1) / Mebibyte) + " MiB";
}

/// Room for the copy, and once more for what the change itself writes.
base::Result<void> checkSpace(const std::string& path, Database& database)
{
    const auto pages = database.number(u"PRAGMA page_count"_s);
    const auto size = database.number(u"PRAGMA page_size"_s);
    if (!pages || !size)
        return base::fail(pages ? size.error() : pages.error());
    struct statvfs state {};
    if (::statvfs(folderOf(path).c_str(), &state) != 0)
        return {}; // It may suffice; where it does not, the copy fails.
    const auto needed = 2 * static_cast<std::uint64_t>(pages->value_or(0) * size->value_or(0));
    const std::uint64_t free = std::uint64_t{state.f_bavail} * state.f_frsize;
    if (free >= needed)
        return {};
    return base::fail(failure(path, "that needs " + roundedUp(needed) + ", and its disk has " + roundedUp(free)
                                        + " left; make room and open it again"));
}

/// An empty file that nobody but those who may read the workspace may read.
base::Result<void> makePartial(const std::string& path, const std::string& partial)
{
    struct stat state {};
    if (::stat(path.c_str(), &state) != 0)
        return base::fail(failure(path, std::string("it cannot be reached, ") + std::strerror(errno)));
    ::unlink(partial.c_str());
    const int file = ::open(partial.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0)
        return base::fail(failure(path, partial + " cannot be made, " + std::strerror(errno)));
    // Its owner where we may say so; a copy that its owner cannot read is still a copy.
    const bool isGiven = ::fchown(file, state.st_uid, state.st_gid) == 0;
    const bool isShared = isGiven && ::fchmod(file, state.st_mode & 0777U) != 0;
    ::close(file);
    if (isShared)
        return base::fail(failure(path, "the rights of " + partial + " cannot be set, " + std::strerror(errno)));
    return {};
}

base::Result<void> synchronize(const std::string& path, const std::string& name, int flags)
{
    const int file = ::open(name.c_str(), flags | O_CLOEXEC);
    const bool done = file >= 0 && ::fsync(file) == 0;
    const int reason = errno;
    if (file >= 0)
        ::close(file);
    if (!done)
        return base::fail(failure(path, name + " cannot be put onto the disk, " + std::strerror(reason)));
    return {};
}

/// Gives the copy its name, and never that of another file.
base::Result<std::string> settle(const std::string& path, const std::string& partial, int version)
{
    const std::string first = path + ".v" + std::to_string(version) + ".backup";
    for (int number = 1;; ++number) {
        const std::string name = number == 1 ? first : first + "-" + std::to_string(number);
        int done = ::renameat2(AT_FDCWD, partial.c_str(), AT_FDCWD, name.c_str(), RENAME_NOREPLACE);
        if (done != 0 && errno == EINVAL && ::access(name.c_str(), F_OK) != 0)
            done = ::rename(partial.c_str(), name.c_str()); // a file system that cannot look and rename at once
        if (done == 0)
            return name;
        if (::access(name.c_str(), F_OK) != 0)
            return base::fail(failure(path, name + " cannot be made, " + std::strerror(errno)));
    }
}

base::Result<std::string> copyInto(const std::string& path, const std::string& partial, int version,
                                   const std::stop_token& stop)
{
    const base::Result<std::unique_ptr<Database>> database = Database::connect(path, Database::Mode::ReadWrite);
    if (!database)
        return base::fail(failure(path, database.error().text));
    base::Result<void> done = checkSpace(path, **database).and_then([&] { return makePartial(path, partial); });
    if (!done)
        return base::fail(done.error());
    const StopOnRequest request(**database, stop);
    done = (*database)->execute(u"VACUUM INTO ?"_s, {QString::fromStdString(partial)});
    if (request.hasStopped() || stop.stop_requested())
        return base::fail(base::ErrorCode::Cancelled, "stopped on request");
    if (!done)
        return base::fail(failure(path, done.error().text));
    return synchronize(path, partial, O_RDWR).and_then([&] { return settle(path, partial, version); });
}

} // namespace

base::Result<std::string> keepCopy(const std::string& path, int version, const std::stop_token& stop)
{
    const std::string partial = path + PartialSuffix;
    base::Result<std::string> copy = copyInto(path, partial, version, stop);
    if (!copy) {
        ::unlink(partial.c_str());
        ::unlink((partial + "-journal").c_str());
        return copy;
    }
    const base::Result<void> named = synchronize(path, folderOf(path), O_RDONLY | O_DIRECTORY);
    return named ? copy : base::fail(named.error());
}

std::vector<std::string> keptCopies(const std::string& path)
{
    const std::string beginning = std::filesystem::path(path).filename().string() + ".v";
    std::vector<std::string> copies;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folderOf(path), error)) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with(beginning) && name.find(".backup", beginning.size()) != std::string::npos)
            copies.push_back((std::filesystem::path(path).parent_path() / name).string());
    }
    std::sort(copies.begin(), copies.end());
    return copies;
}

} // namespace casewright::store
