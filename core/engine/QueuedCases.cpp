// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/QueuedCases.h"

#include <utility>

namespace casewright::engine {

QueuedCase QueuedCases::at(std::uint32_t rule, base::CaseIndex number) const
{
    return {.madeAt = m_rules[rule].connector->cases()[number.value].createdAt, .rule = rule, .number = number};
}

void QueuedCases::setStatus(const QueuedCase& one, CaseStatus status, base::Timestamp at)
{
    m_rules[one.rule].connector->setStatus(one.number, status, at);
    m_rules[one.rule].changes.push_back({one.number, status, at});
}

std::uint64_t QueuedCases::notClosed() const
{
    std::uint64_t sum = 0;
    for (const RuleCases& each : m_rules)
        sum += each.connector->notClosed();
    return sum;
}

std::vector<StatusChange> QueuedCases::takeChanges(std::uint32_t rule)
{
    return std::exchange(m_rules[rule].changes, {});
}

} // namespace casewright::engine
