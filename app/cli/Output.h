// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <string_view>

#include "app/cli/ExitCode.h"

namespace casewright::cli {

// Standard output, where the result goes.

void print(std::string_view text);
/// Writes out what is left; says so if something could not be written (a full disk).
[[nodiscard]] ExitCode finishOutput();
/// Columns of the terminal that the result goes to; 0 if it goes elsewhere.
[[nodiscard]] std::size_t terminalWidth();

} // namespace casewright::cli
