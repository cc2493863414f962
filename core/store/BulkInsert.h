// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include <QString>

#include "core/base/Result.h"
#include "core/store/Database.h"

namespace casewright::store {

/// A statement that is run for very many rows: through SQLite's own functions on the connection that Qt
/// SQL made, where Qt's driver uses the same library as we do, else through Qt SQL; to a server in many rows at once
/// (ServerRows.h), so that there an error of a row may come with a later row, statement or commit. Values are bound by
/// position from 0, all of them anew for each row; texts must live until insert(). It must not outlive
/// the database.
class BulkInsert final {
public:
    [[nodiscard]] static base::Result<BulkInsert> prepare(Database& database, const QString& sql);
    BulkInsert(BulkInsert&&) noexcept;
    BulkInsert& operator=(BulkInsert&&) noexcept;
    ~BulkInsert();

    void bindInteger(int position, std::int64_t value);
    void bindText(int position, std::string_view value);
    void bindBytes(int position, std::string_view value);
    void bindNull(int position);
    [[nodiscard]] base::Result<void> insert();
    /// The key of the row that was inserted last.
    [[nodiscard]] std::int64_t insertedKey() const;

    /// Whether rows go past Qt SQL, which takes each value in a QVariant.
    [[nodiscard]] bool isNative() const;

private:
    struct Statement;
    explicit BulkInsert(std::unique_ptr<Statement> statement);
    std::unique_ptr<Statement> m_statement;
};

} // namespace casewright::store
