// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/base/Time.h"
#include "core/cases/CaseAttributes.h"
#include "core/cases/CaseDocument.h"

namespace casewright::cases {

/// The times of a case that follow from its changes of status (reference/kibana-cases, "Status transitions").
struct StatusTimes {
    std::optional<base::Timestamp> closedAt{};
    std::optional<base::Timestamp> inProgressAt{}; ///< the first time; never taken away
    std::optional<std::int64_t> timeToAcknowledge{}; ///< seconds, here and below
    std::optional<std::int64_t> timeToInvestigate{};
    std::optional<std::int64_t> timeToResolve{};

    friend bool operator==(const StatusTimes&, const StatusTimes&) = default;
};

/// What a change of the status at a moment makes of the times. A length of time that would be negative stays unset.
[[nodiscard]] StatusTimes afterStatus(const StatusTimes& before, CaseStatus status, base::Timestamp createdAt,
                                      base::Timestamp at);

/// The case with another status that somebody gave it at a moment: its times, closed_by and duration.
[[nodiscard]] CaseDocument withStatus(CaseDocument document, CaseStatus status, base::Timestamp at,
                                      const std::string& user);

/// From creation to closing in whole seconds, rounded down; nothing while it is not closed, and where the times are in
/// the wrong order.
[[nodiscard]] std::optional<std::int64_t> durationOf(base::Timestamp createdAt,
                                                     std::optional<base::Timestamp> closedAt);

} // namespace casewright::cases
