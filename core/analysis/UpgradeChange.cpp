// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/UpgradeChange.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "core/analysis/UpgradeText.h"
#include "core/engine/PreparedRuns.h"
#include "core/rules/RuleTypes.h"
#include "core/rules/Validation.h"

namespace casewright::analysis {
namespace {

using base::Result;
using rules::VersionProfile;

/// What comes of a rule under one version.
struct UnderVersion {
    std::string refusal{};                        ///< empty: it runs
    std::optional<SweepOutcome> outcome{};
    std::optional<CaseAssignment> cases{};
};

/// Why there is nothing to run; empty: there is. What Kibana refuses is a warning elsewhere, where people want to see
/// what a rule would do all the same.
std::string refusalOf(const rules::Rule& rule, const VersionProfile& profile)
{
    if (!profile.detectionRules && rules::isDetectionRule(rule.ruleTypeId))
        return fmt::format("Kibana {} has no Cases action for detection rules; they have it from 8.16.", profile.name);
    if (const std::optional<base::Error> reason = engine::reasonAgainst(rule, profile))
        return reason->text;
    const std::string& window = rule.casesAction->timeWindow;
    if (profile.windowUnits.find(window.back()) == std::string_view::npos)
        return fmt::format("Kibana {} does not take the time window {}: it has none in {}.", profile.name, window,
                           window.back() == 'm' ? "minutes" : "hours");
    return {};
}

Result<UnderVersion> runUnder(SweepInput input, const VersionProfile& profile, const std::stop_token& stop)
{
    input.runs.profile = profile;
    input.runs.rule.casesAction = input.action.action;
    input.axes = {};
    UnderVersion under{.refusal = refusalOf(input.runs.rule, profile)};
    if (!under.refusal.empty())
        return under;
    Result<Sweep> swept = sweep(input, {}, nullptr, stop);
    if (!swept)
        return base::fail(swept.error());
    under.outcome = std::move(swept->now);
    Result<CaseAssignment> cases = assignCases(engine::simulationInput(input.runs, input.action), nullptr, stop);
    if (!cases)
        return base::fail(cases.error());
    under.cases = std::move(*cases);
    return under;
}

std::vector<std::string> findingsUnder(const rules::Rule& rule, const VersionProfile& profile)
{
    std::vector<std::string> texts;
    for (rules::Finding& finding : rules::validate(rule, profile))
        texts.push_back(std::move(finding.text));
    return texts;
}

std::vector<std::string> without(const std::vector<std::string>& texts, const std::vector<std::string>& others)
{
    std::vector<std::string> left;
    for (const std::string& text : texts)
        if (std::find(others.begin(), others.end(), text) == others.end())
            left.push_back(text);
    return left;
}

std::uint64_t countTitles(const CaseComparison& comparison, const CaseAssignment& before, const CaseAssignment& after)
{
    std::uint64_t changed = 0;
    for (const CaseFlow& flow : comparison.flows)
        if (flow.before != CaseAssignment::InNoCase && comparison.before[flow.before] == CaseFate::Kept
            && before.cases[flow.before].title != after.cases[flow.after].title)
            ++changed;
    return changed;
}

} // namespace

Result<UpgradeChange> upgradeChange(const SweepInput& input, const VersionProfile& from, const VersionProfile& to,
                                    const std::stop_token& stop)
{
    Result<UnderVersion> before = runUnder(input, from, stop);
    if (!before)
        return base::fail(before.error());
    Result<UnderVersion> after = runUnder(input, to, stop);
    if (!after)
        return base::fail(after.error());
    rules::Rule rule = input.runs.rule;
    rule.casesAction = input.action.action;
    UpgradeChange change{.ruleId = rule.id.text,
                         .ruleName = rule.name,
                         .from = std::string(from.name),
                         .to = std::string(to.name),
                         .before = std::move(before->outcome),
                         .after = std::move(after->outcome)};
    if (before->cases && after->cases) {
        Result<CaseComparison> cases = compareCases(*before->cases, *after->cases, stop);
        if (!cases)
            return base::fail(cases.error());
        change.titlesChanged = countTitles(*cases, *before->cases, *after->cases);
        change.cases = std::move(*cases);
    }
    const std::vector<std::string> findingsBefore = findingsUnder(rule, from);
    const std::vector<std::string> findingsAfter = findingsUnder(rule, to);
    change.newFindings = without(findingsAfter, findingsBefore);
    change.goneFindings = without(findingsBefore, findingsAfter);
    change.differences = tellDifferences({.rule = rule, .from = from, .to = to, .refusalBefore = before->refusal,
                                          .refusalAfter = after->refusal, .change = change});
    return change;
}

} // namespace casewright::analysis
