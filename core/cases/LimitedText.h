// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/JsonNode.h"

namespace casewright::cases {

// Texts of a JSON document under Kibana's limits (LimitChecks.h). What is wrong is told to the node's file, as
// base::JsonNode does. `name` is how Kibana's sentences call the field: "title".

/// A text that may be empty.
[[nodiscard]] std::string readText(const base::JsonNode& node, std::string_view name, std::size_t limit);
/// A text that may not be blank; a value that is missing is none.
[[nodiscard]] std::string readFilledText(const base::JsonNode& node, std::string_view name, std::size_t limit);
/// The key of a custom field or a template: at most 36 of a-z, 0-9, _ and -.
[[nodiscard]] std::string readKey(const base::JsonNode& node);
/// What a list of tags may hold, and how it is called.
struct TagLimits {
    std::string_view list{};
    std::size_t mostTags = 0;
    std::string_view tag{};
    std::size_t longestTag = 0;
};
/// A list of texts, none blank.
[[nodiscard]] std::vector<std::string> readTags(const base::JsonNode& node, const TagLimits& limits);
/// The elements of a list that may have so many.
[[nodiscard]] std::vector<base::JsonNode> limitedElements(const base::JsonNode& list, std::string_view name,
                                                          std::size_t limit);

} // namespace casewright::cases
