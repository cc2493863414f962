// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/archive/ReportData.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "core/rules/RuleJson.h"
#include "core/store/SimulationComparison.h"

namespace casewright::archive {
namespace {

using base::ErrorCode;
using base::Result;

constexpr std::uint32_t PageOfRuns = 2'000;
constexpr std::size_t MostSpans = 160;

/// What a picture needs of a run.
struct RunPoint {
    base::Timestamp at;
    std::uint32_t alerts;
    bool struck;
};

bool hasStruck(const store::StoredRun& run)
{
    const engine::Audit& audit = run.audit;
    return run.breaker || audit.overMaxSignals + audit.overRunCap + audit.overLimit + audit.failed > 0;
}

Result<std::vector<RunPoint>> readRuns(const store::Workspace& workspace, std::int64_t simulation,
                                       const std::stop_token& stop)
{
    std::vector<RunPoint> points;
    std::optional<std::uint64_t> after;
    while (!stop.stop_requested()) {
        const Result<std::vector<store::StoredRun>> page = workspace.runs(simulation, after, PageOfRuns);
        if (!page)
            return base::fail(page.error());
        for (const store::StoredRun& run : *page)
            points.push_back({.at = run.at, .alerts = run.alerts, .struck = hasStruck(run)});
        if (page->size() < PageOfRuns)
            return points;
        after = page->back().number;
    }
    return base::fail(ErrorCode::Cancelled, "Stopped.");
}

/// As many spans of the same length as there is room for, and not more than there are runs.
std::vector<RunSpan> spansOf(const std::vector<RunPoint>& points)
{
    if (points.empty())
        return {};
    const base::Timestamp first = points.front().at;
    const std::int64_t length = (points.back().at - first).milliseconds + 1;
    const auto count = static_cast<std::int64_t>(std::min(points.size(), MostSpans));
    std::vector<RunSpan> spans;
    for (std::int64_t i = 0; i < count; ++i)
        spans.push_back({.from = {first.milliseconds + length * i / count}});
    for (const RunPoint& point : points) {
        // The last span that does not begin after the run.
        const auto next = std::upper_bound(spans.begin(), spans.end(), point.at,
                                           [](base::Timestamp at, const RunSpan& span) { return at < span.from; });
        RunSpan& span = *std::prev(next);
        ++span.runs;
        span.alerts += point.alerts;
        span.struck += point.struck ? 1U : 0U;
    }
    return spans;
}

Result<void> readCases(const store::Workspace& workspace, ReportData& data)
{
    const std::int64_t key = data.simulation.key;
    Result<std::vector<store::OpenCases>> open = store::readOpenCases(workspace, key, data.lastRun);
    if (!open)
        return base::fail(open.error());
    Result<std::vector<store::CaseSizeCount>> sizes = store::readCaseSizes(workspace, key);
    if (!sizes)
        return base::fail(sizes.error());
    Result<std::vector<store::GroupTotal>> groups = store::readLargestGroups(workspace, key, ReportData::MostGroups);
    if (!groups)
        return base::fail(groups.error());
    Result<std::vector<store::CaseRow>> largest = workspace.cases(
        {.simulation = key, .order = store::CaseOrder::MostAlerts}, std::nullopt, ReportData::MostCases);
    if (!largest)
        return base::fail(largest.error());
    data.open = std::move(*open);
    data.sizes = std::move(*sizes);
    data.groups = std::move(*groups);
    data.largest = std::move(*largest);
    return {};
}

} // namespace

Result<ReportData> readReportData(const store::Workspace& workspace, std::int64_t simulation,
                                  const std::stop_token& stop)
{
    Result<std::vector<store::SimulationCounts>> counts = workspace.compareCounts({simulation});
    if (!counts)
        return base::fail(counts.error());
    ReportData data{.simulation = std::move(counts->front().simulation), .cases = counts->front().cases};
    if (data.simulation.origin != store::CaseOrigin::Simulation)
        return base::fail(ErrorCode::NotSupported,
                          "Collection " + std::to_string(simulation)
                              + " holds cases that no simulation made; reports are of simulations. Export its cases.");
    if (Result<rules::Rule> rule = rules::parseRule(data.simulation.ruleJson); rule)
        data.rule = std::move(*rule);
    Result<std::vector<RunPoint>> runs = readRuns(workspace, simulation, stop);
    if (!runs)
        return base::fail(runs.error());
    if (!runs->empty()) {
        data.firstRun = runs->front().at;
        data.lastRun = runs->back().at;
    }
    data.spans = spansOf(*runs);
    if (const Result<void> done = readCases(workspace, data); !done)
        return base::fail(done.error());
    if (stop.stop_requested())
        return base::fail(ErrorCode::Cancelled, "Stopped.");
    return data;
}

} // namespace casewright::archive
