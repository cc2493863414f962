// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/ExitCode.h"
#include "app/cli/Options.h"

namespace casewright::cli {

/// `generate`: writes the documents of a flood.
[[nodiscard]] ExitCode generateDocuments(const GenerateOptions& options);

} // namespace casewright::cli
