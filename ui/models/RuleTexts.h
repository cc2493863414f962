// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <string>
#include <string_view>
#include <vector>

#include "core/rules/Rule.h"
#include "core/rules/Validation.h"

/// How rules and what is wrong with them are called on the screen.
namespace casewright::ui::RuleTexts {

/// "Custom query" for `siem.queryRule`; a type that we do not know as it is written.
[[nodiscard]] QString typeName(std::string_view ruleTypeId);
/// Who gets the rule's cases: "Security", "Observability", "Stack".
[[nodiscard]] QString ownerName(const rules::Rule& rule);
/// The name, or "Unnamed rule".
[[nodiscard]] QString nameOf(const rules::Rule& rule);

/// What the form calls the field that a finding is about: "Time window", "New terms: Fields".
[[nodiscard]] QString fieldName(const rules::Finding& finding);
/// The same of the place that an error of the core names: `schedule.interval`, `params.newTermsFields`.
[[nodiscard]] QString placeName(const std::string& field);

struct FindingCounts {
    int errors = 0;
    int warnings = 0;

    friend bool operator==(const FindingCounts&, const FindingCounts&) = default;
};

[[nodiscard]] FindingCounts count(const std::vector<rules::Finding>& findings);
/// "2 errors, 1 warning"; empty without findings.
[[nodiscard]] QString summary(const FindingCounts& counts);

} // namespace casewright::ui::RuleTexts
