// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/CaseScope.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "app/cli/Honesty.h"
#include "app/cli/Printable.h"
#include "app/cli/StoredCases.h"

namespace casewright::cli {
namespace {

using base::Result;
using store::CaseOrigin;
using store::StoredSimulation;

constexpr std::size_t MostNames = 8;

/// `2 (by hand)`
std::string shortName(const StoredSimulation& collection)
{
    switch (collection.origin) {
    case CaseOrigin::ByHand: return fmt::format("{} (by hand)", collection.key);
    case CaseOrigin::Imported: return fmt::format("{} (imported)", collection.key);
    case CaseOrigin::Simulation: break;
    }
    return std::to_string(collection.key);
}

std::string longName(const StoredSimulation& collection)
{
    const std::string name = printable(collection.name);
    switch (collection.origin) {
    case CaseOrigin::ByHand: return fmt::format("Collection {}: {}", collection.key, name);
    case CaseOrigin::Imported: return fmt::format("Collection {}, imported: {}", collection.key, name);
    case CaseOrigin::Simulation: break;
    }
    return fmt::format("Simulation {}, {}: {}", collection.key, stateText(collection.state), name);
}

/// The newest of the collections that is a simulation.
const StoredSimulation* simulationIn(const std::vector<StoredSimulation>& collections)
{
    const auto found = std::find_if(collections.begin(), collections.end(), [](const StoredSimulation& each) {
        return each.origin == CaseOrigin::Simulation;
    });
    return found == collections.end() ? nullptr : &*found;
}

} // namespace

Result<CaseScope> scopeOf(const store::Workspace& workspace, const CaseFilterOptions& options)
{
    Result<std::vector<StoredSimulation>> there = workspace.simulations();
    if (!there)
        return base::fail(there.error());
    CaseScope scope{.there = std::move(*there), .isWhole = options.all};
    if (options.all) {
        scope.chosen = scope.there;
        return scope;
    }
    std::vector<std::optional<std::int64_t>> numbers(options.simulations.begin(), options.simulations.end());
    if (numbers.empty())
        numbers.emplace_back();
    for (const std::optional<std::int64_t>& number : numbers) {
        const auto chosen = chooseSimulation(workspace.path(), scope.there, number);
        if (!chosen)
            return base::fail(chosen.error());
        if (*chosen)
            scope.chosen.push_back(**chosen);
    }
    return scope;
}

void limitTo(store::CaseFilter& filter, const CaseScope& scope)
{
    if (scope.isWhole)
        return;
    if (scope.chosen.size() == 1)
        filter.simulation = scope.chosen.front().key;
    else
        for (const StoredSimulation& each : scope.chosen)
            filter.collections.push_back(each.key);
}

std::string scopeText(const CaseScope& scope)
{
    const auto isChosen = [&scope](const StoredSimulation& collection) {
        return std::any_of(scope.chosen.begin(), scope.chosen.end(),
                           [&](const StoredSimulation& each) { return each.key == collection.key; });
    };
    std::vector<std::string> names;
    for (const StoredSimulation& each : scope.there)
        if (scope.isWhole || !isChosen(each))
            names.push_back(shortName(each));
    const bool areMore = names.size() > MostNames;
    names.resize(std::min(names.size(), MostNames));
    const std::string list = fmt::format("{}{}", fmt::join(names, ", "), areMore ? ", …" : "");
    if (scope.isWhole)
        return fmt::format("All of the workspace: {}\n", list);
    std::string text;
    for (const StoredSimulation& each : scope.chosen)
        text += longName(each) + '\n';
    return names.empty() ? text : text + fmt::format("  --simulation shows another: {}; --all shows all\n", list);
}

std::string honestyText(const CaseScope& scope)
{
    const StoredSimulation* const simulation = simulationIn(scope.chosen);
    return simulation == nullptr ? std::string()
                                 : '\n' + honestyText(simulation->profile, modelledIn(*simulation));
}

base::Json honestyJson(const CaseScope& scope)
{
    const StoredSimulation* const simulation = simulationIn(scope.chosen);
    return simulation == nullptr ? base::Json() : honestyJson(modelledIn(*simulation));
}

} // namespace casewright::cli
