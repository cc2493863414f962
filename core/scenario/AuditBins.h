// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Json.h"
#include "core/engine/RunResult.h"

namespace casewright::scenario {

/// The bins of an audit under the names that files give them (spec/formats). What they sum up to differs by the file.
[[nodiscard]] base::Json auditBins(const engine::Audit& audit);

} // namespace casewright::scenario
