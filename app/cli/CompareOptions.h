// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/cli/Options.h"

namespace CLI {
class App;
}

namespace casewright::cli {

/// What `compare` was asked for: two sides over the same alerts. They are one rule or two, or one simulation of a
/// workspace or two, each with its change of settings.
struct CompareOptions : InputOptions {
    std::vector<std::string> moreRules{};          ///< files, after the first one
    std::string workspace{};
    std::vector<std::int64_t> simulations{};       ///< of the workspace, by number
    bool takesChanges = false;                     ///< of their documents
    std::vector<std::string> setA{}, setB{};       ///< parseSettingChange() takes them
    std::string report{};            ///< a file, by its name in HTML or Markdown; empty: none
    Format format = Format::Text;
};

// As in CommandOptions.h.
void describe(CLI::App& app, CompareOptions& options);
[[nodiscard]] std::string problemOf(const CompareOptions& options);

} // namespace casewright::cli
