// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>

#include "core/alerts/Flood.h"

namespace casewright::ui {

/// A sound flood with all that a flood file can say: a storm of each kind, a field of each distribution, odd numbers.
[[nodiscard]] alerts::Flood randomFlood(std::uint32_t seed);

} // namespace casewright::ui
