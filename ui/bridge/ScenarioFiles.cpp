// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/ScenarioFiles.h"

#include <QSaveFile>

#include <utility>

#include "core/engine/RuleQueue.h"
#include "core/engine/Simulation.h"
#include "core/scenario/ScenarioWriter.h"
#include "ui/bridge/AlertSources.h"
#include "ui/bridge/NamedFile.h"
#include "ui/bridge/MergedSources.h"
#include "ui/bridge/ReplayedInput.h"
#include "ui/bridge/Text.h"

namespace casewright::ui {
namespace {

base::Result<void> save(const QString& path, const std::string& text)
{
    if (const base::Result<void> checked = checkIsNoWorkspace(path); !checked)
        return base::fail(checked.error());
    QSaveFile file(path);
    const auto size = static_cast<qint64>(text.size());
    if (file.open(QIODevice::WriteOnly) && file.write(text.data(), size) == size && file.commit())
        return {};
    return base::fail(base::ErrorCode::Unwritable,
                      "cannot be written: " + toUtf8(file.errorString()) + ". What was there before is still there.",
                      base::Location{.file = toUtf8(path), .field = {}});
}

base::Result<std::shared_ptr<const alerts::AlertTable>> read(const store::StoredSimulation& simulation,
                                                             const store::StoredSource& source,
                                                             const std::stop_token& stop)
{
    base::Result<std::shared_ptr<const LoadedAlerts>> loaded
        = loadMerged(source, simulation.moreSources, false, nullptr, stop);
    if (!loaded)
        return base::fail(std::move(loaded.error()));
    return (*loaded)->table;
}

/// The other rules whose cases the same people worked on, over the same alerts.
base::Result<void> addCompany(engine::SimulationInput& input, const store::StoredSimulation& simulation,
                              const std::vector<store::StoredSimulation>& members)
{
    engine::QueueCompany company;
    for (const store::StoredSimulation& each : members) {
        if (each.key == simulation.key)
            continue;
        base::Result<engine::SimulationInput> other = replayedInput(each);
        if (!other)
            return base::fail(std::move(other.error()));
        other->alerts = input.alerts;
        company.place += each.key < simulation.key ? 1U : 0U;
        company.rules.push_back(std::move(*other));
    }
    if (!company.rules.empty() && !simulation.analysts.empty())
        input.company = std::make_shared<const engine::QueueCompany>(std::move(company));
    return {};
}

/// Whether the input still gives what the simulation came to; of one that was stopped nobody knows.
base::Result<void> compare(const engine::SimulationInput& input, const store::StoredSimulation& simulation,
                           const std::stop_token& stop)
{
    if (simulation.state != store::SimulationState::Finished)
        return {};
    const base::Result<engine::SimulationResult> again = engine::simulate(input, nullptr, nullptr, stop);
    if (!again)
        return base::fail(again.error());
    const engine::SimulationSummary& now = again->summary;
    const engine::SimulationSummary& then = simulation.summary;
    if (now.documents == then.documents && now.matched == then.matched && now.alerts == then.alerts
        && now.audit == then.audit && now.casesOpened == then.casesOpened && now.casesReopened == then.casesReopened)
        return {};
    return base::fail(base::ErrorCode::Conflict,
                      toUtf8(ScenarioFiles::tr("The alerts “%1” have changed since this simulation. Run it again, and "
                                               "save that.")
                                 .arg(toText(simulation.source.name))));
}

} // namespace

ScenarioFiles::ScenarioFiles(AlertSources& sources, QObject* parent)
    : QObject(parent), m_sources(sources), m_job(this)
{
}

ScenarioFiles::~ScenarioFiles() = default;

void ScenarioFiles::write(const store::StoredSimulation& simulation, const store::StoredSource& source,
                          const QString& path, const std::vector<store::StoredSimulation>& members)
{
    const std::shared_ptr<const LoadedAlerts> known
        = simulation.moreSources.empty() ? m_sources.loadedAs(source) : nullptr;
    const auto work = [simulation, source, path, members, loaded = known](const std::stop_token& stop)
        -> base::Result<void> {
        base::Result<engine::SimulationInput> input = replayedInput(simulation);
        if (!input)
            return base::fail(std::move(input.error()));
        base::Result<std::shared_ptr<const alerts::AlertTable>> table
            = loaded ? loaded->table : read(simulation, source, stop);
        if (!table)
            return base::fail(std::move(table.error()));
        input->alerts = std::move(*table);
        if (base::Result<void> added = addCompany(*input, simulation, members); !added)
            return added;
        if (base::Result<void> compared = compare(*input, simulation, stop); !compared)
            return compared;
        const base::Result<std::string> text = scenario::writeScenario(*input, stop);
        return text ? save(path, *text) : base::fail(text.error());
    };
    m_job.start(work, [this, path](const base::Result<void>& done) { tell(path, done); });
}

void ScenarioFiles::writeText(std::shared_ptr<const std::string> text, const QString& path)
{
    m_job.start([text = std::move(text), path](const std::stop_token&) { return save(path, *text); },
                [this, path](const base::Result<void>& done) { tell(path, done); });
}

void ScenarioFiles::tell(const QString& path, const base::Result<void>& done)
{
    if (done)
        Q_EMIT written(path);
    else
        Q_EMIT failed(path, done.error());
}

} // namespace casewright::ui
