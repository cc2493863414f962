// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/StoredCases.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/JsonText.h"
#include "app/cli/Messages.h"
#include "app/cli/Printable.h"
#include "core/cases/CaseNames.h"
#include "core/rules/RuleJson.h"

namespace casewright::cli {
namespace {

using base::ErrorCode;
using base::Json;
using base::Result;

constexpr std::uint32_t PageSize = 500;

} // namespace

Result<store::Workspace> openToRead(const std::string& path)
{
    Result<store::Workspace> workspace = store::Workspace::open(path, store::Access::ReadOnly);
    if (workspace || workspace.error().code != ErrorCode::NotSupported)
        return workspace; // it is of no older Casewright
    const Result<store::Workspace> updated = store::Workspace::open(path, store::Access::ReadWrite);
    if (!updated) // who may not write is told what to do instead
        return updated.error().code == ErrorCode::Unwritable ? std::move(workspace) : base::fail(updated.error());
    printUpgrade(*updated);
    return store::Workspace::open(path, store::Access::ReadOnly);
}

Result<store::Workspace> openToWrite(const std::string& path, store::Access access)
{
    Result<store::Workspace> workspace = store::Workspace::open(path, access);
    if (workspace)
        printUpgrade(*workspace);
    return workspace;
}

void printUpgrade(const store::Workspace& workspace)
{
    if (const std::optional<store::Upgrade>& upgrade = workspace.upgrade())
        printNote(fmt::format("The workspace {} was of an older Casewright (version {}), and has been brought up to "
                              "date. As it was it is kept in {}.",
                              workspace.path(), upgrade->from, upgrade->copy));
}

Result<std::optional<store::StoredSimulation>>
chooseSimulation(const std::string& workspace, const std::vector<store::StoredSimulation>& newestFirst,
                 const std::optional<std::int64_t>& number)
{
    if (!number && newestFirst.empty())
        return std::nullopt;
    if (!number) {
        const auto found = std::find_if(
            newestFirst.begin(), newestFirst.end(),
            [](const store::StoredSimulation& each) { return each.origin == store::CaseOrigin::Simulation; });
        return found == newestFirst.end() ? newestFirst.front() : *found;
    }
    std::vector<std::int64_t> keys;
    for (const store::StoredSimulation& simulation : newestFirst) {
        if (simulation.key == *number)
            return simulation;
        keys.push_back(simulation.key);
    }
    return base::fail(ErrorCode::NotFound,
                      keys.empty() ? fmt::format("The workspace {} has no simulations.", workspace)
                                   : fmt::format("The workspace {} has no simulation {}; it has {}.", workspace,
                                                 *number, fmt::join(keys, ", ")));
}

Result<std::optional<store::CaseCursor>>
forEachPage(const store::Workspace& workspace, const store::CaseFilter& filter, std::optional<store::CaseCursor> after,
            std::uint64_t limit, const std::function<Result<void>(const std::vector<store::CaseRow>&)>& take)
{
    for (std::uint64_t left = limit == 0 ? UINT64_MAX : limit; left > 0;) {
        const auto wanted = static_cast<std::uint32_t>(std::min<std::uint64_t>(left, PageSize));
        const Result<std::vector<store::CaseRow>> page = workspace.cases(filter, after, wanted);
        if (!page)
            return base::fail(page.error());
        if (const Result<void> taken = take(*page); !taken)
            return base::fail(taken.error());
        if (page->size() < wanted)
            return std::nullopt;
        after = store::cursorOf(page->back(), filter.order);
        left -= page->size();
    }
    const Result<std::vector<store::CaseRow>> next = workspace.cases(filter, after, 1);
    if (!next)
        return base::fail(next.error());
    return next->empty() ? std::nullopt : after;
}

std::string_view stateText(store::SimulationState state)
{
    switch (state) {
    case store::SimulationState::Running: return "running";
    case store::SimulationState::Finished: return "finished";
    case store::SimulationState::Cancelled: return "cancelled";
    case store::SimulationState::Failed: return "failed";
    }
    return {};
}

std::string_view originText(store::CaseOrigin origin)
{
    switch (origin) {
    case store::CaseOrigin::Simulation: return "simulation";
    case store::CaseOrigin::ByHand: return "byHand";
    case store::CaseOrigin::Imported: return "imported";
    }
    return {};
}

Modelled modelledIn(const store::StoredSimulation& simulation)
{
    const Result<rules::Rule> rule = rules::parseRule(simulation.ruleJson);
    return modelledBy(rule ? *rule : rules::Rule{}, !simulation.analysts.empty());
}

Json simulationJson(const store::StoredSimulation& simulation)
{
    return {{"number", simulation.key},
            {"name", simulation.name},
            {"source", simulation.source.name},
            {"profile", simulation.profile},
            {"seed", simulation.source.seed},
            {"state", stateText(simulation.state)},
            {"startedAt", base::formatTimestamp(simulation.startedAt)},
            {"origin", originText(simulation.origin)}};
}

Json caseRowJson(const store::CaseRow& row)
{
    return {{"key", row.key},
            {"simulation", row.simulation},
            {"id", row.id.text},
            {"title", row.title},
            {"tags", row.tags},
            {"status", statusText(row.status)},
            {"severity", cases::nameOf(row.severity)},
            {"counter", row.counter},
            {"totalAlerts", row.totalAlerts},
            {"timesReopened", row.timesReopened},
            {"created_at", base::formatTimestamp(row.createdAt)},
            {"updated_at", timeJson(row.updatedAt)},
            {"closed_at", timeJson(row.closedAt)}};
}

ExitCode refuseWorkspace(const base::Error& error)
{
    printError(error);
    return ExitCode::BadStorage;
}

ExitCode refuseInput(const base::Error& error)
{
    printError(error);
    return ExitCode::BadInput;
}

} // namespace casewright::cli
