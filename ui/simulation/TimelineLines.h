// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QVector>

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "core/base/Time.h"
#include "core/engine/QueueSummary.h"
#include "ui/bridge/SimulationMoments.h"
#include "ui/models/RunBars.h"

namespace casewright::ui {

/// From a moment to another.
struct TimeSpan {
    base::Timestamp from{};
    base::Timestamp to{};

    friend bool operator==(const TimeSpan&, const TimeSpan&) = default;
};

/// What the lines of a timeline tell.
struct TimelineCases {
    bool areOpen = false; ///< not only opened until then: nobody closed any, or `depth` is there
    std::vector<engine::QueueDepth> depth{};   ///< where analysts worked on them
    base::Duration step{};                     ///< of the depth
    bool hasWaiting = false;                   ///< for an analyst
    /// Where it was kept: the depth, exactly.
    std::shared_ptr<const SimulationMoments> moments{};
};

/// Two lines through time, in seconds since 1970; `waiting` is empty where nothing waits.
struct TimelineLines {
    QVector<double> times{};
    QVector<double> open{};
    QVector<double> waiting{};
};

/// The lines of a time, at most two points for each pixel, each the most of its pixel: no peak is lost. Takes time in
/// proportion to the changes of the queue in it. `openedBefore`: cases, before the first of the bars.
[[nodiscard]] TimelineLines linesOf(const TimelineCases& cases, const TimeSpan& visible, const RunBars& bars,
                                    std::uint64_t openedBefore, int pixels);

/// The most at the same time.
struct DeepestQueue {
    std::uint64_t open = 0;
    std::uint64_t waiting = 0;
};

/// None where no queue was kept.
[[nodiscard]] std::optional<DeepestQueue> deepestIn(const TimelineCases& cases, const TimeSpan& time);

} // namespace casewright::ui
