// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/kql/QueryFilter.h"

#include <algorithm>

namespace casewright::kql {

std::vector<QueryFinding> QueryFilter::findings(const alerts::AlertTable& table) const
{
    return Query(m_tree, table, m_types).findings();
}

base::Result<std::vector<base::AlertRow>> QueryFilter::rows(const alerts::AlertTable& table,
                                                            const std::stop_token& stop) const
{
    return Query(m_tree, table, m_types).rows(m_now.value_or(newestTime(table)), stop);
}

base::Timestamp newestTime(const alerts::AlertTable& table)
{
    const auto newest = std::max_element(table.times().begin(), table.times().end());
    return newest == table.times().end() ? base::Timestamp{} : *newest;
}

} // namespace casewright::kql
