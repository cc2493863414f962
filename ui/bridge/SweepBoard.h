// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/analysis/Sweep.h"
#include "core/base/Result.h"

namespace casewright::ui {

/// What a sweep may vary, in the order of analysis::SweepAxes.
enum class SweepAxis : std::uint8_t { GroupBy, TimeWindow, Maximum, Reopen, Interval, Profile };
inline constexpr std::array AllSweepAxes{SweepAxis::GroupBy, SweepAxis::TimeWindow, SweepAxis::Maximum,
                                         SweepAxis::Reopen,  SweepAxis::Interval,   SweepAxis::Profile};

/// A position on each axis, by SweepAxis.
using SweepPlace = std::array<std::size_t, AllSweepAxes.size()>;

/// A sweep as far as it is done. Cells come one after another; everything else stays as it is. GUI thread.
struct SweepBoard {
    analysis::SweepAxes axes{};                    ///< no list is empty
    std::vector<analysis::SweptSetting> points{};
    std::vector<std::optional<base::Result<analysis::SweepOutcome>>> cells{};   ///< by point; none: not done yet
    analysis::SweptSetting now{};                  ///< what the rule is set to

    [[nodiscard]] std::size_t sizeOf(SweepAxis axis) const;
    /// Of the point at the place.
    [[nodiscard]] std::size_t pointAt(const SweepPlace& place) const;
    [[nodiscard]] SweepPlace placeOf(std::size_t point) const;
    /// Nothing where it is no point.
    [[nodiscard]] std::optional<std::size_t> find(const analysis::SweptSetting& setting) const;
    /// Null where it is not done, or refused.
    [[nodiscard]] const analysis::SweepOutcome* outcome(std::size_t point) const;
};

} // namespace casewright::ui
