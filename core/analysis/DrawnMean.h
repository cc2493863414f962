// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/engine/AnalystModel.h"

namespace casewright::analysis {

/// The mean of what engine::draw() draws for a length, in hours: with its cuts at a second and the longest length, and
/// with the sum of twelve even draws that it takes for a normal one.
[[nodiscard]] double meanHours(const engine::DrawnLength& length);

} // namespace casewright::analysis
