// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/SimulationChangeCommand.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <vector>

#include <fmt/format.h>

#include "app/cli/Messages.h"
#include "app/cli/Printable.h"
#include "app/cli/Question.h"
#include "app/cli/StoredCases.h"
#include "core/store/SimulationRemoval.h"
#include "core/store/Workspace.h"

namespace casewright::cli {
namespace {

using base::ErrorCode;
using base::Result;

/// What was typed is wrong, or the workspace is.
ExitCode refuse(const base::Error& error)
{
    const bool isInput = error.code == ErrorCode::NotFound || error.code == ErrorCode::InvalidValue
        || error.code == ErrorCode::LimitReached;
    return isInput ? refuseInput(error) : refuseWorkspace(error);
}

using Simulations = std::vector<store::StoredSimulation>;

/// Those of the numbers; one that is not there is told with those that are.
Result<Simulations> find(const store::Workspace& workspace, const std::vector<std::int64_t>& numbers)
{
    const Result<Simulations> simulations = workspace.simulations();
    if (!simulations)
        return base::fail(simulations.error());
    Simulations found;
    for (const std::int64_t number : numbers) {
        const auto chosen = chooseSimulation(workspace.path(), *simulations, number);
        if (!chosen)
            return base::fail(chosen.error());
        found.push_back(**chosen);
    }
    return found;
}

/// All that goes with them: those of one queue are removed together. By number.
Result<Simulations> findToRemove(const store::Workspace& workspace, const std::vector<std::int64_t>& numbers)
{
    const Result<Simulations> found = find(workspace, numbers);
    const Result<Simulations> all = workspace.simulations();
    if (!found || !all)
        return found ? all : found;
    const auto goes = [&found](const store::StoredSimulation& each) {
        return std::ranges::any_of(*found, [&each](const store::StoredSimulation& other) {
            return other.key == each.key || (each.queue != 0 && other.queue == each.queue);
        });
    };
    Simulations going;
    std::ranges::copy_if(*all, std::back_inserter(going), goes);
    std::ranges::sort(going, {}, &store::StoredSimulation::key);
    return going;
}

/// Cancelled: it is not wanted.
Result<void> confirm(const Simulations& simulations)
{
    constexpr std::size_t Named = 10;
    std::string what;
    for (std::size_t i = 0; i < std::min(Named, simulations.size()); ++i)
        what += fmt::format("{}{} \"{}\"{}", i == 0 ? "" : ", ", simulations[i].key, fitted(simulations[i].name, 60),
                            simulations[i].queue != 0 ? " (of one queue)" : "");
    if (simulations.size() > Named)
        what += fmt::format(" and {} more", simulations.size() - Named);
    return confirmRemoval(simulations.size() == 1
                              ? fmt::format("Remove the simulation {} with all its cases?", what)
                              : fmt::format("Remove the simulations {} with all their cases?", what));
}

} // namespace

ExitCode renameSimulation(const SimulationRenameOptions& options)
{
    Result<store::Workspace> workspace = openToWrite(options.workspace);
    if (!workspace)
        return refuseWorkspace(workspace.error());
    const Result<void> done = find(*workspace, {options.simulation}).and_then([&](const Simulations&) {
        return workspace->renameSimulation(options.simulation, options.name);
    });
    if (!done)
        return refuse(done.error());
    printNote(fmt::format("Simulation {} of {} is called {} now.", options.simulation, options.workspace,
                          printable(options.name)));
    return ExitCode::Done;
}

ExitCode removeSimulations(const SimulationRemoveOptions& options)
{
    Result<store::Workspace> workspace = openToWrite(options.workspace);
    if (!workspace)
        return refuseWorkspace(workspace.error());
    const Result<Simulations> there = findToRemove(*workspace, options.simulations);
    if (!there)
        return refuse(there.error());
    if (!options.isSure && !confirm(*there)) {
        printNote("Stopped. Nothing was changed.");
        return ExitCode::Interrupted;
    }
    std::vector<std::int64_t> keys;
    std::ranges::transform(*there, std::back_inserter(keys), &store::StoredSimulation::key);
    if (const Result<void> removed = store::removeSimulations(*workspace, keys); !removed)
        return refuse(removed.error());
    for (const store::StoredSimulation& each : *there)
        printNote(fmt::format("Simulation {} was removed from {}.", each.key, options.workspace));
    return ExitCode::Done;
}

} // namespace casewright::cli
