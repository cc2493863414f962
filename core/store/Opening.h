// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <optional>
#include <stop_token>
#include <string>

#include "core/base/Result.h"
#include "core/store/Database.h"
#include "core/store/KeptCopy.h"
#include "core/store/Schema.h"
#include "core/store/Workspace.h"

namespace casewright::store {

/// Opens a workspace's file (or connects to its server, see ServerOpening.h) for this thread, after looking whether it
/// is one: never overwrites another file, brings an older one to the present form (when it may write), and marks
/// simulations whose writer died. Of an older file a copy is kept first; `upgraded` is told of it. See Workspace::open.
[[nodiscard]] base::Result<std::unique_ptr<Database>> openDatabase(const std::string& path, Access access,
                                                                   std::optional<Upgrade>* upgraded = nullptr,
                                                                   const std::stop_token& stop = {});

/// Opens a workspace's file to read, as far as its header says that it is one: neither its tables nor its version are
/// looked at.
[[nodiscard]] base::Result<std::unique_ptr<Database>> openToCheck(const std::string& path);

// Steps of opening that files and servers share.

/// What is wrong where a workspace does not say what its tables are: its number was changed by somebody else, or it has
/// no tables of ours. Nothing: it says what is true.
[[nodiscard]] std::optional<base::Error> wrongVersion(const Database& database, const FoundVersion& found);

/// Refuses a workspace of a newer Casewright, and one whose version is wrong; brings an older one to the present form,
/// where `access` allows that. With `upgraded` it is a file: a copy is kept first.
[[nodiscard]] base::Result<void> checkVersion(Database& database, Access access,
                                              std::optional<Upgrade>* upgraded = nullptr,
                                              const std::stop_token& stop = {});
/// Marks simulations whose writer died as cancelled.
[[nodiscard]] base::Result<void> cancelAbandoned(Database& database);

} // namespace casewright::store
