// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/CaseQuery.h"

#include <algorithm>
#include <cstddef>

#include "core/cases/StatusEffects.h"
#include "core/store/CaseDocumentRows.h"
#include "core/store/PackedId.h"
#include "core/store/StoredText.h"

using namespace Qt::StringLiterals;

namespace casewright::store {
namespace {

using engine::CaseStatus;

// In the order in which caseRow() reads them.
const QString RowColumns = u"key, simulation, id, title, status, severity_level, tags, counter, total_alerts,"
                           u" times_reopened, created_at, updated_at, closed_at"_s;

CaseRow caseRow(const Row& row)
{
    return {
        .key = row.integer(0),
        .simulation = row.integer(1),
        .id = base::CaseId{row.id(2)},
        .title = row.text(3),
        .status = static_cast<CaseStatus>(row.integer(4)),
        .severity = static_cast<cases::Severity>(row.integer(5)),
        .tags = tagsFromText(row.text(6)),
        .counter = row.number(7),
        .totalAlerts = row.number(8),
        .timesReopened = row.number(9),
        .createdAt = row.time(10),
        .updatedAt = row.optionalTime(11),
        .closedAt = row.optionalTime(12),
    };
}

struct Sorting {
    QString column;
    bool ascending;
};

Sorting sortingOf(CaseOrder order)
{
    switch (order) {
    case CaseOrder::CreatedOldestFirst:
        return {u"created_at"_s, true};
    case CaseOrder::UpdatedNewestFirst:
        return {u"changed_at"_s, false};
    case CaseOrder::MostAlerts:
        return {u"total_alerts"_s, false};
    case CaseOrder::CreatedNewestFirst:
        break;
    }
    return {u"created_at"_s, false};
}

std::vector<CaseStatus> statusesOf(const CaseFilter& filter)
{
    if (filter.statuses.empty())
        return {CaseStatus::Open, CaseStatus::InProgress, CaseStatus::Closed};
    std::vector<CaseStatus> statuses = filter.statuses;
    std::sort(statuses.begin(), statuses.end());
    statuses.erase(std::unique(statuses.begin(), statuses.end()), statuses.end());
    return statuses;
}

/// A text may be the beginning of an id: of the 64 hexadecimal digits that ids are.
bool canBeginAnId(const std::string& text)
{
    return text.size() <= 64 && text.find_first_not_of("0123456789abcdefABCDEF") == std::string::npos;
}

QString textCondition(const CaseFilter& filter)
{
    if (filter.text.empty())
        return {};
    if (!canBeginAnId(filter.text))
        return u" AND title LIKE ? ESCAPE '\\'"_s;
    return u" AND (title LIKE ? ESCAPE '\\' OR hex(id) LIKE ?)"_s;
}

void appendTextValues(const CaseFilter& filter, QVariantList& values)
{
    if (filter.text.empty())
        return;
    const QString text = QString::fromStdString(filter.text);
    QString literal;
    for (const QChar character : text) {
        if (character == u'%' || character == u'_' || character == u'\\')
            literal += u'\\';
        literal += character;
    }
    const QString anywhere = u'%' + literal + u'%';
    values.append(anywhere);
    if (canBeginAnId(filter.text)) {
        const QString beginning = text + u'%';
        values.append(beginning);
    }
}

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

QString pageSql(const CaseFilter& filter, bool after)
{
    const Sorting sorting = sortingOf(filter.order);
    const QString direction = sorting.ascending ? u" ASC"_s : u" DESC"_s;
    QString parts;
    for (const CaseStatus status : statusesOf(filter)) {
        if (!parts.isEmpty())
            parts += u" UNION ALL "_s;
        parts += u"SELECT * FROM (SELECT "_s + RowColumns + u", "_s + sorting.column
            + u" AS sort_value FROM cases WHERE status = "_s + QString::number(static_cast<int>(status));
        if (filter.simulation)
            parts += u" AND simulation = ?"_s;
        if (after)
            parts += u" AND ("_s + sorting.column + u", key) "_s + (sorting.ascending ? u'>' : u'<') + u" (?, ?)"_s;
        parts += textCondition(filter) + u" ORDER BY "_s + sorting.column + direction + u", key"_s + direction
            + u" LIMIT ?) AS part"_s;
    }
    return parts + u" ORDER BY sort_value"_s + direction + u", key"_s + direction + u" LIMIT ?"_s;
}

QVariantList pageValues(const CaseFilter& filter, const std::optional<CaseCursor>& after, std::uint32_t limit)
{
    QVariantList values;
    for (std::size_t part = 0; part < statusesOf(filter).size(); ++part) {
        if (filter.simulation)
            values.append(QVariant::fromValue<qlonglong>(*filter.simulation));
        if (after) {
            values.append(QVariant::fromValue<qlonglong>(after->sortValue));
            values.append(QVariant::fromValue<qlonglong>(after->key));
        }
        appendTextValues(filter, values);
        values.append(limit);
    }
    values.append(limit);
    return values;
}

base::Result<std::vector<CaseRow>> readCases(Database& database, const CaseFilter& filter,
                                             const std::optional<CaseCursor>& after, std::uint32_t limit)
{
    std::vector<CaseRow> rows;
    const base::Result<void> done =
        database.forEach(pageSql(filter, after.has_value()), pageValues(filter, after, limit),
                         [&](const Row& row) { rows.push_back(caseRow(row)); });
    if (!done)
        return base::fail(done.error());
    return rows;
}

base::Result<StatusCounts> readStatusCounts(Database& database, const CaseFilter& filter)
{
    QVariantList values;
    QString sql = u"SELECT status, count(*), sum(total_alerts) FROM cases WHERE status >= 0"_s;
    if (filter.simulation) {
        sql += u" AND simulation = ?"_s;
        values.append(QVariant::fromValue<qlonglong>(*filter.simulation));
    }
    sql += textCondition(filter) + u" GROUP BY status"_s;
    appendTextValues(filter, values);
    StatusCounts counts;
    const base::Result<void> done = database.forEach(sql, values, [&](const Row& row) {
        counts.alerts += row.large(2);
        switch (static_cast<CaseStatus>(row.integer(0))) {
        case CaseStatus::Open: counts.open = row.large(1); break;
        case CaseStatus::InProgress: counts.inProgress = row.large(1); break;
        case CaseStatus::Closed: counts.closed = row.large(1); break;
        }
    });
    if (!done)
        return base::fail(done.error());
    return counts;
}

base::Result<CaseDetail> readCaseDetail(Database& database, std::int64_t key)
{
    std::optional<CaseDetail> detail;
    std::int64_t group = 0;
    const base::Result<void> done = database.forEach(
        u"SELECT "_s + RowColumns + u", description, owner, group_number, (SELECT grouping FROM groups"
        u" WHERE groups.simulation = cases.simulation AND groups.number = cases.group_number)"
        u" FROM cases WHERE key = ?"_s,
        {QVariant::fromValue<qlonglong>(key)}, [&](const Row& row) {
            detail = CaseDetail{.row = caseRow(row),
                                .description = row.text(13),
                                .owner = row.text(14),
                                .grouping = row.text(16),
                                .durationSeconds = std::nullopt,
                                .lineage = {}};
            group = row.integer(15);
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
