// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/Output.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <string>

#include <sys/ioctl.h>
#include <unistd.h>

#include "app/cli/Messages.h"

namespace casewright::cli {

void print(std::string_view text)
{
    std::fwrite(text.data(), 1, text.size(), stdout);
}

ExitCode finishOutput()
{
    const bool flushed = std::fflush(stdout) == 0;
    const int reason = errno;
    if (flushed && std::ferror(stdout) == 0)
        return ExitCode::Done;
    printError(std::string("the result could not be written to standard output: ") + std::strerror(reason));
    return ExitCode::BadStorage;
}

std::size_t terminalWidth()
{
    struct winsize size {};
    if (::isatty(STDOUT_FILENO) == 0 || ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0)
        return 0;
    return size.ws_col;
}

} // namespace casewright::cli
