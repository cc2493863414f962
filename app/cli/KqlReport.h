// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/base/Json.h"
#include "core/kql/Parser.h"

namespace casewright::cli {

// What is wrong with a query that was given on the command line.

/// On standard error: the sentence, the line of the query with a mark under the place, and the fix.
void printSyntaxError(std::string_view query, const kql::SyntaxError& error);

/// `column 5`, or `line 2, column 11` where the query has lines; for messages.
[[nodiscard]] std::string placeText(std::string_view query, std::size_t offset);

/// As `kql-error/1` (resources/README.md).
[[nodiscard]] base::Json syntaxErrorJson(std::string_view query, const kql::SyntaxError& error);

} // namespace casewright::cli
