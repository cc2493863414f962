// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "core/analysis/Explanation.h"
#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/engine/Case.h"
#include "core/engine/RunResult.h"
#include "core/engine/Simulation.h"

namespace casewright::analysis {

/// A run that concerns somebody, and the cases of its decisions as they were after it.
struct KeptRun {
    engine::RunResult run;
    std::map<std::uint32_t, engine::Case> cases; ///< by CaseIndex
    std::map<std::uint32_t, engine::Case> closedBefore; ///< by the CaseIndex of what came after
    std::map<std::uint32_t, WindowMargin> margins; ///< by GroupIndex, of the groups of the run
};

/// The runs that hand over an alert which comes again, with its row in each, and which of them is told of: the first
/// that attached it, else the first of all.
struct AlertWatch {
    std::map<base::Timestamp, base::AlertRow> rows;
    std::optional<base::Timestamp> told{};
    std::uint64_t attached = 0; ///< runs that attached it: each to another case
};

/// Keeps the runs of some instants, as a simulation goes through them.
class KeptRuns final : public engine::RunSink {
public:
    void want(base::Timestamp at) { m_runs.try_emplace(at); }
    /// Decides what is told of it. Gives back its number.
    std::size_t watch(AlertWatch alert);

    [[nodiscard]] base::Result<void> take(engine::RunResult run, const std::vector<engine::Case>& cases) override;

    [[nodiscard]] const KeptRun& at(base::Timestamp at) const { return m_runs.at(at); }
    [[nodiscard]] const AlertWatch& watched(std::size_t number) const { return m_watches[number]; }

private:
    void look(const engine::RunResult& run);
    static void keepClosed(const engine::Decision& decision, const std::vector<engine::Case>& cases, KeptRun& kept);

    std::map<base::Timestamp, KeptRun> m_runs;
    std::vector<WindowMargin> m_margins; ///< by GroupIndex, so far
    std::vector<AlertWatch> m_watches;
};

/// Fills in what happened from the moment at which the alert was handed over, in a run that was kept.
[[nodiscard]] base::Result<void> follow(Explanation& to, const engine::SimulationInput& input, const KeptRun& kept,
                                        const engine::SimulationResult& result);

} // namespace casewright::analysis
