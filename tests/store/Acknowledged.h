// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "tests/store/ScriptedRuns.h"

namespace casewright::tests {

/// What a person does with cases.
enum class EditKind : int { Status, Title, Comment, NewCase };

/// An edit by hand that was answered: from then on it may not be lost.
struct Acknowledged {
    EditKind kind = EditKind::Status;
    std::int64_t caseKey = 0;
    /// No other edit has this one: the activity's user, and the title or the comment's text.
    std::string user;
};

/// A line that a process prints when an edit was answered.
[[nodiscard]] std::string textOf(const Acknowledged& edit);
/// Nothing: the line says something else.
[[nodiscard]] std::optional<Acknowledged> parseAcknowledged(const std::string& line);

/// What is edited: the cases of a simulation of these runs, which have the keys from 1.
constexpr std::uint32_t EditedCases = 40;
[[nodiscard]] inline Script editedScript() { return {.runs = 1, .alertsPerRun = 80, .groups = EditedCases}; }
constexpr std::int64_t FirstEdit = 1'800'000'000'000; ///< a time after all that the script does

/// What is stored meanwhile, over and over: two batches or so.
[[nodiscard]] inline Script smallScript() { return {.runs = 40, .alertsPerRun = 50, .groups = 5}; }

} // namespace casewright::tests
