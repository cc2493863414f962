// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/ValueCounts.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "core/base/Utf16.h"
#include "core/store/CaseCondition.h"
#include "core/store/CaseTransfer.h"
#include "core/store/Database.h"
#include "core/store/SearchSchema.h"
#include "core/store/SqlValues.h"
#include "core/store/StopOnRequest.h"
#include "core/store/StoredText.h"
#include "core/store/WorkspaceAccess.h"

using namespace Qt::StringLiterals;

namespace casewright::store {
namespace {

using base::ErrorCode;
using base::Result;

tl::unexpected<base::Error> cancelled() { return base::fail(ErrorCode::Cancelled, "Counting was stopped."); }

/// Runs `work`, of which the statement that is at work ends when a stop is requested; on a server `work` asks `stop`
/// before each.
template<class Work>
auto stoppable(Database& database, const std::stop_token& stop, Work work) -> decltype(work())
{
    if (stop.stop_requested())
        return cancelled();
    const StopOnRequest request(database, stop);
    auto result = work();
    if (!result && stop.stop_requested())
        return cancelled();
    return result;
}

bool comesFirst(const ValueCount& a, const ValueCount& b)
{
    return a.cases != b.cases ? a.cases > b.cases : base::compareUtf16(a.value, b.value) < 0;
}

/// The most common ones, by their texts.
ValueCounts mostOf(std::vector<ValueCount> all, std::size_t most)
{
    ValueCounts counts;
    if (all.size() > most) {
        counts.leftOut = all.size() - most;
        std::nth_element(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(most), all.end(), comesFirst);
        all.resize(most);
    }
    std::sort(all.begin(), all.end(),
              [](const ValueCount& a, const ValueCount& b) { return base::compareUtf16(a.value, b.value) < 0; });
    counts.values = std::move(all);
    return counts;
}

/// Reads values and their numbers; a null is none of them: how many cases have it.
Result<std::uint64_t> readCounts(Database& database, const SqlPart& statement, std::size_t most,
                                 const std::stop_token& stop, ValueCounts& into)
{
    if (stop.stop_requested())
        return cancelled();
    std::vector<ValueCount> all;
    std::uint64_t without = 0;
    const Result<void> done = database.forEach(statement.sql, statement.values, [&](const Row& row) {
        if (row.isNull(0))
            without += row.large(1);
        else if (row.large(1) > 0)
            all.push_back({.value = row.text(0), .cases = row.large(1)});
    });
    if (!done)
        return base::fail(done.error());
    into = mostOf(std::move(all), most);
    return without;
}

/// By status, severity, owner, and whether somebody is assigned.
Result<void> countFacets(Database& database, const SqlPart& where, CaseValueCounts& counts)
{
    return database.forEach(u"SELECT facet, count(*) FROM cases"_s + where.sql + u" GROUP BY facet"_s, where.values,
                            [&](const Row& row) {
                                const auto facet = static_cast<std::size_t>(row.integer(0));
                                const std::uint64_t cases = row.large(1);
                                counts.cases += cases;
                                counts.statuses[facet % SeverityFacets] += cases;
                                counts.severities[facet % AssignedFacets / SeverityFacets] += cases;
                                if (facet % OwnerFacets < AssignedFacets)
                                    counts.withoutAssignee += cases;
                                counts.owners[std::min<std::size_t>(facet / OwnerFacets, 3)] += cases;
                            });
}

/// Of all cases, from the indices that find them.
Result<void> countAll(Database& database, std::size_t most, const std::stop_token& stop, CaseValueCounts& counts)
{
    const QString terms = u"SELECT text, (SELECT count(*) FROM case_terms WHERE term = terms.id) FROM terms"
                          u" WHERE kind = ?"_s;
    const auto column = [](const QString& name) {
        const QString has = u" FROM cases WHERE "_s + name + u" IS NOT NULL"_s;
        return SqlPart{u"SELECT "_s + name + u", count(*)"_s + has + u" GROUP BY "_s + name, {}};
    };
    const auto sumOf = [](const ValueCounts& of) {
        std::uint64_t sum = 0;
        for (const ValueCount& each : of.values)
            sum += each.cases;
        return sum;
    };
    const SqlPart tags{terms, {static_cast<int>(TermKind::Tag)}};
    const SqlPart assignees{terms, {static_cast<int>(TermKind::Assignee)}};
    const Result<std::uint64_t> tagged = readCounts(database, tags, most, stop, counts.tags);
    if (!tagged)
        return base::fail(tagged.error());
    const Result<std::uint64_t> assigned = readCounts(database, assignees, most, stop, counts.assignees);
    if (!assigned)
        return base::fail(assigned.error());
    // All values, that what is left can be told; there are few people and categories.
    constexpr auto All = static_cast<std::size_t>(-1);
    for (const auto& [name, into, without] :
         {std::tuple(u"category"_s, &counts.categories, &counts.withoutCategory),
          std::tuple(u"created_by"_s, &counts.reporters, &counts.byRule)}) {
        const Result<std::uint64_t> read = readCounts(database, column(name), All, stop, *into);
        if (!read)
            return base::fail(read.error());
        *without = counts.cases - sumOf(*into);
        *into = mostOf(std::move(into->values), most);
    }
    return {};
}

using Counted = std::unordered_map<std::string, std::uint64_t>;

ValueCounts mostOf(Counted counted, std::size_t most)
{
    std::vector<ValueCount> all;
    all.reserve(counted.size());
    for (auto& [value, cases] : counted)
        all.push_back({.value = value, .cases = cases});
    return mostOf(std::move(all), most);
}

/// Of the cases of collections, one by one.
Result<void> countEach(Database& database, const SqlPart& where, std::size_t most, CaseValueCounts& counts)
{
    Counted tags;
    Counted assignees;
    Counted categories;
    Counted reporters;
    const auto count = [](Counted& into, const std::string& list) {
        std::vector<std::string> values = tagsFromText(list);
        std::sort(values.begin(), values.end());
        values.erase(std::unique(values.begin(), values.end()), values.end());
        for (std::string& each : values)
            ++into[std::move(each)];
    };
    const Result<void> done =
        database.forEach(u"SELECT tags, assignees, category, created_by FROM cases"_s + where.sql, where.values,
                         [&](const Row& row) {
                             count(tags, row.text(0));
                             count(assignees, row.text(1));
                             row.isNull(2) ? ++counts.withoutCategory : ++categories[row.text(2)];
                             row.isNull(3) ? ++counts.byRule : ++reporters[row.text(3)];
                         });
    if (!done)
        return done;
    counts.tags = mostOf(std::move(tags), most);
    counts.assignees = mostOf(std::move(assignees), most);
    counts.categories = mostOf(std::move(categories), most);
    counts.reporters = mostOf(std::move(reporters), most);
    return {};
}

/// Nothing where the collections hold all cases.
Result<SqlPart> conditionFor(Database& database, const std::vector<std::int64_t>& collections)
{
    if (collections.empty())
        return SqlPart();
    SqlPart in{u" WHERE simulation IN ("_s + marks(collections.size()) + u')', {}};
    for (const std::int64_t each : collections)
        in.values.append(integerValue(each));
    SqlPart other{u"SELECT 1 FROM simulations AS s WHERE s.key NOT IN ("_s + marks(collections.size())
                      + u") AND EXISTS (SELECT 1 FROM cases WHERE cases.simulation = s.key) LIMIT 1"_s,
                  in.values};
    const auto hasOthers = database.number(other.sql, other.values);
    if (!hasOthers)
        return base::fail(hasOthers.error());
    return *hasOthers ? in : SqlPart();
}

/// The same, and of the owner alone, if one is named and cases of others are there.
Result<SqlPart> conditionFor(Database& database, const std::vector<std::int64_t>& collections,
                             const std::string& owner)
{
    Result<SqlPart> where = conditionFor(database, collections);
    if (!where || owner.empty())
        return where;
    const Result<CaseConditions> all = conditionsOf(database, {});
    if (!all)
        return base::fail(all.error());
    const Result<CaseConditions> own = conditionsOf(database, {.owners = {owner}});
    if (!own)
        return base::fail(own.error());
    const bool isAlone = own->others.empty() && own->facets == all->facets;
    if (!isAlone)
        *where += {(where->sql.isEmpty() ? u" WHERE "_s : u" AND "_s) + u"owner = ?"_s, {text(owner)}};
    return where;
}

/// All that is closed, from what the first condition finds by itself, if there is such a one.
SqlPart closingTimesOf(const CaseConditions& conditions)
{
    SqlPart statement{u"SELECT sum((cases.closed_at - cases.created_at) / 1000), count(*) FROM "_s, {}};
    const auto hasKeys = [](const CaseCondition& each) { return each.keys.has_value(); };
    const auto source = std::find_if(conditions.others.begin(), conditions.others.end(), hasKeys);
    QString facet = u"cases.facet"_s;
    if (source != conditions.others.end()) {
        const QString found = u"SELECT DISTINCT key FROM ("_s + source->keys->sql + u") AS found"_s;
        statement += {u'(' + found + u") AS source CROSS JOIN cases"_s, source->keys->values};
        facet += u" + 0"_s; // not for the index of the facet
    } else {
        statement.sql += u"cases"_s;
    }
    statement.sql += u" WHERE cases.closed_at >= cases.created_at AND "_s + facet + u" IN ("_s
        + marks(conditions.facets.size()) + u')';
    for (const int each : conditions.facets)
        statement.values.append(each);
    if (source != conditions.others.end())
        statement.sql += u" AND cases.key = source.key"_s;
    if (!conditions.collections.empty()) {
        statement.sql += u" AND cases.simulation IN ("_s + marks(conditions.collections.size()) + u')';
        for (const std::int64_t each : conditions.collections)
            statement.values.append(integerValue(each));
    }
    for (auto each = conditions.others.begin(); each != conditions.others.end(); ++each) {
        if (each != source)
            statement += {u" AND ("_s + each->test.sql + u')', each->test.values};
    }
    return statement;
}

} // namespace

Result<CaseValueCounts> countValues(const Workspace& workspace, const std::vector<std::int64_t>& collections,
                                    std::size_t most, const std::stop_token& stop, const std::string& owner)
{
    Database& database = WorkspaceAccess::databaseOf(workspace);
    const Result<ReadSnapshot> snapshot = ReadSnapshot::begin(workspace); // some numbers come of others
    if (!snapshot)
        return base::fail(snapshot.error());
    return stoppable(database, stop, [&]() -> Result<CaseValueCounts> {
        const Result<SqlPart> where = conditionFor(database, collections, owner);
        if (!where)
            return base::fail(where.error());
        if (stop.stop_requested())
            return cancelled();
        CaseValueCounts counts;
        const Result<void> done = countFacets(database, *where, counts).and_then([&]() -> Result<void> {
            if (stop.stop_requested())
                return cancelled();
            return where->sql.isEmpty() ? countAll(database, most, stop, counts)
                                        : countEach(database, *where, most, counts);
        });
        if (!done)
            return base::fail(done.error());
        return counts;
    });
}

Result<std::optional<std::int64_t>> meanTimeToClose(const Workspace& workspace, const CaseFilter& filter,
                                                    const std::stop_token& stop)
{
    Database& database = WorkspaceAccess::databaseOf(workspace);
    return stoppable(database, stop, [&]() -> Result<std::optional<std::int64_t>> {
        CaseFilter closed = filter;
        closed.statuses = {cases::CaseStatus::Closed};
        const Result<CaseConditions> conditions = conditionsOf(database, closed);
        if (!conditions)
            return base::fail(conditions.error());
        if (stop.stop_requested())
            return cancelled();
        std::optional<std::int64_t> mean;
        if (conditions->isNothing || conditions->facets.empty())
            return mean;
        const SqlPart statement = closingTimesOf(*conditions);
        const Result<void> done = database.forEach(statement.sql, statement.values, [&](const Row& row) {
            if (const std::int64_t count = row.integer(1); count > 0)
                mean = (row.integer(0) + count / 2) / count;
        });
        if (!done)
            return base::fail(done.error());
        return mean;
    });
}

} // namespace casewright::store
