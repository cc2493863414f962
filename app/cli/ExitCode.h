// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <algorithm>
#include <cstdint>

namespace casewright::cli {

/// What the program ends with; stable, and documented in --help and the manual page. The highest that
/// applies.
enum class ExitCode : std::uint8_t {
    Done = 0,
    Failed = 1,         ///< an expectation failed, a rule or a query has errors, a case is not as it was expected to be
                        ///< (its version, or it would not change), or another system failed
    WrongUsage = 2,
    BadInput = 3,       ///< input could not be read, or has not what was asked for
    BadStorage = 4,     ///< the workspace, or the output, could not be read or written
    Interrupted = 130,  ///< Ctrl+C or SIGTERM: 128 + SIGINT, as shells have it
};

[[nodiscard]] constexpr ExitCode highest(ExitCode a, ExitCode b) { return std::max(a, b); }

} // namespace casewright::cli
