// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "core/alerts/AlertTable.h"
#include "core/base/Progress.h"
#include "core/base/Result.h"
#include "core/engine/AlertLog.h"
#include "core/engine/AlertRecords.h"
#include "core/rules/Rule.h"
#include "core/rules/VersionProfile.h"

namespace casewright::engine {

/// What a rule's runs depend on, whatever its Cases action does with them.
struct EvaluationInput {
    const rules::Rule& rule;
    std::shared_ptr<const alerts::AlertTable> documents;
    const rules::VersionProfile& profile;
    std::string space = "default";
    /// Whether alerts that go on have a row in each run: somebody looks at fields that change from run to run
    /// (changesFromRunToRun()).
    bool rowsOfOngoing = false;
};

/// All runs of a rule that makes alerts of its own, from the first tick to the last, and its alerts.
struct EvaluatedRule {
    AlertLog log;
    std::shared_ptr<const AlertRecords> records;
    std::shared_ptr<const alerts::AlertTable> table;                 ///< of the records
    std::shared_ptr<const std::vector<std::string>> instances;       ///< ids by number
};

/// Whether alerts are made by the rule; those of a query rule are its documents.
[[nodiscard]] bool makesAlerts(const rules::Rule& rule);

/// What such a rule groups its documents by, whose groups are its instances; none: one group.
[[nodiscard]] std::vector<std::string> instanceFieldsOf(const rules::Rule& rule);

/// Runs a rule that makes alerts over documents. Progress is in ticks up to the last document; stops within 100 ms of a
/// request with ErrorCode::Cancelled. An error says what in the rule is not valid or not simulated. Any thread.
[[nodiscard]] base::Result<EvaluatedRule> evaluate(const EvaluationInput& input, base::Progress* progress = nullptr,
                                                   const std::stop_token& stop = {});

} // namespace casewright::engine
