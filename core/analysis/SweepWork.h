// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <atomic>
#include <cstddef>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <vector>

#include "core/analysis/Sweep.h"
#include "core/analysis/SweepBlock.h"

namespace casewright::analysis {

/// The points of a sweep and what its rule is set to, shared out among threads. Each takes a block that nobody has;
/// when there is none left, it helps with the others. The input must outlive it. Used once.
class SweepWork final {
public:
    SweepWork(const SweepInput& input, std::vector<SweptSetting> points);

    /// As sweep(), without the time. `threads`: at most; 0: one a core.
    [[nodiscard]] base::Result<Sweep> run(const CellSink& done, base::Progress* progress, const std::stop_token& stop,
                                          std::size_t threads = 0);
    /// How many simulations it took; see SweepBlock. Threads that are at settings of the same outcome at the same time
    /// do not wait for each other.
    [[nodiscard]] std::size_t simulations() const;

private:
    struct Listeners {
        const CellSink& done;
        base::Progress* progress;
        std::stop_token stop;
    };
    void makeBlocks();
    void work(const Listeners& listeners);
    void finish(SweepBlock& block, const Listeners& listeners);
    void take(std::size_t point, base::Result<SweepOutcome> outcome, const Listeners& listeners);

    const SweepInput& m_input;
    std::vector<SweptSetting> m_settings;   ///< of the points; and the current one behind, if it is no point
    std::size_t m_points;
    std::size_t m_current;                  ///< in m_settings
    std::vector<std::unique_ptr<SweepBlock>> m_blocks;
    std::atomic<std::size_t> m_nextBlock{0};
    std::mutex m_mutex;                     ///< of what follows
    std::vector<std::optional<base::Result<SweepOutcome>>> m_outcomes;   ///< by setting
    std::size_t m_done = 0;                 ///< points
};

} // namespace casewright::analysis
