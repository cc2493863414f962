// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string_view>

#include "core/alerts/AlertTable.h"
#include "core/analysis/Explanation.h"
#include "core/base/Id.h"
#include "core/base/Result.h"

namespace casewright::analysis {

/// How the Cases action groups one document by a field, from its text (spec/cases-action, step 1). An error if the
/// document cannot be read again.
[[nodiscard]] base::Result<Grouping> groupingOf(const alerts::AlertTable& table, base::AlertRow row,
                                                std::string_view field);

/// The group of documents without a value, `{"host.name":"unknown"}`: always the flat key.
[[nodiscard]] std::string unknownKey(std::string_view field);

} // namespace casewright::analysis
