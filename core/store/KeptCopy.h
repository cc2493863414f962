// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <stop_token>
#include <string>
#include <vector>

#include "core/base/Result.h"

namespace casewright::store {

/// What happened to a workspace of an older Casewright when it was opened.
struct Upgrade {
    int from = 0;      ///< the version that it had
    std::string copy;  ///< where it is kept as it was
};

/// Keeps a copy of a workspace's file as it is before it is brought to the next version: `<workspace>.v2.backup`, or
/// `.v2.backup-2` and so on where that is taken; its path. The copy is on the disk when this returns, and has its name
/// only then: a process killed meanwhile leaves `<workspace>.backup-partial` at most, which the next one removes.
/// The caller holds the write lock, so that nobody changes the workspace and nobody else makes a copy. Asked to stop
/// (Cancelled), nothing of the copy stays. Any thread.
[[nodiscard]] base::Result<std::string> keepCopy(const std::string& path, int version,
                                                 const std::stop_token& stop = {});

/// The copies that lie beside a workspace, in order of their names.
[[nodiscard]] std::vector<std::string> keptCopies(const std::string& path);

} // namespace casewright::store
