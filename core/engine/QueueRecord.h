// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/base/Time.h"
#include "core/engine/QueueSummary.h"

namespace casewright::engine {

/// Watches a queue over a known time and keeps a bounded picture of it: the deepest of each step.
class QueueRecord final {
public:
    static constexpr std::int64_t MostSteps = 240;

    QueueRecord(base::Timestamp begin, base::Timestamp end);

    /// How deep the queue is from now on; `at` does not go back.
    void depthIs(base::Timestamp at, std::uint64_t waiting, std::uint64_t open);
    void waited(base::Duration length) { m_waits.push_back(length); }
    void closed() { ++m_closed; }

    /// To be asked once, at the end.
    [[nodiscard]] QueueSummary finish();

private:
    [[nodiscard]] base::Duration rank(std::size_t percent) const;
    void goOnTo(std::size_t step);

    base::Timestamp m_begin;
    base::Duration m_step;
    std::size_t m_steps;
    std::vector<QueueDepth> m_depth;
    std::uint64_t m_waiting = 0;     ///< now
    std::uint64_t m_open = 0;
    std::uint64_t m_closed = 0;
    std::vector<base::Duration> m_waits;
};

} // namespace casewright::engine
