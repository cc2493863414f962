// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

#include "app/cli/ExitCode.h"
#include "app/cli/PushOptions.h"

namespace casewright::store {
class Workspace;
} // namespace casewright::store

namespace casewright::cli {

// `cases connector …`: where the cases of a workspace can be pushed to.

/// Prints the connectors as they are now; `done` says what was changed, in text. Warns of secrets that one has.
[[nodiscard]] ExitCode printConnectors(store::Workspace& workspace, Format format, const std::string& done);
/// Prints the connectors.
[[nodiscard]] ExitCode listConnectors(const ConnectorListOptions& options);
/// Reads a connector from a file and keeps it.
[[nodiscard]] ExitCode saveConnector(const ConnectorSaveOptions& options);
[[nodiscard]] ExitCode removeConnector(const ConnectorRemoveOptions& options);
/// Writes the secrets of its headers into a file, and only then takes them out of the workspace.
[[nodiscard]] ExitCode takeConnectorSecrets(const ConnectorSecretsOptions& options);

} // namespace casewright::cli
