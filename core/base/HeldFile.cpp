// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/HeldFile.h"

#include <algorithm>
#include <filesystem>
#include <mutex>
#include <system_error>
#include <utility>
#include <vector>

namespace casewright::base {
namespace {

struct Held {
    std::mutex mutex{};
    std::vector<std::string> paths{};    ///< as often as they are held
};

Held& held()
{
    static Held all;
    return all;
}

/// By device and inode.
bool isSame(const std::string& path, const std::string& other)
{
    std::error_code failed;
    return std::filesystem::equivalent(path, other, failed) && !failed;
}

} // namespace

HeldFile::HeldFile(std::string path) : m_path(std::move(path))
{
    const std::lock_guard lock(held().mutex);
    held().paths.push_back(m_path);
}

HeldFile::~HeldFile()
{
    const std::lock_guard lock(held().mutex);
    std::vector<std::string>& paths = held().paths;
    if (const auto found = std::find(paths.begin(), paths.end(), m_path); found != paths.end())
        paths.erase(found);
}

bool isHeld(const std::string& path)
{
    const std::lock_guard lock(held().mutex);
    return std::any_of(held().paths.begin(), held().paths.end(), [&path](const std::string& each) {
        return isSame(path, each) || isSame(path, each + "-wal") || isSame(path, each + "-shm");
    });
}

} // namespace casewright::base
