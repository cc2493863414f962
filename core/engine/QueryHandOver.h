// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <vector>

#include "core/base/Id.h"
#include "core/base/Time.h"
#include "core/engine/Audit.h"
#include "core/engine/RuleSilences.h"
#include "core/engine/Simulation.h"

namespace casewright::engine {

/// What a run of a query rule hands over of the documents that became alerts: not those that are muted, nothing while
/// the rule is snoozed or in a maintenance window, and at most as many as the version does; the rest never comes back.
class QueryHandOver final {
public:
    /// `runs`: from the first run to the last.
    QueryHandOver(const SimulationInput& input, TimeSpan runs);

    /// Whether each alert must be looked at: some are muted.
    [[nodiscard]] bool looksAtEach() const { return !m_muted.empty(); }
    /// Leaves in `rows` what is handed over, and counts the rest.
    void apply(base::Timestamp at, std::vector<base::AlertRow>& rows, Audit& audit) const;
    /// Of so many alerts, how many are handed over; counts the rest. Only where no alert must be looked at.
    [[nodiscard]] std::size_t count(base::Timestamp at, std::size_t alerts, Audit& audit) const;

private:
    RuleSilences m_silences;
    std::size_t m_most;
    std::vector<bool> m_muted;   ///< by row; empty: none
};

} // namespace casewright::engine
