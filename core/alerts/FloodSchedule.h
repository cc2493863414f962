// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>

#include "core/alerts/Flood.h"
#include "core/base/Time.h"

namespace casewright::alerts {

/// When the documents of a flood come. Whole numbers only, so that every machine gets the same times.
class FloodSchedule final {
public:
    /// The flood must be without a problem (FloodCheck.h).
    explicit FloodSchedule(const Flood& flood);

    [[nodiscard]] std::uint64_t count() const { return m_count; }
    /// The time of a document, from 0: each has a slot of its own length at the rate of its time, and
    /// stands in it by chance. Ascends with the document.
    [[nodiscard]] base::Timestamp time(std::uint64_t document, std::uint32_t chance) const;

private:
    base::Timestamp m_start;
    std::uint64_t m_rate;         ///< documents a minute, in millionths
    std::uint64_t m_factor;       ///< of the storm, in thousandths
    std::uint64_t m_stormBegin;   ///< in milliseconds from the start
    std::uint64_t m_stormEnd;
    std::uint64_t m_count;
};

} // namespace casewright::alerts
