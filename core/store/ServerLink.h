// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <utility>
#include <vector>

#include <QString>

#include "core/base/Result.h"
#include "core/store/Database.h"

namespace casewright::store {

// What Casewright asks of libpq itself, beyond what Qt's driver for PostgreSQL does. A build without libpq has
// NoServerLink.cpp in its place, in which all of this says that there are no team workspaces.

/// What libpq reads in a connection URI: keywords (`host`, `port`, `sslmode`, …) with their values. `name` is the
/// address as it may be shown.
[[nodiscard]] base::Result<std::vector<std::pair<QString, QString>>>
parseServerAddress(const std::string& address, const std::string& name);

/// Whether the server was there when it was last spoken to.
[[nodiscard]] bool isConnected(Database& database);
/// Whether statements stand in a transaction, so that what is sent later still belongs to it.
[[nodiscard]] bool isInTransaction(Database& database);
/// Whether a statement of the transaction failed, so that nothing of it can be stored any more.
[[nodiscard]] bool hasTransactionFailed(Database& database);

/// `COPY table (columns) FROM STDIN` with rows in PostgreSQL's text format.
[[nodiscard]] base::Result<void> copyRows(Database& database, const std::string& copy, const std::string& rows);
/// Statements that end with semicolons, in one message to the server.
[[nodiscard]] base::Result<void> runStatements(Database& database, const std::string& statements);

} // namespace casewright::store
