// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/CaseEditOptions.h"
#include "app/cli/ExitCode.h"

namespace casewright::cli {

// The commands that change cases, each in one transaction: all of it is done, or nothing.

[[nodiscard]] ExitCode createCase(const CaseCreateOptions& options);
[[nodiscard]] ExitCode updateCases(const CaseUpdateOptions& options);
[[nodiscard]] ExitCode setStatus(const CaseStatusOptions& options);
/// Asks first where there is somebody to ask.
[[nodiscard]] ExitCode deleteCases(const CaseDeleteOptions& options);
[[nodiscard]] ExitCode addComment(const CommentAddOptions& options);
[[nodiscard]] ExitCode editComment(const CommentEditOptions& options);
[[nodiscard]] ExitCode deleteComments(const CommentDeleteOptions& options);
[[nodiscard]] ExitCode attachAlerts(const CaseAttachOptions& options);

} // namespace casewright::cli
