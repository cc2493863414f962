// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <stop_token>
#include <string>

#include "app/cli/ExitCode.h"
#include "app/cli/RuleOverAlerts.h"
#include "core/archive/WhatIfReport.h"

namespace CLI {
class App;
}

namespace casewright::cli {

/// `--report`, which commands about what-ifs have: a file in HTML, or in Markdown with its pictures beside it.
void addReport(CLI::App& app, std::string& report);

/// What a report about a rule and its documents begins with.
[[nodiscard]] archive::WhatIfReport reportOn(const RuleOverAlerts& over);
/// Writes it, if a file is named, and says so; errors are printed. The file is there as a whole or not at all.
[[nodiscard]] ExitCode writeReportFile(const archive::WhatIfReport& report, const std::string& file,
                                       const std::stop_token& stop = {});

} // namespace casewright::cli
