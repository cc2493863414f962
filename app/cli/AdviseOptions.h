// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

#include "app/cli/Options.h"
#include "app/cli/SweepOptions.h"
#include "core/analysis/Advice.h"

namespace CLI {
class App;
}

namespace casewright::cli {

/// What `advise` was asked for.
struct AdviseOptions : InputOptions {
    AxesOptions axes{};
    analysis::Goal goal{};
    std::string report{};            ///< a file, by its name in HTML or Markdown; empty: none
    Format format = Format::Text;
};

// As in CommandOptions.h.
void describe(CLI::App& app, AdviseOptions& options);
[[nodiscard]] std::string problemOf(const AdviseOptions& options);

} // namespace casewright::cli
