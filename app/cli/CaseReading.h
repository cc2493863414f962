// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <string>

#include "app/cli/CaseReadOptions.h"
#include "app/cli/ExitCode.h"
#include "app/cli/Options.h"
#include "core/base/Result.h"
#include "core/store/Workspace.h"

namespace casewright::cli {

/// What a workspace has, as it is printed.
using Reading = std::function<base::Result<std::string>(store::Workspace&)>;
/// What a case of it has.
using PartReading = std::function<base::Result<std::string>(store::Workspace&, std::int64_t key)>;

/// Opens a workspace to read it, and prints what comes of that, or why nothing does.
[[nodiscard]] ExitCode printReading(const std::string& workspace, Format format, const Reading& read);
/// The same of a case that was named.
[[nodiscard]] ExitCode printPart(const CasePartOptions& options, const PartReading& read);

} // namespace casewright::cli
