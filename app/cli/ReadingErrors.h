// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "app/cli/ExitCode.h"
#include "core/alerts/AlertReader.h"
#include "core/base/Result.h"

namespace casewright::cli {

// What all commands that read documents say about those that cannot be read.

/// Prints an error, and how to skip bad lines if that would help.
void printReadingError(const base::Error& error);
/// The same, and the exit code: `otherwise`, or that of an interruption, which is only noted.
[[nodiscard]] ExitCode refuse(const base::Error& error, ExitCode otherwise = ExitCode::BadInput);
/// How many lines were skipped on request, as a sentence. There must be one.
[[nodiscard]] std::string skippedLines(std::uint64_t count);
/// How many documents were left out as duplicates, as a sentence. There must be one.
[[nodiscard]] std::string leftOutDuplicates(std::uint64_t count);
/// Prints a warning for the lines, and the first of the lines with their reasons; nothing if none was skipped. `file` is the
/// one they are of.
void printSkippedLines(std::uint64_t count, const std::vector<alerts::BadLine>& lines, std::string_view file);

} // namespace casewright::cli
