// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/Database.h"

#include <atomic>
#include <utility>

#include <QUrl>

#include "core/base/HeldFile.h"
#include "core/store/DiskRoom.h"
#include "core/store/FindFunctions.h"
#include "core/store/LockHolder.h"
#include "core/store/PackedId.h"
#include "core/store/ServerAddress.h"
#include "core/store/ServerConnection.h"
#include "core/store/ServerLink.h"
#include "core/store/ServerRows.h"

using namespace Qt::StringLiterals;

namespace casewright::store {
namespace {

using base::ErrorCode;

// SQLite's primary result codes (https://www.sqlite.org/rescode.html).
constexpr int Busy = 5;
constexpr int LockedTable = 6;
constexpr int ReadOnlyFile = 8;
constexpr int InputOutput = 10;
constexpr int Corrupt = 11;
constexpr int Full = 13;
constexpr int CannotOpen = 14;
constexpr int Protocol = 15;
constexpr int Constraint = 19;
constexpr int NoDatabase = 26;
// Extended ones.
constexpr int ReadFailed = InputOutput + (1 << 8);
constexpr int ReadTooShort = InputOutput + (2 << 8);

base::Error lockedError(const std::string& path)
{
    const std::string holder = holderOf(path, Hold::Writing);
    return {ErrorCode::Locked, "The workspace " + path + " is being written by "
                                   + (holder.empty() ? "another program" : holder)
                                   + ". Wait for it or close it, then try again.", std::nullopt};
}

base::Error fullError(const std::string& path)
{
    return {ErrorCode::Unwritable, "The workspace " + path + " cannot be used: the disk of the folder "
                                       + folderOf(path) + " is full. What was stored before is safe. Make room, 1 MB at "
                                         "least, and try again; a little is needed to read, too.", std::nullopt};
}

QString uniqueName()
{
    static std::atomic<std::uint64_t> next{1};
    return u"casewright-"_s + QString::number(next.fetch_add(1));
}

QString optionsFor(Database::Mode mode)
{
    QString options = u"QSQLITE_BUSY_TIMEOUT=2000"_s;
    if (mode == Database::Mode::ReadOnly || mode == Database::Mode::Immutable)
        options += u";QSQLITE_OPEN_READONLY"_s;
    if (mode == Database::Mode::Immutable)
        options += u";QSQLITE_OPEN_URI"_s;
    return options;
}

QString nameFor(const std::string& path, Database::Mode mode)
{
    const QString name = QString::fromStdString(path);
    if (mode != Database::Mode::Immutable)
        return name;
    return QUrl::fromLocalFile(name).toString(QUrl::FullyEncoded) + u"?immutable=1"_s;
}

/// A value as PostgreSQL takes it: packed ids as text, truths as numbers, and no U+0000.
QVariant serverValue(const QVariant& value)
{
    if (value.typeId() == QMetaType::QByteArray)
        return QString::fromLatin1(value.toByteArray().toHex());
    if (value.typeId() == QMetaType::Bool)
        return value.toInt();
    if (value.typeId() == QMetaType::QString && value.toString().contains(QChar(0)))
        return value.toString().replace(QChar(0), QChar::ReplacementCharacter);
    return value;
}

} // namespace

std::optional<base::Timestamp> Row::optionalTime(int column) const
{
    return isNull(column) ? std::nullopt : std::optional(time(column));
}

std::string Row::id(int column) const
{
    return unpackId(m_query.value(column));
}

base::Result<std::unique_ptr<Database>> Database::connect(const std::string& path, Mode mode)
{
    return isServerAddress(path) ? connectServer(path, mode) : connectFile(path, mode);
}

base::Result<std::unique_ptr<Database>> Database::connectServer(const std::string& address, Mode mode)
{
    std::unique_ptr<Database> database(new Database(withoutPassword(address), Dialect::PostgreSQL));
    if (!database->m_connection.isValid())
        return base::fail(base::ErrorCode::NotSupported,
                          "Qt's driver for PostgreSQL is missing: install the package libqt6sql6-psql.");
    database->m_mayWrite = mode == Mode::ReadWrite;
    if (base::Result<void> done = connectToServer(database->m_connection, address, database->m_mayWrite); !done)
        return base::fail(done.error());
    return database;
}

base::Result<std::unique_ptr<Database>> Database::connectFile(const std::string& path, Mode mode)
{
    std::unique_ptr<Database> database(new Database(path, Dialect::SQLite));
    QSqlDatabase& connection = database->m_connection;
    if (!connection.isValid())
        return base::fail(base::ErrorCode::NotSupported,
                          "Qt's driver for SQLite is missing: install the package libqt6sql6-sqlite.");
    database->m_held = std::make_unique<base::HeldFile>(path);
    connection.setConnectOptions(optionsFor(mode));
    connection.setDatabaseName(nameFor(path, mode));
    if (!connection.open())
        return base::fail(database->error(connection.lastError()));
    // FULL: what a person did is on the disk when it is answered. Who writes in bulk takes NORMAL.
    // 32 MB of pages, where they are used: a page of a million cases is looked up in indices of 20 MB and more.
    QStringList pragmas{u"PRAGMA foreign_keys = ON"_s, u"PRAGMA synchronous = FULL"_s,
                        u"PRAGMA cache_size = -32768"_s};
    if (mode != Mode::ReadWrite)
        pragmas += u"PRAGMA query_only = ON"_s;
    for (const QString& pragma : std::as_const(pragmas))
        if (base::Result<void> done = database->executeOnce(pragma); !done)
            return base::fail(done.error());
    return database;
}

Database::Database(std::string path, Dialect dialect)
    : m_path(std::move(path)), m_dialect(dialect), m_name(uniqueName()),
      m_connection(QSqlDatabase::addDatabase(dialect == Dialect::SQLite ? u"QSQLITE"_s : u"QPSQL"_s, m_name))
{
    if (dialect == Dialect::PostgreSQL)
        m_rows = std::make_unique<ServerRowQueue>(*this);
}

Database::~Database()
{
    m_rows.reset();
    m_lost.clear();
    m_statements.clear();
    m_findFunctions.reset();
    m_connection.close();
    m_connection = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_name);
}

