// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/CaseQuery.h"

#include <algorithm>
#include <cstddef>

#include "core/cases/StatusEffects.h"
#include "core/store/CaseDocumentRows.h"
#include "core/store/CaseRowReading.h"
#include "core/store/PackedId.h"
#include "core/store/StoredText.h"

using namespace Qt::StringLiterals;

namespace casewright::store {
namespace {

base::Result<std::vector<LineageEntry>> readLineage(Database& database, std::int64_t simulation, std::int64_t group)
{
    std::vector<LineageEntry> lineage;
    const base::Result<void> done = database.forEach(
        u"SELECT key, counter, created_at, total_alerts FROM cases WHERE simulation = ? AND group_number = ?"
        u" ORDER BY counter, key"_s,
        {QVariant::fromValue<qlonglong>(simulation), QVariant::fromValue<qlonglong>(group)}, [&](const Row& row) {
            lineage.push_back({.key = row.integer(0),
                               .counter = row.number(1),
                               .createdAt = row.time(2),
                               .totalAlerts = row.number(3)});
        });
    if (!done)
        return base::fail(done.error());
    return lineage;
}

} // namespace

base::Result<CaseDetail> readCaseDetail(Database& database, std::int64_t key)
{
    std::optional<CaseDetail> detail;
    std::int64_t group = 0;
    const base::Result<void> done = database.forEach(
        u"SELECT "_s + caseRowColumns() + u", description, owner, group_number, (SELECT grouping FROM groups"
        u" WHERE groups.simulation = cases.simulation AND groups.number = cases.group_number)"
        u" FROM cases WHERE key = ?"_s,
        {QVariant::fromValue<qlonglong>(key)}, [&](const Row& row) {
            detail = CaseDetail{.row = caseRow(row),
                                .description = row.text(CaseRowColumnCount),
                                .owner = row.text(CaseRowColumnCount + 1),
                                .grouping = row.text(CaseRowColumnCount + 3),
                                .durationSeconds = std::nullopt,
                                .lineage = {}};
            group = row.integer(CaseRowColumnCount + 2);
        });
    if (!done)
        return base::fail(done.error());
    if (!detail)
        return base::fail(noSuchCase(database, key));
    detail->durationSeconds = cases::durationOf(detail->row.createdAt, detail->row.closedAt);
    base::Result<std::vector<LineageEntry>> lineage = readLineage(database, detail->row.simulation, group);
    if (!lineage)
        return base::fail(lineage.error());
    detail->lineage = std::move(*lineage);
    return std::move(*detail);
}

base::Result<std::optional<std::int64_t>> findCaseKey(Database& database, const base::CaseId& id)
{
    return database.number(u"SELECT key FROM cases WHERE id = ? ORDER BY simulation DESC LIMIT 1"_s, {packId(id.text)});
}

} // namespace casewright::store
