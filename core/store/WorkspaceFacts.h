// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/Result.h"

namespace casewright::store {

/// What a workspace's file is and holds, in numbers.
struct WorkspaceFacts {
    std::string path;
    int version = 0;              ///< of its tables
    int newestVersion = 0;        ///< that this program writes
    bool isFile = true;           ///< else it is on a server
    std::uint64_t bytes = 0;      ///< of the file; on a server of its tables with their indices
    std::uint64_t logBytes = 0;   ///< of the log beside it, which belongs to it
    std::uint64_t freeBytes = 0;  ///< of the file, that hold nothing
    std::uint64_t rules = 0, sources = 0, simulations = 0, cases = 0, alerts = 0;
    std::string simulating;       ///< who stores a simulation just now, see LockHolder.h; empty: nobody that is known
    std::vector<std::string> copies; ///< kept before it was brought up to date
};

/// Reads them, also of a workspace of an older Casewright. Counts all rows. Any thread; it opens a connection of its
/// own.
[[nodiscard]] base::Result<WorkspaceFacts> readFacts(const std::string& path);

/// Writes the file anew without gaps; how many bytes shorter it is now. It needs as much room again meanwhile, and
/// nobody else who has it open; Locked where a simulation is being stored. Any thread; a connection of its own.
[[nodiscard]] base::Result<std::uint64_t> compactWorkspace(const std::string& path);

} // namespace casewright::store
