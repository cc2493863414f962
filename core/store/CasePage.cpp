// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/CasePage.h"

namespace casewright::store {

CaseCursor cursorOf(const CaseRow& row, CaseOrder order)
{
    switch (order) {
    case CaseOrder::UpdatedNewestFirst:
        return {.sortValue = row.updatedAt.value_or(row.createdAt).milliseconds, .key = row.key};
    case CaseOrder::MostAlerts:
        return {.sortValue = row.totalAlerts, .key = row.key};
    case CaseOrder::CreatedNewestFirst:
    case CaseOrder::CreatedOldestFirst:
        break;
    }
    return {.sortValue = row.createdAt.milliseconds, .key = row.key};
}

} // namespace casewright::store
