// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulation/RunSteps.h"

#include "ui/bridge/Text.h"
#include "ui/widgets/NumberText.h"

#include <QCoreApplication>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

QString tr(const char* text) { return QCoreApplication::translate("RunSteps", text); }

QString number(std::uint64_t value) { return NumberText::grouped(static_cast<qint64>(value)); }

void addRuleSteps(QList<Step>& steps, const engine::Audit& audit)
{
    if (audit.overMaxSignals > 0)
        steps.append({Tone::Loss, tr("Over max signals"),
                      tr("%1 documents matched and never became alerts").arg(number(audit.overMaxSignals))});
    if (audit.overRunCap > 0)
        steps.append({Tone::Loss, tr("Over the cap of a run"),
                      tr("%1 alerts did not reach the action").arg(number(audit.overRunCap))});
    if (audit.muted + audit.maintenanceWindow > 0)
        steps.append({Tone::Loss, tr("Held back"),
                      tr("%1 muted, %2 in a maintenance window")
                          .arg(number(audit.muted), number(audit.maintenanceWindow))});
}

void addGroupSteps(QList<Step>& steps, const store::StoredRun& run, const QString& groupBy)
{
    if (groupBy.isEmpty()) {
        steps.append({Tone::Fine, tr("Grouped"),
                      run.alerts == 1
                          ? tr("1 alert → one group: the rule has no group-by field")
                          : tr("%1 alerts → one group: the rule has no group-by field").arg(number(run.alerts))});
        return;
    }
    steps.append({Tone::Fine, tr("Grouped"),
                  run.alerts == 1   ? tr("1 alert → 1 group of %1").arg(groupBy)
                  : run.groups == 1 ? tr("%1 alerts → 1 group of %2").arg(number(run.alerts), groupBy)
                                  : tr("%1 alerts → %2 groups of %3")
                                        .arg(number(run.alerts), number(run.groups), groupBy)});
    if (run.audit.overwritten > 0)
        steps.append({Tone::Loss, tr("Overwritten"),
                      tr("%1 alerts of the group \"unknown\" were replaced by the alerts without the field")
                          .arg(number(run.audit.overwritten))});
    if (run.breaker)
        steps.append({Tone::Limit, tr("Circuit breaker"),
                      tr("%1 groups > %2 allowed → one case for all")
                          .arg(number(run.groups), number(run.maximumCases))});
    else
        steps.append({Tone::Fine, tr("Circuit breaker"),
                      (run.groups == 1 ? tr("%1 group ≤ %2 allowed") : tr("%1 groups ≤ %2 allowed"))
                          .arg(number(run.groups), number(run.maximumCases))});
}

void addCaseSteps(QList<Step>& steps, const store::StoredRun& run)
{
    QStringList cases;
    if (run.created > 0)
        cases.append(tr("%1 created").arg(number(run.created)));
    if (run.reopened > 0)
        cases.append(tr("%1 reopened").arg(number(run.reopened)));
    if (run.attachedTo > 0)
        cases.append(tr("%1 attached").arg(number(run.attachedTo)));
    if (!cases.isEmpty())
        steps.append({run.reopened > 0 ? Tone::Reopened : Tone::Fine, tr("Cases"), cases.join(u", "_s)});
    const engine::Audit& audit = run.audit;
    if (audit.attached + audit.alreadyAttached > 0)
        steps.append({Tone::Fine, tr("Attached"),
                      tr("%1 attached, %2 already attached")
                          .arg(number(audit.attached), number(audit.alreadyAttached))});
    const QString most = number(engine::MaximumAlertsPerCase);
    if (audit.overLimit > 0)
        steps.append({Tone::Loss, tr("Over the limit of a case"),
                      audit.overLimit == 1
                          ? tr("1 alert left out: with it, the case would have more than %1").arg(most)
                          : tr("%1 alerts left out: with their batch, the case would have more than %2")
                                .arg(number(audit.overLimit), most)});
}

} // namespace

QList<Step> stepsOf(const store::StoredRun& run, const QString& groupBy)
{
    QList<Step> steps;
    addRuleSteps(steps, run.audit);
    if (run.alerts == 0) {
        steps.append({Tone::Neutral, tr("No alerts"), tr("Nothing reached the Cases action in this run")});
        return steps;
    }
    addGroupSteps(steps, run, groupBy);
    if (!run.failure.empty())
        steps.append({Tone::Loss, tr("Kibana refuses the run"),
                      tr("%1 – %2 alerts are in no case").arg(toText(run.failure), number(run.audit.failed))});
    addCaseSteps(steps, run);
    return steps;
}

} // namespace casewright::ui
