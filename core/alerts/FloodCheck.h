// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>

#include "core/alerts/DocumentFields.h"
#include "core/alerts/Flood.h"
#include "core/base/Result.h"

namespace casewright::alerts {

/// What is wrong with a flood, and where: a JSON pointer into its file, such as `/fields/0/skew`.
struct FloodProblem {
    std::string pointer;
    std::string text;
};

/// The first value that is out of range or does not go with another one. Lengths are whole seconds.
[[nodiscard]] std::optional<FloodProblem> findProblem(const Flood& flood);

/// A field of the flood that cannot be in a document which says its time, id and index where these fields are.
[[nodiscard]] std::optional<FloodProblem> findClash(const Flood& flood, const DocumentFields& fields);

/// Where the problem is, as base::Location::field has it: `/fields/0/skew` as `fields.0.skew`.
[[nodiscard]] std::string placeOf(const FloodProblem& problem);

} // namespace casewright::alerts
