// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string_view>

#include "core/kql/Parser.h"
#include "core/kql/SyntaxReader.h"

namespace casewright::kql {

/// The change that makes a query right, or, where more than one thing is wrong, that makes its first error go away;
/// none if nothing that people usually mean does. Each was tried: it reads the query a bounded number of times.
[[nodiscard]] std::optional<SyntaxFix> findFix(std::string_view query, const SyntaxStop& stop);

} // namespace casewright::kql
