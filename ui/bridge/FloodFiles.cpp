// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/FloodFiles.h"

#include <QFileInfo>
#include <QSaveFile>

#include <limits>
#include <string_view>
#include <utility>

#include "core/alerts/Flood.h"
#include "core/alerts/FloodWriter.h"
#include "core/alerts/MixedAlerts.h"
#include "ui/bridge/AlertSources.h"
#include "ui/bridge/NamedFile.h"
#include "ui/bridge/Text.h"

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;
using base::Result;

/// What is written, and what it is made of.
struct Made {
    std::shared_ptr<const alerts::AlertTable> table;
    std::shared_ptr<const alerts::MixOrder> order{};   ///< null: without a history
};

auto unwritable(const QSaveFile& file)
{
    return base::fail(base::ErrorCode::Unwritable,
                      "cannot be written: " + toUtf8(file.errorString()) + ". What was there before is still there.",
                      base::Location{.file = toUtf8(file.fileName()), .field = {}});
}

Result<void> append(QSaveFile& file, std::string_view block)
{
    const auto size = static_cast<qint64>(block.size());
    if (file.write(block.data(), size) != size)
        return unwritable(file);
    return {};
}

/// A history that is written over while it is read would be lost.
Result<void> checkPlace(const alerts::Flood& flood, const QString& path)
{
    const QString place = QFileInfo(path).canonicalFilePath();
    if (!flood.mix || place.isEmpty() || place != QFileInfo(toText(flood.mix->into)).canonicalFilePath())
        return {};
    return base::fail(base::ErrorCode::Conflict, "is the history that the flood is mixed into; take another file",
                      base::Location{.file = toUtf8(path), .field = {}});
}

/// The table that the source was made into, or what the flood comes to now.
Result<Made> make(const alerts::Flood& flood, std::uint64_t seed, const std::shared_ptr<const LoadedAlerts>& loaded,
                  base::Progress& progress, const std::stop_token& stop)
{
    if (loaded && !flood.mix)
        return Made{.table = loaded->table};
    // Where a person let bad lines of the history be skipped, they are skipped here too.
    const bool skipsBadLines = loaded && !loaded->badLines.empty();
    Result<alerts::MixedAlerts> made = alerts::makeAlerts(flood, seed, skipsBadLines, &progress, stop);
    if (!made)
        return base::fail(std::move(made.error()));
    return Made{.table = std::move(made->alerts.table), .order = std::move(made->order)};
}

Result<std::uint64_t> write(const Made& made, const alerts::Flood& flood, std::uint64_t seed, const QString& path,
                            base::Progress& progress, const std::stop_token& stop)
{
    if (const Result<void> checked = checkIsNoWorkspace(path); !checked)
        return base::fail(checked.error());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return unwritable(file);
    std::uint64_t bytes = 0;
    const auto plain = [&file](std::string_view block) { return append(file, block); };
    const bool isPacked = path.endsWith(u".gz"_s, Qt::CaseInsensitive);
    alerts::GzipSink gzip(plain);
    const auto sink = [&](std::string_view block) {
        bytes += block.size();
        return isPacked ? gzip.write(block) : plain(block);
    };
    Result<void> done = alerts::writeDocuments(*made.table, flood, seed, std::numeric_limits<std::uint32_t>::max(),
                                               sink, &progress, stop, made.order.get());
    if (done && isPacked)
        done = gzip.finish();
    if (!done)
        return base::fail(std::move(done.error()));
    if (!file.commit())
        return unwritable(file);
    return bytes;
}

} // namespace

FloodFiles::FloodFiles(const AlertSources& sources, QObject* parent)
    : QObject(parent), m_sources(sources), m_work(std::make_shared<Work>()), m_job(this)
{
}

FloodFiles::~FloodFiles() = default;

void FloodFiles::writeDocuments(const store::StoredSource& source, const QString& path)
{
    m_path = path;
    m_work = std::make_shared<Work>();
    m_job.start(
        [source, path, work = m_work, loaded = m_sources.loaded(source.key)](const std::stop_token& stop)
            -> Result<std::uint64_t> {
            const Result<alerts::Flood> flood = alerts::parseFlood(source.flood, source.name);
            if (!flood)
                return base::fail(flood.error());
            if (const Result<void> checked = checkPlace(*flood, path); !checked)
                return base::fail(checked.error());
            Result<Made> made = make(*flood, source.seed, loaded, work->progress, stop);
            if (!made)
                return base::fail(std::move(made.error()));
            work->isWriting = true;
            return write(*made, *flood, source.seed, path, work->progress, stop);
        },
        [this, path](const Result<std::uint64_t>& bytes) {
            if (bytes)
                Q_EMIT documentsWritten(path, static_cast<qint64>(*bytes));
            else
                Q_EMIT failed(path, bytes.error());
        });
}

void FloodFiles::writeFlood(const store::StoredSource& source, const QString& path)
{
    m_path = path;
    m_work = std::make_shared<Work>();
    m_job.start(
        [source, path](const std::stop_token&) -> Result<std::uint64_t> {
            const Result<alerts::Flood> flood = alerts::parseFlood(source.flood, source.name);
            if (!flood)
                return base::fail(flood.error());
            const Result<void> checked =
                checkPlace(*flood, path).and_then([&] { return checkIsNoWorkspace(path); });
            if (!checked)
                return base::fail(checked.error());
            const std::string text = alerts::writeFlood(*flood);
            QSaveFile file(path);
            if (!file.open(QIODevice::WriteOnly) || !append(file, text) || !file.commit())
                return unwritable(file);
            return text.size();
        },
        [this, path, seed = source.seed](const Result<std::uint64_t>& bytes) {
            if (bytes)
                Q_EMIT floodWritten(path, seed);
            else
                Q_EMIT failed(path, bytes.error());
        });
}

void FloodFiles::cancel()
{
    if (!m_job.isRunning())
        return;
    m_job.cancel();
    Q_EMIT cancelled(m_path);
}

} // namespace casewright::ui
