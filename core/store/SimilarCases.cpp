// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/SimilarCases.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <nlohmann/json.hpp>

#include "core/base/Json.h"
#include "core/store/AlertIndex.h"
#include "core/store/CaseCondition.h"
#include "core/store/CaseDocumentRows.h"
#include "core/store/PackedId.h"
#include "core/store/SqlValues.h"
#include "core/store/StoredValues.h"

using namespace Qt::StringLiterals;

namespace casewright::store {
namespace {

constexpr std::size_t NamedAlerts = 10;
constexpr std::int64_t CasesOfATag = 1000; ///< that are looked at, the newest ones
using Found = std::map<std::int64_t, SimilarCase>;

/// The group of a case, as the Cases action made it.
struct Group {
    std::int64_t simulation = 0;
    std::int64_t number = 0;
    std::string grouping{}; ///< JSON; empty: none
};

base::Result<Group> readGroup(Database& database, std::int64_t key)
{
    Group group;
    base::Result<void> done = database.forEach(
        u"SELECT g.simulation, g.number, g.grouping FROM groups AS g JOIN cases AS c ON g.simulation = c.simulation"
        u" AND g.number = c.group_number WHERE c.key = ? AND g.grouping <> '{}'"_s,
        {integer(key)}, [&](const Row& row) {
            group = {.simulation = row.integer(0), .number = row.integer(1), .grouping = row.text(2)};
        });
    return done ? base::Result<Group>(std::move(group)) : base::fail(done.error());
}

void collectValues(const base::Json& grouping, std::vector<std::string>& values)
{
    if (grouping.is_string())
        values.push_back(grouping.get<std::string>());
    else if (grouping.is_structured())
        for (const base::Json& each : grouping)
            collectValues(each, values);
    else if (!grouping.is_null())
        values.push_back(grouping.dump());
}

/// The value of the group that the fewest groups have; nothing: the index spells all of them in another way.
base::Result<std::optional<std::string>> rarestValue(Database& database, const Group& group)
{
    std::optional<std::string> rarest;
    std::int64_t fewest = 0;
    std::vector<std::string> values;
    if (const base::Result<base::Json> grouping = base::parseJson(group.grouping))
        collectValues(*grouping, values);
    for (const std::string& each : values) {
        const QVariant value = text(each);
        const auto own = database.number(
            u"SELECT count(*) FROM group_values WHERE value = ? AND simulation = ? AND number = ?"_s,
            {value, integer(group.simulation), integer(group.number)});
        const auto count = database.number(
            u"SELECT count(*) FROM (SELECT 1 FROM group_values WHERE value = ? LIMIT ?) AS few"_s,
            {value, integer(CasesOfATag)});
        if (!own || !count)
            return base::fail((own ? count : own).error());
        if (own->value_or(0) > 0 && (!rarest || count->value_or(0) < fewest)) {
            rarest = each;
            fewest = count->value_or(0);
        }
    }
    return rarest;
}

base::Result<void> addGroup(Database& database, const StoredCase& of, Found& found)
{
    const base::Result<Group> group = readGroup(database, of.key);
    if (!group)
        return base::fail(group.error());
    if (group->grouping.empty())
        return {};
    const base::Result<std::optional<std::string>> value = rarestValue(database, *group);
    if (!value)
        return base::fail(value.error());
    const auto take = [&](const Row& row) { found[row.integer(0)].sameGroup = true; };
    const QString join = u" JOIN cases AS c ON c.simulation = g.simulation AND c.group_number = g.number"
                          u" WHERE c.key <> ? AND g.grouping = ?"_s;
    if (!*value)
        return database.forEach(u"SELECT c.key FROM groups AS g"_s + join, {integer(of.key), text(group->grouping)},
                                take);
    return database.forEach(u"SELECT c.key FROM group_values AS v JOIN groups AS g ON g.simulation = v.simulation"
                            u" AND g.number = v.number"_s
                                + join + u" AND v.value = ?"_s,
                            {integer(of.key), text(group->grouping), text(**value)}, take);
}

bool holds(const std::vector<std::string>& tags, std::string_view tag)
{
    return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

/// A value that the case was grouped by: the Cases action gives "field" and "field:value".
bool isOfGroup(const std::vector<std::string>& tags, const std::string& tag)
{
    for (std::size_t end = tag.find(':'); end != std::string::npos; end = tag.find(':', end + 1))
        if (holds(tags, std::string_view(tag).substr(0, end)))
            return true;
    return false;
}

bool isFieldOfGroup(const std::vector<std::string>& tags, const std::string& tag)
{
    return std::any_of(tags.begin(), tags.end(), [&](const std::string& each) { return each.starts_with(tag + ':'); });
}

/// Whether the tag says nothing because the rule gives it to all its cases: the newest of them all have it.
base::Result<bool> isOfRule(Database& database, const std::string& rule, const std::string& tag)
{
    // Without another case of the rule nobody can tell.
    bool isOfAll = false;
    base::Result<void> done = database.forEach(
        u"SELECT count(*), count(t.key) FROM (SELECT c.key FROM case_terms AS c JOIN terms AS r ON r.id = c.term"
        u" WHERE r.kind = 0 AND r.text = ? ORDER BY c.key DESC LIMIT ?) AS newest LEFT JOIN case_terms AS t"
        u" ON t.key = newest.key AND t.term = (SELECT id FROM terms WHERE kind = 0 AND text = ?)"_s,
        {text(rule), integer(CasesOfATag), text(tag)},
        [&](const Row& row) { isOfAll = row.integer(0) > 1 && row.integer(0) == row.integer(1); });
    return done ? base::Result<bool>(isOfAll) : base::fail(done.error());
}

/// The tags that say what the case is about, as observables do in Kibana: not those of all cases of its rule.
base::Result<std::vector<std::string>> tellingTags(Database& database, const std::vector<std::string>& tags)
{
    const auto isRule = [](const std::string& tag) { return tag.starts_with("rule:"); };
    const auto rule = std::find_if(tags.begin(), tags.end(), isRule);
    std::vector<std::string> telling;
    for (const std::string& tag : tags) {
        if (tag == "auto-generated" || isRule(tag) || holds(telling, tag))
            continue;
        if (rule != tags.end() && !isOfGroup(tags, tag)) {
            if (isFieldOfGroup(tags, tag))
                continue;
            const base::Result<bool> isCommon = isOfRule(database, *rule, tag);
            if (!isCommon)
                return base::fail(isCommon.error());
            if (*isCommon)
                continue;
        }
        telling.push_back(tag);
    }
    return telling;
}

base::Result<void> addTags(Database& database, const StoredCase& of, Found& found)
{
    const base::Result<std::vector<std::string>> tags = tellingTags(database, of.document.attributes.tags);
    if (!tags)
        return base::fail(tags.error());
    for (const std::string& tag : *tags) {
        base::Result<void> done = database.forEach(
            u"SELECT key FROM case_terms WHERE key <> ? AND term = (SELECT id FROM terms WHERE kind = 0 AND text = ?)"
            u" ORDER BY key DESC LIMIT ?"_s,
            {integer(of.key), text(tag), integer(CasesOfATag)},
            [&](const Row& row) { found[row.integer(0)].tags.push_back(tag); });
        if (!done)
            return done;
    }
    return {};
}

base::Result<void> addAlerts(Database& database, const StoredCase& of, Found& found)
{
    return database.forEach(u"SELECT a.case_key, a.id FROM case_alerts AS mine CROSS JOIN case_alerts AS a"
                            u" WHERE mine.case_key = ? AND a.case_key <> ? AND "_s
                                + hasSameId(database.dialect(), u"a"_s, u"mine"_s)
                                + u" ORDER BY a.case_key, a.sequence"_s,
                            {integer(of.key), integer(of.key)}, [&](const Row& row) {
                                SimilarCase& other = found[row.integer(0)];
                                ++other.sharedAlerts;
                                if (other.alerts.size() < NamedAlerts)
                                    other.alerts.push_back(row.id(1));
                            });
}

/// More in common comes first: alerts, then the group, then tags; newer cases before older ones.
bool isCloser(const SimilarCase& a, const SimilarCase& b)
{
    if (a.sharedAlerts != b.sharedAlerts)
        return a.sharedAlerts > b.sharedAlerts;
    if (a.sameGroup != b.sameGroup)
        return a.sameGroup;
    if (a.tags.size() != b.tags.size())
        return a.tags.size() > b.tags.size();
    return a.key > b.key;
}

base::Result<void> complete(Database& database, SimilarCase& similar)
{
    return database.forEach(u"SELECT c.simulation, c.id, c.title, c.status, c.created_at, s.origin FROM cases AS c"
                            u" JOIN simulations AS s ON s.key = c.simulation WHERE c.key = ?"_s,
                            {integer(similar.key)}, [&](const Row& row) {
                                similar.simulation = row.integer(0);
                                similar.id = row.id(1);
                                similar.title = row.text(2);
                                similar.status = static_cast<cases::CaseStatus>(row.integer(3));
                                similar.createdAt = row.time(4);
                                similar.isSimulated = row.integer(5) == static_cast<int>(CaseOrigin::Simulation);
                            });
}

/// The queue of a simulation, or itself; nothing: what was not simulated, which nothing is another simulation of.
using Queues = std::map<std::int64_t, std::int64_t>;

base::Result<void> addQueues(Database& database, const std::vector<std::int64_t>& keys, Queues& queues)
{
    constexpr std::size_t AtOnce = 500;
    for (std::size_t from = 0; from < keys.size(); from += AtOnce) {
        // One text for all but the last: the last key fills the rest.
        QVariantList values{static_cast<int>(CaseOrigin::Simulation)};
        for (std::size_t i = from; i < from + AtOnce; ++i)
            values.append(integer(keys[std::min(i, keys.size() - 1)]));
        const base::Result<void> done = database.forEach(
            u"SELECT c.key, coalesce(s.queue, s.key) FROM cases AS c JOIN simulations AS s ON s.key = c.simulation"
            u" WHERE s.origin = ? AND c.key IN ("_s + marks(AtOnce) + u')',
            values, [&queues](const Row& row) { queues[row.integer(0)] = row.integer(1); });
        if (!done)
            return done;
    }
    return {};
}

/// Takes out what other simulations made of the same alerts.
base::Result<void> leaveOtherSimulations(Database& database, std::int64_t own, Found& found)
{
    std::vector<std::int64_t> keys{own};
    for (const auto& [key, similar] : found)
        keys.push_back(key);
    Queues queues;
    if (base::Result<void> done = addQueues(database, keys, queues); !done)
        return done;
    if (const auto mine = queues.find(own); mine != queues.end())
        std::erase_if(found, [&queues, queue = mine->second](const auto& each) {
            const auto other = queues.find(each.first);
            return other != queues.end() && other->second != queue;
        });
    return {};
}

} // namespace

base::Result<std::vector<SimilarCase>> readSimilarCases(Database& database, std::int64_t key, std::uint32_t limit,
                                                        bool leavesOtherSimulations)
{
    const base::Result<StoredCase> of = readStoredCase(database, key);
    if (!of)
        return base::fail(of.error());
    Found found;
    base::Result<void> done =
        addGroup(database, *of, found).and_then([&] { return addTags(database, *of, found); }).and_then([&] {
            return addAlerts(database, *of, found);
        });
    if (done && leavesOtherSimulations)
        done = leaveOtherSimulations(database, key, found);
    if (!done)
        return base::fail(done.error());
    std::vector<SimilarCase> similar;
    for (auto& [other, value] : found) {
        value.key = other;
        similar.push_back(std::move(value));
    }
    std::sort(similar.begin(), similar.end(), isCloser);
    similar.resize(std::min<std::size_t>(similar.size(), limit));
    for (SimilarCase& each : similar)
        if (done = complete(database, each); !done)
            return base::fail(done.error());
    return similar;
}

} // namespace casewright::store
