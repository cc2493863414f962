// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulation/AlertSteps.h"

#include <QCoreApplication>

#include "ui/bridge/PrintableText.h"

namespace casewright::ui {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("AlertSteps", text); }

Tone toneOf(ExplainedTone tone)
{
    switch (tone) {
    case ExplainedTone::Neutral: return Tone::Neutral;
    case ExplainedTone::Fine: return Tone::Fine;
    case ExplainedTone::Made: return Tone::Accent;
    case ExplainedTone::Limit: return Tone::Limit;
    case ExplainedTone::Loss: return Tone::Loss;
    case ExplainedTone::Reopened: break;
    }
    return Tone::Reopened;
}

QString titleOf(const ExplanationStep& step)
{
    switch (step.kind) {
    case analysis::StepKind::Document: return tr("Document");
    case analysis::StepKind::Alert:
        return step.tone == ExplainedTone::Loss ? tr("No alert") : tr("Became an alert");
    case analysis::StepKind::HandOver:
        return step.tone == ExplainedTone::Loss ? tr("Not handed over") : tr("Handed over");
    case analysis::StepKind::Value: return tr("Group");
    case analysis::StepKind::Limit: return tr("Circuit breaker");
    case analysis::StepKind::Counter: return tr("Counter record");
    case analysis::StepKind::Window: return tr("Time window");
    case analysis::StepKind::Case: return tr("Case");
    case analysis::StepKind::Status: return tr("Status");
    case analysis::StepKind::Fill: return tr("Room in the case");
    case analysis::StepKind::End: break;
    }
    return step.tone == ExplainedTone::Loss ? tr("In no case") : tr("In a case");
}

} // namespace

QList<Step> stepsOf(const AlertExplanation& explanation)
{
    QList<Step> steps;
    for (const ExplanationStep& step : explanation.steps)
        steps.append({toneOf(step.tone), titleOf(step), step.text});
    return steps;
}

QString nameOf(const ExplainedChange& change)
{
    const QString value = printableText(change.value);
    switch (change.setting) {
    case analysis::Setting::TimeWindow: return tr("Time window: %1").arg(value);
    case analysis::Setting::MaximumCases: return tr("Most cases in one run: %1").arg(value);
    case analysis::Setting::Reopen:
        return change.rule.casesAction && change.rule.casesAction->reopenClosedCases
            ? tr("Reopen closed cases: on")
            : tr("Reopen closed cases: off");
    case analysis::Setting::Grouping: return value.isEmpty() ? tr("Group by: no field") : tr("Group by: %1").arg(value);
    case analysis::Setting::MaxSignals: return tr("Max signals: %1").arg(value);
    case analysis::Setting::AlertDelay: return tr("Alert delay: %1").arg(value);
    case analysis::Setting::Silence: return tr("Mutes and snoozes: none");
    case analysis::Setting::LookBack: break;
    }
    return tr("Look-back: %1").arg(value);
}

QString nameOf(ExplanationPhase phase)
{
    switch (phase) {
    case ExplanationPhase::Reading: return tr("Reading alerts");
    case ExplanationPhase::Checking: return tr("Simulating again");
    case ExplanationPhase::Explaining: return tr("Explaining");
    case ExplanationPhase::Comparing: break;
    }
    return tr("Trying other settings");
}

} // namespace casewright::ui
