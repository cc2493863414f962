// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/SimilarCases.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <utility>

#include "core/store/AlertIndex.h"
#include "core/store/CaseDocumentRows.h"
#include "core/store/PackedId.h"
#include "core/store/SqlValues.h"
#include "core/store/StoredText.h"

using namespace Qt::StringLiterals;

namespace casewright::store {
namespace {

constexpr std::size_t NamedAlerts = 10;
using Found = std::map<std::int64_t, SimilarCase>;

/// A tag that says something about what the case is about: the Cases action gives the others to all cases of a rule.
bool isTelling(const std::string& tag) { return tag != "auto-generated" && !tag.starts_with("rule:"); }

QString likePattern(const std::string& tag)
{
    // As it stands in the column, with its quotes; the signs that LIKE knows are escaped.
    const std::string list = tagsToText({tag});
    QString pattern(u'%');
    for (const QChar each : QString::fromStdString(list.substr(1, list.size() - 2))) {
        if (each == u'%' || each == u'_' || each == u'\\')
            pattern += u'\\';
        pattern += each;
    }
    return pattern + u'%';
}

base::Result<void> addGroup(Database& database, const StoredCase& of, Found& found)
{
    return database.forEach(
        u"SELECT c.key FROM cases AS c JOIN groups AS g ON g.simulation = c.simulation AND g.number = c.group_number"
        u" WHERE c.key <> ? AND g.grouping <> '{}' AND g.grouping = (SELECT o.grouping FROM groups AS o JOIN cases AS x"
        u" ON x.simulation = o.simulation AND x.group_number = o.number WHERE x.key = ?)"_s,
        {integer(of.key), integer(of.key)}, [&](const Row& row) { found[row.integer(0)].sameGroup = true; });
}

base::Result<void> addTags(Database& database, const StoredCase& of, Found& found)
{
    for (const std::string& tag : of.document.attributes.tags) {
        if (!isTelling(tag))
            continue;
        base::Result<void> done =
            database.forEach(u"SELECT key, tags FROM cases WHERE key <> ? AND tags LIKE ? ESCAPE '\\'"_s,
                             {integer(of.key), likePattern(tag)}, [&](const Row& row) {
                                 // LIKE does not tell upper from lower case everywhere.
                                 const std::vector<std::string> tags = tagsFromText(row.text(1));
                                 if (std::find(tags.begin(), tags.end(), tag) == tags.end())
                                     return;
                                 std::vector<std::string>& shared = found[row.integer(0)].tags;
                                 if (std::find(shared.begin(), shared.end(), tag) == shared.end())
                                     shared.push_back(tag);
                             });
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
    return database.forEach(u"SELECT simulation, id, title, status, created_at FROM cases WHERE key = ?"_s,
                            {integer(similar.key)}, [&](const Row& row) {
                                similar.simulation = row.integer(0);
                                similar.id = row.id(1);
                                similar.title = row.text(2);
                                similar.status = static_cast<cases::CaseStatus>(row.integer(3));
                                similar.createdAt = row.time(4);
                            });
}

} // namespace

base::Result<std::vector<SimilarCase>> readSimilarCases(Database& database, std::int64_t key, std::uint32_t limit)
{
    const base::Result<StoredCase> of = readStoredCase(database, key);
    if (!of)
        return base::fail(of.error());
    Found found;
    base::Result<void> done =
        addGroup(database, *of, found).and_then([&] { return addTags(database, *of, found); }).and_then([&] {
            return addAlerts(database, *of, found);
        });
    if (!done)
        return base::fail(done.error());
    std::vector<SimilarCase> similar;
    for (auto& [other, value] : found) {
        value.key = other;
        similar.push_back(std::move(value));
    }
    std::sort(similar.begin(), similar.end(), isCloser);
    if (similar.size() > limit)
        similar.resize(limit);
    for (SimilarCase& each : similar)
        if (done = complete(database, each); !done)
            return base::fail(done.error());
    return similar;
}

} // namespace casewright::store
