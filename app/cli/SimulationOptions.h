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

/// What `simulations list` was asked for.
struct SimulationListOptions {
    std::string workspace{};
    Format format = Format::Text;
};

/// What `simulations compare` was asked for.
struct SimulationCompareOptions {
    std::string workspace{};
    std::vector<std::int64_t> simulations{}; ///< in the order of the columns
    bool onlyDifferences = false;
    Format format = Format::Text;
};

/// What `simulations rerun` was asked for.
struct SimulationRerunOptions {
    std::string workspace{};
    std::int64_t simulation = 0;
    std::vector<std::string> maintenanceWindows{}; ///< parseMaintenanceWindow() takes each
    bool skipBadLines = false;
    bool takesChanges = false;
    Format format = Format::Text;
};

/// What `simulations rename` was asked for.
struct SimulationRenameOptions {
    std::string workspace{};
    std::int64_t simulation = 0;
    std::string name{};
};

/// What `simulations remove` was asked for.
struct SimulationRemoveOptions {
    std::string workspace{};
    std::vector<std::int64_t> simulations{};
    bool isSure = false;                          ///< do not ask
};

// As in CommandOptions.h.
void describe(CLI::App& app, SimulationListOptions& options);
void describe(CLI::App& app, SimulationCompareOptions& options);
void describe(CLI::App& app, SimulationRerunOptions& options);
void describe(CLI::App& app, SimulationRenameOptions& options);
void describe(CLI::App& app, SimulationRemoveOptions& options);

[[nodiscard]] std::string problemOf(const SimulationRerunOptions& options);
[[nodiscard]] std::string problemOf(const SimulationRemoveOptions& options);

} // namespace casewright::cli
