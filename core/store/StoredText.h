// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace casewright::store {

// How small values are written into columns.

/// Tags as a JSON list of strings.
[[nodiscard]] std::string tagsToText(const std::vector<std::string>& tags);
[[nodiscard]] std::vector<std::string> tagsFromText(const std::string& text);

// The bits of the columns `reasons`: why a case was created.
inline constexpr std::int64_t ReasonCounterCreated = 1;
inline constexpr std::int64_t ReasonWindowPassed = 2;
inline constexpr std::int64_t ReasonClosedPassed = 4;

} // namespace casewright::store
