// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/Result.h"
#include "core/cases/CaseMetrics.h"
#include "core/cases/UserAction.h"
#include "core/store/CasePage.h"
#include "core/store/Database.h"
#include "core/store/StoredCase.h"

namespace casewright::store {

/// The column `kind` of activity: the first three are ActivityKind, whose rows follow from other columns where the
/// payload is null, as in all rows of a simulation. The others always have a payload.
enum class StoredKind : std::int8_t {
    Created,
    AlertsAttached,
    StatusChanged,
    Commented, ///< a comment by a person
    OtherAttachment,
    Title,
    Description,
    Tags,
    Assignees,
    Severity,
    Category,
    Connector,
    Settings,
    CustomFields,
    Pushed,
    Deleted,
};

/// How many alerts a row of comments of alerts brought, and how many the case had.
struct AlertCounts {
    std::uint32_t attached = 0;
    std::uint32_t alreadyAttached = 0;
};

/// The sequence of the next row of a case's activity: how many rows it has. LimitReached where the rows that are to
/// come would be more than Kibana lets a case have.
[[nodiscard]] base::Result<std::int64_t> nextActivity(Database& database, std::int64_t caseKey, std::size_t more);

/// Writes rows from a sequence on.
[[nodiscard]] base::Result<void> addActivity(Database& database, std::int64_t caseKey, std::int64_t sequence,
                                             const std::vector<cases::UserAction>& actions, const Signature& by,
                                             std::optional<AlertCounts> alerts = std::nullopt);

/// The row of a simulated case's creation says what the case is; before a person changes that, what it was is written
/// out.
[[nodiscard]] base::Result<void> keepCreation(Database& database, const StoredCase& before);

// What the functions of the same names of CasesClient do, on a connection.
[[nodiscard]] base::Result<std::vector<StoredUserAction>> readUserActions(Database& database, std::int64_t caseKey,
                                                                          const UserActionFilter& filter,
                                                                          std::optional<std::int64_t> after,
                                                                          std::uint32_t limit);
[[nodiscard]] base::Result<UserActionCounts> countUserActions(Database& database, std::int64_t caseKey);

/// The changes of the status of a case, in order.
[[nodiscard]] base::Result<std::vector<cases::StatusStep>> readStatusSteps(Database& database, std::int64_t caseKey);

/// What Workspace::activity() does: the rows that a simulation leaves.
[[nodiscard]] base::Result<std::vector<Activity>> readActivity(Database& database, std::int64_t caseKey,
                                                               std::optional<std::int64_t> after, std::uint32_t limit);

} // namespace casewright::store
