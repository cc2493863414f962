// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/Id.h"
#include "core/rules/VersionProfile.h"

namespace casewright::engine {

/// What a case says of the rule that made it.
struct RuleText {
    base::RuleId id;
    std::string name;
    std::vector<std::string> tags;
    std::optional<std::string> url{};

    friend bool operator==(const RuleText&, const RuleText&) = default;
};

/// A value that alerts are grouped by: the dotted path of its field, and the value as text.
struct GroupingLeaf {
    std::string field;
    std::string value;

    friend bool operator==(const GroupingLeaf&, const GroupingLeaf&) = default;
};

/// The leaves of a grouping (JSON, keys in the order of the document): flattening descends into objects in
/// JavaScript's property order, never into lists, which are plain JSON; null is "".
[[nodiscard]] std::vector<GroupingLeaf> flattenGrouping(std::string_view grouping);

// Texts of a case that the Cases action creates, trimmed as they are stored; lengths and cuts are in UTF-16
// code units (spec/cases-action, "Texts of a created case").

/// Kibana's limit for titles, 160, over which it refuses a case.
inline constexpr std::size_t LongestTitle = 160;

/// May be longer than LongestTitle in the short style, for the rule's name cannot be cut below nothing.
[[nodiscard]] std::string caseTitle(const RuleText& rule, const std::vector<GroupingLeaf>& leaves,
                                    std::uint32_t counter, rules::TitleStyle style);
[[nodiscard]] std::string caseDescription(const RuleText& rule, const std::vector<GroupingLeaf>& leaves);
/// At most 200, each of at most 256; not deduplicated. `more`: a template's, behind the others.
[[nodiscard]] std::vector<std::string> caseTags(const RuleText& rule, const std::vector<GroupingLeaf>& leaves,
                                                const std::vector<std::string>& more = {});

} // namespace casewright::engine
