// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <QHashFunctions>
#include <QString>

#include "core/base/Result.h"

namespace casewright::store {

class Database;
class ServerRowQueue;

/// The rows of one statement on their way to a server (see BulkInsert). A plain INSERT becomes a COPY, anything else
/// a prepared statement that many calls share a message of. Rows wait here within a transaction, until some are
/// worth sending, another statement is run, or the transaction ends; outside of one nothing waits.
class ServerRows final {
public:
    // By position from 0. A text must live until insert().
    void bindInteger(int position, std::int64_t value);
    void bindText(int position, std::string_view value);
    void bindHex(int position, std::string_view bytes);    ///< a packed id
    void bindNull(int position);
    [[nodiscard]] base::Result<void> insert();
    /// The key of the row that was inserted last, where its table has keys and the statement does not name them.
    [[nodiscard]] std::int64_t insertedKey() const { return m_key; }

private:
    friend class ServerRowQueue;
    /// A place of the statement: bound, or the same in every row.
    struct Value {
        enum class Kind : std::uint8_t { Null, Integer, Text, Hex };
        Kind kind = Kind::Null;
        std::int64_t integer = 0;
        std::string_view text;
    };
    struct Column {
        int position = -1;      ///< of the value that is bound; -1: `constant`
        std::string constant;   ///< as COPY reads it
    };
    ServerRows(Database& database, ServerRowQueue& queue) : m_database(&database), m_queue(&queue) {}
    [[nodiscard]] base::Result<void> prepare(const QString& sql);
    [[nodiscard]] bool readPlainInsert(const QString& sql);
    [[nodiscard]] base::Result<void> findKey();
    [[nodiscard]] base::Result<void> drawKeys();
    [[nodiscard]] Value& at(int position);
    void appendForCopy();
    void appendCall();
    [[nodiscard]] bool isCopy() const { return !m_copy.empty(); }
    [[nodiscard]] base::Result<void> send();

    Database* m_database;
    ServerRowQueue* m_queue;
    QString m_table;
    std::string m_copy;             ///< `COPY … FROM STDIN`
    std::string m_call;             ///< `EXECUTE name(`
    std::vector<Column> m_columns;  ///< of a COPY
    std::vector<Value> m_values;
    std::string m_waiting;          ///< rows as they are sent
    bool m_hasKey = false;
    std::int64_t m_key = 0;
    std::vector<std::int64_t> m_drawn;  ///< keys to come, the next one last
    int m_draw = 16;                    ///< how many are drawn next
};

/// The rows of all statements of a connection. Foreign keys are checked when the transaction ends, so that rows of
/// several tables may be sent in any order; calls are sent after rows that were inserted before them, and the other
/// way round.
class ServerRowQueue final {
public:
    explicit ServerRowQueue(Database& database) : m_database(&database) {}
    /// Prepared when it is asked for first; it lives as long as the queue.
    [[nodiscard]] base::Result<ServerRows*> rowsOf(const QString& sql);
    [[nodiscard]] bool isEmpty() const { return m_waiting.empty(); }
    /// After an error nothing waits any more.
    [[nodiscard]] base::Result<void> send();
    void forget();

private:
    friend class ServerRows;
    [[nodiscard]] base::Result<void> makeWayFor(const ServerRows& rows);
    [[nodiscard]] base::Result<void> took(ServerRows& rows);

    Database* m_database;
    std::unordered_map<QString, std::unique_ptr<ServerRows>> m_rows;
    std::vector<ServerRows*> m_waiting;     ///< all COPYs, or all calls
    int m_names = 0;
};

} // namespace casewright::store
