// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/InputFile.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <filesystem>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/alerts/GzipContent.h"
#include "core/base/HeldFile.h"

namespace casewright::alerts {
namespace {

using base::ErrorCode;
using base::Location;
using base::Result;

/// Enough to tell a file that grew from another one that was written over it.
constexpr std::uint64_t TailBytes = 4'096;

tl::unexpected<base::Error> failFor(const std::string& path, int number)
{
    const Location at{.file = path, .field = {}};
    if (number == ENOENT || number == ENOTDIR)
        return base::fail(ErrorCode::NotFound, "there is no such file; check the path", at);
    if (number == EACCES || number == EPERM)
        return base::fail(ErrorCode::Unreadable, "no permission to read the file; change its permissions or copy it",
                          at);
    return base::fail(ErrorCode::Unreadable,
                      "the file cannot be read: " + std::generic_category().message(number), at);
}

/// Without `.gz`, in whatever case.
std::filesystem::path withoutPacking(std::filesystem::path path)
{
    std::string ending = path.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); });
    return ending == ".gz" && !path.stem().empty() ? path.replace_extension() : path;
}

} // namespace

InputFile::InputFile() = default;

Result<std::shared_ptr<const InputFile>> InputFile::open(const std::string& path)
{
    if (base::isHeld(path))
        return base::fail(ErrorCode::NotSupported, "this is a workspace that is open here, and no file of alerts; "
                                                   "choose another file", Location{.file = path, .field = {}});
    // Not to hang in open() on a pipe that nobody writes to; files do not care.
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0)
        return failFor(path, errno);
    const std::shared_ptr<InputFile> file(new InputFile);
    file->m_path = path;
    file->m_descriptor = descriptor;
    struct stat about {};
    if (::fstat(descriptor, &about) != 0)
        return failFor(path, errno);
    if (S_ISDIR(about.st_mode))
        return base::fail(ErrorCode::Unreadable, "this is a folder; name a file in it",
                          Location{.file = path, .field = {}});
    if (!S_ISREG(about.st_mode))
        return base::fail(ErrorCode::Unreadable, "this is no ordinary file; save its content to one first",
                          Location{.file = path, .field = {}});
    file->m_size = static_cast<std::uint64_t>(about.st_size);
    file->m_device = about.st_dev;
    file->m_inode = about.st_ino;
    file->m_changedSeconds = about.st_mtim.tv_sec;
    file->m_changedNanoseconds = about.st_mtim.tv_nsec;
    std::array<char, 2> magic{};
    const Result<std::size_t> got = file->readDisk(0, magic.data(), magic.size());
    if (!got)
        return base::fail(got.error());
    Result<std::string> tail = file->readTail();
    if (!tail)
        return base::fail(std::move(tail.error()));
    file->m_tail = std::move(*tail);
    if (GzipContent::isGzip(magic.data(), *got)) {
        const InputFile* const disk = file.get();
        file->m_gzip = std::make_unique<GzipContent>(path, [disk](std::uint64_t offset, char* into, std::size_t count) {
            return disk->readDisk(offset, into, count);
        });
    }
    return file;
}

InputFile::~InputFile()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

std::string InputFile::stem() const
{
    return withoutPacking(m_path).stem().string();
}

std::string InputFile::contentName() const
{
    return withoutPacking(m_path).filename().string();
}

Result<std::size_t> InputFile::read(std::uint64_t offset, char* into, std::size_t count) const
{
    return m_gzip ? m_gzip->read(offset, into, count) : readDisk(offset, into, count);
}

Result<std::string> InputFile::readAll() const
{
    std::string text;
    for (std::size_t wanted = m_size + 1;; wanted = text.size()) {
        const std::size_t before = text.size();
        text.resize(before + wanted);
        const Result<std::size_t> got = read(before, text.data() + before, wanted);
        if (!got)
            return base::fail(got.error());
        text.resize(before + *got);
        if (*got < wanted)
            return text;
    }
}

std::uint64_t InputFile::progressAt(std::uint64_t offset) const
{
    return m_gzip ? std::min(m_gzip->position(), m_size) : offset;
}

std::uint64_t InputFile::memoryUse() const
{
    return m_gzip ? m_gzip->memoryUse() : 0;
}

/// Not past the size that the file had, should it grow. An error if it became shorter.
Result<std::size_t> InputFile::readDisk(std::uint64_t offset, char* into, std::size_t count) const
{
    count = std::min<std::uint64_t>(count, m_size - std::min(offset, m_size));
    std::size_t done = 0;
    while (done < count) {
        const ::ssize_t got = ::pread(m_descriptor, into + done, count - done, static_cast<::off_t>(offset + done));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return failFor(m_path, errno);
        if (got == 0)
            return base::fail(ErrorCode::Conflict, "the file became shorter while it was read; read it again",
                              Location{.file = m_path, .field = {}});
        done += static_cast<std::size_t>(got);
    }
    return done;
}

Result<std::string> InputFile::readTail() const
{
    std::string tail(std::min<std::uint64_t>(TailBytes, m_size), ' ');
    return readDisk(m_size - tail.size(), tail.data(), tail.size()).map([&tail](std::size_t) { return tail; });
}

Result<void> InputFile::checkUnchanged() const
{
    struct stat about {};
    if (::stat(m_path.c_str(), &about) != 0)
        return failFor(m_path, errno);
    const auto size = static_cast<std::uint64_t>(about.st_size);
    const bool isThis = about.st_dev == m_device && about.st_ino == m_inode;
    bool same = isThis && size == m_size && about.st_mtim.tv_sec == m_changedSeconds
                && about.st_mtim.tv_nsec == m_changedNanoseconds;
    if (isThis && size > m_size) {
        const Result<std::string> tail = readTail();
        same = tail && *tail == m_tail;
    }
    if (!same)
        return base::fail(ErrorCode::Conflict, "the file was changed since it was read; read it again",
                          Location{.file = m_path, .field = {}});
    return {};
}

} // namespace casewright::alerts
