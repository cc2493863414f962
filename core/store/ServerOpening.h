// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <string>

#include "core/base/Result.h"
#include "core/store/Database.h"
#include "core/store/Workspace.h"

namespace casewright::store {

/// Connects to a workspace on a server for this thread, as openDatabase() opens a file: makes its schema where that
/// is asked for, never touches one of another program, and brings an older one to the present form.
[[nodiscard]] base::Result<std::unique_ptr<Database>> openServerDatabase(const std::string& address, Access access);

} // namespace casewright::store
