// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/Result.h"
#include "core/store/Workspace.h"

namespace casewright::cli {

// Cases as people name them: by a key, an id, or the beginning of an id.

/// The key of the case, in the newest collection that has it. Not found (NotFound), or the beginning of several ids
/// (InvalidValue).
[[nodiscard]] base::Result<std::int64_t> findCase(const store::Workspace& workspace, const std::string& which);
/// Of several, in the order in which they are named, each once.
[[nodiscard]] base::Result<std::vector<std::int64_t>> findCases(const store::Workspace& workspace,
                                                                const std::vector<std::string>& names);

} // namespace casewright::cli
