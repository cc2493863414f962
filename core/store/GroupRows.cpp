// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/GroupRows.h"

#include "core/store/BulkBinding.h"

using namespace Qt::StringLiterals;

namespace casewright::store {

base::Result<GroupRows> GroupRows::prepare(Database& database)
{
    base::Result<BulkInsert> statement =
        BulkInsert::prepare(database, u"INSERT INTO groups (simulation, number, grouping) VALUES (?, ?, ?)"_s);
    if (!statement)
        return base::fail(statement.error());
    return GroupRows(std::move(*statement));
}

base::Result<void> GroupRows::add(std::int64_t simulation, std::span<const std::string> groupings)
{
    for (const std::string& grouping : groupings) {
        m_statement.bindInteger(0, simulation);
        m_statement.bindInteger(1, static_cast<std::int64_t>(m_count));
        m_statement.bindText(2, grouping);
        if (base::Result<void> done = m_statement.insert(); !done)
            return done;
        ++m_count;
    }
    return {};
}

base::Result<void> writeCounters(Database& database, std::int64_t simulation,
                                 const std::vector<engine::CounterRecord>& counters)
{
    base::Result<BulkInsert> statement =
        BulkInsert::prepare(database, u"INSERT INTO counters (simulation, group_number, id, counter, created_at,"
                                      u" updated_at) VALUES (?, ?, ?, ?, ?, ?)"_s);
    if (!statement)
        return base::fail(statement.error());
    PackedId packed;
    for (const engine::CounterRecord& record : counters) {
        packId(record.id.text, packed);
        statement->bindInteger(0, simulation);
        statement->bindInteger(1, record.group.value);
        bindId(*statement, 2, packed);
        statement->bindInteger(3, record.counter);
        statement->bindInteger(4, record.createdAt.milliseconds);
        bindTime(*statement, 5, record.updatedAt);
        if (base::Result<void> done = statement->insert(); !done)
            return done;
    }
    return {};
}

} // namespace casewright::store
