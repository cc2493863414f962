// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>

namespace casewright::engine {

/// The bins that an alert ends in; spec/cases-action, "The audit", and spec/alerting, "The bins sum up".
/// The first four are filled by the rule's run, the rest by the Cases action.
struct Audit {
    std::uint64_t overMaxSignals = 0;
    std::uint64_t muted = 0;
    std::uint64_t maintenanceWindow = 0;
    std::uint64_t overRunCap = 0;
    std::uint64_t overwritten = 0;
    std::uint64_t overLimit = 0;
    std::uint64_t alreadyAttached = 0;
    std::uint64_t attached = 0;
    std::uint64_t failed = 0;

    /// What entered the Cases action: the last five.
    [[nodiscard]] std::uint64_t handedOver() const
    {
        return overwritten + overLimit + alreadyAttached + attached + failed;
    }
    /// Everything: for a query rule, the documents that matched.
    [[nodiscard]] std::uint64_t total() const
    {
        return overMaxSignals + muted + maintenanceWindow + overRunCap + handedOver();
    }
    /// Alerts that are in no case because of this rule and its action.
    [[nodiscard]] std::uint64_t inNoCase() const { return total() - attached - alreadyAttached; }
    Audit& operator+=(const Audit& other);

    friend bool operator==(const Audit&, const Audit&) = default;
};

} // namespace casewright::engine
