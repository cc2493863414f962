// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/ExplanationText.h"

#include <fmt/format.h>

#include "core/analysis/LifetimeText.h"
#include "core/analysis/Sentences.h"
#include "core/rules/TimeWindow.h"

namespace casewright::analysis {
namespace {

using engine::CaseOutcome;
using engine::Decision;
using engine::SimulationInput;

std::string documents(std::uint64_t number) { return countText(number, "document", "documents"); }
std::string alerts(std::uint64_t number) { return countText(number, "alert", "alerts"); }

/// Where the query has `now` in it.
std::string clockedText(const Queue& queue, const rules::Rule& rule)
{
    const std::string limit = numberText(static_cast<std::uint64_t>(rule.maxSignals));
    if (queue.entry == Entry::NotMatched)
        return fmt::format("The rule's query, {}, does not match it in any run that looks back on it ({}). It never "
                           "became an alert.",
                           rule.query, rule.from);
    if (queue.entry != Entry::Alert)
        return fmt::format("The rule's query, {}, matches it in the run at {}, but more came first than max_signals of "
                           "{} allows. It never became an alert.",
                           rule.query, timeText(queue.run), limit);
    return fmt::format("It became an alert in the run at {}, in which the rule's query, {}, matches it: number {} of "
                       "{}, and max_signals allows {}.",
                       timeText(queue.run), rule.query, numberText(queue.place), numberText(queue.taken), limit);
}

std::string queueText(const Queue& queue, const rules::Rule& rule)
{
    if (queue.isClocked)
        return clockedText(queue, rule);
    const std::string limit = numberText(static_cast<std::uint64_t>(rule.maxSignals));
    if (queue.entry == Entry::NotMatched)
        return rule.timeField.empty()
            ? fmt::format("The rule's query, {}, does not match it. It never became an alert.", rule.query)
            : fmt::format("The rule's query, {}, does not match it, or it has no time in {}. It never became an alert.",
                          rule.query.empty() ? "*" : rule.query, rule.timeField);
    if (queue.entry == Entry::NeverInLookBack)
        return fmt::format("No run ever looked at it. The first run after it, at {}, takes documents later than {} "
                           "({}), and the run before that came too early. It never became an alert.",
                           timeText(queue.run), timeText(queue.lookBackStart), rule.from);
    std::string text;
    if (queue.entry == Entry::Alert && queue.runsWaited > 0)
        text = fmt::format("It waited while {} took others. ", countText(queue.runsWaited, "run", "runs"));
    if (queue.entry == Entry::Alert)
        return text
            + fmt::format("It became an alert in the run at {}: {} waited there, it was number {}, and "
                          "max_signals allows {}: {} <= {}.",
                          timeText(queue.run), documents(queue.waiting), numberText(queue.place), limit,
                          numberText(queue.place), limit);
    text = fmt::format("It waited in {}. In the last of them, at {}, {} waited, it was number {}, and max_signals "
                       "allows {}: {} > {}. ",
                       countText(queue.runsWaited, "run", "runs"), timeText(queue.run), documents(queue.waiting),
                       numberText(queue.place), limit, numberText(queue.place), limit);
    return text
        + (queue.entry == Entry::LeftLookBack
               ? fmt::format("The next run did not look back that far ({}), so it never became an alert.", rule.from)
               : std::string("That was the last run of all, so it never became an alert."));
}

std::string handOverText(const Explanation& it, const SimulationInput& input)
{
    if (it.silence)
        return silenceText(*it.silence, it.queue.run);
    const bool isOver = it.bin == Bin::OverRunCap;
    const std::uint64_t place = it.queue.place - it.queue.mutedBefore;
    const std::string muted = it.queue.mutedBefore == 0
        ? std::string()
        : fmt::format(", without {} that are muted,", numberText(it.queue.mutedBefore));
    return fmt::format("The run had {}, and Kibana {} hands over at most {} to the Cases action: it was number {}{} {} "
                       "{} {}.{}",
                       alerts(it.queue.taken), input.profile.name, numberText(it.documentsPerRun), numberText(place),
                       muted.empty() ? "," : muted, numberText(place),
                       isOver ? ">" : "<=", numberText(it.documentsPerRun),
                       isOver ? " What is over is lost: an alert of a detection rule is handed over once." : "");
}

std::string valueText(const Grouping& grouping, const std::string& field)
{
    switch (grouping.found) {
    case ValueFound::NotGrouped: return "The action groups by no field: all alerts of a run are one group, {}.";
    case ValueFound::Path: return fmt::format("{} is {}. Its group is {}.", field, grouping.value, grouping.key);
    case ValueFound::Literal:
        return fmt::format("{} is {}, under a key with dots in it, which Kibana makes a path of. Its group is {}.",
                           field, grouping.value, grouping.key);
    case ValueFound::Missing:
        return fmt::format("The document has no {}, so it belongs to the group {}.", field, grouping.key);
    case ValueFound::Falsy:
        return fmt::format("{} is {}, which counts as no value, so it belongs to the group {}.", field, grouping.value,
                           grouping.key);
    }
    return {};
}

std::string limitText(const Execution& run)
{
    if (!run.breaker)
        return fmt::format("The run had {} in {}, and may open {}: {} <= {}, so each group has its own case.",
                           alerts(run.alerts), countText(run.groups, "group", "groups"),
                           countText(run.maximumCases, "case", "cases"), numberText(run.groups),
                           numberText(run.maximumCases));
    return fmt::format("The run had {} in {}, and may open {}: {} > {}, so grouping was given up and all went into the "
                       "group {{}}.",
                       alerts(run.alerts), countText(run.groups, "group", "groups"),
                       countText(run.maximumCases, "case", "cases"), numberText(run.groups),
                       numberText(run.maximumCases));
}

std::string counterText(const GroupDecision& group)
{
    if (group.numbers.counterCreated)
        return fmt::format("The group {} had no counter record. It was created, with the counter 1.", group.key);
    if (group.counterBefore == 1)
        return fmt::format("The counter record of the group {} was created at {}; its counter was 1.", group.key,
                           timeText(group.counterCreatedAt));
    return fmt::format(
        "The counter record of the group {} was created at {} and last updated at {}; its counter was {}.", group.key,
        timeText(group.counterCreatedAt), timeText(group.numbers.windowStart), numberText(group.counterBefore));
}

std::string windowText(const GroupDecision& group, base::Timestamp now, const std::string& window)
{
    const base::Timestamp edge = now - rules::parseTimeWindow(window).value();
    const std::string start = timeText(group.numbers.windowStart);
    if (group.numbers.counterCreated)
        return fmt::format("Its window of {} begins now, at {}.", window, start);
    if (!group.numbers.windowPassed)
        return fmt::format(
            "Its window of {} began at {}, not before {} ({} less {}): it has not passed, and the counter "
            "stays {}.",
            window, start, timeText(edge), timeText(now), window, numberText(group.counterBefore));
    return fmt::format(
        "Its window of {} began at {}, before {} ({} less {}): it has passed. The counter becomes {}, and "
        "a new window begins.",
        window, start, timeText(edge), timeText(now), window, numberText(group.counterBefore + 1));
}

/// The case of the counter, before one that is closed is passed by.
std::string foundText(const GroupDecision& group)
{
    const Decision& numbers = group.numbers;
    if (numbers.closedPassed)
        return fmt::format("The case of this counter is {}.",
                           group.closedBefore ? caseText(*group.closedBefore) : std::string("there"));
    if (numbers.outcome == CaseOutcome::Created)
        return fmt::format("No case had the counter {}, so {} was created.", numberText(numbers.counter),
                           caseText(group.into));
    return fmt::format("The case of the counter {} is {}, opened at {}.", numberText(numbers.counter),
                       caseText(group.into), timeText(group.into.createdAt));
}

std::string statusText(const GroupDecision& group)
{
    const Decision& numbers = group.numbers;
    if (numbers.closedPassed) {
        const bool isKnown = group.closedBefore && group.closedBefore->closedAt;
        return fmt::format("It was closed{}, and closed cases are not reopened: the counter becomes {}, and the alert "
                           "goes to {}, which was {}.",
                           isKnown ? fmt::format(" at {}", timeText(*group.closedBefore->closedAt)) : std::string(),
                           numberText(numbers.counter), caseText(group.into),
                           numbers.outcome == CaseOutcome::Created ? "created" : "there");
    }
    if (numbers.outcome == CaseOutcome::Reopened)
        return "It was closed, and was reopened.";
    if (numbers.outcome == CaseOutcome::Created)
        return "It is open.";
    return "It was not closed.";
}

std::string fillText(const Decision& numbers)
{
    const std::uint64_t sum = std::uint64_t{numbers.alertsBefore} + numbers.alerts;
    const bool fits = sum <= engine::MaximumAlertsPerCase;
    return fmt::format("The case had {} and the group brought {}: {} + {} = {} {} {}. {}", alerts(numbers.alertsBefore),
                       numberText(numbers.alerts), numberText(numbers.alertsBefore), numberText(numbers.alerts),
                       numberText(sum), fits ? "<=" : ">", numberText(engine::MaximumAlertsPerCase),
                       fits ? "They fit." : "A batch that does not fit is left out whole.");
}

std::string endText(const Explanation& it)
{
    switch (it.bin) {
    case Bin::NotMatched:
    case Bin::NotReported:
    case Bin::Delayed:
    case Bin::OverMaxSignals: return "It is in no case: it never became an alert.";
    case Bin::Muted:
    case Bin::MaintenanceWindow:
    case Bin::OverRunCap: return "It is in no case: it was never handed over.";
    case Bin::Overwritten:
        return fmt::format(
            "It is in no case: documents without a value have the same group {}, and replaced it and {} in "
            "all.",
            it.grouping->key, alerts(it.execution->overwritten));
    case Bin::Failed:
        return fmt::format("It is in no case: the whole run failed with {}. {}", it.execution->failure->statusCode,
                           it.execution->failure->text);
    case Bin::OverLimit:
        return fmt::format("It is in no case: {} was full for its batch.", caseText(it.execution->decision->into));
    case Bin::AlreadyAttached: return fmt::format("Its _id was in {} already.", caseText(it.execution->decision->into));
    case Bin::Attached:
        return fmt::format("It was attached to {}, with {} after the run.{}", caseText(it.execution->decision->into),
                           alerts(it.execution->decision->into.totalAlerts),
                           it.life && it.life->attached > 1
                               ? fmt::format(" Later runs attached it to {} more.",
                                             countText(it.life->attached - 1, "case", "cases"))
                               : std::string());
    }
    return {};
}

} // namespace

std::string_view nameOf(StepKind kind)
{
    switch (kind) {
    case StepKind::Document: return "document";
    case StepKind::Alert: return "alert";
    case StepKind::HandOver: return "handOver";
    case StepKind::Value: return "value";
    case StepKind::Limit: return "limit";
    case StepKind::Counter: return "counter";
    case StepKind::Window: return "window";
    case StepKind::Case: return "case";
    case StepKind::Status: return "status";
    case StepKind::Fill: return "fill";
    case StepKind::End: return "end";
    }
    return {};
}

std::vector<Step> tell(const Explanation& it, const SimulationInput& input)
{
    std::vector<Step> steps;
    const auto add = [&steps](StepKind kind, std::string text) { steps.push_back({kind, std::move(text)}); };
    add(StepKind::Document, it.life ? alertText(it)
                                    : fmt::format("The document {} in the index {} is of {}.", it.id, it.index,
                                                  timeText(it.time)));
    add(StepKind::Alert, it.life ? lifeText(it, input) : queueText(it.queue, input.rule));
    if (it.life && it.life->number > 0)
        add(StepKind::HandOver, lifeHandOverText(it, input));
    else if (!it.life && it.queue.entry == Entry::Alert)
        add(StepKind::HandOver, handOverText(it, input));
    if (it.execution) {
        add(StepKind::Value, valueText(*it.grouping, input.rule.casesAction->groupBy));
        add(StepKind::Limit, limitText(*it.execution));
        if (const std::optional<GroupDecision>& group = it.execution->decision) {
            add(StepKind::Counter, counterText(*group));
            add(StepKind::Window, windowText(*group, it.execution->at, input.rule.casesAction->timeWindow));
            add(StepKind::Case, foundText(*group));
            add(StepKind::Status, statusText(*group));
            add(StepKind::Fill, fillText(group->numbers));
        }
    }
    add(StepKind::End, endText(it));
    return steps;
}

} // namespace casewright::analysis
