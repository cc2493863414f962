// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <span>
#include <string_view>

#include "core/rules/RuleParameters.h"

namespace casewright::rules {

/// A type of rules that is simulated, and its names.
struct RuleType {
    std::string_view id;             ///< `rule_type_id`
    std::string_view name;           ///< as Kibana shows it
    std::string_view detectionName;  ///< `type` of Security's own API; empty for what is no detection rule
    std::string_view consumer;       ///< of a new rule
};

inline constexpr std::string_view CustomQueryId = "siem.queryRule";
inline constexpr std::string_view ThresholdId = "siem.thresholdRule";
inline constexpr std::string_view NewTermsId = "siem.newTermsRule";
inline constexpr std::string_view EsQueryId = ".es-query";
inline constexpr std::string_view CustomThresholdId = "observability.rules.custom_threshold";
inline constexpr std::string_view IndexThresholdId = ".index-threshold";

/// The six types, in the order of RuleParameters.
[[nodiscard]] std::span<const RuleType> ruleTypes();

/// The parameters of a new rule of a type: Kibana's defaults; UnknownParameters for any other.
[[nodiscard]] RuleParameters defaultParameters(std::string_view ruleTypeId);

/// Whether it is one of Security's, simulated or not.
[[nodiscard]] bool isDetectionRule(std::string_view ruleTypeId);

/// Between `rule_type_id` and the `type` of Security's own API, such as `new_terms`; also for types that are not
/// simulated. Empty if there is none.
[[nodiscard]] std::string_view detectionTypeOf(std::string_view ruleTypeId);
[[nodiscard]] std::string_view ruleTypeOf(std::string_view detectionType);

} // namespace casewright::rules
