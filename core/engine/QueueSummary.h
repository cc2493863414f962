// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/Time.h"

namespace casewright::engine {

/// The most cases at the same time in a step of time; `waiting` and `open` need not be of the same moment.
struct QueueDepth {
    base::Timestamp at;              ///< where the step begins
    std::uint64_t waiting = 0;       ///< for an analyst; where nobody takes cases up, the same as `open`
    std::uint64_t open = 0;          ///< not closed

    friend bool operator==(const QueueDepth&, const QueueDepth&) = default;
};

/// What a queue had come to at one moment: it is so until the next change.
struct QueueChange {
    base::Timestamp at;
    std::uint64_t waiting = 0;       ///< for an analyst; where nobody takes cases up, the same as `open`
    std::uint64_t open = 0;          ///< not closed
    std::uint64_t taken = 0;         ///< from the beginning: times that a case was taken up, or closed by the clock
    std::uint64_t closed = 0;        ///< from the beginning: times that a case was closed
    base::Duration overload{};       ///< from the beginning; see QueueSummary

    friend bool operator==(const QueueChange&, const QueueChange&) = default;
};

/// A queue from its first run to its last, exactly: 48 bytes a change and 8 for each case that was taken up.
struct QueueHistory {
    std::vector<QueueChange> changes;    ///< in order of time, several at the same one
    std::vector<base::Duration> waits;   ///< of the cases that were taken up, in that order

    friend bool operator==(const QueueHistory&, const QueueHistory&) = default;
};

/// The nearest rank: of so many percent of the lengths none is longer. None of no lengths.
[[nodiscard]] std::optional<base::Duration> nearestRank(std::vector<base::Duration> lengths, std::size_t percent);

/// How analysts kept up with the cases of a simulation, from its first run to its last.
struct QueueSummary {
    std::uint64_t taken = 0;         ///< times that a case was taken up, or closed by the clock
    std::uint64_t closed = 0;        ///< times that a case was closed
    std::uint64_t mostWaiting = 0;   ///< at the same time
    std::uint64_t waitingAtEnd = 0;
    /// From the making or reopening of a case to the beginning of its triage (or its closing by the clock), of those
    /// that were taken; the nearest rank. None if none was.
    std::optional<base::Duration> waitMedian;
    std::optional<base::Duration> waitP95;
    /// While analysts were on duty and cases waited all the same. None where no shifts are.
    std::optional<base::Duration> overload;
    base::Duration depthStep;
    std::vector<QueueDepth> depth;   ///< at most QueueRecord::MostSteps, without a gap

    friend bool operator==(const QueueSummary&, const QueueSummary&) = default;
};

} // namespace casewright::engine
