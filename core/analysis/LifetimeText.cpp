// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/LifetimeText.h"

#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/analysis/Sentences.h"
#include "core/rules/RuleTypes.h"

namespace casewright::analysis {
namespace {

using engine::SimulationInput;

std::string runs(std::uint64_t number) { return countText(number, "run", "runs"); }

/// Why an instance never became an alert.
std::string neverText(const Explanation& it, const rules::Rule& rule)
{
    const Lifetime& life = *it.life;
    if (rules::isDetectionRule(rule.ruleTypeId))
        return "No run raised an alert for it: its documents did not reach what the rule asks for, or more groups came "
               "first than max_signals allows.";
    if (life.reported == 0)
        return fmt::format("None of {} reported it: the rule's condition never held for it.", runs(life.ruleRuns));
    const auto delay = static_cast<std::uint64_t>(rule.alertDelay);
    if (life.longestRow < delay)
        return fmt::format("{} of {} reported it, at most {} in a row, and the alert delay asks for {}: {} < {}.",
                           numberText(life.reported), runs(life.ruleRuns), numberText(life.longestRow),
                           numberText(delay), numberText(life.longestRow), numberText(delay));
    return fmt::format("{} of {} reported it, but there were as many alerts already as a rule may have.",
                       numberText(life.reported), runs(life.ruleRuns));
}

/// `in 3 it was muted, in 1 over the version's cap`
std::string keptBackText(const Lifetime& life)
{
    std::vector<std::string> parts;
    if (life.muted > 0)
        parts.push_back(fmt::format("{} left it out as muted or snoozed", numberText(life.muted)));
    if (life.maintenance > 0)
        parts.push_back(fmt::format("{} because of the maintenance window that it became new in",
                                    numberText(life.maintenance)));
    if (life.overRunCap > 0)
        parts.push_back(fmt::format("{} because others filled what a run hands over", numberText(life.overRunCap)));
    return parts.empty() ? std::string() : fmt::format("; {}", fmt::join(parts, ", "));
}

} // namespace

std::string silenceText(const Silence& silence, base::Timestamp at)
{
    const std::string span = fmt::format("from {} until before {}", timeText(silence.span.from),
                                         timeText(silence.span.to));
    switch (silence.kind) {
    case Silence::Kind::Rule: return "The rule is muted (mute_all): it hands over nothing.";
    case Silence::Kind::Alert: return "The alert is muted: it is never handed over.";
    case Silence::Kind::Snooze:
        return fmt::format("The rule was snoozed {}, so the run at {} handed over nothing.", span, timeText(at));
    case Silence::Kind::Maintenance:
        return fmt::format("It became new at {}, in the maintenance window {}: it is never handed over.", timeText(at),
                           span);
    }
    return {};
}

std::string alertText(const Explanation& it)
{
    const Lifetime& life = *it.life;
    if (life.number == 0)
        return fmt::format("The instance {} never became an alert.", life.instance);
    return fmt::format("The alert {} in the index {} is of the instance {}{}.", it.id, it.index, life.instance,
                       life.lives == 1 ? std::string()
                                       : fmt::format(", number {} of its {}", numberText(life.number),
                                                     countText(life.lives, "alert", "alerts")));
}

std::string lifeText(const Explanation& it, const SimulationInput& input)
{
    const Lifetime& life = *it.life;
    const rules::Rule& rule = input.rule;
    if (life.number == 0)
        return neverText(it, rule);
    if (rules::isDetectionRule(rule.ruleTypeId))
        return fmt::format("It became an alert in the run at {}.", timeText(life.start));
    std::string text = fmt::format("It became new in the run at {}", timeText(life.start));
    if (rule.alertDelay > 1)
        text += fmt::format(", the {} in a row that reported it, as the alert delay asks for",
                            countText(static_cast<std::uint64_t>(rule.alertDelay), "run", "runs"));
    text += fmt::format(", and was active in {}, ", runs(life.runs));
    text += life.recovered ? fmt::format("until it recovered in the run at {}.", timeText(*life.recovered))
                           : fmt::format("the last at {}.", timeText(life.last));
    if (life.flapping > 0)
        text += fmt::format(" It was flapping in {}: such an alert stays active for a while that nothing reports.",
                            runs(life.flapping));
    return text;
}

std::string lifeHandOverText(const Explanation& it, const SimulationInput& input)
{
    const Lifetime& life = *it.life;
    const std::string sum = fmt::format("Of its {}, {} handed it over{}.", runs(life.runs),
                                        numberText(life.handedOver), keptBackText(life));
    if (it.silence)
        return sum + ' '
            + silenceText(*it.silence, it.silence->kind == Silence::Kind::Maintenance ? life.start : life.at);
    const bool isOver = life.place > it.documentsPerRun;
    return sum
        + fmt::format(" In the run at {} it was number {} of the {} alerts, and Kibana {} hands over at most {} of "
                      "them: {} {} {}.",
                      timeText(life.at), numberText(life.place), life.isNew ? "new" : "ongoing", input.profile.name,
                      numberText(it.documentsPerRun), numberText(life.place), isOver ? ">" : "<=",
                      numberText(it.documentsPerRun));
}

} // namespace casewright::analysis
