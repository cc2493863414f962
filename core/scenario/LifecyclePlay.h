// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <stop_token>

#include "core/base/Json.h"
#include "core/base/Result.h"
#include "core/scenario/LifecycleFile.h"

namespace casewright::scenario {

/// Runs the rule of a lifecycle file over its documents, and says what came of it in the words of its `expect`. A rule
/// that is not simulated is an error with the place of the rule.
[[nodiscard]] base::Result<base::Json> play(const LifecycleFile& file, std::stop_token stop = {});

} // namespace casewright::scenario
