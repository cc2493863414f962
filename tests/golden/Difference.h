// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

#include "core/base/Json.h"

namespace casewright::tests {

/// The first place where `actual` is not what `expected` names, as `path: expected X, is Y`; empty if there is none.
/// Objects may have more keys than were expected, lists are compared whole, numbers as numbers.
[[nodiscard]] std::string firstDifference(const base::Json& expected, const base::Json& actual,
                                          const std::string& path = {});

} // namespace casewright::tests
