// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <vector>

#include "core/base/Result.h"

namespace casewright::store {

class Database;
class Workspace;

/// Removes simulations with all their cases, and what shared a queue with one of them: all, or none where one is not
/// there (NotFound) or is being written (Conflict). Gives the space back to the file system where nobody reads.
[[nodiscard]] base::Result<void> removeSimulations(Workspace& workspace, const std::vector<std::int64_t>& keys);

/// The same on a connection.
[[nodiscard]] base::Result<void> removeSimulationRows(Database& database, const std::vector<std::int64_t>& keys);

} // namespace casewright::store
