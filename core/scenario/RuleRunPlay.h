// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <stop_token>

#include "core/alerts/AlertTable.h"
#include "core/base/Json.h"
#include "core/base/Result.h"
#include "core/scenario/RuleRunFile.h"

namespace casewright::scenario {

/// Runs one of a rule-run file's runs over the documents, and says what came of it in the words of its `expect`. A rule
/// that is not simulated is an error with the place of the run.
[[nodiscard]] base::Result<base::Json> play(const RuleRunFile& file, const RuleRun& run,
                                            const std::shared_ptr<const alerts::AlertTable>& alerts,
                                            std::stop_token stop = {});

} // namespace casewright::scenario
