// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/ReportQuery.h"

#include <unordered_set>

#include "core/store/CasePage.h"
#include "core/store/Database.h"
#include "core/store/WorkspaceAccess.h"

using namespace Qt::StringLiterals;

namespace casewright::store {
namespace {

QVariant integer(std::int64_t value) { return QVariant::fromValue<qlonglong>(value); }

} // namespace

base::Result<std::vector<CaseSizeCount>> readCaseSizes(const Workspace& workspace, std::int64_t simulation)
{
    std::vector<CaseSizeCount> sizes;
    const base::Result<void> done = WorkspaceAccess::databaseOf(workspace).forEach(
        u"SELECT total_alerts, count(*) FROM cases WHERE simulation = ? GROUP BY total_alerts ORDER BY total_alerts"_s,
        {integer(simulation)},
        [&](const Row& row) { sizes.push_back({.alerts = row.number(0), .cases = row.large(1)}); });
    if (!done)
        return base::fail(done.error());
    return sizes;
}

base::Result<std::vector<GroupTotal>> readLargestGroups(const Workspace& workspace, std::int64_t simulation,
                                                        std::uint32_t limit)
{
    std::vector<GroupTotal> groups;
    const base::Result<void> done = WorkspaceAccess::databaseOf(workspace).forEach(
        u"SELECT g.grouping, t.cases, t.alerts FROM (SELECT group_number, count(*) AS cases, sum(total_alerts) AS "
        u"alerts"
        u" FROM cases WHERE simulation = ? GROUP BY group_number ORDER BY alerts DESC, group_number LIMIT ?) AS t"
        u" LEFT JOIN groups AS g ON g.simulation = ? AND g.number = t.group_number"
        u" ORDER BY t.alerts DESC, t.group_number"_s,
        {integer(simulation), limit, integer(simulation)}, [&](const Row& row) {
            groups.push_back({.grouping = row.text(0), .cases = row.large(1), .alerts = row.large(2)});
        });
    if (!done)
        return base::fail(done.error());
    return groups;
}

base::Result<std::vector<OpenCases>> readOpenCases(const Workspace& workspace, std::int64_t simulation,
                                                   base::Timestamp end)
{
    std::vector<OpenCases> series;
    std::unordered_set<std::int64_t> open;
    const auto take = [&](const Row& row) {
        const auto status = static_cast<engine::CaseStatus>(row.integer(3));
        const bool isClosing = row.integer(2) == static_cast<std::int64_t>(ActivityKind::StatusChanged)
            && status == engine::CaseStatus::Closed;
        const std::size_t before = open.size();
        if (isClosing)
            open.erase(row.integer(0));
        else
            open.insert(row.integer(0));
        const base::Timestamp at = row.time(1);
        if (open.size() == before)
            return;
        if (!series.empty() && series.back().at == at)
            series.back().open = open.size();
        else
            series.push_back({.at = at, .open = open.size()});
    };
    const base::Result<void> done = WorkspaceAccess::databaseOf(workspace).forEach(
        u"SELECT a.case_key, a.at, a.kind, a.status FROM activity AS a JOIN cases AS c ON c.key = a.case_key"
        u" WHERE c.simulation = ? AND a.kind IN (0, 2) AND a.at <= ? ORDER BY a.at, a.case_key, a.sequence"_s,
        {integer(simulation), integer(end.milliseconds)}, take);
    if (!done)
        return base::fail(done.error());
    return series;
}

} // namespace casewright::store
