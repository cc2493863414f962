// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/FileHeader.h"

#include <cstring>
#include <filesystem>
#include <system_error>
#include <vector>

#include <sqlite3.h>

#include "core/store/Schema.h"

namespace casewright::store {

// Through SQLite's file system layer, never open() and close(): closing any descriptor of a file drops all POSIX locks
// that this process has on it, those of SQLite's connections too. Another process would then take the file for one
// that nobody has open, and remove the log that we write into (https://www.sqlite.org/howtocorrupt.html, 2.2). SQLite
// knows its own connections and puts such a close off.
base::Result<std::optional<FileHeader>> readHeader(const std::string& path)
{
    sqlite3_vfs* const files = sqlite3_vfs_find(nullptr);
    if (!files)
        return base::fail(base::ErrorCode::NotSupported, "SQLite has no files on this system.");
    // SQLite looks for parameters behind the name's end: there are none.
    const std::string name = path + std::string(4, '\0');
    std::vector<std::max_align_t> memory(static_cast<std::size_t>(files->szOsFile) / sizeof(std::max_align_t) + 1);
    auto* const file = reinterpret_cast<sqlite3_file*>(memory.data());
    FileHeader header{};
    int result = files->xOpen(files, name.c_str(), file, SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_READONLY, nullptr);
    if (result == SQLITE_OK)
        result = file->pMethods->xRead(file, header.data(), static_cast<int>(header.size()), 0);
    if (file->pMethods)
        file->pMethods->xClose(file);
    if (result == SQLITE_OK)
        return header;
    if (result == SQLITE_IOERR_SHORT_READ)
        return std::nullopt;
    return base::fail(base::ErrorCode::Unreadable, "The workspace " + path + " cannot be read: the disk reports an "
                          "error (" + sqlite3_errstr(result) + "). Check the disk.");
}

bool isDatabase(const FileHeader& header)
{
    static constexpr char Magic[] = "SQLite format 3"; // and the zero behind it
    return std::memcmp(header.data(), Magic, sizeof Magic) == 0;
}

std::uint32_t numberAt(const FileHeader& header, std::size_t offset)
{
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < 4; ++i)
        number = number << 8U | header.at(offset + i);
    return number;
}

std::uint32_t applicationOf(const FileHeader& header)
{
    constexpr std::size_t offset = 68;
    return numberAt(header, offset);
}

namespace {

std::optional<FileHeader> headerOfWorkspace(const std::string& path)
{
    std::error_code failed;
    if (!std::filesystem::is_regular_file(path, failed) || failed)
        return std::nullopt;                   // opening a pipe would wait for its other end
    const base::Result<std::optional<FileHeader>> header = readHeader(path);
    const bool isOurs = header && *header && isDatabase(**header) && applicationOf(**header) == ApplicationId;
    return isOurs ? *header : std::nullopt;
}

} // namespace

std::optional<int> olderVersion(const std::string& path)
{
    constexpr std::size_t offset = 60;
    const std::optional<FileHeader> header = headerOfWorkspace(path);
    const int version = header ? static_cast<int>(numberAt(*header, offset)) : 0;
    return version > 0 && version < schemaVersion() ? std::optional(version) : std::nullopt;
}

bool isWorkspaceFile(const std::string& path)
{
    return headerOfWorkspace(path).has_value();
}

} // namespace casewright::store
