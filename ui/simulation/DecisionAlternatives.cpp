// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulation/DecisionAlternatives.h"

#include "core/engine/Case.h"
#include "ui/widgets/NumberText.h"
#include "ui/widgets/TimeText.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <array>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

/// The shortest time window that Kibana takes.
constexpr base::Duration ShortestWindow{5 * base::Minute.milliseconds};

struct Unit {
    char letter;
    base::Duration length;
};

constexpr std::array Units = {Unit{'d', base::Day}, Unit{'h', base::Hour}, Unit{'m', base::Minute}};

QString tr(const char* text) { return QCoreApplication::translate("DecisionAlternatives", text); }

QString number(std::uint64_t value) { return NumberText::grouped(static_cast<qint64>(value)); }

/// The largest that goes into the length twice, so that rounding takes away little, or else the smallest there is.
base::Duration unitFor(base::Duration length, const std::string& letters)
{
    base::Duration smallest{};
    for (const Unit& unit : Units) {
        if (letters.find(unit.letter) == std::string::npos)
            continue;
        smallest = unit.length;
        if (length.milliseconds >= 2 * unit.length.milliseconds)
            break;
    }
    return smallest;
}

QString ofTheBreaker(const store::StoredRun& run, std::uint32_t mostCases)
{
    if (mostCases == 0)
        return {};
    if (run.groups > mostCases)
        return tr("No maximum is enough for %1 groups: this version allows at most %2 cases a run.")
            .arg(number(run.groups), number(mostCases));
    return tr("With a maximum of %1 cases each group would have had its own.").arg(number(run.groups));
}

/// A window has passed that is shorter than what went by since the case was raised last (step 4); it is typed in whole
/// units.
QString ofTheWindow(const store::StoredDecision& decision, base::Duration since, const DecisionSettings& settings)
{
    const std::int64_t unit = unitFor(since, settings.windowUnits).milliseconds;
    if (unit == 0 || decision.counterCreated || decision.closedPassed)
        return {};
    if (decision.windowPassed) {
        const std::int64_t enough = (since.milliseconds + unit - 1) / unit * unit;
        return settings.doPeopleClose ? QString()
                                      : tr("With a time window of %1 or more, the case before would have gone on.")
                                            .arg(TimeText::length(enough));
    }
    const std::int64_t passed = (since.milliseconds - 1) / unit * unit;
    if (decision.outcome == engine::CaseOutcome::Created || passed < ShortestWindow.milliseconds)
        return {};
    return tr("With a time window of at most %1, it would have been a new case.").arg(TimeText::length(passed));
}

QString ofTheCase(const store::StoredDecision& decision)
{
    if (decision.closedPassed && !decision.windowPassed)
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

QString alternativesOf(const store::StoredDecision& decision, const store::StoredRun& run,
                       const DecisionSettings& settings)
{
    QStringList sentences;
    if (run.breaker)
        sentences.append(ofTheBreaker(run, settings.mostCases));
    sentences.append(ofTheLimit(decision));
    sentences.append(ofTheCase(decision));
    sentences.append(ofTheWindow(decision, run.at - decision.windowStart, settings));
    sentences.removeAll(QString());
    return sentences.join(u' ');
}

} // namespace casewright::ui
