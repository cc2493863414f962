// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/Acting.h"
#include "app/cli/CaseReadCommands.h"
#include "app/cli/CaseReading.h"
#include "app/cli/CaseScope.h"
#include "app/cli/Interruption.h"
#include "app/cli/JsonText.h"
#include "app/cli/Printable.h"
#include "app/cli/ProgressLine.h"
#include "app/cli/StoredCases.h"
#include "core/archive/HtmlText.h"
#include "core/store/CasesClient.h"

namespace casewright::cli {
namespace {

using base::Json;
using base::Result;

/// The mean of lengths of time, in seconds.
class Mean final {
public:
    void add(const std::optional<std::int64_t>& seconds)
    {
        if (!seconds)
            return;
        m_sum += static_cast<double>(*seconds);
        ++m_count;
    }
    [[nodiscard]] std::optional<std::int64_t> value() const
    {
        return m_count == 0 ? std::nullopt
                            : std::optional(static_cast<std::int64_t>(m_sum / static_cast<double>(m_count)));
    }
    /// `5m, of 3 cases`
    [[nodiscard]] std::string text() const
    {
        const std::optional<std::int64_t> mean = value();
        return mean ? fmt::format("{}, of {}", archive::lengthText({*mean * 1000}), counted(m_count, "case", "cases"))
                    : std::string("-");
    }

private:
    double m_sum = 0;
    std::uint64_t m_count = 0;
};

struct MeanTimes {
    Mean toAcknowledge{};
    Mean toInvestigate{};
    Mean toResolve{};
    Mean toClose{};        ///< Kibana's mttr: the durations of closed cases
};

/// Without the status open, which takes all times away; false where that leaves none.
bool leaveOutOpen(store::CaseFilter& filter)
{
    if (filter.statuses.empty())
        filter.statuses = {cases::CaseStatus::InProgress, cases::CaseStatus::Closed};
    std::erase(filter.statuses, cases::CaseStatus::Open);
    return !filter.statuses.empty();
}

/// Times are read from the cases themselves: no index has them.
Result<MeanTimes> readTimes(store::Workspace& workspace, const store::StatusCounts& counts, store::CaseFilter filter)
{
    const Interruption interruption;
    ProgressLine line;
    base::Progress* const progress = line.begin("Reading times");
    progress->begin(counts.inProgress + counts.closed);
    std::uint64_t read = 0;
    MeanTimes times;
    if (!leaveOutOpen(filter))
        return times;
    const store::CasesClient client(workspace);
    const auto add = [&](const std::vector<store::CaseRow>& page) -> Result<void> {
        std::vector<std::int64_t> keys;
        for (const store::CaseRow& row : page)
            keys.push_back(row.key);
        progress->advanceTo(read += page.size());
        if (interruption.requested())
            return base::fail(base::ErrorCode::Cancelled, "interrupted");
        if (keys.empty())
            return {};
        const Result<store::CasesByKey> found = client.get(keys);
        if (!found)
            return base::fail(found.error());
        for (const store::StoredCase& each : found->cases) {
            times.toAcknowledge.add(each.document.timeToAcknowledge);
            times.toInvestigate.add(each.document.timeToInvestigate);
            times.toResolve.add(each.document.timeToResolve);
            times.toClose.add(each.document.duration);
        }
        return {};
    };
    const auto done = forEachPage(workspace, filter, std::nullopt, 0, add);
    return done ? Result<MeanTimes>(times) : base::fail(done.error());
}

std::string textOf(const CaseScope& scope, const store::StatusCounts& counts, const MeanTimes& times)
{
    return scopeText(scope)
        + fmt::format("  {} open, {} in progress, {} closed, with {}\n", grouped(counts.open),
                      grouped(counts.inProgress), grouped(counts.closed), counted(counts.alerts, "alert", "alerts"))
        + fmt::format("Mean times\n  to acknowledge  {}\n  to investigate  {}\n  to resolve      {}\n"
                      "  to close        {}\n",
                      times.toAcknowledge.text(), times.toInvestigate.text(), times.toResolve.text(),
                      times.toClose.text())
        + honestyText(scope);
}

/// As Kibana's status and metrics have it; what they have not is called as in a case.
std::string jsonOf(const store::StatusCounts& counts, const MeanTimes& times)
{
    const auto orNull = [](const Mean& mean) {
        const std::optional<std::int64_t> value = mean.value();
        return value ? Json(*value) : Json();
    };
    return indentedJson({{"count_open_cases", counts.open},
                         {"count_in_progress_cases", counts.inProgress},
                         {"count_closed_cases", counts.closed},
                         {"totalAlerts", counts.alerts},
                         {"mttr", orNull(times.toClose)},
                         {"time_to_acknowledge", orNull(times.toAcknowledge)},
                         {"time_to_investigate", orNull(times.toInvestigate)},
                         {"time_to_resolve", orNull(times.toResolve)}})
        + '\n';
}

Result<std::string> countsOf(store::Workspace& workspace, const CaseCountsOptions& options)
{
    const Result<CaseScope> scope = scopeOf(workspace, options.filter);
    if (!scope)
        return base::fail(scope.error());
    store::CaseFilter filter = filterOf(options.filter, wallClock());
    limitTo(filter, *scope);
    const Result<store::StatusCounts> counts = workspace.statusCounts(filter);
    if (!counts)
        return base::fail(counts.error());
    const Result<MeanTimes> times = readTimes(workspace, *counts, filter);
    if (!times)
        return base::fail(times.error());
    return options.format == Format::Json ? jsonOf(*counts, *times) : textOf(*scope, *counts, *times);
}

} // namespace

ExitCode countCases(const CaseCountsOptions& options)
{
    return printReading(options.workspace, options.format,
                        [&](store::Workspace& workspace) { return countsOf(workspace, options); });
}

} // namespace casewright::cli
