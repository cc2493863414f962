// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/Result.h"
#include "core/rules/Rule.h"
#include "core/rules/VersionProfile.h"

namespace casewright::rules {

enum class Severity : std::uint8_t {
    Warning,      ///< works, but probably not as meant
    NotSimulated, ///< sound for Kibana, but of a kind that Casewright does not simulate
    Error,        ///< Kibana would refuse the rule, or it means nothing
};

/// Whether a rule with such a finding cannot be simulated.
[[nodiscard]] constexpr bool preventsSimulation(Severity severity) { return severity != Severity::Warning; }

/// The fields of a rule: what findings stand beside, and what a person edits.
enum class RuleField : std::uint8_t {
    Name, Type, Consumer, Tags, Query, Interval, From, MaxSignals, TimeField, Parameters, AlertDelay, Flapping, GroupBy,
    TimeWindow, Reopen, Maximum, Template, CasesAction
};

/// A change of the rule's file that makes a finding go away.
struct FindingFix {
    std::string description;   ///< for people: "Take host.name."
    std::string pointer;       ///< JSON pointer in the text that writeRule() gives
    std::string json;          ///< the new value as JSON; empty: the value is taken out

    friend bool operator==(const FindingFix&, const FindingFix&) = default;
};

/// Something about a rule that its author should know. Never blocks saving.
struct Finding {
    Severity severity;
    RuleField field;
    std::string text;       ///< a sentence or two, plain English: what, why, what to do
    std::string pointer{};  ///< JSON pointer to what it is about in the rule's file, if that is not the field's value
    std::optional<FindingFix> fix{};

    friend bool operator==(const Finding&, const Finding&) = default;
};

/// Whether the rule's query is KQL's match-all: nothing, or lone wildcards.
[[nodiscard]] bool matchesEverything(const Rule& rule);

/// All there is to say about a rule under a version profile, in the order of the form's fields.
[[nodiscard]] std::vector<Finding> validate(const Rule& rule, const VersionProfile& profile);

/// The rule with the fix of one of its findings. An error only if the rule's text was no rule.
[[nodiscard]] base::Result<Rule> applyFix(const Rule& rule, const FindingFix& fix);

/// The field's path in a rule file: `schedule.interval`, `actions[].params.subActionParams.timeWindow`.
[[nodiscard]] std::string_view pathOf(RuleField field);

} // namespace casewright::rules
