// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/base/Time.h"
#include "core/engine/Silences.h"

namespace casewright::analysis {

/// What kept an alert from being handed over.
struct Silence {
    enum class Kind : std::uint8_t {
        Rule, ///< the rule is muted
        Alert, ///< the alert is muted
        Snooze, ///< the rule was snoozed at its run
        Maintenance ///< it became new in a maintenance window
    };
    Kind kind = Kind::Rule;
    engine::TimeSpan span{}; ///< of the snooze or the window
};

/// An instance of a rule that makes alerts, in the runs: one of its lives, from becoming new to recovering, or all
/// that is known of it if it never had one.
struct Lifetime {
    std::string instance{};
    std::uint64_t number = 0; ///< the life's among those of the instance, from 1; 0: it never became an alert
    std::uint64_t lives = 0;
    base::Timestamp start{}; ///< the run in which it became new
    base::Timestamp last{}; ///< the last run that it was active in
    std::optional<base::Timestamp> recovered{};
    std::uint64_t runs = 0; ///< that it was active in; so the next
    std::uint64_t flapping = 0;
    std::uint64_t handedOver = 0;
    std::uint64_t attached = 0; ///< each to another case
    std::uint64_t muted = 0;
    std::uint64_t maintenance = 0;
    std::uint64_t overRunCap = 0;
    base::Timestamp at{}; ///< the run that is told of: it was new there, or not
    std::uint64_t place = 0; ///< there, among the new or the ongoing alerts that could be handed over, from 1
    bool isNew = false; ///< there
    // Of one that never became an alert, where the rule has a lifecycle.
    std::uint64_t ruleRuns = 0; ///< of the rule
    std::uint64_t reported = 0; ///< runs that reported it
    std::uint64_t longestRow = 0; ///< most of them in a row
};

} // namespace casewright::analysis
