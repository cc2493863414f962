// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <compare>
#include <cstdint>
#include <vector>

#include "core/base/Id.h"
#include "core/base/Time.h"
#include "core/engine/Case.h"
#include "core/engine/CasesConnector.h"
#include "core/engine/RunResult.h"

namespace casewright::engine {

/// A case among those of several rules. The one that was made first is the lesser; of those of the same time the one
/// whose rule stands first, then the one of the lower number.
struct QueuedCase {
    base::Timestamp madeAt;
    std::uint32_t rule = 0;
    base::CaseIndex number;

    friend auto operator<=>(const QueuedCase&, const QueuedCase&) = default;
};

/// The cases that people work on: of one rule, or of several that share a queue. Knows what people did to them since a
/// rule's last run. One thread.
class QueuedCases final {
public:
    /// Rules are counted in the order in which they are added. The connector must outlive this.
    void add(CasesConnector& connector) { m_rules.push_back({.connector = &connector, .changes = {}}); }

    [[nodiscard]] const Case& operator[](const QueuedCase& one) const
    {
        return m_rules[one.rule].connector->cases()[one.number.value];
    }
    /// As QueuedCase tells it.
    [[nodiscard]] QueuedCase at(std::uint32_t rule, base::CaseIndex number) const;
    void setStatus(const QueuedCase& one, CaseStatus status, base::Timestamp at);
    /// Cases of all rules that are not closed and not deleted.
    [[nodiscard]] std::uint64_t notClosed() const;
    /// What was done to the rule's cases since this was asked before, in order of time.
    [[nodiscard]] std::vector<StatusChange> takeChanges(std::uint32_t rule);

private:
    struct RuleCases {
        CasesConnector* connector;
        std::vector<StatusChange> changes;
    };
    std::vector<RuleCases> m_rules;
};

} // namespace casewright::engine
