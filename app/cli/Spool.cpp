// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/Spool.h"

#include <cerrno>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <utility>

#include <fcntl.h>
#include <sys/poll.h>
#include <sys/stat.h>
#include <unistd.h>

namespace casewright::cli {
namespace {

using base::ErrorCode;
using base::Location;
using base::Result;

constexpr int PollMilliseconds = 50;
constexpr std::size_t BlockSize = 256 * 1024;

/// An open file.
class Descriptor final {
public:
    explicit Descriptor(int number) : m_number(number) {}
    ~Descriptor()
    {
        if (m_number > STDERR_FILENO)
            ::close(m_number);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int number() const { return m_number; }

private:
    int m_number;
};

tl::unexpected<base::Error> cannotRead(const std::string& name, int reason)
{
    return base::fail(ErrorCode::Unreadable, std::string("it cannot be read: ") + std::strerror(reason),
                      Location{.file = shownName(name), .field = {}});
}

tl::unexpected<base::Error> cannotKeep(const std::string& path, int reason)
{
    return base::fail(ErrorCode::Unreadable,
                      std::string("what was read cannot be kept there: ") + std::strerror(reason)
                          + "; name a folder with more room in TMPDIR, or save it to a file yourself",
                      Location{.file = path, .field = {}});
}

Result<void> writeAll(int file, const char* data, std::size_t size, const std::string& path)
{
    while (size > 0) {
        const ::ssize_t written = ::write(file, data, size);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return cannotKeep(path, errno);
        data += written;
        size -= static_cast<std::size_t>(written);
    }
    return {};
}

Result<void> copy(int from, int into, const std::string& name, const std::string& path, const std::stop_token& stop)
{
    std::string block(BlockSize, '\0');
    for (;;) {
        pollfd ready{from, POLLIN, 0};
        if (::poll(&ready, 1, PollMilliseconds) <= 0) {
            if (stop.stop_requested())
                return base::fail(ErrorCode::Cancelled, "Reading was stopped.");
            continue;
        }
        const ::ssize_t got = ::read(from, block.data(), block.size());
        if (got < 0 && errno != EINTR && errno != EAGAIN)
            return cannotRead(name, errno);
        if (got == 0)
            return {};
        if (got > 0)
            if (Result<void> kept = writeAll(into, block.data(), static_cast<std::size_t>(got), path); !kept)
                return kept;
        if (stop.stop_requested())
            return base::fail(ErrorCode::Cancelled, "Reading was stopped.");
    }
}

} // namespace

std::string shownName(const std::string& name)
{
    return name == "-" ? "standard input" : name;
}

bool Spool::isNeeded(const std::string& name)
{
    if (name == "-")
        return true;
    struct stat about {};
    return ::stat(name.c_str(), &about) == 0
        && (S_ISFIFO(about.st_mode) || S_ISCHR(about.st_mode) || S_ISSOCK(about.st_mode));
}

Result<std::unique_ptr<Spool>> Spool::take(const std::string& name, const std::stop_token& stop)
{
    const char* const temporary = std::getenv("TMPDIR");
    std::string folder = temporary != nullptr && *temporary != '\0' ? temporary : "/tmp";
    folder += "/casewright-XXXXXX";
    if (::mkdtemp(folder.data()) == nullptr)
        return cannotKeep(folder, errno);
    std::unique_ptr<Spool> spool(new Spool(folder));
    const Descriptor from(name == "-" ? STDIN_FILENO : ::open(name.c_str(), O_RDONLY | O_CLOEXEC));
    if (from.number() < 0)
        return cannotRead(name, errno);
    const Descriptor into(::open(spool->path().c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (into.number() < 0)
        return cannotKeep(spool->path(), errno);
    if (Result<void> done = copy(from.number(), into.number(), name, spool->path(), stop); !done)
        return base::fail(done.error());
    return spool;
}

Spool::Spool(std::string folder) : m_folder(std::move(folder)) {}

Spool::~Spool()
{
    std::error_code ignored;   // what cannot be removed from the temporary folder, the system removes
    std::filesystem::remove_all(m_folder, ignored);
}

} // namespace casewright::cli
