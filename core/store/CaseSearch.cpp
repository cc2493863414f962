// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/CaseSearch.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "core/store/CaseRowReading.h"
#include "core/store/TitleWalk.h"

using namespace Qt::StringLiterals;

namespace casewright::store {
namespace {

constexpr std::size_t AllKeys = std::numeric_limits<std::size_t>::max();
constexpr std::int64_t AllSteps = std::numeric_limits<std::int64_t>::max();
/// A case that is looked up takes so many times longer than one of an index that is left out, or counted.
constexpr std::int64_t LookupPerLeftOut = 18;
constexpr std::int64_t LookupPerCounted = 9;
/// And so many times longer than a row of an index that has all that is sorted by.
constexpr std::size_t RowsPerLookup = 5;
/// A test that takes longer is not walked with: its keys are read.
constexpr std::int64_t DearTest = 5;

const CaseCondition& amongKnown()
{
    static const CaseCondition condition{.test = {u"casewright_wanted(cases.key)"_s, {}},
                                         .keys = SqlPart{u"SELECT key FROM casewright_keys"_s, {}}};
    return condition;
}

} // namespace

CaseSearch::CaseSearch(Database& database, FindFunctions& functions, const CaseFilter& filter,
                       CaseConditions conditions, SearchLimits limits)
    : m_database(database), m_functions(functions), m_filter(filter), m_conditions(std::move(conditions)),
      m_limits(limits), m_isKnown(m_conditions.others.size(), false), m_counts(m_conditions.others.size(), 0),
      m_ends{.first = 0, .last = std::numeric_limits<std::int64_t>::max()}
{
    functions.setKeys(nullptr, nullptr);
}

base::Result<void> CaseSearch::readLastKey()
{
    const auto last = m_database.number(u"SELECT max(key) FROM cases"_s);
    if (!last)
        return base::fail(last.error());
    m_lastKey = last->value_or(0);
    return {};
}

/// Unless they are more.
base::Result<void> CaseSearch::readKeysOf(std::size_t condition, std::size_t most,
                                          const std::function<std::size_t(const KeySet& read)>& goOnTo)
{
    const std::optional<SqlPart>& keys = m_conditions.others[condition].keys;
    if (m_isKnown[condition] || !keys)
        return {};
    KeySet set;
    const base::Result<bool> areAll = m_functions.read(*keys, most, set, goOnTo);
    if (!areAll)
        return base::fail(areAll.error());
    if (!*areAll)
        return {};
    m_isKnown[condition] = true;
    m_counts[condition] = set.size();
    if (m_wanted)
        m_wanted->intersect(set);
    else
        m_wanted = std::move(set);
    return {};
}

base::Result<void> CaseSearch::readKeys(std::size_t most, bool withDear)
{
    for (std::size_t i = 0; i < m_conditions.others.size(); ++i)
        if (withDear || !m_conditions.others[i].areKeysDear)
            if (base::Result<void> done = readKeysOf(i, most); !done)
                return done;
    return {};
}

/// Goes on where the first ones are so far apart that it cannot be many.
base::Result<void> CaseSearch::readFirstKeys()
{
    const auto goOnTo = [this](const KeySet& read) {
        const std::int64_t span = read.last().value_or(m_lastKey) - read.nextFrom(0).value_or(0);
        const double share = static_cast<double>(std::max<std::int64_t>(1, span)) / static_cast<double>(m_lastKey);
        const double expected = static_cast<double>(read.size()) / share;
        return expected <= static_cast<double>(m_limits.moreKeys) ? m_limits.moreKeys : 0;
    };
    for (std::size_t i = 0; i < m_conditions.others.size(); ++i)
        if (!m_conditions.others[i].areKeysDear)
            if (base::Result<void> done = readKeysOf(i, m_limits.firstKeys, goOnTo); !done)
                return done;
    return {};
}

base::Result<void> CaseSearch::readUnwanted()
{
    for (std::size_t i = 0; i < m_conditions.others.size(); ++i) {
        const std::optional<SqlPart>& without = m_conditions.others[i].without;
        if (m_isKnown[i] || !without)
            continue;
        if (!m_unwanted)
            m_unwanted.emplace();
        if (const base::Result<bool> read = m_functions.read(*without, AllKeys, *m_unwanted); !read)
            return base::fail(read.error());
        m_isKnown[i] = true;
    }
    if (m_wanted && m_unwanted)
        m_wanted->subtract(*std::exchange(m_unwanted, std::nullopt));
    return {};
}

/// The condition whose rows are gathered rather than that the known cases are looked up, if there is one.
std::optional<std::size_t> CaseSearch::rowsToGather() const
{
    std::optional<std::size_t> fewest;
    for (std::size_t i = 0; i < m_isKnown.size(); ++i)
        if (m_isKnown[i] && m_conditions.others[i].rows && (!fewest || m_counts[i] < m_counts[*fewest]))
            fewest = i;
    return fewest && m_wanted && m_counts[*fewest] < m_wanted->size() * RowsPerLookup ? fewest : std::nullopt;
}

/// In cases that are looked up.
std::size_t CaseSearch::gatherCost() const
{
    const std::optional<std::size_t> rows = rowsToGather();
    return rows ? m_counts[*rows] / RowsPerLookup : m_wanted->size();
}

/// Whether looking up the known cases takes less than going through all.
bool CaseSearch::isFew(std::int64_t lookupCost) const
{
    return m_wanted && static_cast<std::int64_t>(gatherCost()) * lookupCost < m_lastKey;
}

/// Of conditions whose keys are too many to be read: they may lie together all the same.
base::Result<void> CaseSearch::readEnds()
{
    for (std::size_t i = 0; i < m_conditions.others.size(); ++i) {
        const std::optional<SqlPart>& ends = m_conditions.others[i].ends;
        if (m_isKnown[i] || !ends)
            continue;
        const base::Result<void> read = m_database.forEach(ends->sql, ends->values, [this](const Row& row) {
            m_ends.first = std::max(m_ends.first, row.integer(0));
            m_ends.last = std::min(m_ends.last, row.integer(1));
        });
        if (!read)
            return read;
    }
    return {};
}

/// Leaves out where no case can be, in orders that follow time.
base::Result<void> CaseSearch::bound()
{
    auto bounds = readBounds(m_database, m_filter, m_wanted ? &*m_wanted : nullptr, m_ends);
    if (!bounds)
        return base::fail(bounds.error());
    m_conditions.isNothing = !*bounds;
    m_conditions.bounds = *bounds;
    return {};
}

/// The conditions that are still to be tested; the functions are told of the known ones.
CaseConditions CaseSearch::remaining() const
{
    CaseConditions conditions{.facets = m_conditions.facets, .collections = m_conditions.collections,
                              .isNothing = false, .others = {}, .bounds = m_conditions.bounds};
    for (std::size_t i = 0; i < m_isKnown.size(); ++i)
        if (!m_isKnown[i])
            conditions.others.push_back(m_conditions.others[i]);
    m_functions.setKeys(m_wanted ? &*m_wanted : nullptr, m_unwanted ? &*m_unwanted : nullptr);
    return conditions;
}

/// Of the dearest condition that is not known.
std::int64_t CaseSearch::testCost() const
{
    std::int64_t cost = 0;
    for (std::size_t i = 0; i < m_isKnown.size(); ++i)
        if (!m_isKnown[i])
            cost = std::max(cost, m_conditions.others[i].testCost);
    return cost;
}

base::Result<CaseSearch::Rows> CaseSearch::rowsOf(const std::vector<std::int64_t>& keys)
{
    Rows found;
    if (keys.empty())
        return found;
    const SqlPart statement = caseRowsOf(keys);
    const base::Result<void> done = m_database.forEach(statement.sql, statement.values,
                                                       [&](const Row& row) { found.push_back(caseRow(row)); });
    if (!done)
        return base::fail(done.error());
    const auto byKey = [](const CaseRow& row) { return row.key; };
    std::ranges::sort(found, {}, byKey);
    Rows rows;
    for (const std::int64_t key : keys)
        if (const auto row = std::ranges::lower_bound(found, key, {}, byKey); row != found.end() && row->key == key)
            rows.push_back(std::move(*row));
    return rows;
}

/// Nothing: the steps did not reach.
base::Result<std::optional<CaseSearch::Rows>> CaseSearch::walk(std::int64_t steps, Passing passing)
{
    const CaseConditions conditions = remaining();
    m_functions.setSteps(passing == Passing::Met ? steps : AllSteps);
    std::vector<std::int64_t> keys;
    for (const std::vector<SqlPart>& sources : walkSources(m_filter, conditions, m_after, passing)) {
        CaseMerge merge = m_functions.merge(isDescending(m_filter.order));
        if (passing == Passing::All)
            merge.leaveOut([this](std::int64_t key) { return m_functions.isWanted(key); });
        base::Result<void> done;
        for (std::size_t i = 0; i < sources.size() && done; ++i)
            done = merge.add(sources[i]);
        if (done)
            done = merge.pass([&](const CaseMerge::Passed& passed) {
                if (passed.isMet && (passing == Passing::Met || m_functions.isWanted(passed.key)))
                    keys.push_back(passed.key);
                return keys.size() < m_limit && (passing == Passing::Met ? --steps : steps - merge.steps()) >= 0;
            });
        if (passing == Passing::All)
            steps -= merge.steps();
        if (keys.size() == m_limit)
            break;
        if (steps < 0 || m_functions.areStepsUsed())
            return std::optional<Rows>();
        if (!done)
            return base::fail(done.error());
    }
    return rowsOf(keys).map([](Rows rows) { return std::optional(std::move(rows)); });
}

/// Nothing: the steps did not reach. Known keys are asked for while rows are passed. What is to be tested costs least
/// where SQLite leaves it out by itself, but where a status or a severity has no wanted case it goes through all of it in
/// vain: so that way is not gone alone.
base::Result<std::optional<CaseSearch::Rows>> CaseSearch::walkBothWays(std::int64_t steps)
{
    if (testCost() == 0)
        return walk(steps, Passing::All);
    base::Result<std::optional<Rows>> rows = walk(steps / 4, Passing::All);
    return !rows || *rows ? rows : walk(steps, Passing::Met);
}

/// By title, along known keys. Nothing: it is sorted by something else, or they are not known.
base::Result<std::optional<CaseSearch::Rows>> CaseSearch::walkByPlaces()
{
    const CaseConditions conditions = remaining();
    if (sortOf(m_filter.order) != CaseSort::Title || !m_wanted || !conditions.others.empty())
        return std::optional<Rows>();
    if (!m_functions.areTitlePlacesMade()) {
        if (gatherCost() <= m_limits.placed)
            return std::optional<Rows>();
        base::Result<std::optional<Rows>> rows = walk(m_limits.knownSteps, Passing::All);
        if (!rows || *rows)
            return rows;
    }
    const base::Result<const TitlePlaces*> places = m_functions.titlePlaces();
    if (!places)
        return base::fail(places.error());
    if (!*places)
        return std::optional<Rows>();
    const auto keys = walkTitles(m_functions, **places, *m_wanted, m_filter, conditions, m_after, m_limit);
    if (!keys)
        return base::fail(keys.error());
    return rowsOf(*keys).map([](Rows rows) { return std::optional(std::move(rows)); });
}

base::Result<CaseSearch::Rows> CaseSearch::walkToTheEnd()
{
    const Passing passing = testCost() == 0 ? Passing::All : Passing::Met;
    return walk(AllSteps, passing).map([](std::optional<Rows> rows) { return std::move(rows).value_or(Rows()); });
}

base::Result<CaseSearch::Rows> CaseSearch::gather()
{
    Rows rows;
    if (m_wanted->size() == 0)
        return rows;
    m_functions.setSteps(AllSteps);
    CaseConditions conditions = remaining();
    conditions.others.insert(conditions.others.begin(), amongKnown());
    const std::optional<std::size_t> fromRows = rowsToGather();
    if (fromRows)
        conditions.others.insert(conditions.others.begin(), m_conditions.others[*fromRows]);
    const SqlPart statement = gatherStatement(m_filter, conditions, 0, m_after, m_limit, fromRows.has_value());
    const base::Result<void> done = m_database.forEach(statement.sql, statement.values,
                                                       [&](const Row& row) { rows.push_back(caseRow(row)); });
    if (!done)
        return base::fail(done.error());
    return rows;
}

/// What finds a page quickly where few cases are wanted, or many that lie everywhere.
base::Result<std::optional<CaseSearch::Rows>> CaseSearch::firstTry()
{
    if (const base::Result<void> read = readFirstKeys(); !read)
        return base::fail(read.error());
    if (m_wanted && gatherCost() <= m_limits.gathered)
        return gather().map([](Rows rows) { return std::optional(std::move(rows)); });
    if (testCost() >= DearTest)
        return std::optional<Rows>();
    if (base::Result<void> bounded = readEnds().and_then([this] { return bound(); }); !bounded)
        return base::fail(bounded.error());
    if (m_conditions.isNothing)
        return std::optional(Rows());
    return walkBothWays(testCost() == 0 ? m_limits.knownSteps : m_limits.firstSteps / testCost());
}

/// With more keys: what few of the cases have that a walk passes, or what lies where it does not begin. Not where these
/// are the keys of all conditions, which the last try does.
base::Result<std::optional<CaseSearch::Rows>> CaseSearch::secondTry()
{
    const std::vector<bool> before = m_isKnown;
    if (const base::Result<void> read = readKeys(m_limits.moreKeys, false); !read)
        return base::fail(read.error());
    if (m_isKnown == before || testCost() == 0 || testCost() >= DearTest)
        return std::optional<Rows>();
    if (gatherCost() <= m_limits.gathered)
        return gather().map([](Rows rows) { return std::optional(std::move(rows)); });
    if (const base::Result<void> bounded = bound(); !bounded)
        return base::fail(bounded.error());
    if (m_conditions.isNothing)
        return std::optional(Rows());
    return walkBothWays(m_limits.knownSteps / 2);
}

base::Result<CaseSearch::Rows> CaseSearch::lastTry()
{
    if (base::Result<void> read = readKeys(AllKeys).and_then([this] { return readUnwanted(); }); !read)
        return base::fail(read.error());
    if (m_wanted && gatherCost() <= m_limits.gathered)
        return gather();
    if (const base::Result<void> bounded = bound(); !bounded)
        return base::fail(bounded.error());
    if (m_conditions.isNothing)
        return Rows();
    base::Result<std::optional<Rows>> rows = walkByPlaces();
    if (rows && !*rows && !isFew(LookupPerLeftOut))
        return walkToTheEnd();
    if (rows && !*rows)
        rows = walkBothWays(m_limits.knownSteps);
    if (!rows)
        return base::fail(rows.error());
    return *rows ? base::Result<Rows>(std::move(**rows)) : gather();
}

base::Result<std::vector<CaseRow>> CaseSearch::page(const std::optional<CaseCursor>& after, std::uint32_t limit)
{
    m_after = after;
    m_limit = limit;
    if (m_conditions.isNothing || limit == 0)
        return Rows();
    if (m_conditions.others.empty())
        return walkToTheEnd();
    if (const base::Result<void> read = readLastKey(); !read)
        return base::fail(read.error());
    if (!m_filter.created.isWhole() || !m_filter.updated.isWhole() || !m_filter.closed.isWhole())
        if (const base::Result<void> bounded = bound(); !bounded)
            return base::fail(bounded.error());
    if (m_conditions.isNothing)
        return Rows();
    base::Result<std::optional<Rows>> rows = firstTry();
    if (rows && !*rows)
        rows = secondTry();
    if (!rows)
        return base::fail(rows.error());
    return *rows ? base::Result<Rows>(std::move(**rows)) : lastTry();
}

base::Result<SqlPart> CaseSearch::countStatement()
{
    if (base::Result<void> read = readLastKey().and_then([this] { return readKeys(AllKeys); }).and_then([this] {
            return readUnwanted();
        }); !read)
        return base::fail(read.error());
    const bool isByKeys = isFew(LookupPerCounted);
    m_functions.setSteps(AllSteps);
    CaseConditions conditions = remaining();
    conditions.others.insert(conditions.others.begin(), amongKnown());
    return store::countStatement(m_database.dialect(), conditions, isByKeys ? 0 : conditions.others.size(),
                                 conditions.others.size() == 1);
}

} // namespace casewright::store
