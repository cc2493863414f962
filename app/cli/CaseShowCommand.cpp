// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/CaseShowCommand.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "app/cli/CaseReferences.h"
#include "app/cli/CaseReport.h"
#include "app/cli/Output.h"
#include "app/cli/StoredCases.h"
#include "core/store/Workspace.h"

namespace casewright::cli {
namespace {

using base::Result;

constexpr std::uint32_t PageSize = 500;

/// Reads pages of what a case holds, until it knows whether there are more rows than `limit` (0: all).
template<class Row, class Read>
Result<std::vector<Row>> readPages(std::uint64_t limit, const Read& read)
{
    std::vector<Row> rows;
    std::optional<std::int64_t> after;
    while (limit == 0 || rows.size() <= limit) {
        Result<std::vector<Row>> page = read(after, PageSize);
        if (!page)
            return base::fail(page.error());
        const bool isLast = page->size() < PageSize;
        if (!page->empty())
            after = page->back().key;
        rows.insert(rows.end(), page->begin(), page->end());
        if (isLast)
            break;
    }
    return rows;
}

/// Cuts to the limit; whether there was more.
template<class Row>
bool cut(std::vector<Row>& rows, std::uint64_t limit)
{
    if (limit == 0 || rows.size() <= limit)
        return false;
    rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(limit), rows.end());
    return true;
}

Result<CaseReport> readCase(const store::Workspace& workspace, std::int64_t key, std::uint64_t limit)
{
    Result<store::CaseDetail> detail = workspace.caseDetail(key);
    if (!detail)
        return base::fail(detail.error());
    const auto simulations = workspace.simulations();
    if (!simulations)
        return base::fail(simulations.error());
    const auto simulation = chooseSimulation(workspace.path(), *simulations, detail->row.simulation);
    if (!simulation)
        return base::fail(simulation.error());
    auto activity = readPages<store::Activity>(limit, [&](const auto& after, std::uint32_t count) {
        return workspace.activity(key, after, count);
    });
    if (!activity)
        return base::fail(activity.error());
    auto alerts = readPages<store::AttachedAlert>(limit, [&](const auto& after, std::uint32_t count) {
        return workspace.alerts(key, after, count);
    });
    if (!alerts)
        return base::fail(alerts.error());
    CaseReport report{.detail = std::move(*detail),
                      .simulation = **simulation,
                      .activity = std::move(*activity),
                      .alerts = std::move(*alerts)};
    report.hasMoreActivity = cut(report.activity, limit);
    static_cast<void>(cut(report.alerts, limit));
    return report;
}

} // namespace

ExitCode showCase(const CaseShowOptions& options)
{
    const Result<store::Workspace> workspace = openToRead(options.workspace);
    if (!workspace)
        return refuseWorkspace(workspace.error());
    const Result<std::int64_t> key = findCase(*workspace, options.which);
    if (!key) {
        const bool wrongName = key.error().code == base::ErrorCode::NotFound
            || key.error().code == base::ErrorCode::InvalidValue;
        return wrongName ? refuseInput(key.error()) : refuseWorkspace(key.error());
    }
    const Result<CaseReport> report = readCase(*workspace, *key, options.limit);
    if (!report)
        return refuseWorkspace(report.error());
    print(options.format == Format::Json ? caseJson(*report, options.workspace)
                                         : caseText(*report, terminalWidth()));
    return finishOutput();
}

} // namespace casewright::cli
