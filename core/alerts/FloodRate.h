// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/alerts/Flood.h"
#include "core/base/Time.h"

namespace casewright::alerts {

/// How fast the documents of a flood come, computed without making one: those of the base rate and of all storms, late
/// ones where they arrive, each counted once. A value; any thread.
struct FloodRate {
    /// A part of the flood's time.
    struct Part {
        double documents = 0;   ///< that are expected in it
        double highest = 0;     ///< rate at any moment of it, a minute
    };

    std::vector<Part> parts;   ///< of equal length, in order of time; together the whole flood
    double total = 0;          ///< documents of all parts
    std::uint64_t count = 0;   ///< documents that are made: whole ones of the base rate and of each storm
    double peak = 0;           ///< the highest rate at any moment, a minute
    base::Timestamp peakAt;    ///< when that begins

    /// The rate in so many parts, at least one. The flood must be without a problem (FloodCheck.h).
    [[nodiscard]] static FloodRate of(const Flood& flood, std::size_t parts);
};

/// How many times the rate may change, at most: what FloodRate::of() has to do. A hundred thousand take some 5 ms.
[[nodiscard]] std::uint64_t countRateSteps(const Flood& flood);

/// When a storm changes the flood, cut off by its end. A flood's documents come late until the last of them is there.
struct FloodStretch {
    base::Timestamp begin;
    base::Timestamp end;

    friend bool operator==(const FloodStretch&, const FloodStretch&) = default;
};

[[nodiscard]] FloodStretch stretchOf(const Flood& flood, const FloodEvent& event);
[[nodiscard]] FloodStretch stretchOf(const Flood& flood, const FloodStorm& storm);

} // namespace casewright::alerts
