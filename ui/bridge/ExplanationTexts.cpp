// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/ExplanationTexts.h"

#include <QCoreApplication>
#include <QStringList>

#include <utility>
#include <vector>

#include "core/analysis/ExplanationText.h"
#include "ui/bridge/PrintableText.h"
#include "ui/bridge/Text.h"

namespace casewright::ui::explanationtexts {
namespace {

using namespace Qt::StringLiterals;
using analysis::Explanation;
using analysis::StepKind;
using analysis::ValueFound;

constexpr qsizetype MostHints = 3;

QString tr(const char* text) { return QCoreApplication::translate("Explanations", text); }

ExplainedTone toneOfGroup(StepKind kind, const engine::Decision& numbers)
{
    switch (kind) {
    case StepKind::Counter: return numbers.counterCreated ? ExplainedTone::Made : ExplainedTone::Fine;
    case StepKind::Window: return numbers.windowPassed ? ExplainedTone::Neutral : ExplainedTone::Fine;
    case StepKind::Case:
        return numbers.outcome == engine::CaseOutcome::Created && !numbers.closedPassed ? ExplainedTone::Made
                                                                                       : ExplainedTone::Fine;
    case StepKind::Status:
        return numbers.outcome == engine::CaseOutcome::Reopened ? ExplainedTone::Reopened
            : numbers.closedPassed                              ? ExplainedTone::Neutral
                                                                : ExplainedTone::Fine;
    default: return numbers.overLimit > 0 ? ExplainedTone::Loss : ExplainedTone::Fine;
    }
}

ExplainedTone toneOf(StepKind kind, const Explanation& it)
{
    switch (kind) {
    case StepKind::Document: return ExplainedTone::Neutral;
    case StepKind::Alert:
        if (it.life)
            return it.life->number == 0 ? ExplainedTone::Loss : ExplainedTone::Fine;
        return it.queue.entry != analysis::Entry::Alert ? ExplainedTone::Loss
            : it.queue.runsWaited > 0                   ? ExplainedTone::Limit
                                                        : ExplainedTone::Fine;
    case StepKind::HandOver: return it.execution ? ExplainedTone::Fine : ExplainedTone::Loss;
    case StepKind::Value:
        return it.grouping->found == ValueFound::Missing || it.grouping->found == ValueFound::Falsy
            ? ExplainedTone::Limit
            : ExplainedTone::Fine;
    case StepKind::Limit: return it.execution->breaker ? ExplainedTone::Limit : ExplainedTone::Fine;
    case StepKind::End: return it.isInCase() ? ExplainedTone::Fine : ExplainedTone::Loss;
    default: return toneOfGroup(kind, it.execution->decision->numbers);
    }
}

} // namespace

AlertExplanation answerOf(const Explanation& it, const engine::SimulationInput& input)
{
    AlertExplanation answer{.id = toText(it.id),
                            .index = toText(it.index),
                            .bin = toText(analysis::nameOf(it.bin)),
                            .isInCase = it.isInCase(),
                            .run = it.life ? it.life->at : it.queue.run};
    for (const analysis::Step& step : analysis::tell(it, input))
        answer.steps.append({step.kind, toneOf(step.kind, it), printableText(step.text)});
    if (it.execution && it.execution->decision)
        answer.caseTitle = printableText(it.execution->decision->into.title);
    return answer;
}

void addPlace(AlertExplanation& answer)
{
    if (answer.number == 0 || answer.steps.isEmpty())
        return;
    answer.steps.last().text += u' ';
    answer.steps.last().text += answer.alertsInCase == 1
        ? tr("It is the only alert of that case.")
        : tr("It is in that case as number %1 of %2.").arg(answer.number).arg(answer.alertsInCase);
}

QString unknownAlert(const alerts::AlertTable& table, const std::string& id)
{
    const QString wanted = printableText(id);
    if (table.size() == 0)
        return tr("No document has the _id %1: there are no documents.").arg(wanted);
    QStringList like;
    for (std::uint32_t row = 0; row < table.size() && like.size() < MostHints; ++row)
        if (const std::string other = table.id({row}); !id.empty() && other.find(id) != std::string::npos)
            like.append(printableText(other));
    if (!like.isEmpty())
        return tr("No document has the _id %1: it is part of %2.").arg(wanted, like.join(u", "_s));
    return tr("No document has the _id %1: the first one's is %2 and the last one's %3.")
        .arg(wanted, printableText(table.id({0})), printableText(table.id({table.size() - 1})));
}

QString simulationGone()
{
    return tr("The simulation is not in the workspace any more. Choose another one, or run the rule again.");
}

QString isScenario()
{
    return tr("This was played from a scenario, which has no schedule to replay. What was decided in its runs explains "
              "it: choose the run.");
}

QString notFinished()
{
    return tr("This simulation did not finish, so there is nothing to compare a replay with. Run the rule again.");
}

QString sourceNotKept(std::string_view name)
{
    return tr("The alerts of this simulation cannot be read again: %1 was a pipe, or an older Casewright kept only its "
              "name. Add the alerts as a file and run the rule again.")
        .arg(printableText(name));
}

QString sourceUnreadable(const base::Error& error)
{
    return tr("The alerts of this simulation cannot be read again. %1").arg(printableText(base::describe(error)));
}

QString sourceChanged(std::string_view name)
{
    return tr("%1 has changed since it was simulated: simulated again, it gives other numbers. An explanation could be "
              "wrong, so there is none. Run the rule again, and ask then.")
        .arg(printableText(name));
}

} // namespace casewright::ui::explanationtexts
