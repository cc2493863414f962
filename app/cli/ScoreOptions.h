// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

#include "app/cli/Options.h"
#include "app/cli/SweepOptions.h"

namespace CLI {
class App;
}

namespace casewright::cli {

/// What `score` was asked for.
struct ScoreOptions : InputOptions {
    AxesOptions axes{};
    std::string truthField{};        ///< alerts with the same value belong together; empty: truthFile says it
    std::string truthFile{};
    Format format = Format::Text;
};

// As in CommandOptions.h.
void describe(CLI::App& app, ScoreOptions& options);
[[nodiscard]] std::string problemOf(const ScoreOptions& options);

} // namespace casewright::cli
