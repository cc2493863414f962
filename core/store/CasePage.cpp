// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/CasePage.h"

namespace casewright::store {
namespace {

SortValue sortValueOf(const std::optional<base::Timestamp>& at)
{
    return at ? SortValue(at->milliseconds) : SortValue();
}

SortValue sortValueOf(const CaseRow& row, CaseSort sort)
{
    switch (sort) {
    case CaseSort::Updated: return sortValueOf(row.updatedAt);
    case CaseSort::Closed: return sortValueOf(row.closedAt);
    case CaseSort::Title: return row.title;
    case CaseSort::Category: return row.category ? SortValue(*row.category) : SortValue();
    case CaseSort::Status: return static_cast<std::int64_t>(row.status);
    case CaseSort::Severity: return static_cast<std::int64_t>(row.severity);
    case CaseSort::Alerts: return std::int64_t{row.totalAlerts};
    case CaseSort::Created: break;
    }
    return row.createdAt.milliseconds;
}

} // namespace

CaseCursor cursorOf(const CaseRow& row, CaseOrder order)
{
    return {.sortValue = sortValueOf(row, sortOf(order)), .key = row.key};
}

} // namespace casewright::store
