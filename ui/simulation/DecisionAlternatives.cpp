// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulation/DecisionAlternatives.h"

#include "core/engine/Case.h"
#include "ui/widgets/NumberText.h"
#include "ui/widgets/TimeText.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

/// The shortest time window that Kibana takes.
constexpr base::Duration ShortestWindow{5 * base::Minute.milliseconds};

QString tr(const char* text) { return QCoreApplication::translate("DecisionAlternatives", text); }

QString number(std::uint64_t value) { return NumberText::grouped(static_cast<qint64>(value)); }

QString ofTheBreaker(const store::StoredRun& run, std::uint32_t mostCases)
{
    if (mostCases > 0 && run.groups > mostCases)
        return tr("No maximum is enough for %1 groups: this version allows at most %2 cases a run.")
            .arg(number(run.groups), number(mostCases));
    return tr("With a maximum of %1 cases each group would have had its own.").arg(number(run.groups));
}

QString ofTheWindow(const store::StoredDecision& decision, base::Duration since)
{
    if (decision.windowPassed)
        return tr("With a time window of %1 or more, the case before would have gone on.")
            .arg(TimeText::length(since.milliseconds));
    if (decision.counterCreated || since.milliseconds <= ShortestWindow.milliseconds)
        return {};
    return tr("With a time window under %1, it would have been a new case.").arg(TimeText::length(since.milliseconds));
}

QString ofTheCase(const store::StoredDecision& decision)
{
    if (decision.closedPassed)
        return tr("With reopening on, the closed case would have been reopened.");
    if (decision.outcome == engine::CaseOutcome::Reopened)
        return tr("With reopening off, it would have been a new case.");
    return {};
}

QString ofTheLimit(const store::StoredDecision& decision)
{
    const std::uint32_t held = std::min<std::uint32_t>(engine::MaximumAlertsPerCase, decision.alertsBefore);
    const std::uint32_t left = engine::MaximumAlertsPerCase - held;
    return decision.overLimit > 0 && left > 0 ? tr("A batch of at most %1 alerts would have fitted.").arg(number(left))
                                              : QString();
}

} // namespace

QString alternativesOf(const store::StoredDecision& decision, const store::StoredRun& run, std::uint32_t mostCases)
{
    QStringList sentences;
    if (run.breaker)
        sentences.append(ofTheBreaker(run, mostCases));
    sentences.append(ofTheLimit(decision));
    sentences.append(ofTheCase(decision));
    sentences.append(ofTheWindow(decision, run.at - decision.windowStart));
    sentences.removeAll(QString());
    return sentences.join(u' ');
}

} // namespace casewright::ui
