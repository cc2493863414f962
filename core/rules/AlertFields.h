// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/rules/Rule.h"
#include "core/rules/VersionProfile.h"

namespace casewright::rules {

/// What the alerts of a rule have, as the engine writes them (spec/alerting, "Lifecycle rules, exactly", 9, and
/// "Threshold rules").
struct AlertFields {
    bool areDocuments = false;              ///< they may have anything: Custom query, New terms, types nobody knows
    std::vector<std::string> values{};      ///< paths that lead to a value or a list
    std::vector<std::string> objects{};     ///< of the newest document: there may be anything below them, or nothing

    friend bool operator==(const AlertFields&, const AlertFields&) = default;
};
[[nodiscard]] AlertFields alertFieldsOf(const Rule& rule, const VersionProfile& profile);

/// The objects that an alert of Custom threshold takes over from the newest document of its group; none unless all that
/// it groups by says where something runs.
[[nodiscard]] std::span<const std::string_view> contextOf(const CustomThresholdParameters& parameters);

/// Whether the alerts of a rule can have a value in a field, by its type and its parameters (spec/alerting, "Lifecycle
/// rules, exactly", 9, and "Threshold rules"). The alerts of Custom query and New terms are documents: they may have
/// any.
[[nodiscard]] bool alertsCarry(const Rule& rule, const VersionProfile& profile, std::string_view field);
/// The same of what the alerts have, for who asks about many fields.
[[nodiscard]] bool alertsCarry(const AlertFields& fields, std::string_view field);

/// A field that tells the alerts of a rule apart, and that they surely have.
[[nodiscard]] std::string usualGroupBy(const Rule& rule);

/// What a person can do so that alerts of the rule's type have a field: a sentence; empty if nothing.
[[nodiscard]] std::string howToCarry(const Rule& rule);

} // namespace casewright::rules
