// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/Time.h"
#include "core/engine/Case.h"

namespace casewright::analysis {

// Pieces of the sentences that explain: plain English, numbers grouped by blanks, times in UTC.

/// `1 234 567`
[[nodiscard]] std::string numberText(std::uint64_t number);
/// `1 alert`, `2 alerts`
[[nodiscard]] std::string countText(std::uint64_t number, std::string_view one, std::string_view many);
/// ISO 8601, without milliseconds that are 0.
[[nodiscard]] std::string timeText(base::Timestamp at);
/// `"Title" (0123456789)`, with the beginning of its id.
[[nodiscard]] std::string caseText(const engine::Case& one);

} // namespace casewright::analysis
