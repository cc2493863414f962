// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <stop_token>
#include <vector>

#include "core/alerts/AlertTable.h"
#include "core/base/Id.h"
#include "core/base/Result.h"

namespace casewright::alerts {

/// Says which documents of a table are wanted. Implemented by what people filter with: values of fields, a query.
class RowFilter {
public:
    RowFilter() = default;
    RowFilter(const RowFilter&) = delete;
    RowFilter& operator=(const RowFilter&) = delete;
    virtual ~RowFilter() = default;

    /// The rows that match, ascending. Stops within 100 ms of a request with ErrorCode::Cancelled. Any thread.
    [[nodiscard]] virtual base::Result<std::vector<base::AlertRow>> rows(const AlertTable& table,
                                                                         const std::stop_token& stop) const = 0;
};

} // namespace casewright::alerts
