// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/AlertSources.h"

#include <algorithm>
#include <chrono>
#include <string>
#include <utility>

#include "core/alerts/Flood.h"
#include "core/alerts/MixedAlerts.h"
#include "ui/bridge/TableRelease.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/WorkspaceSession.h"
#include "ui/bridge/WorkspaceWriter.h"

namespace casewright::ui {
namespace {

base::Result<LoadedAlerts> readFile(const store::StoredSource& source, bool skipBadLines, base::Progress* progress,
                                    const std::stop_token& stop)
{
    base::Result<alerts::FieldMapping> mapping = alerts::parseMapping(source.mapping);
    if (!mapping)
        return base::fail(std::move(mapping.error()));
    alerts::ReadSettings settings;
    settings.mapping = std::move(*mapping);
    settings.skipBadLines = skipBadLines;
    base::Result<alerts::ReadAlerts> read = alerts::readAlerts(source.path, settings, progress, stop);
    if (!read)
        return base::fail(std::move(read.error()));
    return LoadedAlerts{.table = std::move(read->table),
                        .badLines = std::move(read->badLines),
                        .guessedMapping = std::move(read->guessedMapping)};
}

base::Result<LoadedAlerts> makeFlood(const store::StoredSource& source, bool skipBadLines, base::Progress* progress,
                                     const std::stop_token& stop)
{
    const base::Result<alerts::Flood> flood = alerts::parseFlood(source.flood, source.name);
    if (!flood)
        return base::fail(flood.error());
    base::Result<alerts::MixedAlerts> made
        = alerts::makeAlerts(*flood, source.seed, skipBadLines, progress, stop);
    if (!made)
        return base::fail(std::move(made.error()));
    return LoadedAlerts{.table = std::move(made->alerts.table), .badLines = std::move(made->alerts.badLines)};
}

/// The name of a setting of the workspace.
std::string skippingName(std::int64_t key) { return "sources." + std::to_string(key) + ".skipBadLines"; }

/// Whether the same documents come of both.
bool givesTheSame(const store::StoredSource& a, const store::StoredSource& b)
{
    return a.path == b.path && a.mapping == b.mapping && a.flood == b.flood && a.seed == b.seed;
}

} // namespace

base::Result<LoadedAlerts> loadAlerts(const store::StoredSource& source, bool skipBadLines, base::Progress* progress,
                                      std::stop_token stop)
{
    const auto begin = std::chrono::steady_clock::now();
    base::Result<LoadedAlerts> loaded = source.flood.empty() ? readFile(source, skipBadLines, progress, stop)
                                                             : makeFlood(source, skipBadLines, progress, stop);
    if (!loaded)
        return loaded;
    std::optional<std::vector<alerts::FieldStatistics>> fields = alerts::fieldStatistics(*loaded->table, stop);
    if (!fields)
        return base::fail(base::ErrorCode::Cancelled, "stopped on request");
    loaded->fields = std::move(*fields);
    loaded->table = releasedInBackground(std::move(loaded->table));
    loaded->seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    return loaded;
}

AlertSources::AlertSources(WorkspaceSession& session, QObject* parent)
    : QObject(parent), m_session(session), m_progress(std::make_shared<base::Progress>()),
      m_writer(new WorkspaceWriter(QStringLiteral("sources"), this)), m_job(this)
{
    connect(m_writer, &WorkspaceWriter::failed, &m_session, &WorkspaceSession::report);
    connect(&m_session, &WorkspaceSession::aboutToClose, m_writer, &WorkspaceWriter::finish);
    connect(&m_session, &WorkspaceSession::opened, this, &AlertSources::readWorkspace);
    if (m_session.isOpen())
        readWorkspace();
}

AlertSources::~AlertSources() = default;

const store::StoredSource* AlertSources::find(std::int64_t key) const
{
    const auto found = std::ranges::find(m_sources, key, &store::StoredSource::key);
    return found == m_sources.end() ? nullptr : &*found;
}

void AlertSources::setCurrent(std::int64_t key)
{
    if (find(key))
        chooseCurrent(key);
}

void AlertSources::chooseCurrent(std::optional<std::int64_t> key)
{
    if (m_current == key)
        return;
    m_current = key;
    // It is in use.
    const auto place = std::ranges::find(m_kept, key.value_or(-1), &Kept::key);
    if (place != m_kept.end())
        std::rotate(place, place + 1, m_kept.end());
    Q_EMIT currentChanged();
}

bool AlertSources::isWritable(const QString& why) const
{
    if (m_session.isOpen() && !m_session.isReadOnly())
        return true;
    m_session.report(why);
    return false;
}

std::optional<std::int64_t> AlertSources::add(store::StoredSource source)
{
    if (!isWritable(tr("The source was not added: the workspace can only be read.")))
        return std::nullopt;
    const base::Result<std::int64_t> key = m_session.workspace().addSource(source);
    if (!key) {
        m_session.report(toText(key.error()));
        return std::nullopt;
    }
    source.key = *key;
    m_sources.push_back(std::move(source));
    Q_EMIT sourcesChanged();
    chooseCurrent(*key);
    return *key;
}

bool AlertSources::save(const store::StoredSource& source)
{
    const auto place = std::ranges::find(m_sources, source.key, &store::StoredSource::key);
    if (place == m_sources.end())
        return false;
    if (*place == source)
        return true;
    if (!isWritable(tr("The source was not changed: the workspace can only be read.")))
        return false;
    m_writer->put(source.key, [source](store::Workspace& workspace) { return workspace.saveSource(source); });
    const bool isNew = !givesTheSame(*place, source);
    *place = source;
    if (isNew) {
        if (m_loading == source.key)
            cancelLoad();
        forget(source.key);
    }
    Q_EMIT sourcesChanged();
    return true;
}

void AlertSources::remove(std::int64_t key)
{
    auto place = std::ranges::find(m_sources, key, &store::StoredSource::key);
    if (place == m_sources.end() || !isWritable(tr("The source was not removed: the workspace can only be read.")))
        return;
    m_writer->put(key, [key](store::Workspace& workspace) -> base::Result<void> {
        const base::Result<void> removed = workspace.removeSource(key);
        if (!removed && removed.error().code == base::ErrorCode::NotFound)
            return {}; // Another program was faster.
        return removed;
    });
    if (m_loading == key)
        cancelLoad();
    forget(key);
    // A slot of loadFinished() may have changed the list.
    place = std::ranges::find(m_sources, key, &store::StoredSource::key);
    if (place != m_sources.end())
        place = m_sources.erase(place);
    Q_EMIT sourcesChanged();
    if (m_current != key)
        return;
    if (place == m_sources.end() && !m_sources.empty())
        --place;
    chooseCurrent(place == m_sources.end() ? std::nullopt : std::optional(place->key));
}

bool AlertSources::putBack(const store::StoredSource& source)
{
    if (find(source.key) || !isWritable(tr("The source was not put back: the workspace can only be read.")))
        return false;
    m_writer->put(source.key, [source](store::Workspace& workspace) { return workspace.saveSource(source); });
    m_sources.insert(std::ranges::lower_bound(m_sources, source.key, {}, &store::StoredSource::key), source);
    Q_EMIT sourcesChanged();
    chooseCurrent(source.key);
    return true;
}

const AlertSources::Kept* AlertSources::kept(std::int64_t key) const
{
    const auto found = std::ranges::find(m_kept, key, &Kept::key);
    return found == m_kept.end() ? nullptr : &*found;
}

std::shared_ptr<const LoadedAlerts> AlertSources::loaded(std::int64_t key) const
{
    const Kept* const found = kept(key);
    return found ? found->alerts : nullptr;
}

std::shared_ptr<const LoadedAlerts> AlertSources::loadedAs(const store::StoredSource& source) const
{
    for (const store::StoredSource& each : m_sources) {
        if (givesTheSame(each, source) && loaded(each.key))
            return loaded(each.key);
    }
    return nullptr;
}

const base::Error* AlertSources::failure(std::int64_t key) const
{
    const Kept* const found = kept(key);
    return found && found->failure ? &*found->failure : nullptr;
}

void AlertSources::load(std::int64_t key, bool skipBadLines)
{
    const store::StoredSource* const source = find(key);
    skipBadLines = skipBadLines || skipsBadLines(key);
    if (!source || (m_loading == key && m_skipsBadLines == skipBadLines))
        return;
    if (loaded(key)) {
        Q_EMIT loadFinished(key);
        return;
    }
    const store::StoredSource wanted = *source;
    cancelLoad();
    m_loading = key;
    m_skipsBadLines = skipBadLines;
    m_progress = std::make_shared<base::Progress>();
    m_job.start(
        [wanted, skipBadLines, progress = m_progress](std::stop_token stop) {
            return loadAlerts(wanted, skipBadLines, progress.get(), std::move(stop));
        },
        [this, key](base::Result<LoadedAlerts> answer) { finish(key, std::move(answer)); });
    Q_EMIT loadStarted(key);
}

void AlertSources::loadAgain(std::int64_t key, bool skipBadLines)
{
    if (m_loading == key)
        cancelLoad();
    forget(key);
    load(key, skipBadLines);
}

void AlertSources::setSkipsBadLines(std::int64_t key, bool isSkipping)
{
    if (!find(key))
        return;
    if (isSkipping)
        m_skipping.insert(key);
    else
        m_skipping.erase(key);
    if (!m_session.isReadOnly()) {
        // No source has the key, so that what is to be written of the source itself still is.
        m_writer->put(-key, [key, isSkipping](store::Workspace& workspace) {
            return workspace.setSetting(skippingName(key), isSkipping ? "1" : "0");
        });
    }
    loadAgain(key);
}

void AlertSources::finish(std::int64_t key, base::Result<LoadedAlerts> answer)
{
    m_loading.reset();
    forget(key);
    if (answer)
        remember({key, std::make_shared<const LoadedAlerts>(std::move(*answer)), std::nullopt});
    else
        remember({key, nullptr, std::move(answer.error())});
    Q_EMIT loadFinished(key);
}

void AlertSources::cancelLoad()
{
    if (!m_loading)
        return;
    m_job.cancel();
    const std::int64_t key = *std::exchange(m_loading, std::nullopt);
    Q_EMIT loadFinished(key);
}

void AlertSources::keep(const store::StoredSource& source, std::shared_ptr<const LoadedAlerts> alerts)
{
    const store::StoredSource* const present = find(source.key);
    if (!present || !givesTheSame(*present, source) || !alerts)
        return;
    if (m_loading == source.key) {
        m_job.cancel();
        m_loading.reset();
    }
    forget(source.key);
    remember({source.key, std::move(alerts), std::nullopt});
    Q_EMIT loadFinished(source.key);
}

void AlertSources::forget(std::int64_t key)
{
    std::erase_if(m_kept, [key](const Kept& kept) { return kept.key == key; });
}

void AlertSources::remember(Kept kept)
{
    const std::int64_t key = kept.key;
    m_kept.push_back(std::move(kept));
    makeRoom(key);
}

void AlertSources::makeRoom(std::int64_t spared)
{
    std::uint64_t used = 0;
    for (const Kept& each : m_kept)
        used += each.alerts ? each.alerts->table->memoryUse() : 0;
    const std::size_t before = m_kept.size();
    for (auto each = m_kept.begin(); used > m_memoryBudget && each != m_kept.end();) {
        if (!each->alerts || each->key == spared || each->key == m_current) {
            ++each;
            continue;
        }
        used -= each->alerts->table->memoryUse();
        each = m_kept.erase(each);
    }
    // What lists say of it is another thing now.
    if (m_kept.size() < before)
        Q_EMIT sourcesChanged();
}

void AlertSources::setMemoryBudget(std::uint64_t bytes)
{
    m_memoryBudget = bytes;
    makeRoom(m_current.value_or(-1));
}

void AlertSources::finishSaving() { m_writer->finish(); }

void AlertSources::readWorkspace()
{
    // Into the workspace before, where a page changed something while it was about to close.
    m_writer->close();
    if (!m_session.isReadOnly())
        m_writer->open(m_session.path());
    cancelLoad();
    m_kept.clear();
    m_sources.clear();
    m_skipping.clear();
    if (base::Result<std::vector<store::StoredSource>> sources = m_session.workspace().sources())
        m_sources = std::move(*sources);
    else
        m_session.report(toText(sources.error()));
    for (const store::StoredSource& source : m_sources) {
        if (m_session.workspace().setting(skippingName(source.key)).value_or(std::nullopt) == "1")
            m_skipping.insert(source.key);
    }
    // Keys of another workspace mean other sources, so that the current one has changed in any case.
    m_current = m_sources.empty() ? std::nullopt : std::optional(m_sources.front().key);
    Q_EMIT sourcesChanged();
    Q_EMIT currentChanged();
}

} // namespace casewright::ui
