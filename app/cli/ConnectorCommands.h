// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/ExitCode.h"
#include "app/cli/PushOptions.h"

namespace casewright::cli {

// `cases connector …`: where the cases of a workspace can be pushed to.

/// Prints the connectors.
[[nodiscard]] ExitCode listConnectors(const ConnectorListOptions& options);
/// Reads a connector from a file and keeps it.
[[nodiscard]] ExitCode saveConnector(const ConnectorSaveOptions& options);
[[nodiscard]] ExitCode removeConnector(const ConnectorRemoveOptions& options);

} // namespace casewright::cli
