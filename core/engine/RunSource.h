// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/Id.h"
#include "core/base/Progress.h"
#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/engine/AlertGrouping.h"
#include "core/engine/RunResult.h"
#include "core/engine/Simulation.h"

namespace casewright::engine {

/// A run that is due: what it hands over to the Cases action, and where the rest went.
struct DueRun {
    base::Timestamp at{};
    std::uint64_t tick = 0;               ///< its number among all runs, from 0
    std::vector<base::AlertRow> rows{};   ///< handed over, in order
    std::uint64_t started = 0;            ///< alerts that became new; of query rules: documents that became alerts
    std::uint64_t ongoing = 0;
    Audit audit{};                        ///< the bins before the action
    RunInstances instances{};
};

/// How many runs there are, and when.
struct RunSpan {
    std::uint64_t runs = 0;
    std::uint64_t matched = 0;            ///< documents
    base::Timestamp firstAt{};
    base::Timestamp lastAt{};
};

/// The runs of a rule as they come, whatever its type (spec/alerting, "What a run hands over"). It does not depend on
/// the Cases action. One thread.
class RunSource {
public:
    virtual ~RunSource() = default;

    /// The next run with something new, ongoing, recovered or lost, put into `run`; false after the last one.
    [[nodiscard]] virtual base::Result<bool> next(DueRun& run) = 0;
    [[nodiscard]] virtual RunSpan span() const = 0;
    /// What rows and instances are of.
    [[nodiscard]] virtual const AlertSource& source() const = 0;
    /// Its alerts by a field of theirs; an error if their documents cannot be read again.
    [[nodiscard]] virtual base::Result<AlertGrouping> groupBy(const std::string& field,
                                                              const std::stop_token& stop) const
    {
        return AlertGrouping::ofTable(*source().table, field, stop);
    }
    /// Whether all bins sum up to the documents that matched: those of query rules do.
    [[nodiscard]] virtual bool countsDocuments() const = 0;
};

/// Of a rule that can be simulated. The input must outlive it. Progress is in ticks, where there is something to be
/// done
/// ahead.
[[nodiscard]] base::Result<std::unique_ptr<RunSource>> makeRunSource(const SimulationInput& input,
                                                                     base::Progress* progress,
                                                                     const std::stop_token& stop);

} // namespace casewright::engine
