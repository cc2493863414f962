// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/ClosingClock.h"

#include "core/engine/CaseDraw.h"

namespace casewright::engine {

using base::Duration;
using base::Timestamp;

ClosingClock::ClosingClock(const CloseAfter& model, std::uint64_t seed, QueueRecord record)
    : m_model(model), m_seed(seed), m_record(std::move(record))
{
}

void ClosingClock::workUntil(Timestamp now, QueuedCases& cases)
{
    while (!m_due.empty() && m_due.top().at <= now) {
        const Due due = m_due.top();
        m_due.pop();
        cases.setStatus(due.one, CaseStatus::Closed, due.at);
        m_record.waited(due.after);
        m_record.closed();
        m_record.depthIs(due.at, m_due.size(), cases.notClosed());
    }
}

void ClosingClock::receive(std::span<const QueuedCase> arrived, Timestamp now, QueuedCases& cases)
{
    for (const QueuedCase& each : arrived) {
        const Case& one = cases[each];
        const Duration after =
            draw(m_model.after, CaseBits(m_seed, one.id.text, one.timesReopened, CaseBits::Purpose::Length));
        m_due.push({now + after, each, after});
    }
    m_record.depthIs(now, m_due.size(), cases.notClosed());
}

} // namespace casewright::engine
