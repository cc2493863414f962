// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <memory>
#include <stop_token>
#include <vector>

#include "core/base/Id.h"
#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/engine/RunSource.h"

namespace casewright::engine {

/// The runs of a query rule, gone through once and kept: 40 bytes a run, and 4 for each alert that one hands over.
/// Immutable when it is done; any thread.
struct RunList {
    /// A run; its rows end where it says, and begin where those of the run before end.
    struct Run {
        base::Timestamp at;
        std::uint64_t tick;
        std::uint32_t rowsEnd;
        std::uint32_t started;
        std::uint32_t overMaxSignals;
        std::uint32_t muted;
        std::uint32_t maintenanceWindow;
        std::uint32_t overRunCap;
    };
    std::vector<Run> runs;
    std::vector<base::AlertRow> rows;   ///< of all runs, in order
    RunSpan span;
    AlertSource source;

    /// Goes through all runs, which are used up. Stops within 100 ms of a request with ErrorCode::Cancelled.
    [[nodiscard]] static base::Result<RunList> of(RunSource& runs, const std::stop_token& stop);
};

/// The kept runs once more, from the first on.
class ListedRuns final : public RunSource {
public:
    explicit ListedRuns(std::shared_ptr<const RunList> list) : m_list(std::move(list)) {}

    [[nodiscard]] base::Result<bool> next(DueRun& run) override;
    [[nodiscard]] RunSpan span() const override { return m_list->span; }
    [[nodiscard]] const AlertSource& source() const override { return m_list->source; }
    [[nodiscard]] bool countsDocuments() const override { return true; }

private:
    std::shared_ptr<const RunList> m_list;
    std::size_t m_next = 0;
    std::uint32_t m_rowsBegin = 0;
};

} // namespace casewright::engine
