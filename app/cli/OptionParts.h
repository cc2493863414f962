// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

#include "app/cli/Options.h"

namespace CLI {
class App;
class Option;
}

namespace casewright::cli {

// Options that several commands have.

inline constexpr const char* FloodSeed = "The seed of a flood: a whole number (1)";

void addFormat(CLI::App& app, Format& format);
/// The workspace to read or change; required.
void addWorkspace(CLI::App& app, std::string& workspace, const std::string& description = "The workspace to read");
/// Refuses what is no whole number in words of ours.
CLI::Option* wantWhole(CLI::Option* option);
/// Which documents, and how they are read. Gives back --alerts, which is required.
CLI::Option* addDocuments(CLI::App& app, InputOptions& options, const std::string& description,
                          const std::string& seeds);
/// `otherwise` is what it is if it is not given.
void addKibana(CLI::App& app, std::string& kibana, const std::string& otherwise);
[[nodiscard]] std::string problemOfInputs(const InputOptions& options);

} // namespace casewright::cli
