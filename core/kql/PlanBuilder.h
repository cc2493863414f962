// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/alerts/AlertTable.h"
#include "core/base/Result.h"
#include "core/kql/FieldNames.h"
#include "core/kql/PlanNode.h"
#include "core/kql/Query.h"
#include "core/kql/Tree.h"
#include "core/kql/ValueTest.h"

namespace casewright::kql {

/// A query with its fields found in a table, and what is to be said about it.
struct QueryPlan {
    PlanNode root;
    std::vector<ValueTest> tests;
    std::vector<QueryFinding> findings;
    std::size_t slots = 0; ///< parts whose rows do not depend on the clock
};

/// Finds the fields of a query in a table and makes a test of each value. One thread.
class PlanBuilder final {
public:
    /// Both must outlive it; the table also the plan.
    PlanBuilder(const alerts::AlertTable& table, const FieldTypes& types) : m_names(table, types) {}

    [[nodiscard]] QueryPlan build(const Node& tree);

private:
    static constexpr std::size_t Types = static_cast<std::size_t>(alerts::FieldType::GeoPoint) + 1;
    /// The tests of one predicate, by type of the field; made when the first such field is seen.
    using TestsByType = std::array<std::optional<base::Result<std::uint32_t>>, Types>;

    [[nodiscard]] PlanNode node(const Node& tree, const std::string& path);
    [[nodiscard]] PlanNode joined(const Node& tree, const std::string& path);
    [[nodiscard]] PlanNode nested(const Node& tree, const std::string& path);
    [[nodiscard]] PlanNode predicate(const Node& tree, const std::string& path);
    [[nodiscard]] std::vector<FieldNames::Field> fieldsOf(const Node& tree, const std::string& path) const;
    [[nodiscard]] const base::Result<std::uint32_t>& testOf(const Node& tree, alerts::FieldType type,
                                                            TestsByType& tests);
    void checkMissing(const Node& tree, const std::string& name, TestsByType& tests);
    void addFinding(const Node& tree, QueryFinding::Kind kind, std::string text);
    void assignSlots(PlanNode& node);

    FieldNames m_names;
    QueryPlan m_plan;
};

} // namespace casewright::kql
