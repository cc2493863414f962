// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/ExitCode.h"
#include "app/cli/Options.h"

namespace casewright::cli {

/// `fields`: reads the documents, and prints each field in numbers: its type, how many documents have it, how its
/// values are spread.
[[nodiscard]] ExitCode listFields(const FieldsOptions& options);

} // namespace casewright::cli
