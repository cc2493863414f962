// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/base/JsonNode.h"
#include "core/base/Time.h"
#include "core/engine/Case.h"
#include "core/engine/CasesConnector.h"
#include "core/rules/Rule.h"
#include "core/rules/VersionProfile.h"

namespace casewright::scenario {

// What scenario files and rule-run files have in common (spec/formats).

/// `action {groupingBy, timeWindow, reopenClosedCases, maximumCasesToOpen}`: the settings of a Cases action.
struct ActionSettings {
    std::string groupBy;
    std::string timeWindow = "7d";                    ///< as written
    base::Duration window = base::Week;
    bool reopenClosedCases = false;
    std::optional<std::int64_t> maximumCasesToOpen;
};
[[nodiscard]] ActionSettings readAction(const base::JsonNode& node);

/// `rule {id, name, tags, owner, url}`; `tags` and `url` may be missing.
struct RuleIdentity {
    engine::RuleText text;
    std::string owner;
};
[[nodiscard]] RuleIdentity readRule(const base::JsonNode& node);

/// A query rule with that name and action, and the schedule of a new rule.
[[nodiscard]] rules::Rule queryRule(const RuleIdentity& identity, const ActionSettings& action);

/// `kibana`: the name of a version profile.
[[nodiscard]] rules::VersionProfile readProfile(const base::JsonNode& node);

/// Refuses a file that is not of the kind, such as `scenario/1`.
void requireKind(const base::JsonNode& root, const std::string& kind);

/// `open`, `in-progress`, `closed`.
[[nodiscard]] std::string statusText(engine::CaseStatus status);
[[nodiscard]] engine::CaseStatus readStatus(const base::JsonNode& node);

} // namespace casewright::scenario
