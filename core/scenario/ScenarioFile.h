// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <variant>
#include <vector>

#include "core/base/Json.h"
#include "core/base/JsonNode.h"
#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/engine/Case.h"
#include "core/rules/VersionProfile.h"
#include "core/scenario/SharedKeys.h"

namespace casewright::scenario {

/// A step of a timeline: the action runs over alerts, as they are given.
struct RunStep {
    std::vector<const base::Json*> alerts;   ///< objects with an `_id`, in the file's root
};
/// A case as a step names it, and where.
struct CaseReference {
    base::CaseId id;
    std::string pointer;                 ///< JSON pointer into the file
};
struct StatusStep {
    std::vector<CaseReference> cases;
    engine::CaseStatus status;
};
struct DeleteStep {
    std::vector<CaseReference> cases;
};

struct TimelineStep {
    base::Timestamp at;
    std::variant<RunStep, StatusStep, DeleteStep> what;
};

/// A scenario file: what the Cases action does with given alerts (spec/formats, "Scenario files").
struct Scenario {
    base::JsonFile file;                 ///< what it was read from, for the places of later errors
    std::string name;
    rules::VersionProfile profile;
    std::string space;
    RuleIdentity rule;
    ActionSettings action;
    std::vector<TimelineStep> timeline;  ///< in order of time
    const base::Json* expect;            ///< an object in the file's root
};

/// Unknown keys, wrong types, steps out of order and alerts without `_id` are errors with line and column.
[[nodiscard]] base::Result<Scenario> parseScenario(std::string text, std::string file);

} // namespace casewright::scenario
