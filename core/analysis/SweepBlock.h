// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/analysis/Sweep.h"
#include "core/base/Result.h"
#include "core/engine/AlertGroupings.h"
#include "core/engine/GroupedRuns.h"
#include "core/engine/PreparedRuns.h"
#include "core/engine/RunSource.h"

namespace casewright::analysis {

/// Why nobody can set that in the version, though a rule file may have it and the engine runs it: the unit of the
/// window, the most cases of a run.
[[nodiscard]] std::optional<base::Error> reasonAgainst(const SweptSetting& setting,
                                                       const rules::VersionProfile& profile);

/// The runs of a rule with one interval under one profile, found when they are first asked for. Any thread.
class SweptRuns final {
public:
    SweptRuns(engine::RunsInput input, std::shared_ptr<engine::AlertGroupings> groupings)
        : m_input(std::move(input)), m_groupings(std::move(groupings))
    {
    }
    [[nodiscard]] const engine::RunsInput& input() const { return m_input; }
    [[nodiscard]] base::Result<std::shared_ptr<const engine::PreparedRuns>> prepared(const std::string& groupBy,
                                                                                     const std::stop_token& stop);

private:
    engine::RunsInput m_input;
    std::shared_ptr<engine::AlertGroupings> m_groupings;
    std::mutex m_mutex;
    std::shared_ptr<const engine::PreparedRuns> m_prepared;
    std::optional<base::Error> m_refusal;
};

/// The points of a sweep that differ in the window, the most cases and reopening only: the same runs, grouped by the
/// same field. A setting that provably comes to what is known of another one is not simulated. Any thread.
class SweepBlock final {
public:
    SweepBlock(const SweepInput& input, std::shared_ptr<SweptRuns> runs) : m_input(input), m_runs(std::move(runs)) {}

    /// A point that belongs here, by its number in the sweep.
    void add(std::size_t point) { m_points.push_back(point); }
    /// Shorter windows first: what holds of one often holds of all longer ones. Before the first next().
    void sort(const std::vector<SweptSetting>& settings);
    /// The next point that nobody has taken.
    [[nodiscard]] std::optional<std::size_t> next();
    [[nodiscard]] base::Result<SweepOutcome> simulate(const SweptSetting& setting, const std::stop_token& stop);
    /// To be called once for each point, after simulate(): the runs are let go after the last one.
    void finishPoint();
    /// How many simulations there were.
    [[nodiscard]] std::size_t simulations() const;

private:
    /// What of a setting matters to the cases.
    struct Terms {
        base::Duration window{};
        std::uint32_t limit = 0;
        bool reopens = false;
    };
    /// A setting that was simulated, and what happened that tells whether another one comes to the same.
    struct Known {
        Terms terms;
        std::uint32_t peakGroups = 0;
        bool windowPassed = false;
        bool isAnyClosed = false;
        SweepOutcome outcome;
    };
    [[nodiscard]] bool isSame(const Known& known, const Terms& asked) const;
    [[nodiscard]] std::optional<SweepOutcome> find(const Terms& asked) const;
    [[nodiscard]] static base::Result<double> findEntropy(const engine::PreparedRuns& runs, const std::string& groupBy,
                                                          const std::stop_token& stop);
    [[nodiscard]] base::Result<void> prepare(const std::string& groupBy, const std::stop_token& stop);
    [[nodiscard]] base::Result<engine::ActedRuns> act(const engine::ActionInput& action, std::uint32_t& peakGroups,
                                                      const std::stop_token& stop) const;
    [[nodiscard]] base::Result<Known> simulate(const engine::ActionInput& action, const Terms& terms,
                                               const std::stop_token& stop) const;

    const SweepInput& m_input;
    mutable std::mutex m_mutex;
    std::shared_ptr<SweptRuns> m_runs;
    std::vector<std::size_t> m_points;
    std::size_t m_next = 0;
    std::size_t m_finished = 0;
    std::uint32_t m_mostLimit = 0;                             ///< of the points
    std::mutex m_preparing;                                    ///< of what follows, which is made once
    std::shared_ptr<const engine::PreparedRuns> m_prepared;
    engine::RunSpan m_span;
    double m_groupEntropy = 0;
    std::optional<engine::GroupedRuns> m_grouped;              ///< of a query rule
    std::vector<Known> m_known;
};

} // namespace casewright::analysis
