// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/LockHolder.h"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <system_error>
#include <vector>

#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

namespace casewright::store {
namespace {

// Where SQLite locks what it writes: https://www.sqlite.org/fileformat.html, "WAL-Index Format" and "Locking".
constexpr std::uint64_t WriteLockInIndex = 120;
constexpr std::uint64_t FirstLockInFile = 0x40000000;
constexpr std::uint64_t LastLockInFile = FirstLockInFile + 511;

/// A line of /proc/locks (man 5 proc_locks).
struct LockLine {
    std::string kind;    ///< POSIX, FLOCK or OFDLCK
    bool isWrite = false;
    std::int64_t process = 0;
    std::uint64_t inode = 0;
    unsigned int major = 0, minor = 0;
    std::uint64_t first = 0, last = 0;
};

std::optional<LockLine> parseLine(const std::string& text)
{
    LockLine line;
    std::istringstream words(text);
    std::string number, mode, type, file, last;
    if (!(words >> number >> line.kind >> mode >> type >> line.process >> file >> line.first >> last))
        return std::nullopt; // also who only waits for a lock: its kind is an arrow
    std::istringstream parts(file);
    char colon = 0;
    parts >> std::hex >> line.major >> colon >> line.minor >> colon >> std::dec >> line.inode;
    line.isWrite = type == "WRITE";
    line.last = UINT64_MAX;
    if (last != "EOF")
        std::istringstream(last) >> line.last;
    return parts ? std::optional(line) : std::nullopt;
}

/// What is locked, and where, if somebody holds it.
struct Place {
    std::string file;
    std::string kind;
    std::uint64_t first = 0, last = 0;
};

std::vector<Place> placesOf(const std::string& path, Hold hold)
{
    if (hold == Hold::Simulating)
        return {{path + "-running", "FLOCK", 0, UINT64_MAX}};
    return {{path + "-shm", "POSIX", WriteLockInIndex, WriteLockInIndex},
            {path, "POSIX", FirstLockInFile, LastLockInFile}};
}

bool isOf(const LockLine& line, const Place& place, Hold hold)
{
    struct stat state {};
    if (::stat(place.file.c_str(), &state) != 0)
        return false;
    const bool isThere = line.inode == state.st_ino && line.major == ::major(state.st_dev)
        && line.minor == ::minor(state.st_dev) && line.kind == place.kind;
    return isThere && (line.isWrite || hold == Hold::Simulating) && line.first <= place.last
        && line.last >= place.first;
}

std::string nameOf(std::int64_t process)
{
    if (process == ::getpid())
        return "this program itself";
    std::string name;
    std::getline(std::ifstream("/proc/" + std::to_string(process) + "/comm"), name);
    return (name.empty() ? "another program" : name) + " (process " + std::to_string(process) + ")";
}

} // namespace

std::string holderOf(const std::string& workspacePath, Hold hold)
{
    std::error_code error;
    const std::filesystem::path real = std::filesystem::canonical(workspacePath, error);
    const std::vector<Place> places = placesOf(error ? workspacePath : real.string(), hold);
    std::vector<std::int64_t> processes;
    std::ifstream locks("/proc/locks");
    for (std::string text; std::getline(locks, text);) {
        const std::optional<LockLine> line = parseLine(text);
        const bool isHolder = line && line->process > 0
            && std::ranges::any_of(places, [&](const Place& place) { return isOf(*line, place, hold); });
        if (isHolder && std::ranges::find(processes, line->process) == processes.end())
            processes.push_back(line->process);
    }
    std::string all;
    for (const std::int64_t process : processes)
        all += (all.empty() ? "" : ", ") + nameOf(process);
    return all;
}

} // namespace casewright::store
