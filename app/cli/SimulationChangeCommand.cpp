// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/SimulationChangeCommand.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include <fmt/format.h>

#include "app/cli/Messages.h"
#include "app/cli/Printable.h"
#include "app/cli/Question.h"
#include "app/cli/StoredCases.h"
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

/// Cancelled: it is not wanted.
Result<void> confirm(const Simulations& simulations)
{
    const std::string what = simulations.size() == 1
        ? fmt::format("the simulation {} \"{}\" with all its cases", simulations.front().key,
                      fitted(simulations.front().name, 60))
        : fmt::format("{} with all their cases", counted(simulations.size(), "simulation", "simulations"));
    return confirmRemoval(fmt::format("Remove {}?", what));
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
    std::vector<std::int64_t> numbers = options.simulations;
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    const Result<Simulations> there = find(*workspace, numbers);
    if (!there)
        return refuse(there.error());
    if (!options.isSure && !confirm(*there)) {
        printNote("Stopped. Nothing was changed.");
        return ExitCode::Interrupted;
    }
    for (const std::int64_t number : numbers) {
        if (const Result<void> removed = workspace->removeSimulation(number); !removed)
            return refuse(removed.error());
        printNote(fmt::format("Simulation {} was removed from {}.", number, options.workspace));
    }
    return ExitCode::Done;
}

} // namespace casewright::cli
