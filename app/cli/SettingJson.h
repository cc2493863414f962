// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/analysis/Sweep.h"
#include "core/base/Json.h"

namespace casewright::cli {

/// A setting of a sweep for programs: `groupBy`, `timeWindow`, …
[[nodiscard]] base::Json settingJson(const analysis::SweptSetting& setting);
/// All measures of what comes of it, by name.
[[nodiscard]] base::Json measuresJson(const analysis::SweepOutcome& outcome);

} // namespace casewright::cli
