// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

#include "core/store/Workspace.h"

namespace casewright::cli {

// The file of a workspace that a command makes, and takes away again where nothing comes of the command.

/// Whether a command that may make the workspace would: no file is there. Never for a server.
[[nodiscard]] bool isMissingFile(const std::string& path);

/// Removes a workspace that this command made, and that came to nothing, unless somebody uses it already. Where it
/// stays it says why.
void removeUnused(store::Workspace made);

} // namespace casewright::cli
