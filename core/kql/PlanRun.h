// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <stop_token>
#include <vector>

#include "core/alerts/AlertTable.h"
#include "core/base/Time.h"
#include "core/kql/PlanBuilder.h"
#include "core/kql/RowBits.h"

namespace casewright::kql {

/// The rows of those parts of a plan that do not depend on the clock, once they are known. Any thread.
class RememberedRows final {
public:
    explicit RememberedRows(std::size_t slots) : m_rows(slots) {}

    /// Null: not known yet.
    [[nodiscard]] std::shared_ptr<const RowBits> at(std::size_t slot) const
    {
        const std::scoped_lock lock(m_mutex);
        return m_rows[slot];
    }
    void remember(std::size_t slot, std::shared_ptr<const RowBits> rows)
    {
        const std::scoped_lock lock(m_mutex);
        m_rows[slot] = std::move(rows);
    }

private:
    mutable std::mutex m_mutex;
    std::vector<std::shared_ptr<const RowBits>> m_rows;
};

/// Works a plan out for a range of rows, at one time. What it refers to must outlive it. One thread.
class PlanRun final {
public:
    PlanRun(const QueryPlan& plan, const alerts::AlertTable& table, RememberedRows& remembered, base::Timestamp now,
            std::stop_token stop);

    /// The rows that match; not all of them if it was asked to stop meanwhile.
    [[nodiscard]] RowBits run(RowRange range);

private:
    [[nodiscard]] RowBits node(const PlanNode& node, RowRange range);
    [[nodiscard]] RowBits remembered(const PlanNode& node, RowRange range);
    [[nodiscard]] RowBits workedOut(const PlanNode& node, RowRange range);
    [[nodiscard]] RowBits allOf(const PlanNode& node, RowRange range);
    [[nodiscard]] RowBits anyOf(const PlanNode& node, RowRange range);
    void addSource(const FieldSource& source, RowBits& rows);
    void addColumn(const alerts::Column& column, const ValueTest& test, RowBits& rows);
    /// Adds the rows of those children of a node that ask the same column as one of them, values and rows looked at
    /// once for all; they are ticked off.
    void addSameColumn(const PlanNode& node, std::size_t child, RowBits& rows, std::vector<bool>& isDone);
    void addTimes(const FieldSource& source, RowBits& rows);
    template<class TextOf>
    void addTexts(const ValueTest& test, TextOf textOf, RowBits& rows);
    [[nodiscard]] RowBits nested(const PlanNode& node, RowRange range);
    /// Takes rows whose list the column has out of `rest`, and adds those with an object in it that satisfies.
    void addLists(const PlanNode& node, const alerts::Column& column, RowBits& rows, RowBits& rest);
    [[nodiscard]] bool isStopped() const { return m_stop.stop_requested(); }

    const QueryPlan& m_plan;
    const alerts::AlertTable& m_table;
    RememberedRows& m_remembered;
    std::stop_token m_stop;
    std::vector<ValueTest> m_testsNow; ///< with the clock set, if one of them looks at it
    const std::vector<ValueTest>& m_tests;
};

} // namespace casewright::kql
