// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <stop_token>
#include <vector>

#include "core/analysis/CaseAssignment.h"
#include "core/base/Id.h"
#include "core/base/Result.h"

namespace casewright::analysis {

/// An alert of one or both of two assignments: of each its first row.
struct ComparedAlert {
    static constexpr base::AlertRow NoRow{UINT32_MAX};

    base::AlertRow before = NoRow;
    base::AlertRow after = NoRow;
};

/// The alerts of two assignments, each once: those of the first in order of rows, then those that only the second has.
/// What is the same alert, and what is an error: see compareCases().
[[nodiscard]] base::Result<std::vector<ComparedAlert>> sameAlerts(const CaseAssignment& before,
                                                                  const CaseAssignment& after,
                                                                  const std::stop_token& stop);

} // namespace casewright::analysis
