// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/RulePreview.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "core/analysis/DocumentGrouping.h"
#include "core/analysis/PreviewRuns.h"
#include "core/engine/CaseText.h"
#include "core/engine/RuleEvaluation.h"
#include "core/rules/TimeWindow.h"

namespace casewright::analysis {
namespace {

using base::Result;
using engine::ActionInput;
using engine::PreparedRuns;
using engine::SimulationResult;

constexpr std::string_view Ungrouped = "{}";
/// So many follow-up cases, and more than half of all, are worth a warning.
constexpr std::uint64_t ManyFollowUps = 5;

/// Puts the parts of a preview together when the simulation is over.
class Putting final {
public:
    Putting(const PreparedRuns& runs, const ActionInput& action, const SimulationResult& result, PreviewRuns& seen)
        : m_runs(runs), m_action(action), m_result(result), m_seen(seen)
    {
    }

    RulePreview put(engine::RunSpan span, const PreviewSize& size)
    {
        RulePreview preview{.summary = m_result.summary, .firstAt = span.firstAt, .lastAt = span.lastAt};
        preview.countsDocuments = !engine::makesAlerts(m_runs.input().rule);
        preview.barLength = m_seen.barLength();
        preview.bars = m_seen.takeBars();
        countCases();
        putGroups(preview, size.groups);
        putWarnings(preview.warnings);
        preview.firstCase = firstCase();
        return preview;
    }

private:
    void countCases()
    {
        m_cases.resize(m_result.groupings.size());
        m_fullest.resize(m_result.groupings.size());
        for (const engine::Case& each : m_result.cases) {
            ++m_cases[each.group.value];
            m_fullest[each.group.value] = std::max(m_fullest[each.group.value], each.totalAlerts);
        }
    }

    [[nodiscard]] PreviewGroup describe(std::uint32_t number) const
    {
        const std::string& key = m_result.groupings[number];
        const PreviewRuns::Group& seen = m_seen.groups()[number];
        PreviewGroup group{.name = {},
                           .isUnknown = isUnknown(key),
                           .isUngrouped = key == Ungrouped,
                           .alerts = seen.alerts,
                           .overLimit = seen.overLimit,
                           .cases = m_cases[number],
                           .fullest = m_fullest[number],
                           .at = seen.at};
        if (!group.isUnknown)
            for (const engine::GroupingLeaf& leaf : engine::flattenGrouping(key))
                group.name += (group.name.empty() ? "" : " & ") + leaf.value;
        return group;
    }

    [[nodiscard]] bool isUnknown(std::string_view key) const
    {
        return !m_action.action.groupBy.empty() && key == unknownKey(m_action.action.groupBy);
    }

    void putGroups(RulePreview& preview, std::size_t most) const
    {
        const std::vector<PreviewRuns::Group>& seen = m_seen.groups();
        std::vector<std::uint32_t> order;
        for (std::uint32_t number = 0; number < seen.size(); ++number)
            if (seen[number].isSeen)
                order.push_back(number);
        preview.groupCount = order.size();
        const auto end = order.begin() + static_cast<std::ptrdiff_t>(std::min(most, order.size()));
        std::partial_sort(order.begin(), end, order.end(), [&seen](std::uint32_t a, std::uint32_t b) {
            return seen[a].alerts != seen[b].alerts ? seen[a].alerts > seen[b].alerts : a < b;
        });
        for (auto number = order.begin(); number != end; ++number)
            preview.groups.push_back(describe(*number));
    }

    /// The gravest first: nothing at all, mixed up, lost, left out.
    void putWarnings(std::vector<PreviewWarning>& warnings) const
    {
        using Kind = PreviewWarningKind;
        add(warnings, Kind::Refused, m_seen.refused);
        add(warnings, Kind::GroupingGivenUp, m_seen.breaker);
        addFullCases(warnings);
        add(warnings, Kind::OverMaxSignals, m_seen.maxSignals);
        add(warnings, Kind::OverRunCap, m_seen.runCap);
        add(warnings, Kind::Overwritten, m_seen.overwritten);
        add(warnings, Kind::Silenced, m_seen.silenced);
        if (m_seen.followUps.count >= ManyFollowUps && m_seen.followUps.count * 2 > m_result.summary.casesOpened)
            add(warnings, Kind::FollowUps, m_seen.followUps);
        add(warnings, Kind::ClosedPassed, m_seen.closedPassed);
    }

