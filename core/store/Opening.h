// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <optional>
#include <string>

#include "core/base/Result.h"
#include "core/store/Database.h"
#include "core/store/KeptCopy.h"
#include "core/store/Workspace.h"

namespace casewright::store {

/// Opens a workspace's file (or connects to its server, see ServerOpening.h) for this thread, after looking whether it
/// is one: never overwrites another file, brings an older one to the present form (when it may write), and marks
/// simulations whose writer died. Of an older file a copy is kept first; `upgraded` is told of it. See Workspace::open.
[[nodiscard]] base::Result<std::unique_ptr<Database>> openDatabase(const std::string& path, Access access,
                                                                   std::optional<Upgrade>* upgraded = nullptr);

/// Opens a workspace's file to read, as far as its header says that it is one: neither its tables nor its version are
/// looked at.
[[nodiscard]] base::Result<std::unique_ptr<Database>> openToCheck(const std::string& path);

// Steps of opening that files and servers share.

/// Refuses a workspace of a newer Casewright; brings an older one to the present form, where `access` allows that. With
/// `upgraded` it is a file: a copy is kept first.
[[nodiscard]] base::Result<void> checkVersion(Database& database, Access access,
                                              std::optional<Upgrade>* upgraded = nullptr);
/// Marks simulations whose writer died as cancelled.
[[nodiscard]] base::Result<void> cancelAbandoned(Database& database);

} // namespace casewright::store
