// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "core/base/Result.h"

namespace casewright::base {

/// JSON in memory, with the keys of its objects in the order of the document.
using Json = nlohmann::ordered_json;

/// So many objects and lists may lie in each other. Elasticsearch stops at 20 fields in each other by default.
inline constexpr std::size_t DeepestNesting = 1'000;

/// Reads one JSON value; trailing text other than white space is an error. The error names the line
/// and column where the text, number, word or mark begins that does not fit, or of the byte that breaks it.
/// Nesting over DeepestNesting levels is an error.
[[nodiscard]] Result<Json> parseJson(std::string_view text, std::string_view file = {});

/// A number as JavaScript prints it: `1`, `0.1`, `1e+21`, `1.5e-7`; negative zero as `0`,
/// infinities and NaN as `null` (what JSON.stringify makes of them).
[[nodiscard]] std::string javascriptNumber(double value);

/// A string as JavaScript's JSON.stringify quotes it. The text must be UTF-8.
[[nodiscard]] std::string javascriptString(std::string_view text);

/// A value as JSON.stringify writes it, compact; keys in JavaScript's property order: whole-number
/// keys (0 to 4294967294) first, ascending, then in order of the document. Numbers are IEEE doubles.
[[nodiscard]] std::string plainJson(const Json& value);

/// The same with keys sorted at every level by UTF-16 code unit: the text that ids are made from
/// (spec/cases-action, step 1: fast-json-stable-stringify in Kibana).
[[nodiscard]] std::string deterministicJson(const Json& value);

/// Whether a key counts as a whole number in JavaScript's property order.
[[nodiscard]] bool isIndexKey(std::string_view key);

} // namespace casewright::base
