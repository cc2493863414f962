// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <map>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/alerts/FieldType.h"
#include "core/base/Json.h"
#include "core/base/Time.h"
#include "core/kql/Tree.h"

namespace casewright::kql {

/// Judges one document at a time, in the plainest way: what the columns must agree with. It knows plain texts (words of
/// ASCII with blanks between them), addresses of four bytes, and dates as days or with milliseconds.
class PlainMatcher final {
public:
    using Types = std::map<std::string, alerts::FieldType, std::less<>>;

    /// Fields without a type are keywords.
    PlainMatcher(Types types, base::Timestamp now) : m_types(std::move(types)), m_now(now) {}

    /// The document's dotted keys at the top are expanded, as a table expands them.
    [[nodiscard]] bool matches(const Node& tree, const base::Json& document) const
    {
        return matches(tree, expanded(document), {});
    }

private:
    struct Leaf {
        std::string name;
        base::Json value; ///< no list and no object
    };
    [[nodiscard]] bool matches(const Node& tree, const base::Json& object, const std::string& path) const;
    [[nodiscard]] bool matchesPredicate(const Node& tree, const base::Json& object, const std::string& path) const;
    [[nodiscard]] bool matchesValue(const Node& tree, alerts::FieldType type, const base::Json& value) const;
    [[nodiscard]] bool matchesText(const Node& tree, const std::string& text) const;
    [[nodiscard]] bool matchesNumber(const Node& tree, bool isWhole, const std::string& text) const;
    [[nodiscard]] bool matchesDate(const Node& tree, const std::string& text) const;
    /// With a level for each dot; what is said twice is a list.
    [[nodiscard]] static base::Json expanded(const base::Json& value);
    static void put(base::Json& object, const std::string& path, base::Json value);
    static void collect(const base::Json& value, const std::string& name, std::vector<Leaf>& leaves);
    static void collectObjects(const base::Json& value, const std::string& path, std::vector<base::Json>& objects);

    Types m_types;
    base::Timestamp m_now;
};

} // namespace casewright::kql
