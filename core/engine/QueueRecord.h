// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/base/Time.h"
#include "core/engine/QueueSummary.h"

namespace casewright::engine {

/// What became of a queue: in short, and exactly.
struct WatchedQueue {
    QueueSummary summary;
    QueueHistory history;   ///< empty unless it was to be kept
};

/// Watches a queue over a known time: keeps a bounded picture of it, the deepest of each step, and on request each
/// change.
class QueueRecord final {
public:
    static constexpr std::int64_t MostSteps = 240;

    QueueRecord(base::Timestamp begin, base::Timestamp end, bool keepsHistory);

    /// How deep the queue is from now on, after what waited() and closed() told of; `at` does not go back.
    /// `overload`: from the beginning.
    void depthIs(base::Timestamp at, std::uint64_t waiting, std::uint64_t open, base::Duration overload = {});
    void waited(base::Duration length) { m_waits.push_back(length); }
    void closed() { ++m_closed; }

    /// To be asked once, at the end.
    [[nodiscard]] WatchedQueue finish();

private:
    void goOnTo(std::size_t step);

    base::Timestamp m_begin;
    bool m_keepsHistory;
    base::Duration m_step;
    std::size_t m_steps;
    std::vector<QueueDepth> m_depth;
    std::uint64_t m_waiting = 0;     ///< now
    std::uint64_t m_open = 0;
    std::uint64_t m_closed = 0;
    std::vector<base::Duration> m_waits;
    std::vector<QueueChange> m_changes;
};

} // namespace casewright::engine
