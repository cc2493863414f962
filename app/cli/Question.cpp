// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/Question.h"

#include <cstdio>

#include <sys/poll.h>
#include <unistd.h>

#include "app/cli/Interruption.h"
#include "app/cli/Printable.h"

namespace casewright::cli {
namespace {

constexpr int PollInterval = 50; // ms

} // namespace

bool canAsk() { return ::isatty(STDIN_FILENO) != 0; }

void ask(const std::string& question)
{
    std::fputs(printable(question).c_str(), stderr);
    std::fflush(stderr);
}

base::Result<std::string> readAnswer(const std::stop_token& stop)
{
    std::string line;
    while (!stop.stop_requested()) {
        struct pollfd input {
            STDIN_FILENO, POLLIN, 0
        };
        if (::poll(&input, 1, PollInterval) <= 0)
            continue;
        char typed = 0;
        const ::ssize_t count = ::read(STDIN_FILENO, &typed, 1);
        if (count <= 0)
            return base::fail(base::ErrorCode::MissingValue, "nothing was typed");
        if (typed == '\n')
            return line;
        line += typed;
    }
    return base::fail(base::ErrorCode::Cancelled, "interrupted");
}

base::Result<void> confirmRemoval(const std::string& question)
{
    const Interruption interruption;
    ask(question + " [y/N] ");
    const base::Result<std::string> answer = readAnswer(interruption.token());
    if (answer && (*answer == "y" || *answer == "Y" || *answer == "yes"))
        return {};
    return base::fail(base::ErrorCode::Cancelled, "nothing was removed");
}

} // namespace casewright::cli
