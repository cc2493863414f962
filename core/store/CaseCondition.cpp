// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/CaseCondition.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "core/cases/CaseLimits.h"
#include "core/cases/CaseNames.h"
#include "core/cases/LimitChecks.h"
#include "core/store/AlertIndex.h"
#include "core/store/PackedId.h"
#include "core/store/SearchSchema.h"
#include "core/store/TextCondition.h"
#include "core/store/TextQuery.h"

using namespace Qt::StringLiterals;

namespace casewright::store {
namespace {

// Kibana's owners, in the order of the column `facet`; others share the number that follows.
constexpr std::array<std::string_view, 3> Owners{"cases", "observability", "securitySolution"};

QVariant textValue(const std::string& value)
{
    return QString::fromStdString(value);
}

int ownerNumber(const std::string& owner)
{
    return static_cast<int>(std::find(Owners.begin(), Owners.end(), owner) - Owners.begin());
}

template<class Value>
bool holds(const std::vector<Value>& wanted, Value value)
{
    return wanted.empty() || std::find(wanted.begin(), wanted.end(), value) != wanted.end();
}

bool hasNone(const WantedTexts& wanted)
{
    return std::find(wanted.begin(), wanted.end(), std::nullopt) != wanted.end();
}

bool isAssigned(int facet) { return facet % OwnerFacets >= AssignedFacets; }

/// Whether cases of a facet can have one of the wanted assignees.
bool canBeAssigned(const WantedTexts& wanted, int facet)
{
    if (wanted.empty() || !isAssigned(facet))
        return wanted.empty() || hasNone(wanted);
    return std::any_of(wanted.begin(), wanted.end(), [](const auto& each) { return each.has_value(); });
}

bool isWanted(const CaseFilter& filter, int facet)
{
    const auto isOwner = [facet](const std::string& owner) { return ownerNumber(owner) == facet / OwnerFacets; };
    return holds(filter.statuses, static_cast<cases::CaseStatus>(facet % SeverityFacets))
        && holds(filter.severities, static_cast<cases::Severity>(facet % AssignedFacets / SeverityFacets))
        && canBeAssigned(filter.assignees, facet)
        && (filter.owners.empty() || std::any_of(filter.owners.begin(), filter.owners.end(), isOwner));
}

/// Facets that cases have: each is found from the one before, so that no row is read twice.
base::Result<std::vector<int>> readFacets(Database& database, const CaseFilter& filter)
{
    const QString where = filter.simulation ? u" WHERE simulation = ?"_s : u" WHERE 0 = 0"_s;
    QVariantList values;
    if (filter.simulation)
        values = {integerValue(*filter.simulation), integerValue(*filter.simulation)};
    std::vector<int> facets;
    const base::Result<void> done = database.forEach(
        u"WITH RECURSIVE found (facet) AS (SELECT min(facet) FROM cases"_s + where
            + u" UNION ALL SELECT (SELECT min(cases.facet) FROM cases"_s + where
            + u" AND cases.facet > found.facet) FROM found WHERE found.facet IS NOT NULL)"
              u" SELECT facet FROM found WHERE facet IS NOT NULL"_s,
        values, [&](const Row& row) {
            if (const int facet = static_cast<int>(row.integer(0)); isWanted(filter, facet))
                facets.push_back(facet);
        });
    if (!done)
        return base::fail(done.error());
    return facets;
}

base::Result<void> checkLengths(const CaseFilter& filter)
{
    const std::pair<std::size_t, const char*> lists[] = {
        {filter.statuses.size(), "status"},       {filter.severities.size(), "severity"},
        {filter.owners.size(), "owner"},          {filter.tags.size(), "tags"},
        {filter.assignees.size(), "assignees"},   {filter.reporters.size(), "reporters"},
        {filter.categories.size(), "category"},   {filter.collections.size(), "simulations"},
    };
    for (const auto& [count, field] : lists)
        if (base::Result<void> done = cases::checkCount(count, field, cases::MaximumFilterValues); !done) {
            done.error().location = base::Location{.file = {}, .line = 0, .column = 0, .field = field};
            return done;
        }
    if (parseText(filter.text, {}).size() > MaximumTextWords)
        return base::fail(base::ErrorCode::LimitReached,
                          "The text has more than " + std::to_string(MaximumTextWords)
                              + " words and phrases. Search for fewer; words in quotation marks are one phrase.",
                          base::Location{.file = {}, .line = 0, .column = 0, .field = "text"});
    return {};
}

/// The wanted texts themselves, without the one that stands for none.
std::vector<std::string> textsOf(const WantedTexts& wanted)
{
    std::vector<std::string> texts;
    for (const std::optional<std::string>& text : wanted)
        if (text)
            texts.push_back(*text);
    return texts;
}

/// Reporters with the rule under both of its names: none is stored, and cases::RuleUser is shown.
WantedTexts withRule(WantedTexts wanted)
{
    if (std::find(wanted.begin(), wanted.end(), cases::RuleUser) != wanted.end())
        wanted.emplace_back(std::nullopt);
    return wanted;
}

QVariantList valuesOf(const std::vector<std::string>& texts)
{
    QVariantList values;
    for (const std::string& text : texts)
        values.append(textValue(text));
    return values;
}

/// The numbers of terms; those that no case has are left out.
base::Result<QVariantList> readTerms(Database& database, TermKind kind, const std::vector<std::string>& texts)
{
    QVariantList terms;
    if (texts.empty())
        return terms;
    QVariantList values{static_cast<int>(kind)};
    values += valuesOf(texts);
    const base::Result<void> done =
        database.forEach(u"SELECT id FROM terms WHERE kind = ? AND text IN ("_s + marks(texts.size()) + u')', values,
                         [&](const Row& row) { terms.append(integerValue(row.integer(0))); });
    if (!done)
        return base::fail(done.error());
    return terms;
}

/// Where the cases of a condition are, if those are few of the collections: a walk need not go through others.
base::Result<void> narrow(Database& database, const SqlPart& places, CaseConditions& conditions)
{
    constexpr std::size_t MostParts = 96;
    std::vector<std::int64_t> found;
    SqlPart few = places;
    few += {u" LIMIT ?"_s, {integerValue(MostParts)}};
    const base::Result<void> done =
        database.forEach(few.sql, few.values, [&](const Row& row) { found.push_back(row.integer(0)); });
    if (!done || found.size() * conditions.facets.size() >= MostParts)
        return done;
    const auto all = database.number(u"SELECT count(*) FROM simulations"_s);
    if (!all)
        return base::fail(all.error());
    if (static_cast<std::int64_t>(found.size()) >= all->value_or(0))
        return {};
    std::erase_if(found, [&](std::int64_t each) { return !holds(conditions.collections, each); });
    conditions.isNothing = conditions.isNothing || found.empty();
    conditions.collections = std::move(found);
    return {};
}

/// From the index of a column, in which each collection is found from the one before.
SqlPart placesOf(const QString& column, const QVariant& value)
{
    const QString least = u"SELECT min(cases.simulation) FROM cases WHERE "_s + column + u" = ?"_s;
    return {u"WITH RECURSIVE found (simulation) AS ("_s + least + u" UNION ALL SELECT ("_s + least
                + u" AND cases.simulation > found.simulation) FROM found WHERE found.simulation IS NOT NULL)"
                  u" SELECT simulation FROM found WHERE simulation IS NOT NULL"_s,
            {value, value}};
}

/// The first and the last key among the cases of terms.
SqlPart endsOf(const QVariantList& terms)
{
    SqlPart ends{u"SELECT min(first_key), max(last_key) FROM ("_s, {}};
    for (const QVariant& term : terms) {
        if (!ends.values.isEmpty())
            ends.sql += u" UNION ALL "_s;
        ends += {u"SELECT (SELECT min(key) FROM case_terms WHERE term = ?) AS first_key,"
                 u" (SELECT max(key) FROM case_terms WHERE term = ?) AS last_key"_s, {term, term}};
    }
    ends.sql += u") AS each"_s;
    return ends;
}

/// Tags or assignees; `none`: cases without any are wanted too.
base::Result<void> addTerms(Database& database, TermKind kind, const std::vector<std::string>& texts, bool none,
                            CaseConditions& conditions)
{
    base::Result<QVariantList> terms = readTerms(database, kind, texts);
    if (!terms)
        return base::fail(terms.error());
    if (terms->isEmpty()) {
        std::erase_if(conditions.facets, [none](int facet) { return !none || isAssigned(facet); });
        conditions.isNothing = conditions.isNothing || conditions.facets.empty();
        return {};
    }
    const QString in = u"term IN ("_s + marks(static_cast<std::size_t>(terms->size())) + u')';
    CaseCondition condition;
    condition.test = {(none ? u"cases.facet % %1 < %2 OR "_s.arg(OwnerFacets).arg(AssignedFacets) : QString())
                          + u"EXISTS (SELECT 1 FROM case_terms WHERE case_terms."_s + in
                          + u" AND case_terms.key = cases.key)"_s, *terms};
    if (!none) {
        condition.keys = SqlPart{(terms->size() > 1 ? u"SELECT DISTINCT key FROM case_terms WHERE "_s
                                                    : u"SELECT key FROM case_terms WHERE "_s) + in, *terms};
        condition.ends = endsOf(*terms);
    }
    conditions.others.push_back(std::move(condition));
    if (none)
        return {};
    return narrow(database, {u"SELECT DISTINCT simulation FROM term_places WHERE "_s + in, *terms}, conditions);
}

/// A column that few cases have a value in, with an `index` of those (else null). A test asks for an expression, lest a
/// walk in another order is given up for that index.
base::Result<void> addTexts(Database& database, const QString& column, const QString& index,
                            const WantedTexts& wanted, CaseConditions& conditions)
{
    if (wanted.empty())
        return {};
    const std::vector<std::string> texts = textsOf(wanted);
    const QString in = u" IN ("_s + marks(texts.size()) + u')';
    const QString has = column + u" IS NOT NULL"_s;
    const QString keys = u"SELECT key FROM cases WHERE "_s + has;
    CaseCondition condition;
    if (!texts.empty())
        condition.test = {u'(' + column + u" || '')"_s + in, valuesOf(texts)};
    if (!hasNone(wanted)) {
        condition.keys = SqlPart{keys + u" AND "_s + column + in, valuesOf(texts)};
        if (!index.isNull())
            condition.rows = SqlPart{u" FROM cases INDEXED BY "_s + index + u" WHERE "_s + has + u" AND "_s + column
                                         + in, valuesOf(texts)};
    } else {
        condition.test.sql += (texts.empty() ? u"("_s : u" OR ("_s) + column + u" || '') IS NULL"_s;
        condition.without = texts.empty() ? SqlPart{keys, {}}
                                          : SqlPart{keys + u" AND "_s + column + u" NOT"_s + in, valuesOf(texts)};
    }
    conditions.others.push_back(std::move(condition));
    if (wanted.size() == 1 && wanted.front())
        return narrow(database, placesOf(column, textValue(*wanted.front())), conditions);
    return {};
}

void addRange(const QString& column, const TimeRange& range, CaseConditions& conditions)
{
    if (range.isWhole())
        return;
    SqlPart test;
    SqlPart keys{u"SELECT key FROM cases WHERE facet IN ("_s, {}};
    for (const int facet : conditions.facets)
        keys.sql += (keys.sql.endsWith(u'(') ? QString() : u", "_s) + QString::number(facet);
    keys.sql += u')';
    const auto add = [&](const std::optional<base::Timestamp>& end, const QString& comparison) {
        if (!end)
            return;
        const QVariant value = integerValue(end->milliseconds);
        // Plus nothing, so that a walk in another order is not given up for the index of this column.
        test += {(test.sql.isEmpty() ? QString() : u" AND "_s) + column + u" + 0"_s + comparison, {value}};
        keys += {u" AND "_s + column + comparison, {value}};
    };
    add(range.from, u" >= ?"_s);
    add(range.to, u" <= ?"_s);
    conditions.others.push_back({.test = std::move(test), .keys = std::move(keys)});
}

void addOwners(const CaseFilter& filter, CaseConditions& conditions)
{
    const auto isOther = [](const std::string& owner) { return ownerNumber(owner) == static_cast<int>(Owners.size()); };
    if (std::any_of(filter.owners.begin(), filter.owners.end(), isOther))
        conditions.others.push_back({.test = {u"owner IN ("_s + marks(filter.owners.size()) + u')',
                                              valuesOf(filter.owners)},
                                     .keys = std::nullopt});
}

void addGroupValue(const std::string& value, CaseConditions& conditions)
{
    if (value.empty())
        return;
    conditions.others.push_back(
        {.test = {u"EXISTS (SELECT 1 FROM group_values AS g WHERE g.value = ? AND g.simulation = cases.simulation"
                  u" AND g.number = cases.group_number)"_s, {textValue(value)}},
         .keys = SqlPart{u"SELECT c.key AS key FROM group_values AS g JOIN cases AS c ON c.simulation = g.simulation"
                         u" AND c.group_number = g.number WHERE g.value = ?"_s, {textValue(value)}}});
}

void addAlert(Dialect dialect, const std::string& id, CaseConditions& conditions)
{
    if (id.empty())
        return;
    const QVariant packed = packId(id);
    conditions.others.push_back(
        {.test = {u"EXISTS (SELECT 1 FROM case_alerts AS a WHERE a.case_key = cases.key AND a.id = ?)"_s, {packed}},
         .keys = SqlPart{u"SELECT DISTINCT a.case_key AS key"_s + fromAlertsWithId(dialect), {packed}}});
}

void addText(Dialect dialect, const CaseFilter& filter, FindFunctions* functions, CaseConditions& conditions)
{
    const std::size_t begin = filter.text.find_first_not_of(" \t\r\n");
    if (begin == std::string::npos)
        return;
    const std::string text = filter.text.substr(begin, filter.text.find_last_not_of(" \t\r\n") + 1 - begin);
    if (text == "*")
        return;                                // as in simple_query_string: everything
    const TextMeaning meaning{.isGoingOn = filter.isTextGoingOn, .needsAllWords = filter.needsAllWords};
    if (std::optional<CaseCondition> condition = textCondition(dialect, text, meaning, functions))
        conditions.others.push_back(std::move(*condition));
    else
        conditions.isNothing = true;
}

void addCollections(const CaseFilter& filter, CaseConditions& conditions)
{
    conditions.collections = filter.collections;
    auto& all = conditions.collections;
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    if (!filter.simulation)
        return;
    conditions.isNothing = conditions.isNothing || !holds(all, *filter.simulation);
    all = {*filter.simulation};
}

} // namespace

base::Result<CaseConditions> conditionsOf(Database& database, const CaseFilter& filter, FindFunctions* functions)
{
    if (const base::Result<void> checked = checkLengths(filter); !checked)
        return base::fail(checked.error());
    base::Result<std::vector<int>> facets = readFacets(database, filter);
    if (!facets)
        return base::fail(facets.error());
    CaseConditions conditions{.facets = std::move(*facets), .collections = {}, .isNothing = false, .others = {}};
    conditions.isNothing = conditions.facets.empty();
    addCollections(filter, conditions);
    base::Result<void> done;
    if (!filter.tags.empty())
        done = addTerms(database, TermKind::Tag, filter.tags, false, conditions);
    if (done && !filter.assignees.empty())
        done = addTerms(database, TermKind::Assignee, textsOf(filter.assignees), hasNone(filter.assignees),
                        conditions);
    const auto indexOf = [functions](const QString& name) { return functions ? name : QString(); };
    if (done)
        done = addTexts(database, u"created_by"_s, indexOf(u"cases_reporter"_s), withRule(filter.reporters),
                        conditions);
    if (done)
        done = addTexts(database, u"category"_s, indexOf(u"cases_of_category"_s), filter.categories, conditions);
    if (!done)
        return base::fail(done.error());
    addRange(u"created_at"_s, filter.created, conditions);
    addRange(u"updated_at"_s, filter.updated, conditions);
    addRange(u"closed_at"_s, filter.closed, conditions);
    addOwners(filter, conditions);
    addGroupValue(filter.groupValue, conditions);
    addAlert(database.dialect(), filter.alertId, conditions);
    addText(database.dialect(), filter, functions, conditions);
    return conditions;
}

QString marks(std::size_t count)
{
    QString text;
    for (std::size_t i = 0; i < count; ++i)
        text += i == 0 ? u"?"_s : u", ?"_s;
    return text;
}

QVariant integerValue(std::int64_t value)
{
    return QVariant::fromValue<qlonglong>(value);
}

} // namespace casewright::store
