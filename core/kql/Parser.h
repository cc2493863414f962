// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/Result.h"
#include "core/kql/Tree.h"

namespace casewright::kql {

/// A change of the query that makes an error go away.
struct SyntaxFix {
    Span replaced;
    std::string text; ///< what to put there
    std::string description; ///< for people: "Put quotes around the text."

    friend bool operator==(const SyntaxFix&, const SyntaxFix&) = default;
};

/// Why a text is no KQL: the furthest place that could be understood, and what could stand there.
struct SyntaxError {
    std::size_t offset = 0; ///< bytes from the beginning of the query
    std::size_t line = 1;
    std::size_t column = 1; ///< UTF-8 bytes, from 1
    std::vector<std::string> expected{}; ///< in the user's words: `a field name`, `")"`; sorted, no two alike
    std::string text{}; ///< a sentence or two: what is wrong there, what could stand there
    std::optional<SyntaxFix> fix{};

    friend bool operator==(const SyntaxError&, const SyntaxError&) = default;
};

/// What became of a text: the tree, or the error.
struct Parsing {
    std::optional<Node> tree{};
    std::optional<SyntaxError> error{};
};

/// Reads a query (spec/kql, "Syntax"). White space or nothing is match-all. Takes time in proportion to the text. Any
/// thread; never throws.
[[nodiscard]] Parsing parse(std::string_view query);

/// The same for callers that want the tree or an error with a place. `file` and `field` name where the query stands.
[[nodiscard]] base::Result<Node> parseQuery(std::string_view query, std::string_view file = {},
                                            std::string_view field = {});

} // namespace casewright::kql
