// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/ExitCode.h"
#include "app/cli/Options.h"

namespace casewright::cli {

/// `workspace check`: looks whether a workspace is sound.
[[nodiscard]] ExitCode checkWorkspaceFile(const WorkspaceCheckOptions& options);
/// `workspace info`: tells what it is and holds.
[[nodiscard]] ExitCode showWorkspace(const WorkspaceInfoOptions& options);
/// `workspace compact`: makes its file as small as it can be.
[[nodiscard]] ExitCode compactWorkspaceFile(const WorkspaceCompactOptions& options);

} // namespace casewright::cli
