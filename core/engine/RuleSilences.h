// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/Time.h"
#include "core/engine/RunResult.h"
#include "core/engine/Silences.h"
#include "core/rules/Rule.h"

namespace casewright::engine {

/// Spans of time in order that neither touch nor overlap. Immutable.
class TimeSpans final {
public:
    TimeSpans() = default;
    /// Of any spans, in any order; those that end before they begin are none.
    explicit TimeSpans(std::vector<TimeSpan> spans);

    [[nodiscard]] const std::vector<TimeSpan>& all() const { return m_spans; }
    /// The span that has the instant, if one has.
    [[nodiscard]] std::optional<TimeSpan> find(base::Timestamp at) const;
    [[nodiscard]] bool has(base::Timestamp at) const { return find(at).has_value(); }

private:
    std::vector<TimeSpan> m_spans;
};

/// What silences the runs of a rule from the first one to the last: what is given beside it, and what its own file
/// says. Whoever is muted as a whole is snoozed all the time.
class RuleSilences final {
public:
    RuleSilences(const rules::Rule& rule, const Silences& given, TimeSpan runs);

    [[nodiscard]] const std::vector<std::string>& mutedInstances() const { return m_mutedInstances; }
    [[nodiscard]] bool isMutedAsAWhole() const { return m_isMutedAsAWhole; }
    [[nodiscard]] bool isSnoozed(base::Timestamp at) const { return m_snoozes.has(at); }
    [[nodiscard]] bool isMaintenance(base::Timestamp at) const { return m_maintenance.has(at); }
    [[nodiscard]] const TimeSpans& snoozes() const { return m_snoozes; }
    [[nodiscard]] const TimeSpans& maintenance() const { return m_maintenance; }

private:
    bool m_isMutedAsAWhole = false;
    std::vector<std::string> m_mutedInstances;
    TimeSpans m_snoozes;
    TimeSpans m_maintenance;
};

/// Muted instances, given or of the rule's own file, that are none of what the runs spoke of: they mute nothing. In
/// order, each once.
[[nodiscard]] std::vector<std::string> unknownMutes(const rules::Rule& rule, const Silences& given,
                                                    const AlertSource& source);

} // namespace casewright::engine
