// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <string>

#include "app/cli/QueueReport.h"
#include "app/cli/SimulationReport.h"

namespace casewright::cli {

/// The result of `simulate` for people; the same inputs give the same text. `width` is the terminal's, or 0.
[[nodiscard]] std::string textReport(const SimulationReport& report, std::size_t width);
/// Of several rules: what they came to together, then each of them.
[[nodiscard]] std::string textReport(const QueueReport& queue, std::size_t width);

} // namespace casewright::cli
