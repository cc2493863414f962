// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>

#include "core/engine/AnalystModel.h"

namespace casewright::ui {

/// Analysts to begin with, which a person then changes.
enum class AnalystPreset : std::uint8_t {
    CloseAfter,       ///< each case is closed some hours after it was made
    OfficeHours,      ///< two analysts on working days
    AroundTheClock,   ///< three shifts that follow each other, every day
};

/// Sound, with a name in the person's language. Any thread.
[[nodiscard]] engine::AnalystModel makeAnalysts(AnalystPreset preset);

} // namespace casewright::ui
