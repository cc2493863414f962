// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/CaseFind.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "core/store/CaseRowReading.h"
#include "core/store/CaseWalk.h"
#include "core/store/SearchSchema.h"

using namespace Qt::StringLiterals;

namespace casewright::store {
namespace {

/// The condition that fewest cases meet, if those are few, and how many they are.
struct Rarest {
    std::optional<std::size_t> condition{};
    std::int64_t cases = 0;
};

/// A test that takes long makes walking dear, so more cases are few then.
base::Result<Rarest> findRarest(Database& database, const CaseConditions& conditions, std::int64_t fewCases)
{
    Rarest rarest{.condition = std::nullopt, .cases = 0};
    for (std::size_t i = 0; i < conditions.others.size(); ++i) {
        const CaseCondition& condition = conditions.others[i];
        const std::int64_t most = rarest.condition ? rarest.cases : fewCases * condition.testCost;
        if (!condition.keys || most == 0)
            continue;
        QVariantList values = condition.keys->values;
        values.append(integerValue(most));
        const QString few = u"(SELECT 1 FROM ("_s + condition.keys->sql + u") AS source LIMIT ?) AS few"_s;
        const auto count = database.number(u"SELECT count(*) FROM "_s + few, values);
        if (!count)
            return base::fail(count.error());
        if (count->value_or(0) < most)
            rarest = {.condition = i, .cases = count->value_or(0)};
    }
    return rarest;
}

base::Result<void> checkCursor(const CaseFilter& filter, const std::optional<CaseCursor>& after)
{
    if (!after)
        return {};
    const CaseSort sort = sortOf(filter.order);
    const bool isText = sort == CaseSort::Title || sort == CaseSort::Category;
    const std::size_t expected = isText ? 2 : 1;
    const std::size_t given = after->sortValue.index();
    if (given == expected || (given == 0 && mayBeMissing(sort)))
        return {};
    return base::fail(base::ErrorCode::InvalidValue, "The page to go on from was sorted by something else. Begin with "
                                                     "the first page.");
}

base::Result<StatusCounts> countRows(Database& database, const SqlPart& statement, const CaseConditions& conditions)
{
    StatusCounts counts;
    const base::Result<void> done = database.forEach(statement.sql, statement.values, [&](const Row& row) {
        const int facet = static_cast<int>(row.integer(0));
        if (std::find(conditions.facets.begin(), conditions.facets.end(), facet) == conditions.facets.end())
            return;
        counts.alerts += row.large(2);
        switch (static_cast<cases::CaseStatus>(facet % SeverityFacets)) {
        case cases::CaseStatus::Open: counts.open += row.large(1); break;
        case cases::CaseStatus::InProgress: counts.inProgress += row.large(1); break;
        case cases::CaseStatus::Closed: counts.closed += row.large(1); break;
        }
    });
    if (!done)
        return base::fail(done.error());
    return counts;
}

/// Where cases are counted by an index of theirs: from the rarest condition, where there is one, else from the first.
std::size_t countedFrom(const CaseConditions& conditions, const Rarest& rarest)
{
    const auto hasKeys = [](const CaseCondition& each) { return each.keys.has_value(); };
    const auto first = std::find_if(conditions.others.begin(), conditions.others.end(), hasKeys);
    return rarest.condition.value_or(static_cast<std::size_t>(first - conditions.others.begin()));
}

} // namespace

base::Result<std::vector<SqlPart>> pageStatements(Database& database, const CaseFilter& filter,
                                                  const std::optional<CaseCursor>& after, std::uint32_t limit,
                                                  const FindOptions& options)
{
    const base::Result<CaseConditions> conditions = conditionsOf(database, filter);
    if (!conditions)
        return base::fail(conditions.error());
    if (conditions->isNothing)
        return std::vector<SqlPart>();
    const base::Result<Rarest> rarest = findRarest(database, *conditions, options.fewCases);
    if (!rarest)
        return base::fail(rarest.error());
    if (!rarest->condition)
        return walkStatements(database.dialect(), filter, *conditions, after, limit);
    if (rarest->cases == 0)
        return std::vector<SqlPart>();
    return std::vector<SqlPart>{gatherStatement(filter, *conditions, *rarest->condition, after, limit)};
}

base::Result<std::vector<CaseRow>> readCases(Database& database, const CaseFilter& filter,
                                             const std::optional<CaseCursor>& after, std::uint32_t limit,
                                             const FindOptions& options)
{
    if (const base::Result<void> checked = checkCursor(filter, after); !checked)
        return base::fail(checked.error());
    if (FindFunctions* const functions = options.mayCall ? database.findFunctions() : nullptr) {
        const base::Result<NativeStatement> moment = functions->holdMoment();
        if (!moment)
            return base::fail(moment.error());
        base::Result<CaseConditions> conditions = conditionsOf(database, filter, functions);
        if (!conditions)
            return base::fail(conditions.error());
        return CaseSearch(database, *functions, filter, std::move(*conditions), options.limits).page(after, limit);
    }
    base::Result<std::vector<SqlPart>> statements = pageStatements(database, filter, after, limit, options);
    if (!statements)
        return base::fail(statements.error());
    std::vector<CaseRow> rows;
    for (SqlPart& statement : *statements) {
        if (rows.size() >= limit)
            break;
        statement.values.back() = integerValue(static_cast<std::int64_t>(limit - rows.size()));
        const base::Result<void> done = database.forEach(
            statement.sql, statement.values, [&](const Row& row) { rows.push_back(caseRow(row)); });
        if (!done)
            return base::fail(done.error());
    }
    return rows;
}

base::Result<StatusCounts> readStatusCounts(Database& database, const CaseFilter& filter, const FindOptions& options)
{
    CaseFilter anyStatus = filter;
    anyStatus.statuses.clear();
    FindFunctions* const functions = options.mayCall ? database.findFunctions() : nullptr;
    const base::Result<CaseConditions> conditions = conditionsOf(database, anyStatus, functions);
    if (!conditions)
        return base::fail(conditions.error());
    if (conditions->isNothing)
        return StatusCounts{};
    if (conditions->others.empty())
        return countRows(database, countStatement(database.dialect(), *conditions, 0, true), *conditions);
    if (functions) {
        CaseSearch search(database, *functions, anyStatus, *conditions, options.limits);
        const base::Result<SqlPart> statement = search.countStatement();
        if (!statement)
            return base::fail(statement.error());
        return countRows(database, *statement, *conditions);
    }
    const base::Result<Rarest> rarest = findRarest(database, *conditions, options.fewCases);
    if (!rarest)
        return base::fail(rarest.error());
    const std::size_t from = countedFrom(*conditions, *rarest);
    return countRows(database, countStatement(database.dialect(), *conditions, from, false), *conditions);
}

} // namespace casewright::store
