// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "core/analysis/RulePreview.h"
#include "core/engine/RunResult.h"

namespace casewright::analysis {

/// Gathers what a preview shows of each run, as the simulation goes on. One thread.
class PreviewRuns final : public engine::RunSink {
public:
    /// Of a group, over all runs so far.
    struct Group {
        std::uint64_t alerts = 0;
        std::uint64_t overLimit = 0;
        base::Timestamp at{};          ///< of the first run that has it
        base::Timestamp fullAt{};      ///< of the first run that left alerts out
        bool isSeen = false;
    };
    /// Runs in which the same happened.
    struct Trouble {
        std::uint64_t runs = 0;
        std::uint64_t count = 0;       ///< alerts, or cases
        base::Timestamp at{};          ///< of the worst of them
        std::uint64_t worst = 0;

        void add(const engine::RunResult& run, std::uint64_t counted, std::uint64_t badness);
    };

    /// `span`: of the runs. `most`: bars.
    PreviewRuns(engine::RunSpan span, base::Duration interval, std::size_t most);

    [[nodiscard]] base::Result<void> take(engine::RunResult run, const std::vector<engine::Case>& cases) override;

    [[nodiscard]] base::Duration barLength() const { return m_length; }
    [[nodiscard]] std::vector<PreviewBar> takeBars() { return std::move(m_bars); }
    [[nodiscard]] const std::vector<Group>& groups() const { return m_groups; }   ///< by GroupIndex

    Trouble refused;
    Trouble breaker;                   ///< the worst: most groups
    Trouble full;                      ///< cases
    Trouble maxSignals;
    Trouble runCap;
    Trouble overwritten;
    Trouble silenced;
    Trouble followUps;
    Trouble closedPassed;
    std::uint32_t limit = 0;           ///< groups a run
    std::string refusal{};             ///< the first failure's text

private:
    void addToBar(const engine::RunResult& run);
    void addToGroups(const engine::RunResult& run);
    void noteTroubles(const engine::RunResult& run);

    base::Timestamp m_firstAt;
    base::Duration m_length;
    std::vector<PreviewBar> m_bars;
    std::vector<std::uint64_t> m_alertsAt;   ///< by bar: of the run that it leads to
    std::vector<Group> m_groups;
};

} // namespace casewright::analysis
