// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/CaseMerge.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include <sqlite3.h>

namespace casewright::store {

bool CaseMerge::comesAfter(const Head& a, const Head& b) const
{
    if (a.number != b.number)
        return (a.number > b.number) != m_descending;
    if (const int texts = a.text.compare(b.text); texts != 0)
        return (texts > 0) != m_descending;
    return (a.key > b.key) != m_descending;
}

base::Result<void> CaseMerge::push(NativeStatement statement)
{
    const base::Result<bool> hasMore = nextRow(m_database, statement.get());
    if (!hasMore)
        return base::fail(hasMore.error());
    if (!*hasMore)
        return {};
    Head head{.statement = std::move(statement)};
    sqlite3_stmt* const row = head.statement.get();
    head.key = sqlite3_column_int64(row, 0);
    if (sqlite3_column_type(row, 1) == SQLITE_TEXT) {
        const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(row, 1));
        head.text = {text, static_cast<std::size_t>(sqlite3_column_bytes(row, 1))};
    } else {
        head.number = sqlite3_column_int64(row, 1);
    }
    m_heads.push_back(std::move(head));
    std::push_heap(m_heads.begin(), m_heads.end(),
                   [this](const Head& a, const Head& b) { return comesAfter(a, b); });
    return {};
}

base::Result<void> CaseMerge::add(const SqlPart& source)
{
    base::Result<NativeStatement> statement = prepareNative(m_database, m_connection, source);
    return statement ? push(std::move(*statement)) : base::fail(statement.error());
}

base::Result<std::optional<CaseMerge::Passed>> CaseMerge::next()
{
    if (m_heads.empty())
        return std::optional<Passed>();
    std::pop_heap(m_heads.begin(), m_heads.end(),
                  [this](const Head& a, const Head& b) { return comesAfter(a, b); });
    NativeStatement statement = std::move(m_heads.back().statement);
    const Passed passed{.key = m_heads.back().key, .isMet = sqlite3_column_int(statement.get(), 2) != 0};
    m_heads.pop_back();
    return push(std::move(statement)).map([&passed] { return std::optional(passed); });
}

} // namespace casewright::store
