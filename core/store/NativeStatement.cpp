// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/NativeStatement.h"

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
    int result = sqlite3_prepare_v2(connection, sql.constData(), static_cast<int>(sql.size()), &prepared, nullptr);
    NativeStatement statement(prepared);
    for (int i = 0; result == SQLITE_OK && i < part.values.size(); ++i)
        result = bind(prepared, i + 1, part.values[i]);
    if (result != SQLITE_OK)
        return base::fail(errorOf(database, connection, result));
    return statement;
}

base::Result<bool> nextRow(Database& database, sqlite3_stmt* statement)
{
    const int result = sqlite3_step(statement);
    if (result == SQLITE_ROW || result == SQLITE_DONE)
        return result == SQLITE_ROW;
    return base::fail(errorOf(database, sqlite3_db_handle(statement), result));
}

} // namespace casewright::store
