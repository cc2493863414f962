// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <vector>

#include "core/alerts/AlertTable.h"
#include "core/base/JsonNode.h"

namespace casewright::scenario {

/// The documents of a KQL file as a table, row by row in the order of the file, whatever their times are; they need
/// none. What is wrong with one is told to the file.
[[nodiscard]] std::shared_ptr<const alerts::AlertTable> documentsOf(const base::JsonFile& file,
                                                                    const std::vector<base::JsonNode>& documents);

} // namespace casewright::scenario