FindFunctions* Database::findFunctions()
{
    if (!std::exchange(m_wereFunctionsMade, true))
        m_findFunctions = FindFunctions::attach(*this);
    return m_findFunctions.get();
}

/// After a statement that said that the server went away. What is prepared is prepared anew; somebody may still look
/// at the rows of a statement of before, so they are kept.
base::Result<void> Database::connectAgain()
{
    for (auto& [sql, query] : m_statements)
        m_lost.push_back(std::move(query));
    m_statements.clear();
    m_connection.close();
    return connectToServer(m_connection, m_path, m_mayWrite);
}

/// Rows that wait are of the time before this statement. A transaction ends with its connection: what came after would
/// be stored without what came before.
base::Result<void> Database::beforeStatement(const QString& sql)
{
    if (!m_isInTransaction && sql != u"ROLLBACK" && !isConnected(*this))
        if (base::Result<void> connected = connectAgain(); !connected)
            return connected;
    if (sql == u"ROLLBACK")
        m_rows->forget();
    m_isInTransaction = m_isInTransaction && sql != u"ROLLBACK" && sql != u"COMMIT";
    if (!m_rows->isEmpty())
        if (base::Result<void> sent = m_rows->send(); !sent)
            return sent;
    // PostgreSQL rolls back then, and calls that a success.
    if (sql == u"COMMIT" && hasTransactionFailed(*this))
        return base::fail(base::ErrorCode::Conflict, "The workspace " + m_path + ": a part of the change failed, so "
                              "that nothing of it was stored. Try again.");
    return {};
}

/// What has no values is not prepared: PostgreSQL prepares no BEGIN and no SET. The answer is read wholly, so that
/// another statement may run while its rows are looked at.
base::Result<QSqlQuery*> Database::runOnServer(const QString& sql, const QVariantList& values)
{
    if (base::Result<void> done = beforeStatement(sql); !done)
        return base::fail(done.error());
    std::unique_ptr<QSqlQuery>& query = m_statements[sql];
    if (!query) {
        auto prepared = std::make_unique<QSqlQuery>(m_connection);
        if (!values.isEmpty() && !prepared->prepare(toPostgres(sql)))
            return base::fail(error(prepared->lastError()));
        query = std::move(prepared);
    }
    for (int i = 0; i < values.size(); ++i)
        query->bindValue(i, serverValue(values[i]));
    const QString direct = values.isEmpty() ? toPostgres(sql) : QString();
    if (values.isEmpty() && direct.isEmpty())
        return query.get();
    if (values.isEmpty() ? !query->exec(direct) : !query->exec()) {
        const base::Error failure = error(query->lastError());
        query->finish();
        return base::fail(failure);
    }
    m_isInTransaction = m_isInTransaction || sql == u"BEGIN IMMEDIATE";
    return query.get();
}

base::Result<QSqlQuery*> Database::run(const QString& sql, const QVariantList& values)
{
    if (m_dialect == Dialect::PostgreSQL)
        return runOnServer(sql, values);
    std::unique_ptr<QSqlQuery>& query = m_statements[sql];
    if (!query) {
        auto prepared = std::make_unique<QSqlQuery>(m_connection);
        prepared->setForwardOnly(true);
        if (!prepared->prepare(sql))
            return base::fail(error(prepared->lastError()));
        query = std::move(prepared);
    }
    for (int i = 0; i < values.size(); ++i)
        query->bindValue(i, values[i]);
    if (!query->exec()) {
        const base::Error failure = error(query->lastError());
        query->finish();
        return base::fail(failure);
    }
    return query.get();
}

base::Result<void> Database::end(QSqlQuery& query) const
{
    const QSqlError failure = query.lastError();
    query.finish();
    if (failure.isValid())
        return base::fail(error(failure));
    return {};
}

