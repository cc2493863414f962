// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/ComparisonReport.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/JsonText.h"
#include "app/cli/Printable.h"
#include "app/cli/StoredCases.h"
#include "app/cli/TextTable.h"
#include "core/archive/HtmlText.h"

namespace casewright::cli {
namespace {

using base::Json;
using store::CountName;
using store::CountRow;
using store::SettingRow;
using store::SimulationCounts;
using Align = TextTable::Align;

// By the values of CountName.
constexpr std::array<std::string_view, 30> Labels{"documents",
                                                  "matched",
                                                  "alerts",
                                                  "runs",
                                                  "runs over the limit of cases",
                                                  "runs that failed",
                                                  "cases opened",
                                                  "cases reopened",
                                                  "open now",
                                                  "in progress now",
                                                  "closed now",
                                                  "most alerts in a case",
                                                  "most cases open at once",
                                                  "over max_signals",
                                                  "muted",
                                                  "in a maintenance window",
                                                  "over the cap of a run",
                                                  "overwritten in their run",
                                                  "case was full",
                                                  "attached already",
                                                  "attached",
                                                  "in a run that failed",
                                                  "attached to more than 10 cases",
                                                  "taken by analysts",
                                                  "closed by analysts",
                                                  "most cases waiting",
                                                  "cases waiting at the end",
                                                  "median wait",
                                                  "wait of 95 %",
                                                  "time overloaded"};
static_assert(Labels.size() == static_cast<std::size_t>(CountName::QueueOverload) + 1);

std::string valueText(const CountRow& row, const std::optional<std::int64_t>& value)
{
    if (!value)
        return "-";
    return store::isLength(row.name) ? archive::lengthText({*value}) : grouped(static_cast<std::uint64_t>(*value));
}

std::string headsText(std::span<const SimulationCounts> simulations, std::size_t width)
{
    TextTable table({{"number", Align::Right}, {"made"}, {"state"}, {"name"}});
    for (const SimulationCounts& each : simulations)
        table.add({std::to_string(each.simulation.key), timeText(each.simulation.startedAt),
                   std::string(stateText(each.simulation.state)), each.simulation.name});
    return table.text(width);
}

/// A column for each simulation, under its number.
std::vector<TextTable::Column> columns(std::span<const SimulationCounts> simulations,
                                       const std::vector<std::string>& numbers, Align align)
{
    std::vector<TextTable::Column> all{{""}};
    for (std::size_t i = 0; i < simulations.size(); ++i)
        all.push_back({numbers[i], align});
    return all;
}

std::vector<std::string> numbersOf(std::span<const SimulationCounts> simulations)
{
    std::vector<std::string> numbers;
    for (const SimulationCounts& each : simulations)
        numbers.push_back(std::to_string(each.simulation.key));
    return numbers;
}

std::string settingsText(std::span<const SimulationCounts> simulations, std::size_t width)
{
    constexpr std::size_t Widest = 40;
    const std::vector<SettingRow> settings = store::differingSettings(simulations);
    if (settings.empty())
        return simulations.size() > 1 ? "\nAll were given the same settings.\n" : "";
    const std::vector<std::string> numbers = numbersOf(simulations);
    TextTable table(columns(simulations, numbers, Align::Left));
    for (const SettingRow& row : settings) {
        std::vector<std::string> cells{row.path};
        for (const std::string& value : row.values)
            cells.push_back(value.empty() ? "-" : fitted(printable(value), Widest));
        table.add(std::move(cells));
    }
    return "\nWhat they were not given alike\n" + table.text(width);
}

} // namespace

std::string comparisonText(std::span<const SimulationCounts> simulations, bool onlyDifferences, std::size_t width)
{
    const std::vector<std::string> numbers = numbersOf(simulations);
    std::vector<TextTable::Column> all = columns(simulations, numbers, Align::Right);
    all.push_back({""});
    TextTable table(std::move(all));
    std::size_t shown = 0;
    for (const CountRow& row : store::countRows(simulations)) {
        if (onlyDifferences && !row.differs())
            continue;
        std::vector<std::string> cells{std::string(Labels.at(static_cast<std::size_t>(row.name)))};
        for (const auto& value : row.values)
            cells.push_back(valueText(row, value));
        cells.emplace_back(row.differs() ? "*" : "");
        table.add(std::move(cells));
        ++shown;
    }
    return headsText(simulations, width) + settingsText(simulations, width)
        + (shown == 0 ? std::string("\nAll counts are the same.\n")
                      : "\nWhat they came to; * marks what differs\n" + table.text(0));
}

std::string comparisonJson(std::span<const SimulationCounts> simulations, bool onlyDifferences,
                           const std::string& workspace)
{
    Json heads = Json::array();
    for (const SimulationCounts& each : simulations)
        heads.push_back(simulationJson(each.simulation));
    Json settings = Json::array();
    for (const SettingRow& row : store::differingSettings(simulations)) {
        Json values = Json::array();
        for (const std::string& value : row.values)
            values.push_back(value.empty() ? Json() : parsedOrText(value));
        settings.push_back({{"path", row.path}, {"values", std::move(values)}});
    }
    Json counts = Json::array();
    for (const CountRow& row : store::countRows(simulations)) {
        if (onlyDifferences && !row.differs())
            continue;
        Json values = Json::array();
        for (const auto& value : row.values)
            values.push_back(value ? Json(*value) : Json());
        counts.push_back({{"name", nameOf(row.name)}, {"values", std::move(values)}, {"differs", row.differs()}});
    }
    return indentedJson({{"casewright", "comparison/1"},
                         {"workspace", workspace},
                         {"simulations", std::move(heads)},
                         {"settings", std::move(settings)},
                         {"counts", std::move(counts)}})
        + '\n';
}

} // namespace casewright::cli
