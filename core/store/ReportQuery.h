// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/Result.h"
#include "core/base/Time.h"

namespace casewright::store {

class Workspace;

/// How many cases of a simulation hold so many alerts.
struct CaseSizeCount {
    std::uint32_t alerts = 0;
    std::uint64_t cases = 0;
};

/// What the Cases action grouped by, and what came of it.
struct GroupTotal {
    std::string grouping{}; ///< deterministic JSON
    std::uint64_t cases = 0;
    std::uint64_t alerts = 0; ///< attached to these
};

/// How many cases were not closed from an instant on.
struct OpenCases {
    base::Timestamp at{};
    std::uint64_t open = 0;
};

// What reports ask of a simulation beyond its pages. Errors as those of Workspace, on whose thread they run.

/// By number of alerts, the fewest first.
[[nodiscard]] base::Result<std::vector<CaseSizeCount>> readCaseSizes(const Workspace& workspace,
                                                                     std::int64_t simulation);
/// Those with the most alerts first.
[[nodiscard]] base::Result<std::vector<GroupTotal>> readLargestGroups(const Workspace& workspace,
                                                                      std::int64_t simulation, std::uint32_t limit);
/// From the first case on, at each instant until `end` at which that changed, from the activity of cases that are
/// there.
[[nodiscard]] base::Result<std::vector<OpenCases>> readOpenCases(const Workspace& workspace, std::int64_t simulation,
                                                                 base::Timestamp end);

} // namespace casewright::store
