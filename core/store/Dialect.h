// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>

#include <QString>

#include "core/base/Result.h"

namespace casewright::store {

// Our SQL is written as SQLite reads it, with keywords and types in capitals, and names in small letters. What
// PostgreSQL says otherwise is said here, and nowhere else.

/// Which database a connection talks to.
enum class Dialect : std::uint8_t { SQLite, PostgreSQL };

/// A statement of ours as PostgreSQL reads it. Empty: PostgreSQL has nothing of the kind and needs nothing (a PRAGMA
/// that tunes SQLite's file). In tables INTEGER is 64 bits wide, TEXT is compared by its bytes, an id (ANY) is kept as
/// the text it is, foreign keys are checked when a transaction ends, and an index ends with the key of its row, as
/// each of SQLite's does by itself. LIKE knows no capitals, as in SQLite.
[[nodiscard]] QString toPostgres(const QString& sql);

/// What an error of a PostgreSQL server means, for a person: `state` is its SQLSTATE, empty where the server could not
/// be asked any more; `name` the workspace's address without a password.
[[nodiscard]] base::Error serverError(const std::string& name, const QString& state, const QString& text);

/// What PostgreSQL's functions of the workspace are made of; SQLite has them built in.
[[nodiscard]] QString postgresFunctions();

// The numbers of advisory locks; the second half of each is the number of the workspace's schema.
inline constexpr int WriteLock = 0x43777274;            ///< one transaction writes at a time, as in a file
inline constexpr int LiveWriterLock = WriteLock + 1;    ///< see LiveLock
inline constexpr int MakeLock = WriteLock + 2;          ///< who makes the schema; of the schema's name

/// A call of one of PostgreSQL's functions for advisory locks, as an expression.
[[nodiscard]] QString advisoryLock(const QString& function, int lock);

} // namespace casewright::store
