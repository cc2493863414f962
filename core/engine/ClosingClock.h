// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <functional>
#include <queue>
#include <utility>
#include <vector>

#include "core/engine/Analysts.h"
#include "core/engine/QueueRecord.h"

namespace casewright::engine {

/// Closes each case some time after it was made or reopened.
class ClosingClock final : public Analysts {
public:
    ClosingClock(const CloseAfter& model, std::uint64_t seed, QueueRecord record);

    void workUntil(base::Timestamp now, QueuedCases& cases) override;
    void receive(std::span<const QueuedCase> arrived, base::Timestamp now, QueuedCases& cases) override;
    [[nodiscard]] WatchedQueue finish() override { return m_record.finish(); }

private:
    struct Due {
        base::Timestamp at;
        QueuedCase one;                  ///< at the same time the case that was made first goes first
        base::Duration after;
        friend auto operator<=>(const Due&, const Due&) = default;
    };

    CloseAfter m_model;
    std::uint64_t m_seed;
    QueueRecord m_record;
    std::priority_queue<Due, std::vector<Due>, std::greater<>> m_due;
};

} // namespace casewright::engine
