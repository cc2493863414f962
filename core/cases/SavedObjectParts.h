// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/JsonNode.h"
#include "core/cases/AttributeJson.h"
#include "core/cases/SavedObjectText.h"

namespace casewright::cases {

// What saved objects of all types have, read from a line of an export. What is wrong is told to the node's file.

/// What is learnt of an object beside itself.
struct Beside {
    std::string_view type; ///< of the object, as exports call it
    Users& users;
    LeftOut& leftOut;

    /// Counts the members that are not among the keys and say something. `within` is the node's place, with a dot.
    void countOthers(const base::JsonNode& node, std::string_view within,
                     const std::vector<std::string_view>& keys) const;
};

/// A text, or another one where there is none.
[[nodiscard]] std::string textOr(const base::JsonNode& node, const char* otherwise);
/// The user that a member names; what else somebody without a name has is counted.
[[nodiscard]] std::optional<std::string> userOf(const base::JsonNode& from, const char* member, const Beside& beside);
[[nodiscard]] std::int64_t versionOf(const base::JsonNode& object);
[[nodiscard]] std::string idOf(const base::JsonNode& object);
/// The id that an object refers to under a name.
[[nodiscard]] std::optional<std::string> referenceOf(const base::JsonNode& object, std::string_view name);
/// The id of the case that an object belongs to.
[[nodiscard]] std::string caseOf(const base::JsonNode& object);

} // namespace casewright::cases
