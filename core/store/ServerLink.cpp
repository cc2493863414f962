// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/ServerLink.h"

#include <algorithm>
#include <memory>

#include <QSqlDriver>

#include <libpq-fe.h>

#include "core/store/Dialect.h"

using namespace Qt::StringLiterals;

namespace casewright::store {
namespace {

/// How much of a COPY is handed to libpq at once.
constexpr std::size_t PieceSize = 1 << 16;

using Answer = std::unique_ptr<PGresult, decltype(&PQclear)>;

/// Qt's connection as libpq knows it. Both are the system's library: Qt's driver has none of its own.
PGconn* nativeConnection(Database& database)
{
    const QVariant handle = database.connection().driver()->handle();
    // Qt names the type by its typedef or by its struct.
    const QByteArray type = handle.typeName();
    if (type != "PGconn*" && type != "pg_conn*")
        return nullptr;
    return *static_cast<PGconn* const*>(handle.data());
}

base::Error errorOf(Database& database, PGconn* connection, const PGresult* answer)
{
    const char* const state = PQresultErrorField(answer, PG_DIAG_SQLSTATE);
    const char* const text = PQresultErrorField(answer, PG_DIAG_MESSAGE_PRIMARY);
    return serverError(database.path(), QString::fromUtf8(state),
                       QString::fromUtf8(text ? text : PQerrorMessage(connection)));
}

base::Error noConnection(const Database& database)
{
    return serverError(database.path(), {}, u"no connection"_s);
}

/// Reads all answers to what was sent; the first error among them.
base::Result<void> readAnswers(Database& database, PGconn* connection)
{
    base::Result<void> done;
    for (;;) {
        const Answer answer(PQgetResult(connection), &PQclear);
        if (!answer)
            return done;
        const ExecStatusType status = PQresultStatus(answer.get());
        const bool isGood = status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
        if (!isGood && done)
            done = base::fail(errorOf(database, connection, answer.get()));
        if (PQstatus(connection) == CONNECTION_BAD)
            return done ? base::fail(noConnection(database)) : done;
    }
}

} // namespace

base::Result<std::vector<std::pair<QString, QString>>>
parseServerAddress(const std::string& address, const std::string& name)
{
    char* message = nullptr;
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(
        PQconninfoParse(address.c_str(), &message), &PQconninfoFree);
    const std::unique_ptr<char, decltype(&PQfreemem)> text(message, &PQfreemem);
    if (!options)
        return base::fail(base::ErrorCode::InvalidValue,
                          "The address " + name + " cannot be read (" + QString::fromUtf8(message).trimmed().toStdString()
                              + "). Write it as postgresql://user@host:port/database.");
    std::vector<std::pair<QString, QString>> values;
    for (const PQconninfoOption* option = options.get(); option->keyword; ++option)
        if (option->val)
            values.emplace_back(QString::fromUtf8(option->keyword), QString::fromUtf8(option->val));
    return values;
}

bool isConnected(Database& database)
{
    const PGconn* const connection = nativeConnection(database);
    return connection && PQstatus(connection) == CONNECTION_OK;
}

bool isInTransaction(Database& database)
{
    const PGconn* const connection = nativeConnection(database);
    return connection && PQtransactionStatus(connection) == PQTRANS_INTRANS;
}

bool hasTransactionFailed(Database& database)
{
    const PGconn* const connection = nativeConnection(database);
    return !connection || PQtransactionStatus(connection) == PQTRANS_INERROR;
}

base::Result<void> copyRows(Database& database, const std::string& copy, const std::string& rows)
{
    PGconn* const connection = nativeConnection(database);
    if (!connection)
        return base::fail(noConnection(database));
    {
        const Answer begun(PQexec(connection, copy.c_str()), &PQclear);
        if (PQresultStatus(begun.get()) != PGRES_COPY_IN)
            return base::fail(errorOf(database, connection, begun.get()));
    }
    int sent = 1;
    for (std::size_t at = 0; at < rows.size() && sent == 1; at += PieceSize)
        sent = PQputCopyData(connection, rows.data() + at, static_cast<int>(std::min(PieceSize, rows.size() - at)));
    if (sent == 1)
        sent = PQputCopyEnd(connection, nullptr);
    const base::Result<void> done = readAnswers(database, connection);
    if (done && sent != 1)
        return base::fail(noConnection(database));
    return done;
}

base::Result<void> runStatements(Database& database, const std::string& statements)
{
    PGconn* const connection = nativeConnection(database);
    if (!connection || PQsendQuery(connection, statements.c_str()) != 1)
        return base::fail(noConnection(database));
    return readAnswers(database, connection);
}

} // namespace casewright::store
