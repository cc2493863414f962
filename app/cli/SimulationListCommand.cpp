// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/SimulationListCommand.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/JsonText.h"
#include "app/cli/Output.h"
#include "app/cli/Printable.h"
#include "app/cli/StoredCases.h"
#include "app/cli/TextTable.h"
#include "core/store/SimulationComparison.h"
#include "core/store/Workspace.h"

namespace casewright::cli {
namespace {

using base::Json;
using base::Result;
using store::SimulationCounts;
using Align = TextTable::Align;

std::uint64_t casesOf(const SimulationCounts& each)
{
    return each.cases.open + each.cases.inProgress + each.cases.closed;
}

/// Whether the cases of other rules came into the same queue.
bool isShared(const SimulationCounts& each) { return each.simulation.queue != 0; }

std::string textOf(const std::vector<SimulationCounts>& all)
{
    if (all.empty())
        return "The workspace has no simulations yet; casewright-cli simulate --workspace FILE makes one.\n";
    const bool hasQueues = std::ranges::any_of(all, [](const SimulationCounts& each) { return isShared(each); });
    std::vector<TextTable::Column> columns{{"number", Align::Right},
                                           {"made"},
                                           {"state"},
                                           {"version"},
                                           {"alerts", Align::Right},
                                           {"cases", Align::Right},
                                           {"open", Align::Right},
                                           {"name"}};
    if (hasQueues)
        columns.insert(columns.begin() + 1, {"queue", Align::Right});
    TextTable table(columns);
    for (const SimulationCounts& each : all) {
        std::vector<std::string> cells{std::to_string(each.simulation.key), timeText(each.simulation.startedAt),
                                       std::string(stateText(each.simulation.state)), each.simulation.profile,
                                       grouped(each.simulation.summary.alerts), grouped(casesOf(each)),
                                       grouped(each.cases.open), each.simulation.name};
        if (hasQueues)
            cells.insert(cells.begin() + 1, isShared(each) ? std::to_string(each.simulation.queue) : std::string());
        table.add(std::move(cells));
    }
    return table.text(terminalWidth());
}

std::string jsonOf(const SimulationListOptions& options, const std::vector<SimulationCounts>& all)
{
    Json list = Json::array();
    for (const SimulationCounts& each : all) {
        Json one = simulationJson(each.simulation);
        one["scenario"] = each.simulation.isScenario;
        one["queue"] = isShared(each) ? Json(each.simulation.queue) : Json(nullptr);
        one["alerts"] = each.simulation.summary.alerts;
        one["cases"] = {
            {"open", each.cases.open}, {"in-progress", each.cases.inProgress}, {"closed", each.cases.closed}};
        list.push_back(std::move(one));
    }
    return indentedJson(
               {{"casewright", "simulations/1"}, {"workspace", options.workspace}, {"simulations", std::move(list)}})
        + '\n';
}

} // namespace

ExitCode listSimulations(const SimulationListOptions& options)
{
    const Result<store::Workspace> workspace = openToRead(options.workspace);
    if (!workspace)
        return refuseWorkspace(workspace.error());
    const Result<std::vector<store::StoredSimulation>> simulations = workspace->simulations();
    if (!simulations)
        return refuseWorkspace(simulations.error());
    std::vector<std::int64_t> keys;
    for (const store::StoredSimulation& each : *simulations)
        keys.push_back(each.key);
    const Result<std::vector<SimulationCounts>> counts = workspace->compareCounts(keys);
    if (!counts)
        return refuseWorkspace(counts.error());
    print(options.format == Format::Json ? jsonOf(options, *counts) : textOf(*counts));
    return finishOutput();
}

} // namespace casewright::cli
