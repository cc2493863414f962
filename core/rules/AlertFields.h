// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>

#include "core/rules/Rule.h"
#include "core/rules/VersionProfile.h"

namespace casewright::rules {

/// Whether the alerts of a rule can have a value in a field, by its type and its parameters (spec/alerting, "Lifecycle
/// rules, exactly", 9, and "Threshold rules"). The alerts of Custom query and New terms are documents: they may have
/// any.
[[nodiscard]] bool alertsCarry(const Rule& rule, const VersionProfile& profile, std::string_view field);

/// A field that tells the alerts of a rule apart, and that they surely have.
[[nodiscard]] std::string usualGroupBy(const Rule& rule);

/// What a person can do so that alerts of the rule's type have a field: a sentence; empty if nothing.
[[nodiscard]] std::string howToCarry(const Rule& rule);

} // namespace casewright::rules
