// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/kql/PlanRun.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/base/Json.h"
#include "core/kql/ObjectJudge.h"

namespace casewright::kql {

using alerts::Column;
using alerts::FieldType;
using alerts::ValueKind;
using alerts::ValueView;

namespace {

constexpr std::uint32_t RowsBetweenChecks = 4'096;
constexpr std::uint32_t CodesNearby = 8'192; ///< whose values stay in memory nearby while several tests look at them
constexpr std::uint32_t ListsBetweenChecks = 64; ///< which may be long

/// All codes of a column.
CodeSet allCodes(const Column& column)
{
    CodeSet all(column.distinctCount());
    all.addRange(1, column.distinctCount() + 1);
    return all;
}

/// The column of a predicate that asks one; null for others, and where rows are remembered.
const Column* onlyColumn(const PlanNode& node)
{
    const bool isOne = node.kind == PlanNode::Kind::Leaf && node.slot == PlanNode::NoSlot && node.sources.size() == 1;
    return isOne ? node.sources.front().column : nullptr;
}

bool isInside(std::string_view name, std::string_view object)
{
    return name.size() > object.size() && name.starts_with(object) && name[object.size()] == '.';
}

} // namespace

PlanRun::PlanRun(const QueryPlan& plan, const alerts::AlertTable& table, RememberedRows& remembered,
                 base::Timestamp now, std::stop_token stop)
    : m_plan(plan),
      m_table(table),
      m_remembered(remembered),
      m_stop(std::move(stop)),
      m_testsNow(plan.root.usesNow ? plan.tests : std::vector<ValueTest>()),
      m_tests(plan.root.usesNow ? m_testsNow : plan.tests)
{
    for (ValueTest& test : m_testsNow)
        test.setNow(now);
}

RowBits PlanRun::run(RowRange range) { return node(m_plan.root, range); }

RowBits PlanRun::node(const PlanNode& node, RowRange range)
{
    return node.slot == PlanNode::NoSlot ? workedOut(node, range) : remembered(node, range);
}

RowBits PlanRun::remembered(const PlanNode& node, RowRange range)
{
    std::shared_ptr<const RowBits> rows = m_remembered.at(node.slot);
    if (rows == nullptr) {
        rows = std::make_shared<const RowBits>(workedOut(node, {.begin = 0, .end = m_table.size()}));
        if (!isStopped())
            m_remembered.remember(node.slot, rows);
    }
    return rows->part(range);
}

RowBits PlanRun::workedOut(const PlanNode& node, RowRange range)
{
    RowBits rows(range);
    switch (node.kind) {
    case PlanNode::Kind::None: break;
    case PlanNode::Kind::All: rows.setAll(); break;
    case PlanNode::Kind::AllOf: return allOf(node, range);
    case PlanNode::Kind::AnyOf: return anyOf(node, range);
    case PlanNode::Kind::Nested: return nested(node, range);
    case PlanNode::Kind::Not:
        rows = this->node(node.children.front(), range);
        rows.flip();
        break;
    case PlanNode::Kind::Leaf:
        for (const FieldSource& source : node.sources) {
            if (!isStopped())
                addSource(source, rows);
        }
        break;
    }
    return rows;
}

RowBits PlanRun::allOf(const PlanNode& node, RowRange range)
{
    RowBits rows = this->node(node.children.front(), range);
    for (std::size_t i = 1; i < node.children.size() && !isStopped() && !rows.isEmpty(); ++i)
        rows.intersect(this->node(node.children[i], range));
    return rows;
}

RowBits PlanRun::anyOf(const PlanNode& node, RowRange range)
{
    RowBits rows(range);
    std::vector<bool> isDone(node.children.size());
    for (std::size_t i = 0; i < node.children.size() && !isStopped(); ++i) {
        const Column* const column = onlyColumn(node.children[i]);
        if (column != nullptr && column->distinctCount() <= range.end - range.begin)
            addSameColumn(node, i, rows, isDone);
        else
            rows.unite(this->node(node.children[i], range));
    }
    return rows;
}

void PlanRun::addSameColumn(const PlanNode& node, std::size_t child, RowBits& rows, std::vector<bool>& isDone)
{
    if (isDone[child])
        return;
    const Column& column = *onlyColumn(node.children[child]);
    std::vector<const ValueTest*> tests;
    for (std::size_t i = child; i < node.children.size(); ++i) {
        if (onlyColumn(node.children[i]) != &column)
            continue;
        tests.push_back(&m_tests[node.children[i].sources.front().test]);
        isDone[i] = true;
    }
    CodeSet found(column.distinctCount());
    const std::uint32_t end = column.distinctCount() + 1;
    for (std::uint32_t from = 1; from < end && !isStopped(); from += std::min(CodesNearby, end - from)) {
        for (const ValueTest* const test : tests)
            test->decide(column.values(), from, from + std::min(CodesNearby, end - from), found, m_stop);
    }
    rows.addCodes(column.codes(), found, m_stop);
}

void PlanRun::addSource(const FieldSource& source, RowBits& rows)
{
    const ValueTest& test = m_tests[source.test];
    switch (source.kind) {
    case FieldSource::Kind::Column: return addColumn(*source.column, test, rows);
    case FieldSource::Kind::Time: return addTimes(source, rows);
    case FieldSource::Kind::Id:
        return addTexts(
            test, [this](std::uint32_t row) { return m_table.id({row}); }, rows);
    case FieldSource::Kind::Index:
        return addTexts(
            test, [this](std::uint32_t row) { return m_table.index({row}); }, rows);
    }
}

void PlanRun::addColumn(const Column& column, const ValueTest& test, RowBits& rows)
{
    // A few rows of a column with many values are asked one by one.
    const RowRange range = rows.range();
    if (column.distinctCount() > range.end - range.begin) {
        for (std::uint32_t row = range.begin; row < range.end; ++row) {
            if (row % RowsBetweenChecks == 0 && isStopped())
                return;
            const std::uint32_t code = column.codes()[row];
            if (code != Column::Missing && test.matches(column.value(code)))
                rows.add(row);
        }
        return;
    }
    CodeSet found(column.distinctCount());
    test.decide(column.values(), 1, column.distinctCount() + 1, found, m_stop);
    rows.addCodes(column.codes(), found, m_stop);
}

void PlanRun::addTimes(const FieldSource& source, RowBits& rows)
{
    const ValueTest& test = m_tests[source.test];
    const RowRange range = rows.range();
    const std::span<const base::Timestamp> times = m_table.times().subspan(range.begin, range.end - range.begin);
    const TimeSpan* const wanted = test.times();
    if (wanted == nullptr) {
        const bool isNumber = source.type == FieldType::Long || source.type == FieldType::Double;
        for (std::uint32_t row = range.begin; row < range.end && !isStopped(); ++row) {
            const base::Timestamp at = m_table.times()[row];
            const std::string text = isNumber ? fmt::format("{}", at.milliseconds) : base::formatTimestamp(at);
            if (test.matches({.kind = isNumber ? ValueKind::Number : ValueKind::String, .text = text}))
                rows.add(row);
        }
        return;
    }
    if (wanted->first > wanted->last)
        return;
    if (std::is_sorted(times.begin(), times.end())) {
        const auto rowOf = [&](auto place) { return range.begin + static_cast<std::uint32_t>(place - times.begin()); };
        rows.add(RowRange{.begin = rowOf(std::lower_bound(times.begin(), times.end(), base::Timestamp{wanted->first})),
                          .end = rowOf(std::upper_bound(times.begin(), times.end(), base::Timestamp{wanted->last}))});
        return;
    }
    for (std::uint32_t row = range.begin; row < range.end; ++row) {
        if (test.matchesTime(m_table.times()[row]))
            rows.add(row);
    }
}

template<class TextOf>
void PlanRun::addTexts(const ValueTest& test, TextOf textOf, RowBits& rows)
{
    for (std::uint32_t row = rows.range().begin; row < rows.range().end; ++row) {
        if (row % RowsBetweenChecks == 0 && isStopped())
            return;
        if (test.matches({.kind = ValueKind::String, .text = textOf(row)}))
            rows.add(row);
    }
}

RowBits PlanRun::nested(const PlanNode& node, RowRange range)
{
    RowBits rows(range);
    RowBits rest(range);
    rest.setAll();
    RowBits hasObject(range);
    for (const Column& column : m_table.columns()) {
        if (isStopped())
            return rows;
        if (column.name() == node.path || isInside(node.path, column.name()))
            addLists(node, column, rows, rest);
        else if (isInside(column.name(), node.path))
            hasObject.addCodes(column.codes(), allCodes(column), m_stop);
    }
    // One object that is in no list is where its columns say.
    hasObject.intersect(rest);
    if (!hasObject.isEmpty()) {
        RowBits satisfied = this->node(node.children.front(), range);
        satisfied.intersect(hasObject);
        rows.unite(satisfied);
    }
    return rows;
}

void PlanRun::addLists(const PlanNode& node, const Column& column, RowBits& rows, RowBits& rest)
{
    ObjectJudge judge(m_table, m_tests);
    const std::string_view below =
        std::string_view(node.path).substr(std::min(column.name().size() + 1, node.path.size()));
    CodeSet found(column.distinctCount());
    CodeSet lists(column.distinctCount());
    for (std::uint32_t code = 1; code <= column.distinctCount(); ++code) {
        if (code % ListsBetweenChecks == 0 && isStopped())
            return;
        const ValueView value = column.value(code);
        if (value.kind != ValueKind::List && value.kind != ValueKind::Object)
            continue;
        if (value.text.find('{') == value.text.npos)
            continue;
        lists.add(code);
        const base::Json json = base::Json::parse(value.text, nullptr, false);
        if (judge.anySatisfies(json, below, node.children.front(), node.path))
            found.add(code);
    }
    RowBits satisfied(rows.range());
    satisfied.addCodes(column.codes(), found, m_stop);
    satisfied.intersect(rest);
    rows.unite(satisfied);
    RowBits inLists(rows.range());
    inLists.addCodes(column.codes(), lists, m_stop);
    rest.subtract(inLists);
}

} // namespace casewright::kql
