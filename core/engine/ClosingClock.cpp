// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/ClosingClock.h"

#include "core/engine/CaseDraw.h"

namespace casewright::engine {

using base::CaseIndex;
using base::Duration;
using base::Timestamp;

ClosingClock::ClosingClock(const CloseAfter& model, std::uint64_t seed, QueueRecord record)
    : m_model(model), m_seed(seed), m_record(std::move(record))
{
}

void ClosingClock::workUntil(Timestamp now, CasesConnector& connector, std::vector<StatusChange>& changes)
{
    while (!m_due.empty() && m_due.top().at <= now) {
        const Due due = m_due.top();
        m_due.pop();
        connector.setStatus(due.number, CaseStatus::Closed, due.at);
        changes.push_back({due.number, CaseStatus::Closed, due.at});
        m_record.waited(due.after);
        m_record.closed();
        m_record.depthIs(due.at, m_due.size(), connector.notClosed());
    }
}

void ClosingClock::receive(std::span<const CaseIndex> cases, Timestamp now, CasesConnector& connector,
                           std::vector<StatusChange>& /*changes*/)
{
    for (const CaseIndex number : cases) {
        const Case& one = connector.cases()[number.value];
        const Duration after =
            draw(m_model.after, CaseBits(m_seed, one.id.text, one.timesReopened, CaseBits::Purpose::Length));
        m_due.push({now + after, number, after});
    }
    m_record.depthIs(now, m_due.size(), connector.notClosed());
}

} // namespace casewright::engine
