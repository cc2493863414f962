// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/engine/RunResult.h"

namespace casewright::cli {

/// A run that a person should know of: the limit of cases struck, or it failed.
struct NotedRun {
    base::Timestamp at;
    std::uint32_t alerts = 0;
    std::uint32_t groups = 0;
    std::uint32_t maximumCases = 0;
    std::optional<engine::RunFailure> failure;
};

/// Takes the runs of a simulation, notes those that the report names, and hands all on.
class RunNotes final : public engine::RunSink {
public:
    /// `next` may be null; it outlives this.
    explicit RunNotes(engine::RunSink* next) : m_next(next) {}

    [[nodiscard]] base::Result<void> prepare(const engine::AlertSource& source) override;
    [[nodiscard]] base::Result<void> take(engine::RunResult run, const std::vector<engine::Case>& cases) override;

    [[nodiscard]] const std::vector<NotedRun>& breakerRuns() const { return m_breakerRuns; }
    [[nodiscard]] const std::vector<NotedRun>& failedRuns() const { return m_failedRuns; }

private:
    engine::RunSink* m_next;
    std::vector<NotedRun> m_breakerRuns;
    std::vector<NotedRun> m_failedRuns;
};

} // namespace casewright::cli
