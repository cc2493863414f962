// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/CaseShowCommand.h"

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "app/cli/Acting.h"
#include "app/cli/CaseComments.h"
#include "app/cli/CasePages.h"
#include "app/cli/CaseReferences.h"
#include "app/cli/CaseRefusal.h"
#include "app/cli/CaseReport.h"
#include "app/cli/Output.h"
#include "app/cli/StoredCases.h"
#include "core/store/AttachmentsClient.h"
#include "core/store/CasesClient.h"
#include "core/store/Workspace.h"

namespace casewright::cli {
namespace {

using base::Result;

/// When the case was as it is: for a simulated one the last thing that happened to it, because what the clock on the
/// wall shows has nothing to do with its times.
base::Timestamp asOf(const CaseReport& report)
{
    const store::CaseRow& row = report.detail.row;
    return report.simulation.origin == store::CaseOrigin::Simulation ? row.updatedAt.value_or(row.createdAt)
                                                                     : wallClock();
}

Result<CaseReport> readHead(store::Workspace& workspace, std::int64_t key)
{
    CaseReport report;
    const store::CasesClient client(workspace);
    Result<store::CaseDetail> detail = workspace.caseDetail(key);
    if (!detail)
        return base::fail(detail.error());
    report.detail = std::move(*detail);
    Result<store::StoredCase> stored = client.get(key);
    if (!stored)
        return base::fail(stored.error());
    report.stored = std::move(*stored);
    const auto simulations = workspace.simulations();
    if (!simulations)
        return base::fail(simulations.error());
    const auto simulation = chooseSimulation(workspace.path(), *simulations, report.detail.row.simulation);
    if (!simulation)
        return base::fail(simulation.error());
    report.simulation = **simulation;
    const Result<cases::Lifespan> lifespan = client.lifespan(key, asOf(report));
    if (!lifespan)
        return base::fail(lifespan.error());
    report.lifespan = *lifespan;
    return report;
}

Result<CaseReport> readCase(store::Workspace& workspace, std::int64_t key, const CaseShowOptions& options)
{
    Result<CaseReport> report = readHead(workspace, key);
    if (!report)
        return report;
    const store::CasesClient client(workspace);
    auto activity = readRows<store::Activity>(options.limit, std::nullopt, [&](const auto& after, std::uint32_t count) {
        return workspace.activity(key, after, count);
    });
    if (!activity)
        return base::fail(activity.error());
    auto actions =
        readRows<store::StoredUserAction>(options.limit, std::nullopt, [&](const auto& after, std::uint32_t count) {
            return client.userActions(key, options.types, after, count);
        });
    if (!actions)
        return base::fail(actions.error());
    auto alerts =
        readRows<store::AttachedAlert>(options.limit, std::nullopt, [&](const auto& after, std::uint32_t count) {
            return client.alerts(key, after, count);
        });
    if (!alerts)
        return base::fail(alerts.error());
    auto comments = readComments(store::AttachmentsClient(workspace), key);
    if (!comments)
        return base::fail(comments.error());
    report->activity = std::move(*activity);
    report->userActions = std::move(*actions);
    report->alerts = std::move(*alerts);
    report->comments = std::move(*comments);
    return report;
}

} // namespace

ExitCode showCase(const CaseShowOptions& options)
{
    Result<store::Workspace> workspace = openToRead(options.workspace);
    if (!workspace)
        return refuseOpening(workspace.error(), options.format);
    const Result<CaseReport> report = findCase(*workspace, options.which).and_then([&](std::int64_t key) {
        return readCase(*workspace, key, options);
    });
    if (!report)
        return refuseOperation(report.error(), options.format);
    print(options.format == Format::Json ? caseJson(*report, options.workspace)
                                         : caseText(*report, terminalWidth()));
    return finishOutput();
}

} // namespace casewright::cli
