// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <vector>

#include "core/base/Result.h"
#include "core/engine/Silences.h"

namespace casewright::cli {

/// Reads `FROM/TO`, two times in ISO 8601, the first before the second.
[[nodiscard]] base::Result<engine::TimeSpan> parseMaintenanceWindow(const std::string& text);

/// What the command line silences beside the rule's own file. The windows were parsed before.
[[nodiscard]] engine::Silences silencesOf(const std::vector<std::string>& maintenanceWindows);

} // namespace casewright::cli
