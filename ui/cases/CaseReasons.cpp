// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/CaseReasons.h"

#include "ui/bridge/Text.h"
#include "ui/models/CaseText.h"
#include "ui/models/DecisionTexts.h"
#include "ui/widgets/NumberText.h"
#include "ui/widgets/TimeText.h"

#include <QCoreApplication>

namespace casewright::ui::casereasons {
namespace {

using namespace Qt::StringLiterals;

QString tr(const char* text) { return QCoreApplication::translate("CaseReasons", text); }

/// "host.name: WIN-DC01, user.name: svc"
QString keyOf(const std::string& grouping) { return CaseText::grouping(grouping).replace(u"\n"_s, u", "_s); }

Step groupStep(const store::CaseDecision& first)
{
    const QString key = keyOf(first.decision.grouping);
    if (!key.isEmpty() && first.groups == 1)
        return {Tone::Fine, tr("Group"), tr("%1, the only group of the run").arg(key)};
    if (!key.isEmpty())
        return {Tone::Fine, tr("Group"), tr("%1, one of %2 groups").arg(key, NumberText::grouped(first.groups))};
    if (first.breaker)
        return {Tone::Limit, tr("Group"), tr("none: all alerts of the run together")};
    return {Tone::Fine, tr("Group"), tr("none: the rule has no group-by field, so all alerts go together")};
}

Step limitStep(const store::CaseDecision& first)
{
    const QString most = NumberText::grouped(first.maximumCases);
    const QString groups = NumberText::grouped(first.groups);
    if (first.breaker)
        return {Tone::Limit, tr("Circuit breaker"),
                tr("%1 groups > %2 allowed → one case for all of them").arg(groups, most)};
    return {Tone::Fine, tr("Circuit breaker"),
            (first.groups == 1 ? tr("%1 group ≤ %2 allowed → a case of its own")
                               : tr("%1 groups ≤ %2 allowed → each has a case of its own"))
                .arg(groups, most)};
}

Step caseStep(const store::CaseDecision& first)
{
    const QString outcome = DecisionTexts::outcome(first.decision);
    if (first.decision.outcome != engine::CaseOutcome::Created)
        return {toneOf(first.decision), tr("Case"), outcome};
    return {Tone::Accent, tr("Case"),
            tr("%1: no case had the id of rule, space, owner, group and counter %2 yet")
                .arg(outcome, NumberText::grouped(first.decision.counter))};
}

} // namespace

Tone toneOf(const store::StoredDecision& decision)
{
    switch (decision.outcome) {
    case engine::CaseOutcome::Created: return Tone::Accent;
    case engine::CaseOutcome::Reopened: return Tone::Reopened;
    case engine::CaseOutcome::Attached: return Tone::Fine;
    case engine::CaseOutcome::None: break;
    }
    return decision.overLimit > 0 ? Tone::Loss : Tone::Neutral;
}

QList<Step> stepsOf(const store::CaseDecision& first)
{
    const QString at = TimeText::minute(first.at.milliseconds);
    return {
        {Tone::Neutral, tr("Run"), tr("%1: %2 reached the Cases action").arg(at, CaseText::alerts(first.runAlerts))},
        groupStep(first),
        limitStep(first),
        {first.decision.windowPassed || first.decision.closedPassed ? Tone::Accent : Tone::Fine, tr("Counter record"),
         DecisionTexts::counter(first.decision)},
        caseStep(first),
        {first.decision.overLimit > 0 ? Tone::Loss : Tone::Fine, tr("Room in the case"),
         DecisionTexts::fill(first.decision)},
    };
}

QList<Step> stepsWithoutRun(const CaseSheet& sheet)
{
    const cases::CaseDocument& document = sheet.stored.document;
    const QString at = TimeText::minute(document.createdAt.milliseconds);
    if (document.createdBy)
        return {{Tone::Neutral, tr("Made by hand"),
                 tr("%1 created the case on %2; no rule decided about it")
                     .arg(CaseText::person(*document.createdBy), at)}};
    return {{Tone::Neutral, tr("Not simulated here"),
             tr("A rule created the case on %1; what it decided did not come with the case").arg(at)}};
}

} // namespace casewright::ui::casereasons
