// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/CaseText.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/base/Json.h"
#include "core/base/Utf16.h"

namespace casewright::engine {
namespace {

using base::Json;

constexpr std::string_view AutoCreated = " (Auto-created)";
constexpr std::string_view Ellipsis = "...";
constexpr std::int64_t LongestName = 100;      // from 9.1, as is the next
constexpr std::int64_t LeastSuffix = 60;
constexpr std::int64_t MostTags = 200;
constexpr std::int64_t LongestTag = 256;

std::int64_t lengthOf(std::string_view text) { return static_cast<std::int64_t>(base::utf16Length(text)); }

std::string valueText(const Json& value)
{
    if (value.is_null())
        return {};
    return value.is_string() ? value.get<std::string>() : base::plainJson(value);
}

/// `path`: of the object; an empty one, also of an empty key, comes without a dot (Kibana: get_flattened_object).
void flatten(const Json& object, const std::string& path, std::vector<GroupingLeaf>& leaves)
{
    std::vector<Json::const_iterator> entries;
    for (auto entry = object.begin(); entry != object.end(); ++entry)
        entries.push_back(entry);
    const auto named = std::stable_partition(entries.begin(), entries.end(),
                                             [](const auto& entry) { return base::isIndexKey(entry.key()); });
    std::sort(entries.begin(), named,
              [](const auto& a, const auto& b) { return std::stoul(a.key()) < std::stoul(b.key()); });
    for (const auto& entry : entries) {
        std::string field = path.empty() ? entry.key() : path + '.' + entry.key();
        if (entry.value().is_object())
            flatten(entry.value(), field, leaves);
        else
            leaves.push_back({.field = std::move(field), .value = valueText(entry.value())});
    }
}

std::string joinedValues(const std::vector<GroupingLeaf>& leaves)
{
    std::string values;
    for (const GroupingLeaf& leaf : leaves) {
        if (&leaf != &leaves.front())
            values += " & ";
        values += leaf.value;
    }
    return values;
}

std::string suffixOf(std::string_view values, bool grouped, std::uint32_t counter)
{
    std::string suffix;
    if (grouped)
        suffix += fmt::format(" - Grouping by {}", values);
    if (counter > 1)
        suffix += fmt::format(" ({})", counter);
    return suffix.append(AutoCreated);
}

std::string shortTitle(const RuleText& rule, const std::vector<GroupingLeaf>& leaves, std::uint32_t counter)
{
    const std::string suffix = suffixOf(joinedValues(leaves), !leaves.empty(), counter);
    const std::int64_t room = static_cast<std::int64_t>(LongestTitle) - lengthOf(suffix) - 4;
    std::string name = rule.name;
    if (lengthOf(name) > room)
        name = base::utf16Cut(name, room).append(Ellipsis);
    return name + suffix;
}

std::string longTitle(const RuleText& rule, const std::vector<GroupingLeaf>& leaves, std::uint32_t counter)
{
    std::string name = rule.name;
    if (lengthOf(name) > LongestName)
        name = base::utf16Cut(name, LongestName - 3).append(Ellipsis);
    const std::int64_t nameLength = lengthOf(name);
    const std::int64_t room =
        nameLength < LongestName ? static_cast<std::int64_t>(LongestTitle) - nameLength : LeastSuffix;
    const std::int64_t valueRoom = room - lengthOf(suffixOf({}, !leaves.empty(), counter));
    std::string values = joinedValues(leaves);
    if (lengthOf(values) > valueRoom)
        values = base::utf16Cut(values, valueRoom - 3).append(Ellipsis);
    return name + suffixOf(values, !leaves.empty(), counter);
}

} // namespace

std::vector<GroupingLeaf> flattenGrouping(std::string_view grouping)
{
    std::vector<GroupingLeaf> leaves;
    if (const base::Result<Json> parsed = base::parseJson(grouping); parsed && parsed->is_object())
        flatten(*parsed, {}, leaves);
    return leaves;
}

std::string caseTitle(const RuleText& rule, const std::vector<GroupingLeaf>& leaves, std::uint32_t counter,
                      rules::TitleStyle style)
{
    const std::string title = style == rules::TitleStyle::Short ? shortTitle(rule, leaves, counter)
                                                                : longTitle(rule, leaves, counter);
    return std::string(base::trimJavascript(title));
}

std::string caseDescription(const RuleText& rule, const std::vector<GroupingLeaf>& leaves)
{
    const bool isLinked = rule.url && !rule.url->empty();
    std::string text = isLinked ? fmt::format("This case was created by the rule ['{}']({}).", rule.name, *rule.url)
                                : fmt::format("This case was created by the rule {}.", rule.name);
    for (const GroupingLeaf& leaf : leaves) {
        text += &leaf == &leaves.front() ? " The assigned alerts are grouped by " : " and ";
        text += fmt::format("`{}: {}`", leaf.field, leaf.value);
    }
    if (!leaves.empty())
        text += '.';
    return std::string(base::trimJavascript(text));
}

std::vector<std::string> caseTags(const RuleText& rule, const std::vector<GroupingLeaf>& leaves,
                                  const std::vector<std::string>& more)
{
    std::vector<std::string> tags{"auto-generated", "rule:" + rule.id.text};
    for (const GroupingLeaf& leaf : leaves) {
        tags.push_back(leaf.field);
        tags.push_back(leaf.field + ':' + leaf.value);
    }
    tags.insert(tags.end(), rule.tags.begin(), rule.tags.end());
    tags.insert(tags.end(), more.begin(), more.end());
    if (tags.size() > MostTags)
        tags.resize(MostTags);
    for (std::string& tag : tags) {
        if (lengthOf(tag) > LongestTag)
            tag = base::utf16Cut(tag, LongestTag);
        tag = std::string(base::trimJavascript(tag));
    }
    return tags;
}

} // namespace casewright::engine
