// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/AlertInput.h"
#include "core/base/Result.h"
#include "core/rules/Rule.h"
#include "core/rules/VersionProfile.h"
#include "core/store/Workspace.h"

namespace casewright::cli {

/// The name of the workspace's setting that holds its version profile.
inline constexpr const char* ProfileSetting = "profile";

/// Adds the rule and the sources of alerts to a workspace that has not got them yet, so that the window finds them
/// beside the result; one with the rule's id stays as it is there, and what came through a pipe is no source.
/// A workspace without a version profile gets this one.
[[nodiscard]] base::Result<void> keepInputs(store::Workspace& workspace, const rules::Rule& rule,
                                            const AlertInput& input, const rules::VersionProfile& profile);

} // namespace casewright::cli
