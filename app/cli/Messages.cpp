// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/Messages.h"

#include <cstdio>
#include <string>

#include "app/cli/Printable.h"

namespace casewright::cli {
namespace {

void printLine(std::string_view beginning, std::string_view text)
{
    std::string line(beginning);
    line += printable(text);
    line += '\n';
    std::fwrite(line.data(), 1, line.size(), stderr);
}

} // namespace

void printError(std::string_view text)
{
    printLine("error: ", text);
}

void printError(const base::Error& error)
{
    printError(base::describe(error));
}

void printWarning(std::string_view text)
{
    printLine("warning: ", text);
}

void printNote(std::string_view text)
{
    printLine("", text);
}

} // namespace casewright::cli
