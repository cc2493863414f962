// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/ShrinkText.h"

#include <string_view>

#include <fmt/format.h>

#include "core/analysis/Sentences.h"
#include "core/engine/Case.h"
#include "core/engine/CasesConnector.h"
#include "core/engine/RuleEvaluation.h"

namespace casewright::analysis {
namespace {

using engine::SimulationInput;

std::string_view whyNoAlert(Entry entry)
{
    switch (entry) {
    case Entry::LeftLookBack: return "waits behind others until no run looks back at it any more";
    case Entry::NeverInLookBack: return "comes between two runs that look back less far than they are apart";
    case Entry::WaitedToTheEnd: return "still waits behind others at the last run";
    case Entry::Alert:
    case Entry::NotMatched: break;
    }
    return "is over max_signals of the rule";
}

std::string whyLost(const SimulationInput& input, const SymptomReason& reason)
{
    switch (reason.bin) {
    case Bin::OverMaxSignals: return std::string(whyNoAlert(reason.entry));
    case Bin::Muted: return "is muted, or the rule is";
    case Bin::MaintenanceWindow: return "became new in a maintenance window";
    case Bin::OverRunCap:
        return fmt::format("is not handed over, for a run hands over {} at most in Kibana {}",
                           numberText(input.profile.documentsPerRun), input.profile.name);
    case Bin::Overwritten: return "is overwritten by another group of its run";
    case Bin::Failed: return "is in a run that fails";
    case Bin::OverLimit:
        return reason.isGivenUp ? "finds the case full that grouping was given up for" : "finds its case full";
    default: return "is lost";
    }
}

/// What by its nature takes many alerts.
std::string whyMany(const SimulationInput& input, const Symptom& symptom, const Shrunk& shrunk)
{
    const std::uint64_t rows = shrunk.rows.size();
    if (shrunk.reason.bin == Bin::OverLimit || symptom.kind == SymptomKind::CaseFull)
        return rows > engine::MaximumAlertsPerCase
                   ? fmt::format(" It takes so many: a case holds {}.", numberText(engine::MaximumAlertsPerCase))
                   : std::string();
    if (shrunk.reason.bin == Bin::OverRunCap && rows > input.profile.documentsPerRun)
        return " It takes so many: fewer are handed over.";
    const auto maxSignals = static_cast<std::uint64_t>(input.rule.maxSignals);
    if (shrunk.reason.bin == Bin::OverMaxSignals && rows > maxSignals)
        return fmt::format(" It takes so many: max_signals is {}.", numberText(maxSignals));
    return {};
}

} // namespace

std::string symptomText(const Symptom& symptom)
{
    switch (symptom.kind) {
    case SymptomKind::AlertLost:
        return symptom.alert.empty() ? std::string("An alert ends in no case.")
                                     : fmt::format("The alert {} ends in no case.", symptom.alert);
    case SymptomKind::MixedCase: return fmt::format("A case has alerts with different values of {}.", symptom.field);
    case SymptomKind::RunFailed: return "A run fails as a whole.";
    case SymptomKind::BreakerRun: return "A run has more groups than it may open cases for, so grouping is given up.";
    case SymptomKind::CaseFull: return "A case is full, and an alert is left out of it.";
    case SymptomKind::CaseReopened: return "A closed case is reopened.";
    }
    return {};
}

std::string whatShows(const SimulationInput& input, const Symptom& symptom, const Shrunk& shrunk)
{
    const std::string_view givenUp = shrunk.reason.isGivenUp ? ", for grouping is given up there" : "";
    switch (symptom.kind) {
    case SymptomKind::AlertLost:
        return fmt::format("{} {}: it ends in no case.",
                           shrunk.alert.empty() ? "An alert" : "The alert " + shrunk.alert,
                           whyLost(input, shrunk.reason));
    case SymptomKind::MixedCase:
        return fmt::format("A case has alerts with different values of {}{}.", symptom.field, givenUp);
    case SymptomKind::CaseFull:
        return fmt::format("A case is full, and an alert is left out of it{}.", givenUp);
    default: return symptomText(symptom);
    }
}

std::string absenceText(const SimulationInput& input, const Symptom& symptom)
{
    std::string hint = " Simulate the rule to see what comes of it.";
    if (symptom.kind == SymptomKind::AlertLost && !symptom.alert.empty())
        hint = " Ask for its explanation to see where it ends.";
    else if (symptom.kind == SymptomKind::CaseReopened && !input.rule.casesAction->reopenClosedCases)
        hint = " The rule does not reopen closed cases.";
    else if (symptom.kind == SymptomKind::CaseReopened && input.analysts.isIdle())
        hint = " Nobody closes cases: give it analysts.";
    else if (symptom.kind == SymptomKind::BreakerRun && input.rule.casesAction->groupBy.empty())
        hint = " The rule does not group.";
    return fmt::format("The symptom does not show: \"{}\" is not so.{}", symptomText(symptom), hint);
}

std::string shrunkText(const SimulationInput& input, const Symptom& symptom, const Shrunk& shrunk)
{
    const bool areAlerts = !engine::makesAlerts(input.rule);
    const std::string_view one = areAlerts ? "alert" : "document";
    const std::string_view many = areAlerts ? "alerts" : "documents";
    std::string text = fmt::format("{} of {} {} enough. ", countText(shrunk.rows.size(), one, many),
                                   numberText(input.alerts->size()), shrunk.rows.size() == 1 ? "is" : "are");
    text += shrunk.what + whyMany(input, symptom, shrunk);
    if (!shrunk.isMinimal)
        text += " The time was up before all was tried; fewer may do.";
    else if (shrunk.rows.size() > 1)
        text += fmt::format(" Without any one of these {} it does not show.", many);
    return text;
}

} // namespace casewright::analysis
