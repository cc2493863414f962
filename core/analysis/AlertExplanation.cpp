// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/AlertExplanation.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "core/analysis/AlertLives.h"
#include "core/analysis/KeptRuns.h"
#include "core/engine/AlertRecords.h"
#include "core/engine/RuleEvaluation.h"
#include "core/engine/RunSource.h"
#include "core/rules/Validation.h"

namespace casewright::analysis {
namespace {

using base::Result;
using base::Timestamp;
using engine::SimulationInput;

/// An explanation that begins with a life.
Explanation begin(const SimulationInput& input, const engine::AlertSource& source, const AlertLife& life)
{
    Explanation it{.row = life.row,
                   .id = source.table->id(life.row),
                   .index = source.table->index(life.row),
                   .time = life.told.start,
                   .queue = {},
                   .documentsPerRun = input.profile.documentsPerRun,
                   .life = life.told,
                   .grouping = {},
                   .execution = {}};
    it.life->instance = (*source.instances)[life.instance];
    if (!life.handedOver.empty())
        return it;
    it.silence = life.silence;
    it.bin = !life.silence                                       ? Bin::OverRunCap
             : life.silence->kind == Silence::Kind::Maintenance ? Bin::MaintenanceWindow
                                                                 : Bin::Muted;
    it.life->at = life.left->at;
    it.life->place = life.left->place;
    it.life->isNew = life.left->isNew;
    return it;
}

/// An instance that never became an alert.
Result<Explanation> beginNever(const SimulationInput& input, const engine::AlertSource& source, std::uint32_t instance,
                               const std::stop_token& stop)
{
    Explanation it{.row = {},
                   .id = (*source.instances)[instance],
                   .index = engine::alertIndex(input.rule, input.space),
                   .time = input.alerts->size() > 0 ? input.alerts->times().front() : Timestamp{},
                   .bin = Bin::NotReported,
                   .queue = {},
                   .documentsPerRun = input.profile.documentsPerRun,
                   .life = Lifetime{.instance = (*source.instances)[instance]},
                   .grouping = {},
                   .execution = {}};
    if (const Result<void> counted = countReports(input, instance, *it.life, stop); !counted)
        return base::fail(counted.error());
    if (it.life->reported > 0)
        it.bin = Bin::Delayed;
    return it;
}

/// Fills in what the Cases action did with the lives that were handed over.
Result<void> followAll(const SimulationInput& input, const std::vector<AlertLife>& lives,
                       std::vector<Explanation>& explanations, base::Progress* progress, const std::stop_token& stop)
{
    KeptRuns kept;
    for (const AlertLife& life : lives) {
        AlertWatch watch;
        for (const AlertRun& run : life.handedOver)
            watch.rows.emplace(run.at, run.row);
        static_cast<void>(kept.watch(std::move(watch)));
    }
    const Result<engine::SimulationResult> result = engine::simulate(input, &kept, progress, stop);
    if (!result)
        return base::fail(result.error());
    for (std::size_t i = 0; i < lives.size(); ++i) {
        const AlertWatch& watch = kept.watched(i);
        if (!watch.told)
            continue;
        const std::vector<AlertRun>& runs = lives[i].handedOver;
        const auto told = std::find_if(runs.begin(), runs.end(),
                                       [&watch](const AlertRun& run) { return run.at == *watch.told; });
        Explanation& it = explanations[i];
        it.row = told->row;
        it.life->at = told->at;
        it.life->place = told->place;
        it.life->isNew = told->isNew;
        it.life->attached = watch.attached;
        if (Result<void> done = follow(it, input, kept.at(*watch.told), *result); !done)
            return done;
    }
    return {};
}

/// Of a document: for each instance the alert that was active first after it.
void keepThoseAfter(std::vector<AlertLife>& lives, Timestamp document)
{
    std::vector<AlertLife> kept;
    for (AlertLife& life : lives) {
        const bool isThere = std::any_of(kept.begin(), kept.end(), [&life](const AlertLife& other) {
            return other.instance == life.instance;
        });
        if (life.told.last >= document && !isThere)
            kept.push_back(std::move(life));
    }
    lives = std::move(kept);
}

Result<std::vector<Explanation>> explainLives(const SimulationInput& input, const engine::AlertSource& source,
                                              const AlertQuestion& question, std::vector<AlertLife> lives,
                                              base::Progress* progress, const std::stop_token& stop)
{
    std::vector<Explanation> explanations;
    for (const AlertLife& life : lives)
        explanations.push_back(begin(input, source, life));
    if (!lives.empty())
        if (const Result<void> done = followAll(input, lives, explanations, progress, stop); !done)
            return base::fail(done.error());
    for (const std::uint32_t instance : question.instances) {
        const bool hasLife = std::any_of(lives.begin(), lives.end(), [instance](const AlertLife& life) {
            return life.instance == instance;
        });
        if (hasLife || explanations.size() >= MostLives)
            continue;
        Result<Explanation> never = beginNever(input, source, instance, stop);
        if (!never)
            return base::fail(never.error());
        explanations.push_back(std::move(*never));
    }
    return explanations;
}

/// A document that the rule's query does not match, or that belongs to no group.
Explanation notMatched(const SimulationInput& input, std::string_view id)
{
    const base::AlertRow row = rowsOf(*input.alerts, id).front();
    return {.row = row,
            .id = std::string(id),
            .index = input.alerts->index(row),
            .time = input.alerts->times()[row.value],
            .bin = Bin::NotMatched,
            .queue = Queue{.entry = Entry::NotMatched, .firstRun = {}, .run = {}, .lookBackStart = {}},
            .documentsPerRun = input.profile.documentsPerRun,
            .grouping = {},
            .execution = {}};
}

/// Of a rule that makes alerts and can be simulated.
Result<std::vector<Explanation>> explainAlerts(const SimulationInput& input, std::string_view id,
                                               base::Progress* progress, const std::stop_token& stop)
{
    const Result<std::unique_ptr<engine::RunSource>> runs = engine::makeRunSource(input, progress, stop);
    if (!runs)
        return base::fail(runs.error());
    const engine::AlertSource source = (*runs)->source();
    const Result<std::optional<AskedAlerts>> asked = findAsked(input, source, id, stop);
    if (!asked)
        return base::fail(asked.error());
    if (!*asked)
        return base::fail(base::ErrorCode::NotFound,
                          fmt::format("No instance, alert or document has the id {}.", id),
                          base::Location{.file = {}, .field = "_id"});
    const AlertQuestion& question = (*asked)->question;
    if (question.instances.empty() && !question.row)
        return std::vector<Explanation>{notMatched(input, id)};
    Result<std::vector<AlertLife>> lives = followLives(input, **runs, question, stop);
    if (!lives)
        return base::fail(lives.error());
    if ((*asked)->document)
        keepThoseAfter(*lives, *(*asked)->document);
    if (lives->size() > MostLives)
        lives->erase(lives->begin() + MostLives, lives->end());
    return explainLives(input, source, question, std::move(*lives), progress, stop);
}

} // namespace

Result<std::vector<Explanation>> explainId(const SimulationInput& input, std::string_view id, base::Progress* progress,
                                           std::stop_token stop)
{
    if (engine::makesAlerts(input.rule)) {
        const std::vector<rules::Finding> findings = rules::validate(input.rule, input.profile);
        const bool canRun = input.rule.casesAction
            && std::none_of(findings.begin(), findings.end(), [](const rules::Finding& finding) {
                   return rules::preventsSimulation(finding.severity);
               });
        if (canRun)
            return explainAlerts(input, id, progress, stop);
        const Result<engine::SimulationResult> refused = engine::simulate(input, nullptr, progress, stop);
        return base::fail(refused ? base::Error{base::ErrorCode::InvalidValue, "The rule cannot be run.", std::nullopt}
                                  : refused.error());
    }
    const std::vector<base::AlertRow> rows = rowsOf(*input.alerts, id);
    if (rows.empty())
        return base::fail(base::ErrorCode::NotFound, fmt::format("No document has the _id {}.", id),
                          base::Location{.file = {}, .field = "_id"});
    return explain(input, rows, progress, std::move(stop));
}

Result<Explanation> explainLife(const SimulationInput& input, const Lifetime& life, std::stop_token stop)
{
    const Result<std::unique_ptr<engine::RunSource>> runs = engine::makeRunSource(input, nullptr, stop);
    if (!runs)
        return base::fail(runs.error());
    const engine::AlertSource source = (*runs)->source();
    const auto name = std::find(source.instances->begin(), source.instances->end(), life.instance);
    if (name == source.instances->end())
        return base::fail(base::ErrorCode::NotFound, "The instance is not there any more.");
    const AlertQuestion question{.instances = {static_cast<std::uint32_t>(name - source.instances->begin())}};
    Result<std::vector<AlertLife>> lives = followLives(input, **runs, question, stop);
    if (!lives)
        return base::fail(lives.error());
    if (!lives->empty()) {
        const std::size_t wanted = std::clamp<std::size_t>(life.number, 1, lives->size()) - 1;
        *lives = {(*lives)[wanted]};
    }
    return explainLives(input, source, question, std::move(*lives), nullptr, stop)
        .map([](std::vector<Explanation> all) { return std::move(all.front()); });
}

} // namespace casewright::analysis
