// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/alerts/Flood.h"
#include "core/base/Time.h"

namespace casewright::alerts {

__extension__ using WideNumber = unsigned __int128;

/// When the documents of a stream come: a rate that is constant in spans of time. Whole numbers only, so that every
/// machine gets the same times.
class FloodSchedule final {
public:
    /// A time with a constant rate, in milliseconds from the start of the flood.
    struct Span {
        std::uint64_t begin;
        std::uint64_t end;
        std::uint64_t weight;   ///< of a millisecond; some weight is a document
    };

    /// Of the base rate, and of an event that has documents. The flood must be without a problem (FloodCheck.h).
    [[nodiscard]] static FloodSchedule ofBase(const Flood& flood);
    [[nodiscard]] static FloodSchedule ofEvent(const Flood& flood, const FloodEvent& event);

    /// At most 2^64 - 1.
    [[nodiscard]] std::uint64_t count() const;
    /// The count of ofEvent(), without making its spans.
    [[nodiscard]] static std::uint64_t countOf(const Flood& flood, const FloodEvent& event);
    /// In order of time; some may be empty. Between them there are no documents.
    [[nodiscard]] const std::vector<Span>& spans() const { return m_spans; }
    /// Documents a millisecond where the weight is one.
    [[nodiscard]] double density() const
    {
        return static_cast<double>(m_rate) / static_cast<double>(m_documentWeight);
    }
    /// The time of a document, from 0: each has a slot of its own length at the rate of its time, and
    /// stands in it by chance. Ascends with the document; documents must be asked for in ascending order.
    [[nodiscard]] base::Timestamp time(std::uint64_t document, std::uint32_t chance);

private:
    FloodSchedule(base::Timestamp start, std::vector<Span> spans, WideNumber documentWeight, std::uint64_t rate);

    base::Timestamp m_start;
    std::vector<Span> m_spans;
    WideNumber m_documentWeight;   ///< of as many documents as the rate says
    std::uint64_t m_rate;
    std::size_t m_at = 0;          ///< the span of the latest document
    WideNumber m_before = 0;       ///< weight of the spans before that
};

} // namespace casewright::alerts
