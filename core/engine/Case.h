// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/Id.h"
#include "core/base/Time.h"
#include "core/cases/CaseAttributes.h"
#include "core/cases/CaseLimits.h"

namespace casewright::engine {

using cases::CaseStatus;

/// What a case holds in all versions of Kibana (spec/cases-action): a batch that does not fit whole is left out.
inline constexpr std::uint32_t MaximumAlertsPerCase = cases::MaximumAlerts;

/// A case as the Cases action makes and keeps it (spec/cases-action; Kibana's case saved object).
struct Case {
    base::CaseId id;                 ///< SHA-256 of `ruleId:space:owner:grouping:counter`
    base::GroupIndex group;
    std::uint32_t counter = 1;
    std::string title;
    std::string description;
    std::vector<std::string> tags;
    std::string owner;
    CaseStatus status = CaseStatus::Open;
    base::Timestamp createdAt;
    std::optional<base::Timestamp> updatedAt;   ///< none until something changes
    std::optional<base::Timestamp> closedAt;
    std::uint32_t totalAlerts = 0;              ///< attached, at most 1 000
    std::uint32_t timesReopened = 0;
    bool deleted = false;                       ///< gone, though its counter record stays

    friend bool operator==(const Case&, const Case&) = default;
};

/// What Kibana calls an oracle record: which case of a group is the current one, and since when.
struct CounterRecord {
    base::CounterId id;              ///< SHA-256 of `ruleId:space:owner:grouping`
    base::GroupIndex group;
    std::uint32_t counter = 1;
    base::Timestamp createdAt;
    std::optional<base::Timestamp> updatedAt;   ///< none until the counter moves

    friend bool operator==(const CounterRecord&, const CounterRecord&) = default;
};

} // namespace casewright::engine
