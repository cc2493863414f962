// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <utility>
#include <vector>

#include "core/alerts/Flood.h"
#include "core/alerts/FloodWork.h"
#include "core/base/Time.h"

namespace casewright::alerts {

/// A stream of random bits for each purpose, so that one more does not change the others. The generator's bits are the
/// same everywhere (the standard says which), distributions are not.
[[nodiscard]] std::mt19937_64 randomBits(std::uint64_t seed, std::uint64_t purpose);

/// The documents of a flood in order of time, and the streams that they come from: that of the base rate, and one for
/// each event with documents.
class FloodTimeline final {
public:
    /// Documents are numbered through all streams, stream by stream, in the order in which they were drawn.
    struct Stream {
        const FloodEvent* event;     ///< null: the base rate
        std::uint64_t purpose;       ///< of the first random bits; those of the fields follow
        std::uint32_t begin;         ///< number of the first document
        std::uint32_t end;
    };

    /// The flood must be without a problem and with at most 2^32 - 1 documents; both are used as long as this lives.
    FloodTimeline(const Flood& flood, std::uint64_t seed);

    /// Draws the times; false if it was stopped.
    [[nodiscard]] bool make(FloodWork& work);

    [[nodiscard]] const std::vector<Stream>& streams() const { return m_streams; }
    [[nodiscard]] std::uint32_t size() const { return m_streams.back().end; }
    /// By row, ascending.
    [[nodiscard]] const std::vector<base::Timestamp>& times() const { return m_times; }
    [[nodiscard]] std::vector<base::Timestamp> releaseTimes() { return std::move(m_times); }
    /// The number of the document in a row.
    [[nodiscard]] std::uint32_t documentOf(std::uint32_t row) const { return m_order.empty() ? row : m_order[row]; }
    /// Whether documents are numbered as the rows are.
    [[nodiscard]] bool isInOrder() const { return m_order.empty(); }
    /// The first row at or behind a time from the start of the flood. Not after releaseTimes().
    [[nodiscard]] std::uint32_t rowAt(base::Duration after) const;

private:
    /// Documents with ascending times.
    struct Run {
        std::uint32_t next;
        std::uint32_t end;
    };
    [[nodiscard]] std::vector<Run> holdBack();
    [[nodiscard]] bool merge(const std::vector<Run>& runs, FloodWork& work);

    const Flood& m_flood;
    std::uint64_t m_seed;
    std::vector<Stream> m_streams;
    std::vector<base::Timestamp> m_times;   ///< by number until they are merged
    std::vector<std::uint32_t> m_order;
};

/// How many documents there are in all streams; at most 2^64 - 1.
[[nodiscard]] std::uint64_t countDocuments(const Flood& flood);

} // namespace casewright::alerts
