// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/CaseListCommand.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/Honesty.h"
#include "app/cli/JsonText.h"
#include "app/cli/Output.h"
#include "app/cli/Printable.h"
#include "app/cli/StoredCases.h"
#include "app/cli/TextTable.h"
#include "core/store/Workspace.h"

namespace casewright::cli {
namespace {

using base::Json;
using base::Result;
using Align = TextTable::Align;

constexpr std::size_t MostOthers = 8;

/// What is listed, and how much of it there is.
struct Listing {
    const CaseListOptions& options;
    const std::vector<store::StoredSimulation>& simulations;   ///< newest first
    std::optional<store::StoredSimulation> chosen;             ///< none: there are none
    store::CaseFilter filter;
    store::StatusCounts counts;                                ///< by all of the filter but its statuses

    /// Cases that the filter lets through.
    [[nodiscard]] std::uint64_t total() const
    {
        const auto wanted = [this](engine::CaseStatus status) {
            const auto& statuses = filter.statuses;
            return statuses.empty() || std::find(statuses.begin(), statuses.end(), status) != statuses.end();
        };
        return (wanted(engine::CaseStatus::Open) ? counts.open : 0)
            + (wanted(engine::CaseStatus::InProgress) ? counts.inProgress : 0)
            + (wanted(engine::CaseStatus::Closed) ? counts.closed : 0);
    }
    [[nodiscard]] std::uint64_t more() const
    {
        return options.limit == 0 || total() <= options.limit ? 0 : total() - options.limit;
    }
};

std::string headText(const Listing& listing)
{
    const store::StoredSimulation& simulation = *listing.chosen;
    std::string text = fmt::format("Simulation {}, {}: {}\n", simulation.key, stateText(simulation.state),
                                   printable(simulation.name));
    if (listing.simulations.size() > 1) {
        std::vector<std::int64_t> others;
        for (const store::StoredSimulation& other : listing.simulations)
            if (other.key != simulation.key && others.size() < MostOthers)
                others.push_back(other.key);
        const bool all = others.size() + 1 == listing.simulations.size();
        text += fmt::format("  --simulation shows another: {}{}\n", fmt::join(others, ", "), all ? "" : ", …");
    }
    text +=
        fmt::format("  {} open, {} in progress, {} closed{}\n", grouped(listing.counts.open),
                    grouped(listing.counts.inProgress), grouped(listing.counts.closed),
                    listing.filter.text.empty() ? "" : fmt::format(", with \"{}\"", printable(listing.filter.text)));
    return text;
}

Result<void> printText(const store::Workspace& workspace, const Listing& listing)
{
    if (!listing.chosen) {
        print("The workspace has no simulations yet; casewright-cli simulate --workspace FILE makes one.\n");
        return {};
    }
    TextTable table({{"key", Align::Right}, {"opened"}, {"updated"}, {"alerts", Align::Right}, {"status"}, {"title"}});
    const Result<void> read =
        forEachCase(workspace, listing.filter, listing.options.limit, [&table](const store::CaseRow& row) {
            table.add({std::to_string(row.key), timeText(row.createdAt), timeText(row.updatedAt),
                       grouped(row.totalAlerts), std::string(statusText(row.status)), row.title});
        });
    if (!read)
        return read;
    print(headText(listing));
    print("\n");
    print(listing.total() == 0 ? std::string("  No cases.\n") : table.text(terminalWidth()));
    if (listing.more() > 0)
        print(fmt::format("  … {} more; --limit 0 shows all\n", grouped(listing.more())));
    print(fmt::format("\n{}", honestyText(listing.chosen->profile, modelledIn(*listing.chosen))));
    return {};
}

Result<void> printJson(const store::Workspace& workspace, const Listing& listing)
{
    Json numbers = Json::array();
    for (const store::StoredSimulation& simulation : listing.simulations)
        numbers.push_back(simulation.key);
    const Json head = {{"casewright", "cases/1"},
                       {"honesty", honestyJson(listing.chosen ? modelledIn(*listing.chosen) : Modelled{})},
                       {"workspace", listing.options.workspace},
                       {"simulation", listing.chosen ? simulationJson(*listing.chosen) : Json()},
                       {"simulations", std::move(numbers)},
                       {"counts",
                        {{"open", listing.counts.open},
                         {"in-progress", listing.counts.inProgress},
                         {"closed", listing.counts.closed}}},
                       {"total", listing.total()},
                       {"more", listing.more()}};
    JsonList cases(head, "cases");
    Result<void> read;
    if (listing.chosen)
        read = forEachCase(workspace, listing.filter, listing.options.limit,
                           [&cases](const store::CaseRow& row) { cases.add(caseRowJson(row)); });
    cases.end();
    return read;
}

} // namespace

ExitCode listCases(const CaseListOptions& options)
{
    const Result<store::Workspace> workspace = openToRead(options.workspace);
    if (!workspace)
        return refuseWorkspace(workspace.error());
    const Result<std::vector<store::StoredSimulation>> simulations = workspace->simulations();
    if (!simulations)
        return refuseWorkspace(simulations.error());
    const auto chosen = chooseSimulation(options.workspace, *simulations, options.simulation);
    if (!chosen)
        return refuseInput(chosen.error());
    Listing listing{.options = options, .simulations = *simulations, .chosen = *chosen, .filter = {}, .counts = {}};
    if (listing.chosen) {
        listing.filter = {.simulation = listing.chosen->key, .statuses = options.statuses, .text = options.text};
        const Result<store::StatusCounts> counts = workspace->statusCounts(listing.filter);
        if (!counts)
            return refuseWorkspace(counts.error());
        listing.counts = *counts;
    }
    const Result<void> printed =
        options.format == Format::Json ? printJson(*workspace, listing) : printText(*workspace, listing);
    if (!printed)
        return refuseWorkspace(printed.error());
    return finishOutput();
}

} // namespace casewright::cli
