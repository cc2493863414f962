// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

#include "core/analysis/Explanation.h"

namespace casewright::analysis {

/// What would have become of an alert, to stand after "With a window of 9d ": "it would have joined …".
[[nodiscard]] std::string wouldText(const Explanation& outcome);

} // namespace casewright::analysis
