// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/Database.h"

struct sqlite3;

namespace casewright::store {

/// The connection as SQLite knows it, or null where Qt's driver was built with a SQLite of its own: two libraries must
/// not work on one connection. Owned by the database; for the database's thread, but for sqlite3_interrupt().
[[nodiscard]] sqlite3* nativeConnection(Database& database);

} // namespace casewright::store
