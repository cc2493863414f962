// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <stop_token>
#include <string>

#include "core/base/Result.h"

namespace casewright::cli {

// Questions to the person at the terminal that is standard input; they go to standard error.

/// Whether there is one.
[[nodiscard]] bool canAsk();
void ask(const std::string& question);
/// A line as typed, without its end. MissingValue: nothing was typed; Cancelled, within 100 ms of a request.
[[nodiscard]] base::Result<std::string> readAnswer(const std::stop_token& stop);
/// Asks whether something may go for good. Cancelled: any answer but `y` and `yes`, or Ctrl+C.
[[nodiscard]] base::Result<void> confirmRemoval(const std::string& question);

} // namespace casewright::cli
