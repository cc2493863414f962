// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>

namespace casewright::store {

// A workspace's address is the name of a file, or for a team a libpq connection URI,
// `postgresql://user@host:port/database?schema=casewright`, of a PostgreSQL server. From any thread.

/// Whether an address names a server and not a file.
[[nodiscard]] bool isServerAddress(std::string_view address);

/// The address as it may be shown and kept. A password in it is taken out, and kept in this process alone, until it
/// ends: whoever opens the address without it finds it again. Names of files stay as they are.
[[nodiscard]] std::string withoutPassword(const std::string& address);

/// The password that came with an address before; empty: none, so that libpq asks its own places for one (PGPASSWORD,
/// ~/.pgpass). `address` is one without a password.
[[nodiscard]] std::string passwordOf(const std::string& address);

/// Keeps a password that a person typed, for an address without one.
void keepPassword(const std::string& address, const std::string& password);

/// The schema of the database in which the workspace lives: `?schema=` of the address, or `casewright`.
[[nodiscard]] std::string schemaOf(std::string_view address);

/// The address without `schema=`, which is ours: what libpq understands.
[[nodiscard]] std::string libpqAddress(std::string_view address);

/// A short name for titles: `database@host`, or the last part of a file's name.
[[nodiscard]] std::string shortName(std::string_view address);

} // namespace casewright::store
