// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

#include <QSqlDatabase>

#include "core/base/Result.h"

namespace casewright::store {

/// Connects Qt's driver for PostgreSQL to the server of an address, and sets how the connection works: its schema, how
/// long it waits for locks (2 s, as with a file), whether it may write. Errors name the address without its password.
[[nodiscard]] base::Result<void> connectToServer(QSqlDatabase& connection, const std::string& address, bool mayWrite);

} // namespace casewright::store
