// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string_view>

#include "core/base/Result.h"
#include "core/base/Time.h"

namespace casewright::rules {

/// The shortest time window, in every version that has minutes.
inline constexpr std::int64_t LeastMinutes = 5;
/// A shorter one opens very many cases: a warning, as in Kibana's form.
inline constexpr std::int64_t ShortMinutes = 20;

/// Reads the time window of a Cases action: `^[1-9][0-9]*[dwhm]$`, minutes from 5; exact lengths in
/// UTC (spec/cases-action, step 4 and "Versions are data").
[[nodiscard]] base::Result<base::Duration> parseTimeWindow(std::string_view text);

/// Reads the look-back of a detection rule, `now-6m`: its length. Units s, m, h, d, w.
[[nodiscard]] base::Result<base::Duration> parseLookBack(std::string_view text);

/// Reads how often a rule runs, `5m`: `^[1-9][0-9]*[smhd]$`.
[[nodiscard]] base::Result<base::Duration> parseInterval(std::string_view text);

} // namespace casewright::rules
