// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <vector>

#include "core/base/Time.h"

namespace casewright::engine {

/// From an instant on, until just before another.
struct TimeSpan {
    base::Timestamp from;
    base::Timestamp to;

    friend bool operator==(const TimeSpan&, const TimeSpan&) = default;
};

/// What people did so that alerts of a rule reach nobody (spec/alerting, "What a run hands over"), beside what the
/// rule's own file says. A plain value.
struct Silences {
    std::vector<std::string> mutedInstances{};     ///< by instance id; of query rules by `_id`
    std::vector<TimeSpan> snoozes{};               ///< while the rule is snoozed it hands over nothing
    std::vector<TimeSpan> maintenanceWindows{};    ///< what becomes new in one never reaches a case

    friend bool operator==(const Silences&, const Silences&) = default;
};

} // namespace casewright::engine
