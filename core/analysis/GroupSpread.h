// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <stop_token>

#include "core/base/Result.h"
#include "core/engine/AlertGrouping.h"
#include "core/engine/RunSource.h"

namespace casewright::analysis {

/// How the alerts that runs hand over are spread over the groups of a field. Those without a value are one group,
/// `unknown`; an alert counts each time that it is handed over.
struct GroupSpread {
    std::uint64_t alerts = 0;
    double entropy = 0;              ///< Shannon's, in bits; 0: one group has all
    double topShare = 0;             ///< of the alerts, in the group that has the most; 0 without alerts

    friend bool operator==(const GroupSpread&, const GroupSpread&) = default;
};

/// Goes through all runs, which are used up. Stops within 100 ms of a request with ErrorCode::Cancelled. Any thread.
[[nodiscard]] base::Result<GroupSpread> groupSpread(engine::RunSource& runs, const engine::AlertGrouping& grouping,
                                                    const std::stop_token& stop = {});

} // namespace casewright::analysis
