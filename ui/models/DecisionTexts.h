// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <string>

#include "core/store/StoredValues.h"

/// How what was decided for a group reads on the screen, with the numbers that were compared.
namespace casewright::ui::DecisionTexts {

/// "WIN-DC01" for `{"host":{"name":"WIN-DC01"}}`, several values joined by " & "; "all alerts" for one case for all.
[[nodiscard]] QString group(const std::string& grouping);
/// "created", "reopened", "attached", "case full", "nothing new".
[[nodiscard]] QString outcome(const store::StoredDecision& decision);
/// "412 + 312 ≤ 1 000: 298 attached, 14 already attached".
[[nodiscard]] QString fill(const store::StoredDecision& decision);
/// Which case of the group it is and why: "counter 2: the time window since 2026-03-05 03:35 had passed".
[[nodiscard]] QString counter(const store::StoredDecision& decision);

} // namespace casewright::ui::DecisionTexts
