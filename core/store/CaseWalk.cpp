// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/CaseWalk.h"

#include <algorithm>
#include <bit>
#include <string>
#include <utility>
#include <variant>

#include "core/store/CaseRowReading.h"
#include "core/store/SearchSchema.h"

using namespace Qt::StringLiterals;

namespace casewright::store {
namespace {

/// SQLite merges at most 500 SELECTs.
constexpr std::size_t MaximumParts = 400;

QString columnOf(CaseSort sort)
{
    switch (sort) {
    case CaseSort::Updated: return u"cases.updated_at"_s;
    case CaseSort::Closed: return u"cases.closed_at"_s;
    case CaseSort::Title: return u"cases.title"_s;
    case CaseSort::Category: return u"cases.category"_s;
    case CaseSort::Status: return u"cases.status"_s;
    case CaseSort::Severity: return u"cases.severity_level"_s;
    case CaseSort::Alerts: return u"cases.total_alerts"_s;
    case CaseSort::Created: break;
    }
    return u"cases.created_at"_s;
}

/// The same as an index has it that is gathered from.
QString rowColumnOf(CaseSort sort)
{
    if (sort == CaseSort::Status)
        return u"(cases.facet % %1)"_s.arg(SeverityFacets);
    if (sort == CaseSort::Severity)
        return u"(cases.facet % %1 / %2)"_s.arg(AssignedFacets).arg(SeverityFacets);
    return columnOf(sort);
}

QVariant valueOf(const SortValue& value)
{
    if (const auto* number = std::get_if<std::int64_t>(&value))
        return integerValue(*number);
    const auto* text = std::get_if<std::string>(&value);
    return text ? QVariant(QString::fromStdString(*text)) : QVariant();
}

/// What a walk goes through as one: cases in the order of an index.
struct Stretch {
    std::vector<int> facets;
    SqlPart condition{};               ///< on the column that is sorted by; empty: none
    bool isByKey = false;              ///< all have the same value, or none
    std::optional<CaseCursor> after{};
};

/// By category, all of one: what comes after depends on the key, if it is of this category; else it is all or none of
/// it. Compared as databases do here, byte by byte: they would sort all of it to find that out.
std::vector<Stretch> onlyCategory(const std::string& category, bool descending, Stretch values)
{
    values.condition = {u" AND cases.category = ?"_s, {QString::fromStdString(category)}};
    if (!values.after)
        return {std::move(values)};
    const auto* reached = std::get_if<std::string>(&values.after->sortValue);
    if (!reached)
        return {};
    const int order = reached->compare(category);
    if (descending ? order < 0 : order > 0)
        return {};
    values.isByKey = true;
    if (order != 0)
        values.after.reset();
    return {std::move(values)};
}

/// What has no value comes in a stretch of its own, at the end; a status or a severity is one each.
std::vector<Stretch> stretchesOf(const CaseFilter& filter, const CaseConditions& conditions,
                                 const std::optional<CaseCursor>& after)
{
    const CaseSort sort = sortOf(filter.order);
    if (sort != CaseSort::Status && sort != CaseSort::Severity) {
        const QString column = columnOf(sort);
        Stretch values{.facets = conditions.facets, .condition = {}, .isByKey = false, .after = after};
        if (!mayBeMissing(sort))
            return {std::move(values)};
        if (sort == CaseSort::Category && filter.categories.size() == 1 && filter.categories.front())
            return onlyCategory(*filter.categories.front(), isDescending(filter.order), std::move(values));
        values.condition.sql = u" AND "_s + column + u" IS NOT NULL"_s;
        const bool isBehind = after && after->sortValue.index() == 0;
        Stretch missing{.facets = conditions.facets,
                        .condition = {u" AND "_s + column + u" IS NULL"_s, {}},
                        .isByKey = true,
                        .after = isBehind ? after : std::nullopt};
        if (isBehind || (sort == CaseSort::Category && filter.categories == WantedTexts{std::nullopt}))
            return {std::move(missing)};
        return {std::move(values), std::move(missing)};
    }
    std::vector<Stretch> stretches;
    const bool descending = isDescending(filter.order);
    for (int step = 0; step < 4; ++step) {
        const int value = descending ? 3 - step : step;
        const std::int64_t reached = after ? std::get<std::int64_t>(after->sortValue) : value;
        if (descending ? value > reached : value < reached)
            continue;
        Stretch stretch{.facets = {}, .condition = {}, .isByKey = true,
                        .after = value == reached ? after : std::nullopt};
        for (const int facet : conditions.facets)
            if ((sort == CaseSort::Status ? facet % SeverityFacets : facet % AssignedFacets / SeverityFacets) == value)
                stretch.facets.push_back(facet);
        if (!stretch.facets.empty())
            stretches.push_back(std::move(stretch));
    }
    return stretches;
}

/// All conditions but one.
SqlPart testsOf(const CaseConditions& conditions, std::size_t without)
{
    SqlPart tests;
    for (std::size_t i = 0; i < conditions.others.size(); ++i)
        if (i != without)
            tests += {u" AND ("_s + conditions.others[i].test.sql + u')', conditions.others[i].test.values};
    return tests;
}

SqlPart isInCollections(const std::vector<std::int64_t>& collections)
{
    SqlPart test{u" AND cases.simulation IN ("_s + marks(collections.size()) + u')', {}};
    for (const std::int64_t collection : collections)
        test.values.append(integerValue(collection));
    return test;
}

/// The rows of a page of keys, in its order.
SqlPart rowsOf(SqlPart page, const QString& order)
{
    return {u"SELECT "_s + caseRowColumns() + u" FROM ("_s + page.sql
                + u") AS page JOIN cases ON cases.key = page.key ORDER BY "_s + order,
            std::move(page.values)};
}

/// In a file the index is named: SQLite takes another one where a condition looks as if it left out more.
QString indexFor(CaseSort sort, bool isByCollection)
{
    const QString prefix = isByCollection ? u" INDEXED BY simulation_cases_"_s : u" INDEXED BY cases_"_s;
    switch (sort) {
    case CaseSort::Updated: return prefix + u"updated"_s;
    case CaseSort::Closed: return prefix + u"closed"_s;
    case CaseSort::Title: return prefix + u"title"_s;
    case CaseSort::Category: return prefix + u"category"_s;
    case CaseSort::Status:
    case CaseSort::Severity: return prefix + u"facet"_s;
    case CaseSort::Alerts: return prefix + u"alerts"_s;
    case CaseSort::Created: break;
    }
    return prefix + u"created"_s;
}

/// The values that cases can have in a stretch; nothing: it is not known.
std::optional<Span> boundsOf(CaseSort sort, bool isByKey, const CaseConditions& conditions)
{
    if (!conditions.bounds)
        return std::nullopt;
    if (isByKey)
        return conditions.bounds->keys;
    switch (sort) {
    case CaseSort::Created: return conditions.bounds->created;
    case CaseSort::Updated: return conditions.bounds->updated;
    case CaseSort::Closed: return conditions.bounds->closed;
    default: return std::nullopt;
    }
}

/// Where a stretch is gone into: behind the last page, and within the bounds. Only one of them says where it begins,
/// lest SQLite goes along the index from the other one.
SqlPart beginningOf(const Stretch& stretch, const CaseFilter& filter, const CaseConditions& conditions)
{
    const CaseSort sort = sortOf(filter.order);
    const bool descending = isDescending(filter.order);
    const QString column = stretch.isByKey ? u"cases.key"_s : columnOf(sort);
    const std::optional<Span> bounds = boundsOf(sort, stretch.isByKey, conditions);
    SqlPart condition;
    bool isBehindBeginning = false;
    if (bounds) {
        const std::int64_t begin = descending ? bounds->last : bounds->first;
        const std::int64_t end = descending ? bounds->first : bounds->last;
        condition += {u" AND "_s + column + (descending ? u" >= ?"_s : u" <= ?"_s), {integerValue(end)}};
        if (stretch.after) {
            const std::int64_t reached = stretch.isByKey ? stretch.after->key
                                                         : std::get<std::int64_t>(stretch.after->sortValue);
            isBehindBeginning = descending ? reached <= begin : reached >= begin;
        }
        if (!isBehindBeginning)
            condition += {u" AND "_s + column + (descending ? u" <= ?"_s : u" >= ?"_s), {integerValue(begin)}};
    }
    if (!stretch.after || (bounds && !isBehindBeginning))
        return condition;
    const QString comparison = descending ? u" < "_s : u" > "_s;
    if (stretch.isByKey)
        condition += {u" AND cases.key"_s + comparison + u'?', {integerValue(stretch.after->key)}};
    else
        condition += {u" AND ("_s + column + u", cases.key)"_s + comparison + u"(?, ?)"_s,
                      {valueOf(stretch.after->sortValue), integerValue(stretch.after->key)}};
    return condition;
}

/// Whether each collection is gone through by itself, in an index that has it.
bool isByCollection(const CaseConditions& conditions, const Stretch& stretch)
{
    return !conditions.collections.empty()
        && conditions.collections.size() * stretch.facets.size() <= MaximumParts;
}

/// A SELECT of key, `sort_value` and `met`, which is in order, for each facet, and for each collection if by these.
std::vector<SqlPart> partsOf(Dialect dialect, const CaseFilter& filter, const CaseConditions& conditions,
                             const Stretch& stretch, const SqlPart& met, const SqlPart& condition)
{
    const CaseSort sort = sortOf(filter.order);
    const bool areApart = isByCollection(conditions, stretch);
    const QString sql = u"SELECT cases.key AS key, "_s + (stretch.isByKey ? u"0"_s : columnOf(sort))
        + u" AS sort_value"_s + met.sql + u" FROM cases"_s
        + (dialect == Dialect::SQLite ? indexFor(sort, areApart) : QString()) + u" WHERE cases.facet = ?"_s
        + (areApart ? u" AND cases.simulation = ?"_s : QString()) + condition.sql;
    std::vector<SqlPart> parts;
    for (const int facet : stretch.facets) {
        for (std::size_t i = 0; i < (areApart ? conditions.collections.size() : 1); ++i) {
            SqlPart& part = parts.emplace_back(SqlPart{sql, met.values});
            part.values.append(facet);
            if (areApart)
                part.values.append(integerValue(conditions.collections[i]));
            part.values += condition.values;
        }
    }
    return parts;
}

SqlPart walkOne(Dialect dialect, const CaseFilter& filter, const CaseConditions& conditions, const Stretch& stretch,
                std::uint32_t limit)
{
    const bool descending = isDescending(filter.order);
    const QString direction = descending ? u" DESC"_s : u" ASC"_s;
    SqlPart condition = stretch.condition;
    condition += beginningOf(stretch, filter, conditions);
    condition += testsOf(conditions, conditions.others.size());
    if (!isByCollection(conditions, stretch) && !conditions.collections.empty())
        condition += isInCollections(conditions.collections);
    SqlPart parts;
    for (const SqlPart& part : partsOf(dialect, filter, conditions, stretch, {}, condition))
        parts += {(parts.sql.isEmpty() ? QString() : u" UNION ALL "_s) + part.sql, part.values};
    const QString byKey = u"key"_s + direction;
    parts += {u" ORDER BY "_s + (stretch.isByKey ? QString() : u"sort_value"_s + direction + u", "_s) + byKey
                  + u" LIMIT ?"_s, {limit}};
    QString order = u"page."_s + byKey;
    if (!stretch.isByKey)
        order.prepend(u"page.sort_value"_s + direction + u", "_s);
    return rowsOf(std::move(parts), order);
}

/// What is asked of each case that a walk in a file passes, the cheapest first; empty: nothing.
SqlPart metOf(const CaseConditions& conditions, const Stretch& stretch, Passing passing)
{
    SqlPart met;
    if (!isByCollection(conditions, stretch) && !conditions.collections.empty())
        met += isInCollections(conditions.collections);
    if (passing == Passing::All && conditions.others.empty())
        return met;              // which keys are wanted the search sees for itself
    if (conditions.bounds && !stretch.isByKey)
        met += {u" AND cases.key BETWEEN ? AND ?"_s,
                {integerValue(conditions.bounds->keys.first), integerValue(conditions.bounds->keys.last)}};
    met.sql += u" AND casewright_wanted(cases.key)"_s;
    met += testsOf(conditions, conditions.others.size());
    return met;
}

/// What comes after a page's last row in an order where those without a value are last.
SqlPart comesAfter(const CaseCursor& cursor, const QString& column, const QString& comparison, bool mayMiss)
{
    const QVariant key = integerValue(cursor.key);
    if (cursor.sortValue.index() == 0)
        return {u" AND "_s + column + u" IS NULL AND cases.key"_s + comparison + u'?', {key}};
    const QVariant value = valueOf(cursor.sortValue);
    return {u" AND ("_s + column + comparison + u"? OR ("_s + column + u" = ? AND cases.key"_s + comparison + u"?)"_s
                + (mayMiss ? u" OR "_s + column + u" IS NULL)"_s : u")"_s),
            {value, value, key}};
}

SqlPart isInFacets(const std::vector<int>& facets)
{
    SqlPart test{u" AND cases.facet + 0 IN ("_s + marks(facets.size()) + u')', {}};
    for (const int facet : facets)
        test.values.append(facet);
    return test;
}

} // namespace

bool mayBeMissing(CaseSort sort)
{
    return sort == CaseSort::Updated || sort == CaseSort::Closed || sort == CaseSort::Category;
}

std::vector<SqlPart> walkStatements(Dialect dialect, const CaseFilter& filter, const CaseConditions& conditions,
                                    const std::optional<CaseCursor>& after, std::uint32_t limit)
{
    std::vector<SqlPart> statements;
    for (const Stretch& stretch : stretchesOf(filter, conditions, after))
        statements.push_back(walkOne(dialect, filter, conditions, stretch, limit));
    return statements;
}

std::vector<std::vector<SqlPart>> walkSources(const CaseFilter& filter, const CaseConditions& conditions,
                                              const std::optional<CaseCursor>& after, Passing passing)
{
    const QString direction = isDescending(filter.order) ? u" DESC"_s : u" ASC"_s;
    std::vector<std::vector<SqlPart>> sources;
    for (const Stretch& stretch : stretchesOf(filter, conditions, after)) {
        SqlPart condition = stretch.condition;
        condition += beginningOf(stretch, filter, conditions);
        SqlPart met = metOf(conditions, stretch, passing);
        if (passing == Passing::Met)
            condition += std::exchange(met, {});
        // A column asks all that AND joins; CASE stops at the first that is not met.
        met.sql = met.sql.isEmpty() ? u", 1"_s : u", CASE WHEN 0 = 0"_s + met.sql + u" THEN 1 ELSE 0 END"_s;
        condition.sql += u" ORDER BY "_s
            + (stretch.isByKey ? QString() : columnOf(sortOf(filter.order)) + direction + u", "_s) + u"cases.key"_s
            + direction;
        sources.push_back(partsOf(Dialect::SQLite, filter, conditions, stretch, met, condition));
    }
    return sources;
}

SqlPart caseRowsOf(const std::vector<std::int64_t>& keys)
{
    // Statements are kept by their text: of powers of two there are few. The last key fills the rest.
    const std::size_t size = std::bit_ceil(keys.size());
    SqlPart rows{u"SELECT "_s + caseRowColumns() + u" FROM cases WHERE key IN ("_s + marks(size) + u')', {}};
    for (std::size_t i = 0; i < size; ++i)
        rows.values.append(integerValue(keys[std::min(i, keys.size() - 1)]));
    return rows;
}

SqlPart gatherStatement(const CaseFilter& filter, const CaseConditions& conditions, std::size_t condition,
                        const std::optional<CaseCursor>& after, std::uint32_t limit, bool isFromRows)
{
    const CaseSort sort = sortOf(filter.order);
    const bool descending = isDescending(filter.order);
    const QString direction = descending ? u" DESC"_s : u" ASC"_s;
    const QString column = isFromRows ? rowColumnOf(sort) : columnOf(sort);
    SqlPart page{u"SELECT cases.key AS key, "_s + column + u" AS sort_value"_s, {}};
    if (isFromRows) {
        page += *conditions.others[condition].rows;
    } else {
        const SqlPart& keys = *conditions.others[condition].keys;
        page += {u" FROM ("_s + keys.sql + u") AS source CROSS JOIN cases WHERE cases.key = source.key"_s, keys.values};
    }
    if (!filter.statuses.empty() || !filter.severities.empty() || !filter.owners.empty() || !filter.assignees.empty())
        page += isInFacets(conditions.facets);
    if (!conditions.collections.empty())
        page += isInCollections(conditions.collections);
    if (after)
        page += comesAfter(*after, column, descending ? u" < "_s : u" > "_s, mayBeMissing(sort));
    page += testsOf(conditions, condition);
    page += {u" ORDER BY "_s + (mayBeMissing(sort) ? column + u" IS NULL, "_s : QString()) + column + direction
                 + u", cases.key"_s + direction + u" LIMIT ?"_s, {limit}};
    return rowsOf(std::move(page), (mayBeMissing(sort) ? u"page.sort_value IS NULL, "_s : QString())
                                       + u"page.sort_value"_s + direction + u", page.key"_s + direction);
}

SqlPart countStatement(Dialect dialect, const CaseConditions& conditions, std::size_t condition, bool isByKey)
{
    // SQLite does not see that these hold all that is counted, as the facet is a computed column.
    QString index;
    if (dialect == Dialect::SQLite && isByKey)
        index = conditions.collections.empty() ? u" INDEXED BY cases_alerts"_s
                                               : u" INDEXED BY simulation_cases_alerts"_s;
    SqlPart count{u"SELECT cases.facet, count(*), sum(cases.total_alerts) FROM cases"_s + index + u" WHERE 0 = 0"_s,
                  {}};
    if (condition < conditions.others.size()) {
        const SqlPart& keys = *conditions.others[condition].keys;
        count = {u"SELECT cases.facet, count(*), sum(cases.total_alerts) FROM ("_s + keys.sql
                     + u") AS source CROSS JOIN cases WHERE cases.key = source.key"_s,
                 keys.values};
    }
    if (!conditions.collections.empty())
        count += isInCollections(conditions.collections);
    count += testsOf(conditions, condition);
    count.sql += u" GROUP BY cases.facet"_s;
    return count;
}

} // namespace casewright::store
