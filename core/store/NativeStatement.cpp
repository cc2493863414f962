// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/NativeStatement.h"

#include <utility>

#include <QByteArray>

#include <sqlite3.h>

namespace casewright::store {
namespace {

int bind(sqlite3_stmt* statement, int position, const QVariant& value)
{
    if (value.isNull())
        return sqlite3_bind_null(statement, position);
    if (value.typeId() == QMetaType::QByteArray) {
        const QByteArray bytes = value.toByteArray();
        return sqlite3_bind_blob(statement, position, bytes.constData(), static_cast<int>(bytes.size()),
                                 SQLITE_TRANSIENT);
    }
    if (value.typeId() == QMetaType::QString) {
        const QByteArray text = value.toString().toUtf8();
        return sqlite3_bind_text(statement, position, text.constData(), static_cast<int>(text.size()),
                                 SQLITE_TRANSIENT);
    }
    return sqlite3_bind_int64(statement, position, value.toLongLong());
}

int bindAll(sqlite3_stmt* statement, const QVariantList& values)
{
    int result = SQLITE_OK;
    for (int i = 0; result == SQLITE_OK && i < values.size(); ++i)
        result = bind(statement, i + 1, values[i]);
    return result;
}

base::Error errorOf(const Database& database, sqlite3* connection, int result)
{
    return database.error(result, QString::fromUtf8(sqlite3_errmsg(connection)));
}

} // namespace

void FinalizeStatement::operator()(sqlite3_stmt* statement) const
{
    sqlite3_finalize(statement);
}

base::Result<NativeStatement> prepareNative(Database& database, sqlite3* connection, const SqlPart& part)
{
    const QByteArray sql = part.sql.toUtf8();
    sqlite3_stmt* prepared = nullptr;
    const int result =
        sqlite3_prepare_v2(connection, sql.constData(), static_cast<int>(sql.size()), &prepared, nullptr);
    NativeStatement statement(prepared);
    const int bound = result == SQLITE_OK ? bindAll(prepared, part.values) : result;
    if (bound != SQLITE_OK)
        return base::fail(errorOf(database, connection, bound));
    return statement;
}

base::Result<NativeStatement> StatementPool::take(const SqlPart& part)
{
    const auto idle = m_idle.find(part.sql);
    if (idle == m_idle.end() || idle->second.empty())
        return prepareNative(m_database, m_connection, part);
    NativeStatement statement = std::move(idle->second.back());
    idle->second.pop_back();
    --m_count;
    if (const int bound = bindAll(statement.get(), part.values); bound != SQLITE_OK)
        return base::fail(errorOf(m_database, m_connection, bound));
    return statement;
}

void StatementPool::giveBack(const QString& sql, NativeStatement statement)
{
    constexpr std::size_t Most = 500;             // some kilobytes each
    sqlite3_reset(statement.get());               // says once more how it ended
    if (++m_count > Most) {
        m_idle.clear();
        m_count = 1;
    }
    m_idle[sql].push_back(std::move(statement));
}

base::Result<bool> nextRow(Database& database, sqlite3_stmt* statement)
{
    const int result = sqlite3_step(statement);
    if (result == SQLITE_ROW || result == SQLITE_DONE)
        return result == SQLITE_ROW;
    return base::fail(errorOf(database, sqlite3_db_handle(statement), result));
}

} // namespace casewright::store
