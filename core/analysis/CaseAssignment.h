// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/alerts/AlertTable.h"
#include "core/base/Id.h"
#include "core/base/Progress.h"
#include "core/base/Result.h"
#include "core/engine/PreparedRuns.h"
#include "core/engine/Simulation.h"

namespace casewright::analysis {

/// A case in short, to be shown beside others.
struct AssignedCase {
    std::string id{};
    std::string title{};
    std::string group{};                          ///< its grouping: deterministic JSON; `{}` of one that has none
    std::uint32_t alerts = 0;                     ///< all that it holds, also those that count for an earlier case
    base::Timestamp createdAt{};
};

/// The values that a case is grouped by, in a few words: `h1`, or `h1, alice`; empty where it has none.
[[nodiscard]] std::string groupValues(const AssignedCase& of);

/// An alert in a case beside its first one: it went on when the window of the first had passed, or its `_id` stands in
/// several indices.
struct LaterCase {
    base::AlertRow row{};
    std::uint32_t caseIndex = 0;
    base::Timestamp since{};
};

/// What an alert is known by whose rule makes it: `_id` has the id of the rule in it.
struct AlertBirth {
    std::uint32_t instance = 0;                   ///< in CaseAssignment::instances
    base::Timestamp start{};
};

/// Which alert came into which case. The rows are those of `table`; one that is in several cases counts for the first.
struct CaseAssignment {
    static constexpr std::uint32_t InNoCase = UINT32_MAX;   ///< matched or not: `isAlert` tells

    std::shared_ptr<const alerts::AlertTable> table{};
    std::vector<std::uint32_t> caseOf{};          ///< by row
    /// By row. Of query rules: whether the document matched (it is in a bin of the audit); where the query depends on
    /// the clock, whether a run handed it over. Of others: all rows.
    std::vector<bool> isAlert{};
    std::vector<AssignedCase> cases{};
    std::vector<LaterCase> later{};               ///< in order of time
    std::shared_ptr<const std::vector<std::string>> instances{};   ///< of rules that make alerts; else null
    std::vector<AlertBirth> births{};             ///< by row, of the same; else empty
    engine::SimulationSummary summary{};
};

/// Simulates, and keeps what came where: the cases are those of engine::simulate(), to the last alert. Stops within
/// 100 ms of a request with ErrorCode::Cancelled. Any thread.
[[nodiscard]] base::Result<CaseAssignment> assignCases(const engine::SimulationInput& input,
                                                       base::Progress* progress = nullptr,
                                                       const std::stop_token& stop = {});
/// The same over prepared runs.
[[nodiscard]] base::Result<CaseAssignment> assignCases(const engine::PreparedRuns& runs,
                                                       const engine::ActionInput& action,
                                                       const std::stop_token& stop = {});

} // namespace casewright::analysis
