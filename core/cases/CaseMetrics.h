// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/Time.h"
#include "core/cases/CaseAttributes.h"

namespace casewright::cases {

/// A change of the status, as the activity of a case has it.
struct StatusStep {
    base::Timestamp at{};
    CaseStatus status = CaseStatus::Open;
};

/// How long a case was worked on (reference/kibana-cases, "Metrics": lifespan). Time as closed does not count.
struct Lifespan {
    base::Timestamp createdAt{};
    std::optional<base::Timestamp> closedAt{};
    base::Duration openDuration{};
    base::Duration inProgressDuration{};
    std::vector<base::Timestamp> reopenDates{}; ///< each change from closed to something else

    friend bool operator==(const Lifespan&, const Lifespan&) = default;
};

/// The steps in order of time. Until `now` the last status goes on; time that runs backwards counts as none.
[[nodiscard]] Lifespan lifespanOf(base::Timestamp createdAt, std::optional<base::Timestamp> closedAt,
                                  const std::vector<StatusStep>& steps, base::Timestamp now);

} // namespace casewright::cases
