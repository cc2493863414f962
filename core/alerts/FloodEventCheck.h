// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>

#include "core/alerts/Flood.h"
#include "core/alerts/FloodCheck.h"
#include "core/base/Time.h"

namespace casewright::alerts {

/// What is wrong with a flood's `storms`, where all else is right.
[[nodiscard]] std::optional<FloodProblem> findEventProblem(const Flood& flood);

/// Whole seconds, from one to ten years of them.
[[nodiscard]] bool isLength(base::Duration length);
/// Also false for what is no number.
[[nodiscard]] bool isWithin(double value, double least, double most);
/// Whether so many documents can come in a minute.
[[nodiscard]] bool isRate(double perMinute);

} // namespace casewright::alerts
