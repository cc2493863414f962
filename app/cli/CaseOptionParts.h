// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/cases/CaseAttributes.h"

namespace CLI {
class App;
class Option;
}

namespace casewright::cli {

// Options that several commands for cases have.

inline constexpr const char* WorkspaceToChange = "The workspace to change";

/// The case: required, the next word of the command line.
void addCase(CLI::App& app, std::string& which);
/// Several: all words of the command line that are no option.
CLI::Option* addCases(CLI::App& app, std::vector<std::string>& cases, const std::string& description);
/// An option whose values are given one by one, so that what follows is no value of it.
CLI::Option* addRepeated(CLI::App& app, const std::string& name, std::vector<std::string>& values,
                         const std::string& description);
void addLimit(CLI::App& app, std::uint64_t& limit, const std::string& description);
void addOwner(CLI::App& app, std::string& owner, const std::string& description);

[[nodiscard]] bool isUtf8(const std::string& text);
/// Refuses what is no UTF-8 as a value of the options that the command has, but for names of files: it could not be
/// kept as it is.
void wantUtf8(CLI::App& app);

/// One, or several with a comma or a blank between them.
void addStatuses(CLI::App& app, std::vector<cases::CaseStatus>& statuses);
void addSeverities(CLI::App& app, std::vector<cases::Severity>& severities);
void addStatus(CLI::App& app, std::optional<cases::CaseStatus>& status);
void addSeverity(CLI::App& app, std::optional<cases::Severity>& severity);

} // namespace casewright::cli
