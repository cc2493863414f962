// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/Result.h"
#include "core/cases/UserActionPayload.h"
#include "core/store/CasePage.h"
#include "core/store/Database.h"
#include "core/store/StoredCase.h"

namespace casewright::store {

/// What CasesClient::alerts() does, on a connection.
[[nodiscard]] base::Result<std::vector<AttachedAlert>>
readAlerts(Database& database, std::int64_t caseKey, std::optional<std::int64_t> after, std::uint32_t limit);

/// The alerts that came to a simulated case with a row of its activity, and the rule of the simulation. The rows of
/// alerts follow each other as the rows of activity that brought them.
[[nodiscard]] base::Result<cases::AlertAttachment> attachmentOf(Database& database, const StoredCase& of,
                                                                std::int64_t activity);

/// All alerts that were handed over with such a row, those that the case had already among them: what Kibana's activity
/// names, while the attachment itself has the new ones only (reference/kibana-cases, "Mix of new and already attached").
[[nodiscard]] base::Result<cases::AlertAttachment> handedOverWith(Database& database, const StoredCase& of,
                                                                  std::int64_t activity);

/// Adds alerts that the case does not hold; how many those were.
[[nodiscard]] base::Result<std::uint32_t> addAlerts(Database& database, const StoredCase& to,
                                                    const cases::AlertAttachment& alerts, base::Timestamp at);

/// What CasesClient::casesOfAlert() does, on a connection.
[[nodiscard]] base::Result<std::vector<CaseOfAlert>> readCasesOfAlert(Database& database, const std::string& alertId,
                                                                      const std::string& owner);

} // namespace casewright::store
