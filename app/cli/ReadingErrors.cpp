// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/ReadingErrors.h"

#include <algorithm>
#include <cstddef>

#include <fmt/format.h>

#include "app/cli/Messages.h"
#include "app/cli/Printable.h"

namespace casewright::cli {
namespace {

constexpr std::size_t MostBadLines = 5;

} // namespace

void printReadingError(const base::Error& error)
{
    printError(error);
    if (error.text.ends_with("skip bad lines"))
        printNote("--skip-bad-lines leaves out such lines, and counts them.");
}

ExitCode refuse(const base::Error& error, ExitCode otherwise)
{
    if (error.code == base::ErrorCode::Cancelled) {
        printNote("Stopped.");
        return ExitCode::Interrupted;
    }
    printReadingError(error);
    return otherwise;
}

std::string skippedLines(std::uint64_t count)
{
    return fmt::format("{} could not be read and {} left out, as --skip-bad-lines says.",
                       counted(count, "line", "lines"), count == 1 ? "was" : "were");
}

std::string leftOutDuplicates(std::uint64_t count)
{
    return fmt::format("{} left out: the _id and _index came before.",
                       counted(count, "document was", "documents were"));
}

void printSkippedLines(std::uint64_t count, const std::vector<alerts::BadLine>& lines, std::string_view file)
{
    if (count == 0)
        return;
    printWarning(skippedLines(count));
    for (std::size_t i = 0; i < std::min(lines.size(), MostBadLines); ++i)
        printNote(fmt::format("    {}:{}: {}", file, lines[i].line, lines[i].reason));
    if (lines.size() > MostBadLines)
        printNote("    …");
}

} // namespace casewright::cli
