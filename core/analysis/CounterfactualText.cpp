// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/CounterfactualText.h"

#include <fmt/format.h>

#include "core/analysis/Sentences.h"

namespace casewright::analysis {

std::string wouldText(const Explanation& outcome)
{
    switch (outcome.bin) {
    case Bin::NotMatched:
    case Bin::NotReported:
    case Bin::Delayed:
    case Bin::OverMaxSignals: return "it would not have become an alert";
    case Bin::Muted:
    case Bin::MaintenanceWindow:
    case Bin::OverRunCap: return "it would not have been handed over to the Cases action";
    case Bin::Overwritten: return "the group of documents without a value would have replaced it";
    case Bin::Failed:
        return fmt::format("the whole run would have failed with {}", outcome.execution->failure->statusCode);
    case Bin::OverLimit: {
        const GroupDecision& group = *outcome.execution->decision;
        return fmt::format("it would have been left out of {}: {} + {} > {}", caseText(group.into),
                           numberText(group.numbers.alertsBefore), numberText(group.numbers.alerts),
                           numberText(engine::MaximumAlertsPerCase));
    }
    case Bin::AlreadyAttached:
        return fmt::format("its _id would have been in case {} already", caseText(outcome.execution->decision->into));
    case Bin::Attached: break;
    }
    const GroupDecision& group = *outcome.execution->decision;
    if (group.numbers.outcome == engine::CaseOutcome::Created)
        return fmt::format("it would have opened case {}", caseText(group.into));
    return fmt::format("it would have joined case {}, opened at {}", caseText(group.into),
                       timeText(group.into.createdAt));
}

} // namespace casewright::analysis
