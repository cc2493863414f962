// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <stop_token>
#include <string>

#include "app/cli/PushOptions.h"
#include "core/base/Result.h"
#include "core/cases/WebhookConnector.h"

namespace casewright::cli {

/// User and password for a connector: from the options, else from the environment, else asked for on the terminal that
/// is standard input, where the password does not show. An error says how to give them; Cancelled after Ctrl+C.
[[nodiscard]] base::Result<cases::WebhookSecrets>
readSecrets(const CasePushOptions& options, const std::string& connectorName, const std::stop_token& stop);

} // namespace casewright::cli
