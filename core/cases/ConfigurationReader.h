// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/JsonNode.h"
#include "core/cases/CaseConfiguration.h"

namespace casewright::cases {

/// Reads a configuration under Kibana's limits. What is wrong is told to the node's file, as base::JsonNode does.
[[nodiscard]] CaseConfiguration readConfiguration(const base::JsonNode& node);

} // namespace casewright::cases
