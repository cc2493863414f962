// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/PreviewFixes.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "core/analysis/GroupingOutlook.h"
#include "core/analysis/SmallestStep.h"
#include "core/analysis/WindowSteps.h"

namespace casewright::analysis {
namespace {

using base::Result;
using engine::ActionInput;
using engine::PreparedRuns;
using engine::SimulationSummary;

/// Fields that are tried, and how many of the best are offered.
constexpr std::size_t MostCandidates = 10;
constexpr std::size_t MostFields = 2;
/// Windows beyond a year help nobody.
constexpr base::Duration LongestWindow{366 * base::Day.milliseconds};

std::int64_t numberOf(const std::string& text)
{
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

rules::CasesAction withFix(rules::CasesAction action, const PreviewFix& fix)
{
    switch (fix.setting) {
    case Setting::TimeWindow: action.timeWindow = fix.value; break;
    case Setting::MaximumCases: action.maximumCasesToOpen = numberOf(fix.value); break;
    case Setting::Reopen: action.reopenClosedCases = fix.value == "true"; break;
    case Setting::Grouping: action.groupBy = fix.value; break;
    default: break;
    }
    return action;
}

/// Looks for what mends the warnings of one preview.
class FixSearch final {
public:
    FixSearch(const PreparedRuns& runs, const ActionInput& action, const RulePreview& preview,
              std::span<const alerts::FieldStatistics> documents, const std::stop_token& stop)
        : m_runs(runs), m_action(action), m_now(preview.summary), m_documents(documents), m_stop(stop)
    {
        for (const PreviewWarning& warning : preview.warnings)
            if (warning.kind == PreviewWarningKind::GroupingGivenUp && !warning.fixes.empty())
                m_raised = warning.fixes.front();
    }

    Result<void> mend(PreviewWarning& warning)
    {
        switch (warning.kind) {
        case PreviewWarningKind::GroupingGivenUp:
            return raise(warning).and_then([&] { return group(warning); });
        case PreviewWarningKind::CaseFull:
            return raiseForFull(warning).and_then([&] { return group(warning); }).and_then([&] {
                return shorten(warning);
            });
        case PreviewWarningKind::Overwritten: return group(warning);
        case PreviewWarningKind::OverMaxSignals: return takeMore(warning);
        case PreviewWarningKind::FollowUps: return lengthen(warning);
        case PreviewWarningKind::ClosedPassed:
            return tryOut(warning, {.setting = Setting::Reopen, .value = "true"},
                          [this](const SimulationSummary& with) { return with.casesOpened < m_now.casesOpened; });
        case PreviewWarningKind::Refused:
        case PreviewWarningKind::OverRunCap:
        case PreviewWarningKind::Silenced: break;
        }
        return {};
    }

private:
    using Check = std::function<bool(const SimulationSummary&)>;

    Result<SimulationSummary> run(const PreviewFix& fix)
    {
        const auto key = std::pair(fix.setting, fix.value);
        if (const auto known = m_summaries.find(key); known != m_summaries.end())
            return known->second;
        ActionInput changed = m_action;
        changed.action = withFix(changed.action, fix);
        const Result<engine::SimulationResult> done = engine::simulate(m_runs, changed, nullptr, nullptr, m_stop);
        if (!done)
            return base::fail(done.error());
        return m_summaries.emplace(key, done->summary).first->second;
    }
    [[nodiscard]] bool isNoWorse(const SimulationSummary& with) const
    {
        return with.audit.inNoCase() <= m_now.audit.inNoCase();
    }
    static void note(PreviewFix& fix, const SimulationSummary& with)
    {
        fix.inNoCase = with.audit.inNoCase();
        fix.breakerRuns = with.breakerRuns;
        fix.casesOpened = with.casesOpened;
    }
    Result<void> tryOut(PreviewWarning& warning, PreviewFix fix, const Check& helps)
    {
        const Result<SimulationSummary> with = run(fix);
        if (!with)
            return base::fail(with.error());
        if (isNoWorse(*with) && helps(*with)) {
            note(fix, *with);
            warning.fixes.push_back(std::move(fix));
        }
        return {};
    }

    /// It stays what a person may want, also where it trades alerts in the wrong case for alerts in none. Where no
    /// maximum is high enough, the highest may mend most of the runs.
    Result<void> raise(PreviewWarning& warning)
    {
        if (warning.fixes.empty() && warning.limit < warning.ceiling)
            return tryOut(warning, {.setting = Setting::MaximumCases, .value = std::to_string(warning.ceiling)},
                          [this](const SimulationSummary& with) { return with.breakerRuns * 2 < m_now.breakerRuns; });
        for (PreviewFix& fix : warning.fixes) {
            const Result<SimulationSummary> with = run(fix);
            if (!with)
                return base::fail(with.error());
            note(fix, *with);
        }
        return {};
    }
    /// A full case without a group is often what a breaker made.
    Result<void> raiseForFull(PreviewWarning& warning)
    {
        if (!warning.group.isUngrouped || m_now.breakerRuns == 0 || !m_raised)
            return {};
        return tryOut(warning, *m_raised, [this](const SimulationSummary& with) {
            return with.audit.overLimit < m_now.audit.overLimit;
        });
    }

    /// The fields that do best, each run once for all warnings.
    Result<void> group(PreviewWarning& warning)
    {
        if (!m_outlooks) {
            const std::vector<std::string> fields = groupingCandidates(m_runs, m_action, m_documents, MostCandidates);
            Result<std::vector<GroupingOutlook>> found = groupingOutlooks(m_runs, m_action, fields, m_stop);
            if (!found)
                return base::fail(found.error());
            m_outlooks = std::move(*found);
        }
        std::vector<const GroupingOutlook*> better;
        for (const GroupingOutlook& outlook : *m_outlooks)
            if (outlook.inNoCase <= m_now.audit.inNoCase() && mends(warning.kind, outlook))
                better.push_back(&outlook);
        std::stable_sort(better.begin(), better.end(), [](const GroupingOutlook* a, const GroupingOutlook* b) {
            return std::pair(a->inNoCase, a->breakerRuns) < std::pair(b->inNoCase, b->breakerRuns);
        });
        for (std::size_t i = 0; i < std::min(better.size(), MostFields); ++i)
            warning.fixes.push_back({.setting = Setting::Grouping,
                                     .value = better[i]->field,
                                     .inNoCase = better[i]->inNoCase,
                                     .breakerRuns = better[i]->breakerRuns,
                                     .casesOpened = better[i]->casesOpened});
        return {};
    }
    [[nodiscard]] bool mends(PreviewWarningKind kind, const GroupingOutlook& outlook) const
    {
        // Half is not worth another field.
        if (kind == PreviewWarningKind::GroupingGivenUp)
            return outlook.breakerRuns * 2 < m_now.breakerRuns && outlook.values > 1;
        return outlook.inNoCase * 2 < m_now.audit.inNoCase();
    }

    /// The nearest window that leaves nothing out.
    Result<void> shorten(PreviewWarning& warning)
    {
        const WindowSteps steps = WindowSteps::shorter(m_action.action.timeWindow, m_runs.input().profile);
        return search(warning, steps, [](const SimulationSummary& with) { return with.audit.overLimit == 0; });
    }
    Result<void> lengthen(PreviewWarning& warning)
    {
        const WindowSteps steps =
            WindowSteps::longer(m_action.action.timeWindow, m_runs.input().profile, LongestWindow);
        return search(warning, steps, [this](const SimulationSummary& with) {
            return with.casesOpened * 2 <= m_now.casesOpened;
        });
    }
    Result<void> search(PreviewWarning& warning, const WindowSteps& steps, const Check& helps)
    {
        const Result<std::optional<std::uint64_t>> step = smallestStep(steps.count(), [&](std::uint64_t k) {
            return run({.setting = Setting::TimeWindow, .value = steps.at(k)}).map(helps);
        });
        if (!step)
            return base::fail(step.error());
        return *step ? tryOut(warning, {.setting = Setting::TimeWindow, .value = steps.at(**step)}, helps)
                     : Result<void>();
    }

    /// Round numbers up to the most that Kibana takes without a warning.
    Result<void> takeMore(PreviewWarning& warning) const
    {
        for (const std::int64_t most : {200, 500, 1'000}) {
            engine::RunsInput input = m_runs.input();
            if (most <= input.rule.maxSignals)
                continue;
            input.rule.maxSignals = most;
            const auto prepared =
                PreparedRuns::prepare(std::move(input), m_action.action.groupBy, m_runs.groupings(), nullptr, m_stop);
            if (!prepared)
                return base::fail(prepared.error());
            const auto done = engine::simulate(**prepared, m_action, nullptr, nullptr, m_stop);
            if (!done)
                return base::fail(done.error());
            const engine::Audit& audit = done->summary.audit;
            if (audit.overMaxSignals > 0 || !isNoWorse(done->summary))
                continue;
            PreviewFix fix{.setting = Setting::MaxSignals, .value = std::to_string(most)};
            note(fix, done->summary);
            warning.fixes.push_back(std::move(fix));
            break;
        }
        return {};
    }

    const PreparedRuns& m_runs;
    const ActionInput& m_action;
    const SimulationSummary& m_now;
    std::span<const alerts::FieldStatistics> m_documents;
    const std::stop_token& m_stop;
    std::optional<std::vector<GroupingOutlook>> m_outlooks;
    std::map<std::pair<Setting, std::string>, SimulationSummary> m_summaries;   ///< what came of the action's changes
    std::optional<PreviewFix> m_raised;   ///< the maximum with which grouping is never given up, if it may be so high
};

} // namespace

rules::Rule withFix(rules::Rule rule, const PreviewFix& fix)
{
    if (fix.setting == Setting::MaxSignals)
        rule.maxSignals = numberOf(fix.value);
    else if (rule.casesAction)
        rule.casesAction = withFix(std::move(*rule.casesAction), fix);
    return rule;
}

Result<std::vector<PreviewWarning>> findPreviewFixes(const PreparedRuns& runs, const ActionInput& action,
                                                     const RulePreview& preview,
                                                     std::span<const alerts::FieldStatistics> documents,
                                                     const std::stop_token& stop)
{
    std::vector<PreviewWarning> warnings = preview.warnings;
    FixSearch search(runs, action, preview, documents, stop);
    for (PreviewWarning& warning : warnings) {
        const auto before = static_cast<std::ptrdiff_t>(warning.fixes.size());
        if (const Result<void> done = search.mend(warning); !done)
            return base::fail(done.error());
        // A person may be about to press what was there before.
        std::stable_sort(warning.fixes.begin() + before, warning.fixes.end(),
                         [](const PreviewFix& a, const PreviewFix& b) { return a.inNoCase < b.inNoCase; });
    }
    return warnings;
}

} // namespace casewright::analysis
