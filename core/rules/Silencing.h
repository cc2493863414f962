// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <vector>

#include "core/base/Json.h"
#include "core/rules/BodyNode.h"
#include "core/rules/Rule.h"
#include "core/rules/SnoozeSchedule.h"
#include "core/rules/Validation.h"

namespace casewright::rules {

/// What a rule's own file says so that its alerts reach nobody: as Kibana gives rules out, never as it takes them
/// (reference/kibana-alerting, 1.1). A plain value.
struct Silencing {
    bool muteAll = false;                         ///< `mute_all`: nothing is handed over
    std::vector<std::string> mutedAlerts{};       ///< `muted_alert_ids`: instances
    std::vector<SnoozeSchedule> snoozes{};        ///< those of `snooze_schedule` that could be read exactly

    friend bool operator==(const Silencing&, const Silencing&) = default;
};

/// Of a rule, from the text that it was read from; nothing for one that was made here.
[[nodiscard]] Silencing silencingOf(const Rule& rule);

/// The rule with nothing in its file that silences it.
[[nodiscard]] Rule withoutSilencing(Rule rule);

/// Reads it from the object that has the name of the rule. What is of the wrong kind, or no time, is a problem; what
/// Kibana may take and Casewright does not work out is added to `notSimulated`, and left out. `body`: the whole.
[[nodiscard]] Silencing readSilencing(const BodyNode& root, const base::Json& body, std::vector<Finding>& notSimulated);

/// What there is to say about it beside its problems: that it silences everything, what is not simulated, and snoozes
/// that come once more than their end says.
[[nodiscard]] std::vector<Finding> findSilencing(const Rule& rule);

} // namespace casewright::rules
