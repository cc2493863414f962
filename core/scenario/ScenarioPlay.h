// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Json.h"
#include "core/base/Result.h"
#include "core/scenario/ScenarioFile.h"

namespace casewright::scenario {

/// Plays a scenario's timeline through the engine, and says what came of it in the words of `expect`: `steps`,
/// `cases`, `oracle`, `summary`. A step about a case that is not there is an error with its place.
[[nodiscard]] base::Result<base::Json> play(const Scenario& scenario);

} // namespace casewright::scenario
