// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/rules/RuleTypes.h"

#include <algorithm>
#include <array>

namespace casewright::rules {
namespace {

constexpr std::array Types{
    RuleType{.id = CustomQueryId, .name = "Custom query", .detectionName = "query", .consumer = "siem"},
    RuleType{.id = ThresholdId, .name = "Threshold", .detectionName = "threshold", .consumer = "siem"},
    RuleType{.id = NewTermsId, .name = "New terms", .detectionName = "new_terms", .consumer = "siem"},
    RuleType{.id = EsQueryId, .name = "Elasticsearch query", .detectionName = "", .consumer = "stackAlerts"},
    RuleType{.id = CustomThresholdId, .name = "Custom threshold", .detectionName = "", .consumer = "observability"},
    RuleType{.id = IndexThresholdId, .name = "Index threshold", .detectionName = "", .consumer = "stackAlerts"},
};

struct DetectionNames {
    std::string_view id;
    std::string_view name;
};

// reference/kibana-alerting, 1.5 and 2.4.
constexpr std::array DetectionTypes{
    DetectionNames{CustomQueryId, "query"},          DetectionNames{ThresholdId, "threshold"},
    DetectionNames{NewTermsId, "new_terms"},         DetectionNames{"siem.savedQueryRule", "saved_query"},
    DetectionNames{"siem.eqlRule", "eql"},           DetectionNames{"siem.esqlRule", "esql"},
    DetectionNames{"siem.indicatorRule", "threat_match"}, DetectionNames{"siem.mlRule", "machine_learning"},
};

} // namespace

std::span<const RuleType> ruleTypes() { return Types; }

RuleParameters defaultParameters(std::string_view ruleTypeId)
{
    if (ruleTypeId == CustomQueryId)
        return CustomQueryParameters{};
    if (ruleTypeId == ThresholdId)
        return ThresholdParameters{};
    if (ruleTypeId == NewTermsId)
        return NewTermsParameters{};
    if (ruleTypeId == EsQueryId)
        return EsQueryParameters{};
    if (ruleTypeId == CustomThresholdId)
        return CustomThresholdParameters{};
    if (ruleTypeId == IndexThresholdId)
        return IndexThresholdParameters{};
    return UnknownParameters{};
}

bool isDetectionRule(std::string_view ruleTypeId) { return ruleTypeId.starts_with("siem."); }

std::string_view detectionTypeOf(std::string_view ruleTypeId)
{
    const auto* const found = std::find_if(DetectionTypes.begin(), DetectionTypes.end(),
                                           [&](const DetectionNames& names) { return names.id == ruleTypeId; });
    return found == DetectionTypes.end() ? std::string_view() : found->name;
}

std::string_view ruleTypeOf(std::string_view detectionType)
{
    const auto* const found = std::find_if(DetectionTypes.begin(), DetectionTypes.end(),
                                           [&](const DetectionNames& names) { return names.name == detectionType; });
    return found == DetectionTypes.end() ? std::string_view() : found->id;
}

} // namespace casewright::rules
