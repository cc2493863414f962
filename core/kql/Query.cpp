// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/kql/Query.h"

#include <algorithm>

#include "core/kql/PlanBuilder.h"
#include "core/kql/PlanRun.h"

namespace casewright::kql {

using base::AlertRow;
using base::Result;

/// What is found out once, and what is remembered.
class Query::Plan final {
public:
    Plan(const Node& tree, const alerts::AlertTable& table, const FieldTypes& types)
        : m_table(table),
          m_plan(PlanBuilder(table, types).build(tree)),
          m_remembered(m_plan.slots)
    {
    }

    [[nodiscard]] const QueryPlan& plan() const { return m_plan; }
    [[nodiscard]] std::uint32_t tableSize() const { return m_table.size(); }

    /// What matches in the range, which is made to end with the table.
    [[nodiscard]] Result<RowBits> match(base::Timestamp now, RowRange& range, const std::stop_token& stop) const
    {
        range.end = std::min(range.end, m_table.size());
        range.begin = std::min(range.begin, range.end);
        RowBits found = PlanRun(m_plan, m_table, m_remembered, now, stop).run(range);
        if (stop.stop_requested())
            return base::fail(base::ErrorCode::Cancelled, "stopped on request");
        return found;
    }

private:
    const alerts::AlertTable& m_table;
    QueryPlan m_plan;
    mutable RememberedRows m_remembered;
};

Query::Query(const Node& tree, const alerts::AlertTable& table, const FieldTypes& types)
    : m_plan(std::make_unique<const Plan>(tree, table, types))
{
}

Query::~Query() = default;
Query::Query(Query&&) noexcept = default;
Query& Query::operator=(Query&&) noexcept = default;

bool Query::usesNow() const { return m_plan->plan().root.usesNow; }

const std::vector<QueryFinding>& Query::findings() const { return m_plan->plan().findings; }

Result<std::vector<AlertRow>> Query::rows(base::Timestamp now, const std::stop_token& stop) const
{
    return rows(now, {.begin = 0, .end = m_plan->tableSize()}, stop);
}

Result<std::vector<AlertRow>> Query::rows(base::Timestamp now, RowRange range, const std::stop_token& stop) const
{
    return m_plan->match(now, range, stop).map([&range](const RowBits& found) { return found.rows(range); });
}

Result<RowBits> Query::bits(base::Timestamp now, RowRange range, const std::stop_token& stop) const
{
    return m_plan->match(now, range, stop);
}

Result<std::size_t> Query::count(base::Timestamp now, RowRange range, const std::stop_token& stop) const
{
    return m_plan->match(now, range, stop).map([&range](const RowBits& found) { return found.count(range); });
}

} // namespace casewright::kql
