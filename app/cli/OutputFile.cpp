// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/OutputFile.h"

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/HeldFile.h"
#include "core/store/FileHeader.h"

namespace casewright::cli {
namespace {

using base::ErrorCode;
using base::Result;

constexpr int PollMilliseconds = 50;
constexpr std::size_t BlockSize = PIPE_BUF; // so much fits where poll() says that there is room

/// The mode that a new file would get from open().
mode_t newMode()
{
    const mode_t mask = ::umask(0);
    ::umask(mask);
    return 0666 & ~mask;
}

/// What a name leads to, or a stream that `-` stands for.
std::optional<struct stat> statusOf(const std::string& name, int stream)
{
    struct stat status {};
    const int result = name == "-" ? ::fstat(stream, &status) : ::stat(name.c_str(), &status);
    return result == 0 ? std::optional(status) : std::nullopt;
}

} // namespace

base::Error OutputFile::failure(int reason) const
{
    return {ErrorCode::Unreadable, std::string("it cannot be written: ") + std::strerror(reason),
            base::Location{.file = m_name == "-" ? "standard output" : m_name, .field = {}}};
}

Result<std::unique_ptr<OutputFile>> OutputFile::create(const std::string& name)
{
    if (name == "-")
        return std::unique_ptr<OutputFile>(new OutputFile(name, STDOUT_FILENO));
    std::unique_ptr<OutputFile> file(new OutputFile(name, -1));
    if (base::isHeld(name))
        return base::fail(ErrorCode::NotSupported, "it is a workspace that is open here; choose another file",
                          base::Location{.file = name, .field = {}});
    if (store::isWorkspaceFile(name))
        return base::fail(ErrorCode::NotSupported, "it is a workspace; choose another file",
                          base::Location{.file = name, .field = {}});
    struct stat there {};
    const bool isThere = ::stat(name.c_str(), &there) == 0;
    if (isThere && !S_ISREG(there.st_mode)) {
        file->m_descriptor = ::open(name.c_str(), O_WRONLY | O_CLOEXEC);
        return file->m_descriptor < 0 ? base::fail(file->failure(errno))
                                      : Result<std::unique_ptr<OutputFile>>(std::move(file));
    }
    std::error_code error;
    const std::filesystem::path target = std::filesystem::weakly_canonical(name, error);
    file->m_target = error ? name : target.string();
    file->m_temporary = file->m_target + ".XXXXXX"; // mkostemp puts a name that nobody has in place of the X
    file->m_descriptor = ::mkostemp(file->m_temporary.data(), O_CLOEXEC);
    if (file->m_descriptor < 0) {
        file->m_temporary.clear();
        return base::fail(file->failure(errno));
    }
    if (::fchmod(file->m_descriptor, isThere ? there.st_mode & 07777 : newMode()) != 0)
        return base::fail(file->failure(errno));
    return file;
}

bool OutputFile::isSameFile(const std::string& name, const std::string& input)
{
    const std::optional<struct stat> to = statusOf(name, STDOUT_FILENO);
    const std::optional<struct stat> from = statusOf(input, STDIN_FILENO);
    // Terminals and /dev/null may well be both.
    return to && from && S_ISREG(to->st_mode) && to->st_dev == from->st_dev && to->st_ino == from->st_ino;
}

OutputFile::~OutputFile()
{
    if (m_descriptor > STDERR_FILENO)
        ::close(m_descriptor);
    if (!m_temporary.empty())
        ::unlink(m_temporary.c_str());
}

Result<void> OutputFile::write(std::string_view text, const std::stop_token& stop)
{
    while (!text.empty()) {
        if (stop.stop_requested())
            return base::fail(ErrorCode::Cancelled, "stopped on request");
        if (m_temporary.empty()) {
            struct pollfd ready {m_descriptor, POLLOUT, 0};
            if (::poll(&ready, 1, PollMilliseconds) == 0)
                continue;
        }
        const std::size_t size = m_temporary.empty() ? std::min(text.size(), BlockSize) : text.size();
        const ssize_t written = ::write(m_descriptor, text.data(), size);
        if (written < 0 && errno != EINTR && errno != EAGAIN)
            return base::fail(failure(errno));
        text.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(written, 0)));
    }
    return {};
}

Result<void> OutputFile::keep()
{
    if (m_temporary.empty())
        return {};
    // Some file systems tell only now that there was no room.
    if (::close(std::exchange(m_descriptor, -1)) != 0 || ::rename(m_temporary.c_str(), m_target.c_str()) != 0)
        return base::fail(failure(errno));
    m_temporary.clear();
    return {};
}

} // namespace casewright::cli