    void add(std::vector<PreviewWarning>& warnings, PreviewWarningKind kind, const PreviewRuns::Trouble& trouble) const
    {
        if (trouble.runs == 0)
            return;
        PreviewWarning warning{.kind = kind, .runs = trouble.runs, .alerts = trouble.count};
        warning.at = trouble.at;
        const engine::RunsInput& input = m_runs.input();
        if (kind == PreviewWarningKind::Refused)
            warning.text = m_seen.refusal;
        if (kind == PreviewWarningKind::OverMaxSignals)
            warning.limit = static_cast<std::uint64_t>(std::max<std::int64_t>(input.rule.maxSignals, 0));
        if (kind == PreviewWarningKind::OverRunCap)
            warning.limit = input.profile.documentsPerRun;
        if (kind == PreviewWarningKind::GroupingGivenUp) {
            warning.most = trouble.worst;
            warning.limit = m_seen.limit;
            warning.ceiling = input.profile.maximumIsSetting ? input.profile.ceiling : 0;
            // As many as there are groups at most is the least with which it never strikes, whatever else the runs do.
            if (input.profile.maximumIsSetting && trouble.worst <= input.profile.ceiling)
                warning.fixes.push_back({.setting = Setting::MaximumCases,
                                         .value = std::to_string(trouble.worst),
                                         .inNoCase = {},
                                         .breakerRuns = 0,
                                         .casesOpened = {}});
        }
        warnings.push_back(std::move(warning));
    }

    void addFullCases(std::vector<PreviewWarning>& warnings) const
    {
        PreviewWarning warning{.kind = PreviewWarningKind::CaseFull,
                               .runs = m_seen.full.runs,
                               .alerts = m_seen.full.count,
                               .limit = engine::MaximumAlertsPerCase};
        std::uint64_t most = 0;
        const std::vector<PreviewRuns::Group>& seen = m_seen.groups();
        for (std::uint32_t number = 0; number < seen.size(); ++number) {
            const PreviewRuns::Group& group = seen[number];
            if (group.overLimit == 0)
                continue;
            ++warning.groups;
            if (group.overLimit <= most)
                continue;
            most = group.overLimit;
            warning.group = describe(number);
            warning.at = group.fullAt;
        }
        if (warning.groups > 0)
            warnings.push_back(std::move(warning));
    }

    [[nodiscard]] std::optional<PreviewCase> firstCase() const
    {
        if (m_result.cases.empty())
            return std::nullopt;
        const auto isReal = [this](const engine::Case& each) {
            const std::string& key = m_result.groupings[each.group.value];
            return key != Ungrouped && !isUnknown(key);
        };
        const auto real = std::find_if(m_result.cases.begin(), m_result.cases.end(), isReal);
        const engine::Case& shown = real == m_result.cases.end() ? m_result.cases.front() : *real;
        return PreviewCase{.title = shown.title,
                           .description = shown.description,
                           .tags = shown.tags,
                           .createdAt = shown.createdAt};
    }

    const PreparedRuns& m_runs;
    const ActionInput& m_action;
    const SimulationResult& m_result;
    PreviewRuns& m_seen;
    std::vector<std::uint32_t> m_cases;     ///< by group; so the next
    std::vector<std::uint32_t> m_fullest;
};

} // namespace

Result<RulePreview> previewRule(const PreparedRuns& runs, const ActionInput& action, const PreviewSize& size,
                                const std::stop_token& stop)
{
    const Result<std::unique_ptr<engine::RunSource>> source = runs.runsFor(action.action.groupBy, nullptr, stop);
    if (!source)
        return base::fail(source.error());
    const engine::RunSpan span = (*source)->span();
    PreviewRuns seen(span, rules::parseInterval(runs.input().rule.interval).value_or(base::Minute), size.bars);
    const Result<SimulationResult> result = engine::simulate(runs, action, &seen, nullptr, stop);
    if (!result)
        return base::fail(result.error());
    return Putting(runs, action, *result, seen).put(span, size);
}

} // namespace casewright::analysis
