// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/DiskRoom.h"

#include <cstdint>
#include <filesystem>

#include <sys/statvfs.h>

namespace casewright::store {

bool isDiskFull(const std::string& path)
{
    constexpr std::uint64_t LogIndex = 32'768; // bytes that SQLite asks for at once
    struct statvfs room {};
    return ::statvfs(folderOf(path).c_str(), &room) == 0
        && static_cast<std::uint64_t>(room.f_bavail) * room.f_frsize < LogIndex;
}

std::string folderOf(const std::string& path)
{
    const std::filesystem::path folder = std::filesystem::path(path).parent_path();
    return folder.empty() ? "." : folder.string();
}

} // namespace casewright::store
