// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "app/cli/AlertInput.h"
#include "core/alerts/FieldStatistics.h"

namespace casewright::cli {

/// The fields as a table; lines fit into `width` columns, unless that is 0.
[[nodiscard]] std::string fieldsText(const AlertInput& input, const std::vector<alerts::FieldStatistics>& fields,
                                     std::size_t width);
/// Prints `fields/1`, a field a line.
void printFieldsJson(const AlertInput& input, const std::vector<alerts::FieldStatistics>& fields);

} // namespace casewright::cli
