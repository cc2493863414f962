// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QString>
#include <QVariant>

#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/store/Dialect.h"

namespace casewright::base {
class HeldFile;
} // namespace casewright::base

namespace casewright::store {

class FindFunctions;
class ServerRowQueue;

/// The row that a query stands on; columns count from 0.
class Row final {
public:
    explicit Row(const QSqlQuery& query) : m_query(query) {}
    [[nodiscard]] bool isNull(int column) const { return m_query.isNull(column); }
    [[nodiscard]] std::int64_t integer(int column) const { return m_query.value(column).toLongLong(); }
    [[nodiscard]] std::uint32_t number(int column) const { return static_cast<std::uint32_t>(integer(column)); }
    [[nodiscard]] std::uint64_t large(int column) const { return static_cast<std::uint64_t>(integer(column)); }
    [[nodiscard]] double real(int column) const { return m_query.value(column).toDouble(); }
    [[nodiscard]] std::string text(int column) const { return m_query.value(column).toString().toStdString(); }
    [[nodiscard]] base::Timestamp time(int column) const { return {integer(column)}; }
    [[nodiscard]] std::optional<base::Timestamp> optionalTime(int column) const;
    [[nodiscard]] std::string id(int column) const;  ///< a packed id (PackedId.h)

private:
    const QSqlQuery& m_query;
};

/// One connection to a SQLite file, or to a PostgreSQL server (ServerAddress.h), through Qt SQL, with its prepared
/// statements. It belongs to the thread that made it. Statements are written as SQLite reads them (Dialect.h). Errors
/// name the workspace and say what to do.
class Database final {
public:
    enum class Mode : std::uint8_t {
        ReadWrite,   ///< made if it is not there
        QueryOnly,   ///< may tidy up after a killed process, changes no row
        ReadOnly,    ///< for a file that cannot be written, beside a log (`-wal`) that is there
        Immutable,   ///< for a file that cannot be written and has no log: SQLite writes nothing at all
    };
    /// To a server, whatever is not ReadWrite writes nothing.
    [[nodiscard]] static base::Result<std::unique_ptr<Database>> connect(const std::string& path, Mode mode);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// The file's name, or the server's address without a password.
    [[nodiscard]] const std::string& path() const { return m_path; }
    [[nodiscard]] Dialect dialect() const { return m_dialect; }
    /// Rows in bulk on their way to a server; null for a file.
    [[nodiscard]] ServerRowQueue* serverRows() { return m_rows.get(); }
    /// What SQLite calls while cases are looked for; null where it can call nothing (FindFunctions.h).
    [[nodiscard]] FindFunctions* findFunctions();
    [[nodiscard]] QSqlDatabase& connection() { return m_connection; }

    /// Runs a statement to its end; what it returns is thrown away.
    [[nodiscard]] base::Result<void> execute(const QString& sql, const QVariantList& values = {});
    /// The same, once: not kept among the prepared statements.
    [[nodiscard]] base::Result<void> executeOnce(const QString& sql);
    /// Runs an INSERT; the key that the row got.
    [[nodiscard]] base::Result<std::int64_t> insert(const QString& sql, const QVariantList& values);
    /// Runs an UPDATE or DELETE; how many rows it changed.
    [[nodiscard]] base::Result<std::int64_t> change(const QString& sql, const QVariantList& values);
    /// The first column of the first row as a number, or nothing where there is no row.
    [[nodiscard]] base::Result<std::optional<std::int64_t>> number(const QString& sql, const QVariantList& values = {});
    /// Calls `take(Row)` for each row. The statement is reset at the end, so that no snapshot stays open.
    template<class Take>
    [[nodiscard]] base::Result<void> forEach(const QString& sql, const QVariantList& values, Take&& take)
    {
        const base::Result<QSqlQuery*> query = run(sql, values);
        if (!query)
            return base::fail(query.error());
        const Row row(**query);
        while ((*query)->next())
            take(row);
        return end(**query);
    }

    /// What an error of SQLite means, for a person.
    [[nodiscard]] base::Error error(int sqliteCode, const QString& text) const;
    [[nodiscard]] base::Error error(const QSqlError& error) const;

private:
    Database(std::string path, Dialect dialect);
    [[nodiscard]] static base::Result<std::unique_ptr<Database>> connectFile(const std::string& path, Mode mode);
    [[nodiscard]] static base::Result<std::unique_ptr<Database>> connectServer(const std::string& address, Mode mode);
    [[nodiscard]] base::Result<QSqlQuery*> run(const QString& sql, const QVariantList& values);
    [[nodiscard]] base::Result<QSqlQuery*> runOnServer(const QString& sql, const QVariantList& values);
    [[nodiscard]] base::Result<void> beforeStatement(const QString& sql);
    [[nodiscard]] base::Result<void> connectAgain();
    [[nodiscard]] base::Result<void> end(QSqlQuery& query) const;

    std::string m_path;
    Dialect m_dialect;
    QString m_name;
    std::unique_ptr<base::HeldFile> m_held;            ///< outlives the connection; null to a server
    QSqlDatabase m_connection;
    std::unordered_map<QString, std::unique_ptr<QSqlQuery>> m_statements;
    std::unique_ptr<ServerRowQueue> m_rows;
    std::unique_ptr<FindFunctions> m_findFunctions;    ///< made when first asked for, as far as it can be
    bool m_wereFunctionsMade = false;
    // Of a server.
    bool m_mayWrite = true;
    bool m_isInTransaction = false;
    std::vector<std::unique_ptr<QSqlQuery>> m_lost;     ///< statements of connections that were lost
};

/// A write transaction, from begin() to commit(); without a commit it is rolled back.
class Transaction final {
public:
    [[nodiscard]] static base::Result<Transaction> begin(Database& database);
    Transaction(Transaction&& other) noexcept : m_database(other.m_database) { other.m_database = nullptr; }
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();
    [[nodiscard]] base::Result<void> commit();

private:
    explicit Transaction(Database* database) : m_database(database) {}
    Database* m_database;
};

} // namespace casewright::store
