// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <memory>
#include <span>

#include "core/base/Time.h"
#include "core/engine/AnalystModel.h"
#include "core/engine/QueueRecord.h"
#include "core/engine/QueuedCases.h"

namespace casewright::engine {

/// People who work on the cases between the runs of a simulation, of one rule or of several that share a queue.
/// Deterministic: what they do depends on the model, the seed and the runs. What is due at the very time of a run happens
/// before it; the cases that the runs of that time make or reopen then reach the analysts together, who may begin with
/// them at that time. One thread.
class Analysts {
public:
    /// For the time from `begin` to `end`; null for a model in which nobody works. `keepsHistory`: finish() tells each
    /// change of the queue, not only its summary.
    [[nodiscard]] static std::unique_ptr<Analysts> make(const AnalystModel& model, std::uint64_t seed,
                                                        base::Timestamp begin, base::Timestamp end,
                                                        bool keepsHistory = false);
    Analysts() = default;
    Analysts(const Analysts&) = delete;
    Analysts& operator=(const Analysts&) = delete;
    virtual ~Analysts() = default;

    /// All that is due up to `now`, which is included, in order of time.
    virtual void workUntil(base::Timestamp now, QueuedCases& cases) = 0;
    /// Cases that the runs at `now` made or reopened, by rule; workUntil(now) came before.
    virtual void receive(std::span<const QueuedCase> arrived, base::Timestamp now, QueuedCases& cases) = 0;
    /// To be asked once, at the end.
    [[nodiscard]] virtual WatchedQueue finish() = 0;
};

} // namespace casewright::engine
