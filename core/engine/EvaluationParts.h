// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

#include "core/base/Progress.h"
#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/engine/AlertLog.h"
#include "core/engine/AlertRecords.h"
#include "core/engine/DocumentGroups.h"
#include "core/engine/MatchingDocuments.h"
#include "core/engine/RuleEvaluation.h"
#include "core/engine/Ticks.h"

namespace casewright::engine {

class GroupWindow;

/// What the evaluations of all types of rules work on, and what they leave.
struct EvaluationParts {
    const EvaluationInput& input;
    MatchingDocuments& documents;
    const DocumentGroups& groups;
    AlertRecords& records;
    AlertLog& log;
    base::Progress* progress;
    std::stop_token stop;
    std::uint64_t& runs;       ///< that were evaluated
};

/// The ticks from the first document to the last. There must be a document.
struct TickRange {
    std::int64_t first;
    std::int64_t last;
    base::Duration interval;

    TickRange(const MatchingDocuments& documents, base::Duration every)
        : first(tickAtOrAfter(documents.times().front(), every)),
          last(tickAtOrAfter(documents.times().back(), every)), interval(every)
    {
    }
    [[nodiscard]] base::Timestamp at(std::int64_t tick) const { return timeOfTick(tick, interval); }
};

/// Of a rule that is valid, with documents. Each fills the records and the log's runs.
[[nodiscard]] base::Result<void> evaluateLifecycle(const EvaluationParts& parts, const TickRange& ticks);
[[nodiscard]] base::Result<void> evaluateThreshold(const EvaluationParts& parts, const TickRange& ticks);
[[nodiscard]] base::Result<void> evaluateNewTerms(const EvaluationParts& parts, const TickRange& ticks);

/// Sets the documents' clock to a tick; an error if somebody asked to stop, or if there are too many.
[[nodiscard]] base::Result<base::Timestamp> beginTick(const EvaluationParts& parts, const TickRange& ticks,
                                                      std::int64_t tick);
/// The runs of a detection rule, from the first tick to the last: moves the window and calls `run`, but passes over the
/// ticks at which it would be empty. Writes down in the log how many ticks there were.
[[nodiscard]] base::Result<void> runDetections(const EvaluationParts& parts, const TickRange& ticks, GroupWindow& window,
                                               const std::function<void(std::int64_t, base::Timestamp)>& run);
/// Ends a run in the log, with what was added to it and to the records since the run before.
void endRun(const EvaluationParts& parts, const TickRange& ticks, std::int64_t tick, std::uint64_t overMaxSignals = 0);

} // namespace casewright::engine
