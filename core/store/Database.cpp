// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/Database.h"

#include <atomic>
#include <utility>

#include <QUrl>

#include "core/store/PackedId.h"

using namespace Qt::StringLiterals;

namespace casewright::store {
namespace {

// SQLite's primary result codes (https://www.sqlite.org/rescode.html).
constexpr int Busy = 5;
constexpr int LockedTable = 6;
constexpr int ReadOnlyFile = 8;
constexpr int InputOutput = 10;
constexpr int Corrupt = 11;
constexpr int Full = 13;
constexpr int CannotOpen = 14;
constexpr int Constraint = 19;
constexpr int NoDatabase = 26;

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
    const QString name = uniqueName();
    std::unique_ptr<Database> database(new Database(path, name, QSqlDatabase::addDatabase(u"QSQLITE"_s, name)));
    QSqlDatabase& connection = database->m_connection;
    if (!connection.isValid())
        return base::fail(base::ErrorCode::NotSupported,
                          "Qt's driver for SQLite is missing: install the package libqt6sql6-sqlite.");
    connection.setConnectOptions(optionsFor(mode));
    connection.setDatabaseName(nameFor(path, mode));
    if (!connection.open())
        return base::fail(database->error(connection.lastError()));
    QStringList pragmas{u"PRAGMA foreign_keys = ON"_s, u"PRAGMA synchronous = NORMAL"_s};
    if (mode != Mode::ReadWrite)
        pragmas += u"PRAGMA query_only = ON"_s;
    for (const QString& pragma : std::as_const(pragmas))
        if (base::Result<void> done = database->executeOnce(pragma); !done)
            return base::fail(done.error());
    return database;
}

Database::Database(std::string path, QString name, QSqlDatabase connection)
    : m_path(std::move(path)), m_name(std::move(name)), m_connection(std::move(connection))
{
}

Database::~Database()
{
    m_statements.clear();
    m_connection.close();
    m_connection = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_name);
}

base::Result<QSqlQuery*> Database::run(const QString& sql, const QVariantList& values)
{
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
    QSqlQuery query(m_connection);
    query.setForwardOnly(true);
    if (!query.exec(sql))
        return base::fail(error(query.lastError()));
    while (query.next()) {
    }
    return end(query);
}

base::Result<std::int64_t> Database::insert(const QString& sql, const QVariantList& values)
{
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
    return error(failure.nativeErrorCode().toInt(), failure.databaseText());
}

base::Error Database::error(int sqliteCode, const QString& text) const
{
    using base::ErrorCode;
    const std::string file = "The workspace " + m_path;
    const std::string reason = " (" + text.toStdString() + ")";
    switch (sqliteCode & 0xff) {
    case Busy:
    case LockedTable:
        return {ErrorCode::Locked, file + " is being written by another program. Wait for it or close it, then "
                                          "try again.", std::nullopt};
    case ReadOnlyFile:
        return {ErrorCode::Unwritable, file + " cannot be written" + reason + ". Nothing was changed; it can still "
                                              "be opened to look.", std::nullopt};
    case Full:
        return {ErrorCode::Unwritable, file + " cannot grow: the disk is full. What was stored before is safe; make "
                                              "room and try again.", std::nullopt};
    case InputOutput:
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
    return Transaction(&database);
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
