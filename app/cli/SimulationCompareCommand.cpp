// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/SimulationCompareCommand.h"

#include <vector>

#include "app/cli/ComparisonReport.h"
#include "app/cli/Output.h"
#include "app/cli/StoredCases.h"
#include "core/store/SimulationComparison.h"
#include "core/store/Workspace.h"

namespace casewright::cli {

using base::Result;

ExitCode compareSimulations(const SimulationCompareOptions& options)
{
    const Result<store::Workspace> workspace = openToRead(options.workspace);
    if (!workspace)
        return refuseWorkspace(workspace.error());
    const Result<std::vector<store::StoredSimulation>> simulations = workspace->simulations();
    if (!simulations)
        return refuseWorkspace(simulations.error());
    for (const std::int64_t number : options.simulations)
        if (const auto found = chooseSimulation(options.workspace, *simulations, number); !found)
            return refuseInput(found.error());
    const Result<std::vector<store::SimulationCounts>> counts = workspace->compareCounts(options.simulations);
    if (!counts)
        return refuseWorkspace(counts.error());
    print(options.format == Format::Json ? comparisonJson(*counts, options.onlyDifferences, options.workspace)
                                         : comparisonText(*counts, options.onlyDifferences, terminalWidth()));
    return finishOutput();
}

} // namespace casewright::cli
