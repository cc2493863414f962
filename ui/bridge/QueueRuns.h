// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/store/StoredValues.h"

namespace casewright::ui {

/// Where a run of a queue is: which of its simulations, by rule, and its number there.
struct RunPlace {
    std::size_t rule = 0;
    std::uint64_t number = 0;

    friend bool operator==(const RunPlace&, const RunPlace&) = default;
};

/// The runs of all rules of a queue.
struct QueueRuns {
    /// In order of time, at the same time by rule; numbers count through all of them, and `notClosed` are the cases of
    /// all rules when the last run of that time was over.
    std::vector<store::StoredRun> runs;
    std::vector<RunPlace> places;   ///< by run
};

/// `byRule`: the runs of each, in order of time. `history`: of the queue, which knows when cases were closed in between;
/// empty where nobody worked, or it was not kept.
[[nodiscard]] QueueRuns mergeRuns(const std::vector<std::vector<store::StoredRun>>& byRule,
                                  const engine::QueueHistory& history = {});

/// "a.ndjson and Storm"; of more than three how many.
[[nodiscard]] QString sourceNames(const store::StoredSource& source, const std::vector<store::StoredSource>& more);
/// "3 rules against a.ndjson and Storm".
[[nodiscard]] QString queueName(std::size_t rules, const store::StoredSource& source,
                                const std::vector<store::StoredSource>& more);

/// The simulations of a queue as one, by rule: their sums under the name of the queue, without a key, for there is no
/// such simulation in the workspace. Its state is that of the first one that did not finish. The most cases that were
/// open at a time are at least those of the rule that had most; the runs tell.
[[nodiscard]] store::StoredSimulation sumOfQueue(const std::vector<store::StoredSimulation>& simulations);

} // namespace casewright::ui
