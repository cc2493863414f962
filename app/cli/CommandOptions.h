// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

#include "app/cli/Options.h"

namespace CLI {
class App;
}

namespace casewright::cli {

/// The last lines of every help: where output goes, and the exit codes.
extern const char* const ExitCodes;

// The options of a command, with their help: what is given on the command line ends in `options`, which must be there
// until it is parsed.
void describe(CLI::App& app, SimulateOptions& options);
void describe(CLI::App& app, ExplainOptions& options);
void describe(CLI::App& app, TestOptions& options);
void describe(CLI::App& app, GenerateOptions& options);
void describe(CLI::App& app, FieldsOptions& options);
void describe(CLI::App& app, RuleValidateOptions& options);
void describe(CLI::App& app, RuleConvertOptions& options);
void describe(CLI::App& app, WorkspaceCheckOptions& options);
void describe(CLI::App& app, WorkspaceInfoOptions& options);
void describe(CLI::App& app, WorkspaceCompactOptions& options);
void describe(CLI::App& app, VersionsOptions& options);
void describe(CLI::App& app, KqlParseOptions& options);
void describe(CLI::App& app, KqlMatchOptions& options);

// What is wrong with options that are right each by itself; empty: nothing.
[[nodiscard]] std::string problemOf(const SimulateOptions& options);
[[nodiscard]] std::string problemOf(const ExplainOptions& options);
[[nodiscard]] std::string problemOf(const FieldsOptions& options);
[[nodiscard]] std::string problemOf(const KqlMatchOptions& options);
[[nodiscard]] std::string problemOf(const RuleValidateOptions& options);

} // namespace casewright::cli
