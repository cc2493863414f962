// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/JsonNode.h"

namespace casewright::scenario {

// Keys that an `expect` may have, at every depth (spec/formats): an unknown one is an error with its place, not an
// expectation that never holds. Values of another type than they should be are left to the comparison.

/// Of a scenario file.
void refuseUnknownKeys(const base::JsonNode& expect);
/// Of a run of a rule-run file.
void refuseUnknownKeysOfRun(const base::JsonNode& expect);
/// Of a lifecycle file.
void refuseUnknownKeysOfLifecycle(const base::JsonNode& expect);

} // namespace casewright::scenario
