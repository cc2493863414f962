// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/Result.h"
#include "core/scenario/Expectation.h"

namespace casewright::scenario {

/// One thing that a file expects: a scenario, a run of a rule-run file, or a query of a KQL file.
struct Checked {
    std::string name;
    std::vector<Difference> differences;   ///< none: it holds
    double seconds = 0;                    ///< wall time
};

/// What became of a file.
struct CheckedFile {
    std::string path;                      ///< as given
    std::vector<Checked> checks;
    std::optional<base::Error> error;      ///< why it, or what it needs, could not be read or run
};

/// Where files look for the alerts that they name, after their own folder.
struct CheckSettings {
    std::vector<std::string> dataFolders;
};

/// Reads a scenario, rule-run or KQL file, runs what is in it and compares it with what it expects. Errors are part of the
/// answer; a stop gives ErrorCode::Cancelled.
[[nodiscard]] CheckedFile checkFile(const std::string& path, std::string text, const CheckSettings& settings,
                                    std::stop_token stop = {});

} // namespace casewright::scenario
