// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

#include "core/base/Progress.h"
#include "core/base/Result.h"
#include "core/engine/AnalystModel.h"
#include "core/engine/Analysts.h"
#include "core/engine/QueuedCases.h"
#include "core/engine/RuleSimulation.h"
#include "core/engine/Simulation.h"

namespace casewright::engine {

/// Takes the runs of one rule or several in order of time, those of the same time by rule, and lets one team of
/// analysts work on the cases of all of them. What one rule does to its cases changes nothing of another's but when
/// people have time for them. One thread.
class QueueRun final {
public:
    /// At least one rule. `keepsHistory`: release() tells each change of the queue.
    QueueRun(std::vector<RuleSimulation> rules, const AnalystModel& analysts, std::uint64_t seed, bool keepsHistory);

    /// Progress is in ticks of all rules; stops within 100 ms of a request with ErrorCode::Cancelled.
    [[nodiscard]] base::Result<void> runAll(base::Progress* progress, const std::stop_token& stop);
    /// To be asked once, after runAll(): by rule. What became of the queue stands in each of them.
    [[nodiscard]] base::Result<std::vector<SimulationResult>> release();
    /// Most cases of all rules that were not closed at the same time.
    [[nodiscard]] std::uint64_t openAtPeak() const { return m_openAtPeak; }

private:
    [[nodiscard]] std::optional<base::Timestamp> nextTime() const;
    [[nodiscard]] base::Result<void> runAt(base::Timestamp at);
    [[nodiscard]] base::Result<void> execute(std::uint32_t rule, std::vector<QueuedCase>& arrived);

    std::vector<RuleSimulation> m_rules;
    QueuedCases m_cases;
    std::unique_ptr<Analysts> m_analysts;   ///< none: nobody works
    bool m_keepsHistory;
    std::uint64_t m_openAtPeak = 0;
};

} // namespace casewright::engine
