// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string_view>

#include "core/base/Result.h"
#include "core/base/Time.h"

namespace casewright::alerts {

/// Reads a document's time: ISO 8601 (base::parseTimestamp), `Mar 2, 2026 @ 07:45:10.250` as Kibana exports it (taken
/// for UTC, as all without a zone), or the time since 1970 as a number, whose
/// unit is told by its magnitude: seconds below 10^11 (the year 5138), milliseconds below 10^14,
/// microseconds below 10^17, else nanoseconds; decimals and what is below a millisecond are cut off
/// towards the past. A number of 4 or 8 digits is refused as text, for it is rather a year or a day.
[[nodiscard]] base::Result<base::Timestamp> parseTimeValue(std::string_view text);

/// The same for a number of a JSON document, as it is written there (`1642723347`, `1.6e9`).
[[nodiscard]] base::Result<base::Timestamp> parseTimeNumber(std::string_view number);

} // namespace casewright::alerts
