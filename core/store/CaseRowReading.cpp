// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/CaseRowReading.h"

#include "core/store/StoredAttributes.h"
#include "core/store/StoredText.h"

using namespace Qt::StringLiterals;

namespace casewright::store {

QString caseRowColumns()
{
    return u"cases.key, cases.simulation, cases.id, cases.title, cases.status, cases.severity_level, cases.tags,"
           u" cases.counter, cases.total_alerts, cases.times_reopened, cases.created_at, cases.updated_at,"
           u" cases.closed_at, cases.category, cases.assignees, cases.total_comments, cases.external_service"_s;
}

CaseRow caseRow(const Row& row)
{
    return {
        .key = row.integer(0),
        .simulation = row.integer(1),
        .id = base::CaseId{row.id(2)},
        .title = row.text(3),
        .status = static_cast<cases::CaseStatus>(row.integer(4)),
        .severity = static_cast<cases::Severity>(row.integer(5)),
        .tags = tagsFromText(row.text(6)),
        .counter = row.number(7),
        .totalAlerts = row.number(8),
        .timesReopened = row.number(9),
        .createdAt = row.time(10),
        .updatedAt = row.optionalTime(11),
        .closedAt = row.optionalTime(12),
        .category = row.isNull(13) ? std::nullopt : std::optional(row.text(13)),
        .assignees = tagsFromText(row.text(14)),
        .totalComments = row.number(15),
        // One that cannot be read is an error where the case itself is read.
        .pushedTo = row.isNull(16) ? std::nullopt : serviceFromText(row.text(16)).value_or(std::nullopt),
    };
}

} // namespace casewright::store
