// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/alerts/Column.h"
#include "core/alerts/FieldType.h"

namespace casewright::kql {

/// Where a predicate looks, and what it asks there.
struct FieldSource {
    enum class Kind : std::uint8_t { Column, Time, Id, Index };

    Kind kind = Kind::Column;
    const alerts::Column* column = nullptr; ///< of Kind::Column
    alerts::FieldType type = alerts::FieldType::Keyword;
    std::uint32_t test = 0; ///< position among QueryPlan::tests
};

/// A query, or a part of one, whose fields were found in a table.
struct PlanNode {
    enum class Kind : std::uint8_t {
        All,
        None,
        AllOf,
        AnyOf,
        Not, ///< one child
        Leaf, ///< one of the sources has a value that satisfies its test
        Nested, ///< one object at the path satisfies the child
    };
    static constexpr std::size_t NoSlot = SIZE_MAX;

    Kind kind = Kind::None;
    std::vector<PlanNode> children{};
    std::vector<FieldSource> sources{}; ///< of Kind::Leaf, in order of their columns' addresses
    std::string path{}; ///< of Kind::Nested: from the document on
    bool usesNow = false;
    std::size_t slot = NoSlot; ///< where the rows are remembered
};

} // namespace casewright::kql
