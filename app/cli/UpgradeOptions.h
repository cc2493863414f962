// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <vector>

#include "app/cli/Options.h"

namespace CLI {
class App;
}

namespace casewright::cli {

/// What `upgrade` was asked for: rules of files or of a workspace, and two versions. Of the inputs --kibana and
/// --rule-id are not asked for.
struct UpgradeOptions : InputOptions {
    std::vector<std::string> moreRules{};    ///< files, after the first one; each may hold several
    std::string workspace{};
    std::string from{};                      ///< a version profile; empty: the workspace's
    std::string to{};                        ///< empty: the newest
    std::string report{};            ///< a file, by its name in HTML or Markdown; empty: none
    Format format = Format::Text;
};

// As in CommandOptions.h.
void describe(CLI::App& app, UpgradeOptions& options);
[[nodiscard]] std::string problemOf(const UpgradeOptions& options);

} // namespace casewright::cli
