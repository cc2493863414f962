// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <stop_token>
#include <vector>

#include "core/base/Time.h"
#include "core/engine/MatchingDocuments.h"
#include "core/engine/QueryHandOver.h"
#include "core/engine/RunSource.h"

namespace casewright::engine {

/// The runs of a query rule whose query depends on the clock: it is asked anew at each tick, from the first one not
/// before the first document to the first one not before the last. A document matches if it does at a tick that has it
/// in the look-back.
class ClockedQueryRuns final : public RunSource {
public:
    ClockedQueryRuns(const SimulationInput& input, MatchingDocuments documents, std::stop_token stop);

    [[nodiscard]] base::Result<bool> next(DueRun& run) override;
    /// What matched is known after the last run.
    [[nodiscard]] RunSpan span() const override;
    [[nodiscard]] const AlertSource& source() const override { return m_source; }
    [[nodiscard]] bool countsDocuments() const override { return true; }

private:
    enum class Fate : std::uint8_t { Unseen, Waiting, Done };
    void look(DueRun& run);
    [[nodiscard]] std::int64_t nextTick() const;
    [[nodiscard]] std::uint64_t lose(std::size_t end);

    MatchingDocuments m_documents;
    base::Duration m_interval;
    QueryHandOver m_handOver;
    AlertSource m_source;
    std::stop_token m_stop;
    base::Duration m_lookBack;
    std::size_t m_most;
    std::int64_t m_first = 0;         ///< ticks
    std::int64_t m_last = -1;
    std::int64_t m_tick = 0;
    std::size_t m_begin = 0;          ///< the first document that is in the look-back
    std::uint64_t m_matched = 0;
    std::uint64_t m_runs = 0;         ///< that were gone through
    std::vector<Fate> m_fates;        ///< by place
};

} // namespace casewright::engine
