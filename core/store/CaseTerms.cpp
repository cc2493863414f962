// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/CaseTerms.h"

#include <algorithm>
#include <set>

#include "core/base/Utf16.h"
#include "core/cases/CaseNames.h"
#include "core/store/SqlValues.h"
#include "core/store/StoredText.h"

using namespace Qt::StringLiterals;

namespace casewright::store {
namespace {

struct Utf16Order {
    bool operator()(const std::string& a, const std::string& b) const { return base::compareUtf16(a, b) < 0; }
};
using Terms = std::set<std::string, Utf16Order>;

/// Reads the distinct values of an expression over `cases`; `take` puts each into the terms.
template<class Take>
base::Result<std::vector<std::string>> readTerms(Database& database, const QString& expression,
                                                 const std::string& owner, Take take)
{
    Terms terms;
    QVariantList values;
    if (!owner.empty())
        values.append(text(owner));
    const base::Result<void> done = database.forEach(u"SELECT DISTINCT "_s + expression + u" FROM cases"_s
                                                         + (owner.empty() ? QString() : u" WHERE owner = ?"_s),
                                                     values, [&](const Row& row) { take(row, terms); });
    if (!done)
        return base::fail(done.error());
    return std::vector<std::string>(terms.begin(), terms.end());
}

} // namespace

base::Result<std::vector<std::string>> readLists(Database& database, CaseList list, const std::string& owner)
{
    return readTerms(database, list == CaseList::Tags ? u"tags"_s : u"assignees"_s, owner,
                     [](const Row& row, Terms& terms) {
                         for (const std::string& each : tagsFromText(row.text(0)))
                             terms.insert(each);
                     });
}

base::Result<std::vector<std::string>> readCategories(Database& database, const std::string& owner)
{
    return readTerms(database, u"category"_s, owner, [](const Row& row, Terms& terms) {
        if (!row.isNull(0))
            terms.insert(row.text(0));
    });
}

base::Result<std::vector<std::string>> readReporters(Database& database, const std::string& owner)
{
    return readTerms(database, u"created_by"_s, owner, [](const Row& row, Terms& terms) {
        terms.insert(row.isNull(0) ? std::string(cases::RuleUser) : row.text(0));
    });
}

base::Result<OwnerMetrics> readOwnerMetrics(Database& database, const std::string& owner)
{
    OwnerMetrics metrics;
    QVariantList values;
    if (!owner.empty())
        values.append(text(owner));
    const base::Result<void> done = database.forEach(
        u"SELECT status, count(*), sum(total_alerts), sum(CASE WHEN closed_at >= created_at"
        u" THEN (closed_at - created_at) / 1000 ELSE 0 END), sum(CASE WHEN closed_at >= created_at THEN 1 ELSE 0 END)"
        u" FROM cases"_s
            + (owner.empty() ? QString() : u" WHERE owner = ?"_s) + u" GROUP BY status"_s,
        values, [&](const Row& row) {
            metrics.counts.alerts += row.large(2);
            switch (static_cast<cases::CaseStatus>(row.integer(0))) {
            case cases::CaseStatus::Open: metrics.counts.open = row.large(1); break;
            case cases::CaseStatus::InProgress: metrics.counts.inProgress = row.large(1); break;
            case cases::CaseStatus::Closed:
                metrics.counts.closed = row.large(1);
                if (const std::int64_t timed = row.integer(4); timed > 0)
                    metrics.meanTimeToResolve = (row.integer(3) + timed / 2) / timed;
                break;
            }
        });
    if (!done)
        return base::fail(done.error());
    return metrics;
}

} // namespace casewright::store
