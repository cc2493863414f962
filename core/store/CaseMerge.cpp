// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/CaseMerge.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include <sqlite3.h>

namespace casewright::store {

CaseMerge::~CaseMerge()
{
    for (Source& each : m_sources)
        m_pool.giveBack(each.sql, std::move(each.statement));
}

bool CaseMerge::comesAfter(const Head& a, const Head& b) const
{
    if (a.number != b.number)
        return (a.number > b.number) != m_descending;
    if (const int texts = a.text.compare(b.text); texts != 0)
        return (texts > 0) != m_descending;
    return (a.key > b.key) != m_descending;
}

base::Result<void> CaseMerge::push(sqlite3_stmt* statement)
{
    for (int leftOut = 0;; ++leftOut) {
        ++m_steps;
        const base::Result<bool> hasMore = nextRow(m_database, statement);
        if (!hasMore)
            return base::fail(hasMore.error());
        if (!*hasMore)
            return {};
        if (!m_isWanted || leftOut == LeftOutAtOnce || m_isWanted(sqlite3_column_int64(statement, 0)))
            break;
    }
    Head head{.statement = statement, .key = sqlite3_column_int64(statement, 0)};
    if (sqlite3_column_type(statement, 1) == SQLITE_TEXT) {
        const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, 1));
        head.text = {text, static_cast<std::size_t>(sqlite3_column_bytes(statement, 1))};
    } else {
        head.number = sqlite3_column_int64(statement, 1);
    }
    m_heads.push_back(head);
    std::push_heap(m_heads.begin(), m_heads.end(),
                   [this](const Head& a, const Head& b) { return comesAfter(a, b); });
    return {};
}

base::Result<void> CaseMerge::add(const SqlPart& source)
{
    base::Result<NativeStatement> statement = m_pool.take(source);
    if (!statement)
        return base::fail(statement.error());
    return push(m_sources.emplace_back(Source{source.sql, std::move(*statement)}).statement.get());
}

base::Result<void> CaseMerge::pass(const std::function<bool(const Passed&)>& goesOn)
{
    while (!m_heads.empty()) {
        std::pop_heap(m_heads.begin(), m_heads.end(),
                      [this](const Head& a, const Head& b) { return comesAfter(a, b); });
        const Head head = m_heads.back();
        m_heads.pop_back();
        if (!goesOn({.key = head.key, .isMet = sqlite3_column_int(head.statement, 2) != 0, .text = head.text}))
            return {};
        if (base::Result<void> pushed = push(head.statement); !pushed)
            return pushed;
    }
    return {};
}

} // namespace casewright::store
