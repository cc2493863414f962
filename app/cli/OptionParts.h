// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <vector>

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
/// The same, to be had or not: a file, or the address of one on a server. A password in it goes no further: into no
/// message, and no report.
CLI::Option* addAddress(CLI::App& app, std::string& workspace, const std::string& description);
/// An option that must be given, once or more often.
CLI::Option* addRepeated(CLI::App& app, const std::string& name, std::string& first, std::vector<std::string>& more,
                         const std::string& description);
/// Refuses what is no whole number in words of ours.
CLI::Option* wantWhole(CLI::Option* option);
/// Which documents, and how they are read. Gives back --alerts, which is required.
CLI::Option* addDocuments(CLI::App& app, InputOptions& options, const std::string& description,
                          const std::string& seeds);
/// `otherwise` is what it is if it is not given.
void addKibana(CLI::App& app, std::string& kibana, const std::string& otherwise);
/// How a rule is run: --rule-id, --kibana, --analysts, --maintenance-window; `otherwise` is what --kibana is if it is
/// not given.
void addRunning(CLI::App& app, InputOptions& options, const std::string& otherwise);
/// The rule and the documents to run it over, both required, and how it is run.
void addInputs(CLI::App& app, InputOptions& options, const std::string& otherwise);
[[nodiscard]] std::string problemOfInputs(const InputOptions& options);

} // namespace casewright::cli
