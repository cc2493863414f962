// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/alerts/AlertTable.h"
#include "core/alerts/Column.h"
#include "core/alerts/ValueView.h"
#include "core/base/Json.h"
#include "core/kql/PlanNode.h"
#include "core/kql/ValueTest.h"

namespace casewright::kql {

/// Judges the objects of lists one by one: what the columns, in which they are flattened, cannot tell. One thread.
class ObjectJudge final {
public:
    /// Both must outlive it; the clock of the tests is set.
    ObjectJudge(const alerts::AlertTable& table, const std::vector<ValueTest>& tests);

    /// Whether one of the objects at a path below a value (`owner.name`; empty: the value itself, or its elements)
    /// satisfies the query. `path` is that of those objects from the document on.
    [[nodiscard]] bool anySatisfies(const base::Json& value, std::string_view below, const PlanNode& query,
                                    const std::string& path);

private:
    /// A value in an object, which is no list.
    struct Leaf {
        const alerts::Column* column;
        alerts::ValueView value;
    };
    /// Keys and what stands there; a key may be dotted, and come again.
    using Entries = std::vector<std::pair<std::string_view, const base::Json*>>;
    struct Object {
        Entries entries;
        const std::string& path;
        std::vector<Leaf> leaves{};
        std::deque<std::string> texts{}; ///< of numbers
    };
    /// The objects at a path: those of lists one by one, and in one whatever is in no list.
    struct Found {
        std::optional<Entries> whole{};
        std::vector<Entries> ofLists{};
    };
    static void find(const base::Json& value, std::string_view below, Found& found);
    static void find(std::string_view key, const base::Json& value, std::string_view below, Found& found);
    [[nodiscard]] bool anySatisfies(Found found, const PlanNode& query, const std::string& path);
    [[nodiscard]] bool satisfies(Entries entries, const PlanNode& query, const std::string& path);
    [[nodiscard]] bool satisfies(const Object& object, const PlanNode& query);
    [[nodiscard]] bool satisfiesLeaf(const Object& object, const PlanNode& query) const;
    void collect(const base::Json& value, const std::string& name, Object& object) const;
    [[nodiscard]] const alerts::Column* columnOf(const std::string& name) const;

    const std::vector<ValueTest>& m_tests;
    std::vector<const alerts::Column*> m_columns; ///< by name
};

} // namespace casewright::kql
