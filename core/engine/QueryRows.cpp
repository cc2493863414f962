// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/QueryRows.h"

#include <cstdint>
#include <utility>

#include "core/kql/Parser.h"
#include "core/kql/Query.h"
#include "core/kql/Tree.h"

namespace casewright::engine {

using base::Result;
using base::Timestamp;

struct QueryRows::Asked {
    kql::Query query;
    std::uint32_t tableSize;
};

QueryRows::QueryRows() = default;
QueryRows::~QueryRows() = default;
QueryRows::QueryRows(QueryRows&&) noexcept = default;
QueryRows& QueryRows::operator=(QueryRows&&) noexcept = default;

Result<QueryRows> QueryRows::find(std::string_view query, std::string_view field, const alerts::AlertTable& table,
                                  const std::stop_token& stop)
{
    const Result<kql::Node> tree = kql::parseQuery(query, {}, field);
    if (!tree)
        return base::fail(tree.error());
    QueryRows rows;
    if (kql::isMatchAll(*tree))
        return rows;
    rows.m_matchesAll = false;
    rows.m_matching = kql::RowBits({.begin = 0, .end = table.size()});
    rows.m_asked.reset(new Asked{kql::Query(*tree, table), table.size()});
    if (!rows.usesNow()) {
        if (const Result<void> asked = rows.ask({}, stop); !asked)
            return base::fail(asked.error());
    }
    return rows;
}

bool QueryRows::usesNow() const { return m_asked != nullptr && m_asked->query.usesNow(); }

Result<void> QueryRows::moveTo(Timestamp now, const std::stop_token& stop)
{
    return usesNow() ? ask(now, stop) : Result<void>();
}

Result<void> QueryRows::ask(Timestamp now, const std::stop_token& stop)
{
    Result<kql::RowBits> rows = m_asked->query.bits(now, {.begin = 0, .end = m_asked->tableSize}, stop);
    if (!rows)
        return base::fail(rows.error());
    m_matching = std::move(*rows);
    return {};
}

} // namespace casewright::engine
