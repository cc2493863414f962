// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/QueryHandOver.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <unordered_set>

namespace casewright::engine {

QueryHandOver::QueryHandOver(const SimulationInput& input, TimeSpan runs)
    : m_silences(input.rule, input.silences, runs), m_most(input.profile.documentsPerRun)
{
    const std::vector<std::string>& names = m_silences.mutedInstances();
    if (names.empty())
        return;
    const std::unordered_set<std::string> muted(names.begin(), names.end());
    m_muted.resize(input.alerts->size());
    for (std::uint32_t row = 0; row < input.alerts->size(); ++row)
        m_muted[row] = muted.count(input.alerts->id({row})) > 0;
}

void QueryHandOver::apply(base::Timestamp at, std::vector<base::AlertRow>& rows, Audit& audit) const
{
    if (looksAtEach()) {
        const auto kept = std::remove_if(rows.begin(), rows.end(),
                                         [this](base::AlertRow row) { return m_muted[row.value]; });
        audit.muted += static_cast<std::uint64_t>(rows.end() - kept);
        rows.erase(kept, rows.end());
    }
    rows.resize(count(at, rows.size(), audit));
}

std::size_t QueryHandOver::count(base::Timestamp at, std::size_t alerts, Audit& audit) const
{
    if (m_silences.isSnoozed(at)) {
        audit.muted += alerts;
        return 0;
    }
    if (m_silences.isMaintenance(at)) {
        audit.maintenanceWindow += alerts;
        return 0;
    }
    const std::size_t handedOver = std::min(alerts, m_most);
    audit.overRunCap += alerts - handedOver;
    return handedOver;
}

} // namespace casewright::engine
