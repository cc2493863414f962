// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/archive/KeptInput.h"

#include <algorithm>
#include <string>
#include <utility>

#include "core/alerts/Flood.h"
#include "core/alerts/MixedAlerts.h"
#include "core/alerts/TableMerge.h"
#include "core/engine/AnalystModel.h"
#include "core/engine/RuleQueue.h"
#include "core/rules/RuleJson.h"
#include "core/rules/VersionProfile.h"
#include "core/scenario/ScenarioAlerts.h"
#include "core/store/NewCaseColumns.h"

namespace casewright::archive {
namespace {

using base::ErrorCode;
using base::Result;
using store::StoredSimulation;

std::string nameOf(const StoredSimulation& simulation) { return "Simulation " + std::to_string(simulation.key); }

Result<StoredSimulation> find(const store::Workspace& workspace, std::int64_t key)
{
    const Result<std::vector<StoredSimulation>> all = workspace.simulations();
    if (!all)
        return base::fail(all.error());
    const auto found =
        std::find_if(all->begin(), all->end(), [key](const StoredSimulation& each) { return each.key == key; });
    if (found == all->end())
        return base::fail(ErrorCode::NotFound,
                          "The workspace " + workspace.path() + " has no simulation " + std::to_string(key)
                              + "; it was removed. Read the list again.");
    if (found->origin != store::CaseOrigin::Simulation)
        return base::fail(ErrorCode::NotSupported,
                          nameOf(*found)
                              + " is a collection of cases that no simulation made; "
                                "there is nothing to run again.");
    return *found;
}

/// The documents of a flood or a file of a simulation.
Result<alerts::ReadAlerts> readSource(const StoredSimulation& simulation, const store::StoredSource& source,
                                      bool skipBadLines, base::Progress* progress, const std::stop_token& stop)
{
    if (!source.flood.empty()) {
        const Result<alerts::Flood> flood = alerts::parseFlood(source.flood, source.name);
        if (!flood)
            return base::fail(flood.error());
        Result<alerts::MixedAlerts> made = alerts::makeAlerts(*flood, source.seed, skipBadLines, progress, stop);
        if (!made)
            return base::fail(made.error());
        return std::move(made->alerts);
    }
    if (source.path.empty())
        return base::fail(ErrorCode::MissingValue,
                          "The documents of simulation " + std::to_string(simulation.key) + " (" + source.name
                              + ") came through a pipe and are not kept; run the rule over them as the first time.");
    Result<alerts::FieldMapping> mapping = alerts::parseMapping(source.mapping);
    if (!mapping)
        return base::fail(mapping.error());
    return alerts::readAlerts(source.path, {.mapping = std::move(*mapping), .skipBadLines = skipBadLines}, progress,
                              stop);
}

/// Those of all its sources.
Result<alerts::ReadAlerts> readDocuments(const StoredSimulation& simulation, bool skipBadLines,
                                         base::Progress* progress, const std::stop_token& stop)
{
    Result<alerts::ReadAlerts> all = readSource(simulation, simulation.source, skipBadLines, progress, stop);
    if (!all || simulation.moreSources.empty())
        return all;
    std::vector<std::shared_ptr<const alerts::AlertTable>> tables{all->table};
    for (const store::StoredSource& source : simulation.moreSources) {
        Result<alerts::ReadAlerts> read = readSource(simulation, source, skipBadLines, progress, stop);
        if (!read)
            return read;
        tables.push_back(read->table);
        all->badLines.insert(all->badLines.end(), read->badLines.begin(), read->badLines.end());
    }
    Result<std::shared_ptr<const alerts::AlertTable>> merged = alerts::mergeTables(tables, progress, stop);
    if (!merged)
        return base::fail(merged.error());
    all->table = std::move(*merged);
    return all;
}

/// Whether the documents can be those of before: as many as then. The number is known of simulations that were
/// finished.
Result<void> checkDocuments(const StoredSimulation& simulation, const alerts::AlertTable& table)
{
    const std::uint64_t before = simulation.summary.documents;
    if (simulation.state != store::SimulationState::Finished || before == table.size())
        return {};
    return base::fail(ErrorCode::Conflict,
                      "The documents have changed since: there were " + std::to_string(before) + ", and now there are "
                          + std::to_string(table.size()) + ". Put the file back as it was, or ask to take the change.",
                      base::Location{.file = simulation.source.path, .field = {}});
}

Result<void> checkWindows(const StoredSimulation& simulation, const SecondRunSettings& settings)
{
    if (simulation.summary.audit.maintenanceWindow == 0 || !settings.silences.maintenanceWindows.empty())
        return {};
    return base::fail(ErrorCode::MissingValue,
                      nameOf(simulation) + " had maintenance windows, which are not kept; give them again.");
}

Result<KeptInput> readScenario(const store::Workspace& workspace, KeptInput kept)
{
    Result<std::optional<std::string>> text = workspace.scenario(kept.simulation.key);
    if (!text)
        return base::fail(text.error());
    kept.scenarioText = std::move(*text).value_or("");
    Result<scenario::Scenario> read = scenario::parseScenario(kept.scenarioText, kept.simulation.source.name);
    if (!read)
        return base::fail(read.error());
    kept.scenario = std::make_shared<const scenario::Scenario>(std::move(*read));
    kept.input.alerts = scenario::alertsOf(*kept.scenario);
    return kept;
}

/// The rule and all that is kept as text.
Result<void> readTexts(const StoredSimulation& simulation, engine::SimulationInput& input)
{
    Result<rules::Rule> rule = rules::parseRule(simulation.ruleJson, nameOf(simulation));
    if (!rule)
        return base::fail(rule.error());
    const Result<rules::VersionProfile> profile = rules::versionProfile(simulation.profile);
    if (!profile)
        return base::fail(profile.error());
    input.rule = std::move(*rule);
    input.profile = *profile;
    input.seed = simulation.analystsSeed;
    Result<cases::NewCaseFields> newCases = store::newCaseFieldsOf(simulation);
    if (!newCases)
        return base::fail(newCases.error());
    input.newCases = std::move(*newCases);
    if (simulation.analysts.empty())
        return {};
    Result<engine::AnalystModel> analysts = engine::parseAnalysts(simulation.analysts, nameOf(simulation));
    if (!analysts)
        return base::fail(analysts.error());
    input.analysts = std::move(*analysts);
    return {};
}

/// The other rules whose cases the same people worked on: when they had time depended on all of them. All of a queue
/// ran over the same documents.
Result<void> readCompany(const store::Workspace& workspace, KeptInput& kept)
{
    if (kept.simulation.queue == 0 || kept.simulation.analysts.empty())
        return {};
    const Result<std::vector<StoredSimulation>> all = workspace.simulations();
    if (!all)
        return base::fail(all.error());
    engine::QueueCompany company;
    // The newest stands first there.
    for (auto each = all->rbegin(); each != all->rend(); ++each) {
        if (each->queue != kept.simulation.queue || each->key == kept.simulation.key)
            continue;
        engine::SimulationInput input{.rule = {}, .alerts = kept.input.alerts, .profile = {},
                                      .silences = kept.input.silences};
        if (Result<void> read = readTexts(*each, input); !read)
            return read;
        company.place += each->key < kept.simulation.key ? 1U : 0U;
        company.rules.push_back(std::move(input));
        kept.company.push_back(*each);
    }
    kept.input.company = std::make_shared<const engine::QueueCompany>(std::move(company));
    return {};
}

} // namespace

Result<KeptInput> readKeptInput(const store::Workspace& workspace, std::int64_t simulation,
                                const SecondRunSettings& settings, base::Progress* progress, std::stop_token stop)
{
    Result<StoredSimulation> found = find(workspace, simulation);
    if (!found)
        return base::fail(found.error());
    KeptInput kept{.simulation = std::move(*found)};
    if (kept.simulation.isScenario)
        return readScenario(workspace, std::move(kept));
    if (const Result<void> done = readTexts(kept.simulation, kept.input); !done)
        return base::fail(done.error());
    kept.input.silences = settings.silences;
    Result<alerts::ReadAlerts> read = readDocuments(kept.simulation, settings.skipBadLines, progress, stop);
    if (!read)
        return base::fail(read.error());
    kept.input.alerts = std::move(read->table);
    kept.badLines = std::move(read->badLines);
    if (const Result<void> done = readCompany(workspace, kept); !done)
        return base::fail(done.error());
    if (settings.takesChanges)
        return kept;
    const Result<void> same = checkDocuments(kept.simulation, *kept.input.alerts).and_then([&] {
        return checkWindows(kept.simulation, settings);
    });
    return same ? Result<KeptInput>(std::move(kept)) : base::fail(same.error());
}

} // namespace casewright::archive
