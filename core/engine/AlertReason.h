// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

#include "core/engine/AlertRecords.h"

namespace casewright::engine {

/// `kibana.alert.reason`: a sentence with what was compared, such as `0.95 > 0.9 in the last 1m for a`. In our words;
/// Kibana's are others.
[[nodiscard]] std::string reasonOf(const AlertRecords& records, const AlertRecord& record);

} // namespace casewright::engine
