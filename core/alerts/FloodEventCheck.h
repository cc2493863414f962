// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>

#include "core/alerts/Flood.h"
#include "core/alerts/FloodCheck.h"
#include "core/base/Time.h"

namespace casewright::alerts {

/// What is wrong with a flood's `storms`, where all else is right.
[[nodiscard]] std::optional<FloodProblem> findEventProblem(const Flood& flood);
/// Whether the strength of a mix leaves a rate that cannot be kept, where all else is right.
[[nodiscard]] std::optional<FloodProblem> findStrengthProblem(const Flood& flood);

/// Whole seconds, from one to ten years of them.
[[nodiscard]] bool isLength(base::Duration length);
/// Also false for what is no number.
[[nodiscard]] bool isWithin(double value, double least, double most);
/// Why so many documents cannot come in a minute; empty if they can. Rates are kept in millionths.
[[nodiscard]] std::string rateProblem(double perMinute);

} // namespace casewright::alerts
