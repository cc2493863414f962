// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <string>

#include "core/base/Result.h"
#include "core/store/Database.h"
#include "core/store/Workspace.h"

namespace casewright::store {

/// Opens a workspace's file (or connects to its server, see ServerOpening.h) for this thread, after looking whether it is one: never overwrites another
/// file, brings an older one to the present form (when it may write), and marks simulations whose
/// writer died. See Workspace::open.
[[nodiscard]] base::Result<std::unique_ptr<Database>> openDatabase(const std::string& path, Access access);

// Steps of opening that files and servers share.

/// Refuses a workspace of a newer Casewright; brings an older one to the present form, where `access` allows that.
[[nodiscard]] base::Result<void> checkVersion(Database& database, Access access);
/// Marks simulations whose writer died as cancelled.
[[nodiscard]] base::Result<void> cancelAbandoned(Database& database);

} // namespace casewright::store
