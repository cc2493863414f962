// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/Id.h"
#include "core/rules/RuleParameters.h"

namespace casewright::rules {

/// The Cases action of a rule, as its author typed it; spec/cases-action. What it means for a run is
/// worked out by the engine, what is wrong with it is said by validate().
struct CasesAction {
    std::string groupBy;                           ///< an alert field, or empty: one case for all
    std::string timeWindow = "7d";
    bool reopenClosedCases = false;
    std::optional<std::int64_t> maximumCasesToOpen{};  ///< none: Kibana's default of 5
    std::optional<std::string> templateId{};       ///< a template of the owner's configuration of cases, by its key

    friend bool operator==(const CasesAction&, const CasesAction&) = default;
};

/// A rule of one of the types that RuleParameters has, as its author typed it. A plain value.
/// Texts such as the interval are kept as typed, valid or not, so that nothing a person wrote is lost.
struct Rule {
    base::RuleId id;
    std::string name;
    std::vector<std::string> tags;
    std::string ruleTypeId = "siem.queryRule";
    std::string consumer = "siem";
    bool enabled = true;
    std::string interval = "5m";
    std::string language = "kuery";                ///< of the query; Casewright runs `kuery`
    std::string query;                             ///< KQL; empty or `*` matches every document
    std::string from = "now-6m";                   ///< the look-back of detection rules
    std::int64_t maxSignals = 100;                 ///< of detection rules
    RuleParameters parameters{};                   ///< of the type that ruleTypeId says
    std::string timeField{};                       ///< empty: the alerts' own; `timestamp_override` or `timeField`
    std::int64_t alertDelay = 1;                   ///< `alert_delay.active`, of lifecycle rules
    std::optional<FlappingSettings> flapping{};    ///< none: the space's settings
    std::optional<CasesAction> casesAction;
    std::string body;                              ///< the JSON that the rule was read from, with all that
                                                   ///< we do not know; empty for a rule made here

    friend bool operator==(const Rule&, const Rule&) = default;
};

/// What a run calls the owner of the cases: from consumer and producer, in the order
/// securitySolution, observability, cases (Kibana: getOwnerFromRuleConsumerProducer).
[[nodiscard]] std::string ownerOf(const Rule& rule);

} // namespace casewright::rules
