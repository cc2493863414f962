// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

#include "app/cli/AlertInput.h"
#include "core/base/Json.h"
#include "core/engine/Silences.h"
#include "core/rules/Rule.h"

namespace casewright::cli {

// What silences a rule, by its own file and by the command line, from the first document to the last.

/// A line for people: `muted; snoozed once, from … to …`; empty if nothing is silenced.
[[nodiscard]] std::string silencesText(const rules::Rule& rule, const engine::Silences& given, const AlertInput& input);
/// `muteAll`, `mutedAlerts`, `snoozes`, `maintenanceWindows`.
[[nodiscard]] base::Json silencesJson(const rules::Rule& rule, const engine::Silences& given, const AlertInput& input);

} // namespace casewright::cli
