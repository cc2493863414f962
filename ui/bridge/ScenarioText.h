// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <cstdint>
#include <stop_token>
#include <string>

#include "core/base/Result.h"

namespace casewright::ui {

/// Bytes of the largest scenario file that is opened in the window.
inline constexpr std::uint64_t LargestScenario = 64'000'000;

/// What a file that is dropped on, or opened by, the Simulate page turns out to be.
enum class ScenarioKind : std::uint8_t { Scenario, RuleRuns };

/// The text of a file; stops within 100 ms of a request. Errors name the file. Not for the GUI thread.
[[nodiscard]] base::Result<std::string> readScenarioText(const QString& path, const std::stop_token& stop);

/// What the text is. For anything but a scenario or a rule-run file, an error that says what it is and what to do with
/// it, with its place.
[[nodiscard]] base::Result<ScenarioKind> kindOfScenario(const std::string& text, const QString& path);

} // namespace casewright::ui
