// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/UpgradeText.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "core/analysis/Sentences.h"
#include "core/engine/CasesConnector.h"
#include "core/rules/AlertFields.h"

namespace casewright::analysis {
namespace {

using rules::VersionProfile;

/// Collects sentences, each with how grave it is.
class Telling final {
public:
    enum class Weight : std::uint8_t { DoesNotRun, Loss, Effect, NoEffect };

    void add(Weight weight, std::string text)
    {
        const bool isLoss = weight == Weight::DoesNotRun || weight == Weight::Loss;
        m_told.emplace_back(weight, VersionDifference{.what = std::move(text), .isLoss = isLoss});
    }
    /// A number that the version changes: `212 alerts reach no case instead of 0.`
    void addCount(std::uint64_t before, std::uint64_t after, std::string_view one, std::string_view many, Weight more)
    {
        if (before == after)
            return;
        add(after > before ? more : Weight::Effect,
            fmt::format("{} instead of {}.", countText(after, one, many), numberText(before)));
    }
    [[nodiscard]] std::vector<VersionDifference> take()
    {
        std::stable_sort(m_told.begin(), m_told.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        std::vector<VersionDifference> all;
        for (auto& [weight, difference] : m_told)
            all.push_back(std::move(difference));
        return all;
    }

private:
    std::vector<std::pair<Weight, VersionDifference>> m_told{};
};

using Weight = Telling::Weight;

void tellRunning(const UpgradeFacts& facts, Telling& to)
{
    if (facts.refusalBefore.empty() && !facts.refusalAfter.empty())
        to.add(Weight::DoesNotRun, "The rule opens no cases any more. " + facts.refusalAfter);
    else if (!facts.refusalBefore.empty() && facts.refusalAfter.empty())
        to.add(Weight::Effect, "The rule opens cases, which it did not. " + facts.refusalBefore);
    else if (!facts.refusalBefore.empty())
        to.add(Weight::NoEffect, "The rule opens no cases under either version. " + facts.refusalAfter);
}

void tellLimits(const UpgradeFacts& facts, Telling& to)
{
    const engine::SimulationSummary& before = facts.change.before->summary;
    const engine::SimulationSummary& after = facts.change.after->summary;
    const auto limit = [&facts](const VersionProfile& profile) {
        return engine::groupLimit(facts.rule.casesAction->maximumCasesToOpen, profile);
    };
    if (const std::uint32_t now = limit(facts.to); now != limit(facts.from))
        to.add(before.breakerRuns == after.breakerRuns ? Weight::NoEffect : Weight::Effect,
               fmt::format("{} a run instead of {}{}.", countText(now, "case", "cases"), numberText(limit(facts.from)),
                           before.breakerRuns + after.breakerRuns == 0 ? "; no run comes to that" : ""));
    if (facts.to.documentsPerRun != facts.from.documentsPerRun)
        to.add(before.audit.overRunCap == after.audit.overRunCap ? Weight::NoEffect : Weight::Effect,
               fmt::format("A run hands over at most {} instead of {}{}.",
                           countText(facts.to.documentsPerRun, "alert", "alerts"),
                           numberText(facts.from.documentsPerRun),
                           before.audit.overRunCap + after.audit.overRunCap == 0 ? "; no run comes to that" : ""));
    to.addCount(before.audit.overRunCap, after.audit.overRunCap, "alert is over what a run hands over",
                "alerts are over what a run hands over", Weight::Loss);
    to.addCount(before.breakerRuns, after.breakerRuns, "run gives grouping up",
                "runs give grouping up", Weight::Effect);
    to.addCount(before.failedRuns, after.failedRuns, "run fails", "runs fail", Weight::Loss);
}

void tellCases(const UpgradeFacts& facts, Telling& to)
{
    const UpgradeChange& change = facts.change;
    to.addCount(change.before->lost(), change.after->lost(), "alert reaches no case", "alerts reach no case",
                Weight::Loss);
    to.addCount(change.before->summary.audit.overLimit, change.after->summary.audit.overLimit,
                "alert finds its case full", "alerts find their case full", Weight::Loss);
    to.addCount(change.before->summary.casesOpened, change.after->summary.casesOpened, "case is opened",
                "cases are opened", Weight::Effect);
    if (const std::size_t moved = change.cases ? change.cases->moved.size() : 0; moved > 0)
        to.add(Weight::Effect, fmt::format("{} into another case, or out of one.",
                                           countText(moved, "alert comes", "alerts come")));
    if (change.titlesChanged > 0)
        to.add(Weight::Effect,
               fmt::format("{} another title, for long ones are cut in another way.",
                           countText(change.titlesChanged, "case that is the same has",
                                     "cases that are the same have")));
}

void tellSettings(const UpgradeFacts& facts, Telling& to)
{
    const rules::CasesAction& action = *facts.rule.casesAction;
    if (action.templateId && facts.from.caseTemplates != facts.to.caseTemplates)
        to.add(Weight::Effect,
               facts.to.caseTemplates
                   ? fmt::format("Cases are made from the template {}, which Kibana {} does not know.",
                                 *action.templateId, facts.from.name)
                   : fmt::format("Cases are not made from the template {} any more, and Kibana {} may refuse the rule.",
                                 *action.templateId, facts.to.name));
    if (action.groupBy.empty())
        return;
    const bool hadField = rules::alertsCarry(facts.rule, facts.from, action.groupBy);
    if (hadField == rules::alertsCarry(facts.rule, facts.to, action.groupBy))
        return;
    to.add(Weight::Effect, fmt::format("The alerts {} {}, which they are grouped by{}.",
                                       hadField ? "do not carry" : "carry", action.groupBy,
                                       hadField ? ": all of them are in one group" : ""));
}

} // namespace

std::vector<VersionDifference> tellDifferences(const UpgradeFacts& facts)
{
    Telling telling;
    tellRunning(facts, telling);
    if (facts.change.before && facts.change.after) {
        tellCases(facts, telling);
        tellLimits(facts, telling);
        tellSettings(facts, telling);
    }
    return telling.take();
}

} // namespace casewright::analysis