base::Result<void> Database::execute(const QString& sql, const QVariantList& values)
{
    return forEach(sql, values, [](const Row&) {});
}

base::Result<void> Database::executeOnce(const QString& sql)
{
    const bool isServer = m_dialect == Dialect::PostgreSQL;
    const QString text = isServer ? toPostgres(sql) : sql;
    if (isServer)
        if (base::Result<void> done = beforeStatement(sql); !done)
            return done;
    if (text.isEmpty())
        return {};
    QSqlQuery query(m_connection);
    query.setForwardOnly(!isServer);
    if (!query.exec(text))
        return base::fail(error(query.lastError()));
    while (query.next()) {
    }
    return end(query);
}

base::Result<std::int64_t> Database::insert(const QString& sql, const QVariantList& values)
{
    if (m_dialect == Dialect::PostgreSQL)
        return number(sql + u" RETURNING key", values).map([](const auto& key) { return key.value_or(0); });
    const base::Result<QSqlQuery*> query = run(sql, values);
    if (!query)
        return base::fail(query.error());
    const std::int64_t key = (*query)->lastInsertId().toLongLong();
    (*query)->finish();
    return key;
}

base::Result<std::int64_t> Database::change(const QString& sql, const QVariantList& values)
{
    const base::Result<QSqlQuery*> query = run(sql, values);
    if (!query)
        return base::fail(query.error());
    const std::int64_t rows = (*query)->numRowsAffected();
    (*query)->finish();
    return rows;
}

base::Result<std::optional<std::int64_t>> Database::number(const QString& sql, const QVariantList& values)
{
    std::optional<std::int64_t> found;
    const base::Result<void> done = forEach(sql, values, [&](const Row& row) {
        if (!found)
            found = row.integer(0);
    });
    if (!done)
        return base::fail(done.error());
    return found;
}

base::Error Database::error(const QSqlError& failure) const
{
    if (m_dialect == Dialect::PostgreSQL)
        return serverError(m_path, failure.nativeErrorCode(), failure.databaseText());
    return error(failure.nativeErrorCode().toInt(), failure.databaseText());
}

base::Error Database::error(int sqliteCode, const QString& text) const
{
    const std::string file = "The workspace " + m_path;
    const std::string reason = " (" + text.toStdString() + ")";
    switch (sqliteCode & 0xff) {
    case Busy:
    case LockedTable:
    case Protocol:
        return lockedError(m_path);
    case ReadOnlyFile:
        return {ErrorCode::Unwritable, file + " cannot be written" + reason + ". Nothing was changed; it can still "
                                              "be opened to look.", std::nullopt};
    case Full: return fullError(m_path);
    case InputOutput:
        if (sqliteCode == ReadFailed || sqliteCode == ReadTooShort)
            return {ErrorCode::Unreadable, file + " cannot be read: the disk reports an error" + reason
                                               + ". Nothing was changed; check the disk.", std::nullopt};
        if (isDiskFull(m_path))
            return fullError(m_path);
        return {ErrorCode::Unwritable, file + ": the disk reports an error" + reason + ". What was stored before is "
                                              "kept; check the disk and its free space.", std::nullopt};
    case Corrupt:
    case NoDatabase:
        return {ErrorCode::NotAWorkspace, file + " is damaged or no workspace" + reason + ". It was left as it is; "
                                                 "use a copy of it from before.", std::nullopt};
    case CannotOpen:
        return {ErrorCode::Unreadable, file + " cannot be opened" + reason + ". Check the rights of the file and its "
                                              "folder.", std::nullopt};
    case Constraint:
        return {ErrorCode::Conflict, file + " was changed meanwhile, or already has this" + reason + ". Read it "
                                            "again.", std::nullopt};
    default:
        return {ErrorCode::Unreadable, file + ": SQLite reports an error" + reason + ".", std::nullopt};
    }
}

base::Result<Transaction> Transaction::begin(Database& database)
{
    if (base::Result<void> done = database.execute(u"BEGIN IMMEDIATE"_s); !done)
        return base::fail(done.error());
    Transaction transaction(&database);
    // As with a file, one writes at a time, so that what a writer has read stays as it is until it writes.
    if (database.dialect() == Dialect::PostgreSQL)
        if (base::Result<void> done =
                database.execute(u"SELECT "_s + advisoryLock(u"pg_advisory_xact_lock"_s, WriteLock));
            !done)
            return base::fail(done.error());
    return transaction;
}

Transaction::~Transaction()
{
    // SQLite may have rolled back by itself (a full disk): then there is nothing left to do here.
    if (m_database)
        static_cast<void>(m_database->execute(u"ROLLBACK"_s));
}

base::Result<void> Transaction::commit()
{
    base::Result<void> done = m_database->execute(u"COMMIT"_s);
    if (done)
        m_database = nullptr;
    return done;
}

} // namespace casewright::store
