// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>

#include "core/kql/Tree.h"

namespace casewright::tests {

/// The tree of a query, read in the plainest way that the specification can be told in: each form is tried in turn, and
/// what fails is given up for the next. It shares nothing with the product, takes no care of time or depth, and says no
/// errors: none for a query that is wrong. The query must be UTF-8.
[[nodiscard]] std::optional<kql::Node> readPlainly(const std::string& query);

} // namespace casewright::tests
