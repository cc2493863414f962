// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/BulkInsert.h"

#include <utility>

#include <sqlite3.h>

#include "core/store/NativeConnection.h"
#include "core/store/ServerRows.h"

using namespace Qt::StringLiterals;

namespace casewright::store {

struct BulkInsert::Statement {
    Database* database;
    sqlite3* connection = nullptr;
    sqlite3_stmt* native = nullptr;
    ServerRows* rows = nullptr;  ///< the database's own
    QSqlQuery query;
    std::int64_t key = 0;

    ~Statement() { sqlite3_finalize(native); }
    [[nodiscard]] base::Result<void> stepNative();
    [[nodiscard]] base::Result<void> stepQuery();
};

base::Result<void> BulkInsert::Statement::stepNative()
{
    const int result = sqlite3_step(native);
    if (result == SQLITE_DONE) {
        sqlite3_reset(native);
        return {};
    }
    const base::Error failure = database->error(result, QString::fromUtf8(sqlite3_errmsg(connection)));
    sqlite3_reset(native);
    return base::fail(failure);
}

base::Result<void> BulkInsert::Statement::stepQuery()
{
    if (!query.exec()) {
        const base::Error failure = database->error(query.lastError());
        query.finish();
        return base::fail(failure);
    }
    key = query.lastInsertId().toLongLong();
    query.finish();
    return {};
}

base::Result<BulkInsert> BulkInsert::prepare(Database& database, const QString& sql)
{
    auto statement = std::make_unique<Statement>();
    statement->database = &database;
    if (ServerRowQueue* const queue = database.serverRows()) {
        const base::Result<ServerRows*> rows = queue->rowsOf(sql);
        if (!rows)
            return base::fail(rows.error());
        statement->rows = *rows;
        return BulkInsert(std::move(statement));
    }
    statement->connection = nativeConnection(database);
    if (statement->connection) {
        const QByteArray text = sql.toUtf8();
        const int result = sqlite3_prepare_v3(statement->connection, text.constData(), static_cast<int>(text.size()),
                                              SQLITE_PREPARE_PERSISTENT, &statement->native, nullptr);
        if (result != SQLITE_OK)
            return base::fail(database.error(result, QString::fromUtf8(sqlite3_errmsg(statement->connection))));
    } else {
        statement->query = QSqlQuery(database.connection());
        if (!statement->query.prepare(sql))
            return base::fail(database.error(statement->query.lastError()));
    }
    return BulkInsert(std::move(statement));
}

BulkInsert::BulkInsert(std::unique_ptr<Statement> statement) : m_statement(std::move(statement)) {}
BulkInsert::BulkInsert(BulkInsert&&) noexcept = default;
BulkInsert& BulkInsert::operator=(BulkInsert&&) noexcept = default;
BulkInsert::~BulkInsert() = default;

void BulkInsert::bindInteger(int position, std::int64_t value)
{
    if (m_statement->native)
        sqlite3_bind_int64(m_statement->native, position + 1, value);
    else if (m_statement->rows)
        m_statement->rows->bindInteger(position, value);
    else
        m_statement->query.bindValue(position, QVariant::fromValue<qlonglong>(value));
}

void BulkInsert::bindText(int position, std::string_view value)
{
    if (m_statement->native)
        sqlite3_bind_text(m_statement->native, position + 1, value.empty() ? "" : value.data(),
                          static_cast<int>(value.size()), SQLITE_STATIC);
    else if (m_statement->rows)
        m_statement->rows->bindText(position, value);
    else
        m_statement->query.bindValue(position, QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size())));
}

void BulkInsert::bindBytes(int position, std::string_view value)
{
    if (m_statement->native)
        sqlite3_bind_blob(m_statement->native, position + 1, value.data(), static_cast<int>(value.size()),
                          SQLITE_STATIC);
    else if (m_statement->rows)
        m_statement->rows->bindHex(position, value);
    else
        m_statement->query.bindValue(position, QByteArray(value.data(), static_cast<qsizetype>(value.size())));
}

void BulkInsert::bindNull(int position)
{
    if (m_statement->native)
        sqlite3_bind_null(m_statement->native, position + 1);
    else if (m_statement->rows)
        m_statement->rows->bindNull(position);
    else
        m_statement->query.bindValue(position, QVariant(QMetaType::fromType<qlonglong>()));
}

base::Result<void> BulkInsert::insert()
{
    if (m_statement->rows)
        return m_statement->rows->insert();
    return m_statement->native ? m_statement->stepNative() : m_statement->stepQuery();
}

std::int64_t BulkInsert::insertedKey() const
{
    if (m_statement->rows)
        return m_statement->rows->insertedKey();
    return m_statement->native ? sqlite3_last_insert_rowid(m_statement->connection) : m_statement->key;
}

bool BulkInsert::isNative() const
{
    return m_statement->native || m_statement->rows;
}

} // namespace casewright::store
