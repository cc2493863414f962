// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>

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

/// Goes to the next row. False: there is none.
[[nodiscard]] base::Result<bool> nextRow(Database& database, sqlite3_stmt* statement);

} // namespace casewright::store
