// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <memory>
#include <unordered_map>
#include <vector>

#include <QString>

#include "core/base/Result.h"
#include "core/store/CaseCondition.h"
#include "core/store/Database.h"

struct sqlite3;
struct sqlite3_stmt;

namespace casewright::store {

struct FinalizeStatement {
    void operator()(sqlite3_stmt* statement) const;
};
/// A statement of SQLite's own functions: rows come quicker than through Qt, and several can be read by turns.
using NativeStatement = std::unique_ptr<sqlite3_stmt, FinalizeStatement>;

/// With its values bound, before its first row. `connection` is the one of `database`, which says its errors.
[[nodiscard]] base::Result<NativeStatement> prepareNative(Database& database, sqlite3* connection, const SqlPart& part);

/// Statements that are not in use, by their SQL: to prepare one takes longer than to read many rows. Several of one SQL
/// may be in use at once. Has to go before its connection is closed.
class StatementPool final {
public:
    /// Both have to live on.
    StatementPool(Database& database, sqlite3* connection) : m_database(database), m_connection(connection) {}
    /// As prepareNative().
    [[nodiscard]] base::Result<NativeStatement> take(const SqlPart& part);
    void giveBack(const QString& sql, NativeStatement statement);

private:
    Database& m_database;
    sqlite3* m_connection;
    std::unordered_map<QString, std::vector<NativeStatement>> m_idle{};
    std::size_t m_count = 0;
};

/// Goes to the next row. False: there is none.
[[nodiscard]] base::Result<bool> nextRow(Database& database, sqlite3_stmt* statement);

} // namespace casewright::store
