// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/CaseDocuments.h"

#include <algorithm>
#include <stop_token>
#include <utility>

#include "core/alerts/MergedDocuments.h"
#include "ui/bridge/CaseRepository.h"
#include "ui/bridge/ExplanationJob.h"
#include "ui/bridge/MergedSources.h"
#include "ui/bridge/QueueRuns.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/WorkspaceSession.h"

namespace casewright::ui {

CaseDocuments::CaseDocuments(WorkspaceSession& session, CaseRepository& repository, AlertSources& sources,
                             QObject* parent)
    : QObject(parent), m_repository(repository), m_sources(sources), m_progress(std::make_shared<base::Progress>()),
      m_job(this)
{
    connect(&session, &WorkspaceSession::opened, this, &CaseDocuments::drop);
}

CaseDocuments::~CaseDocuments() = default;

void CaseDocuments::want(std::int64_t simulation)
{
    if (simulation == m_simulation && m_state != State::Nothing)
        return;
    drop();
    m_simulation = simulation;
    m_state = State::Reading;
    m_request = m_repository.simulations([this](const base::Result<std::vector<store::StoredSimulation>>& read) {
        if (read)
            take(*read);
        else
            finish(State::Failed, toText(read.error()));
    });
    Q_EMIT changed();
}

void CaseDocuments::drop()
{
    m_request.drop();
    m_job.cancel();
    m_simulation = 0;
    m_loaded.reset();
    m_parts.clear();
    m_names.clear();
    m_name.clear();
    finish(State::Nothing);
}

void CaseDocuments::cancel()
{
    if (m_state != State::Reading)
        return;
    m_request.drop();
    m_job.cancel();
    finish(State::Failed, tr("Reading the documents was given up."));
}

void CaseDocuments::take(const std::vector<store::StoredSimulation>& simulations)
{
    const auto found = std::ranges::find(simulations, m_simulation, &store::StoredSimulation::key);
    if (found == simulations.end() || (found->source.path.empty() && found->source.flood.empty()))
        return finish(State::Failed, tr("The documents of these alerts are not kept: no file or flood is known for "
                                        "them."));
    m_name = sourceNames(found->source, found->moreSources);
    m_names = {toText(found->source.name)};
    for (const store::StoredSource& each : found->moreSources)
        m_names.append(toText(each.name));
    m_loaded = found->moreSources.empty() ? m_sources.loadedAs(found->source) : nullptr;
    if (m_loaded)
        return finish(State::There);
    read(*found);
}

void CaseDocuments::read(const store::StoredSimulation& simulation)
{
    m_progress = std::make_shared<base::Progress>();
    m_job.start(
        [source = simulation.source, more = simulation.moreSources,
         progress = m_progress](const std::stop_token& stop) -> base::Result<Documents> {
            // Bad lines stopped the simulation, or were left out of it on request.
            constexpr bool SkipBadLines = true;
            auto parts = loadEach(source, more, SkipBadLines, progress.get(), stop);
            if (!parts)
                return base::fail(parts.error());
            auto all = mergeAlerts(*parts, progress.get(), stop);
            if (!all)
                return base::fail(all.error());
            return Documents{.all = std::move(*all), .parts = std::move(*parts)};
        },
        [this, source = simulation.source, isAlone = simulation.moreSources.empty()](
            base::Result<Documents> answer) {
            if (!answer)
                return finish(State::Failed, toText(answer.error()));
            m_loaded = std::move(answer->all);
            m_parts = std::move(answer->parts);
            if (isAlone)
                keep(source);
            finish(State::There);
        });
    Q_EMIT changed();
}

/// Under the key that the source has in the workspace; the simulation's own has none.
void CaseDocuments::keep(const store::StoredSource& source)
{
    const auto& sources = m_sources.sources();
    const auto same = std::ranges::find_if(
        sources, [&source](const store::StoredSource& each) { return isSameSource(each, source); });
    if (same != sources.end())
        m_sources.keep(store::StoredSource(*same), m_loaded);
}

void CaseDocuments::finish(State state, const QString& failure)
{
    m_state = state;
    m_failure = failure;
    Q_EMIT changed();
}

/// What stands first of an id and index came in, as in the merged table.
QString CaseDocuments::sourceOf(const store::AttachedAlert& alert) const
{
    for (std::size_t part = 0; part < m_parts.size(); ++part) {
        const alerts::AlertTable& table = *m_parts[part]->table;
        const auto times = table.times();
        const auto [first, last] = std::ranges::equal_range(times, alert.at);
        for (auto each = first; each != last; ++each) {
            const base::AlertRow row{static_cast<std::uint32_t>(each - times.begin())};
            if (alerts::mergedId(static_cast<std::uint32_t>(part), table.id(row)) == alert.id
                && table.index(row) == alert.index)
                return m_names.value(static_cast<qsizetype>(part));
        }
    }
    return {};
}

std::optional<base::AlertRow> CaseDocuments::rowOf(const alerts::AlertTable& table, const store::AttachedAlert& alert)
{
    const auto times = table.times();
    const auto [first, last] = std::ranges::equal_range(times, alert.at);
    for (auto each = first; each != last; ++each) {
        const base::AlertRow row{static_cast<std::uint32_t>(each - times.begin())};
        if (table.id(row) == alert.id && table.index(row) == alert.index)
            return row;
    }
    return std::nullopt;
}

} // namespace casewright::ui
