// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QString>

#include <atomic>
#include <cstdint>
#include <memory>

#include "core/base/Progress.h"
#include "core/base/Result.h"
#include "core/store/StoredValues.h"
#include "ui/bridge/LatestJob.h"

namespace casewright::ui {

class AlertSources;

/// Writes floods into files, in the background, one at a time: all of their documents, or what they are made from. A
/// file is there whole, or stays as it was. GUI thread; destroying it gives up what is being written.
class FloodFiles final : public QObject {
    Q_OBJECT

public:
    /// The sources outlive it.
    explicit FloodFiles(const AlertSources& sources, QObject* parent = nullptr);
    ~FloodFiles() override;

    /// Writes the documents as NDJSON, packed if the path ends in `.gz`; also those of a history that it is mixed
    /// into. What was made of the flood is not made again, unless it is mixed. A later call gives up the earlier one.
    void writeDocuments(const store::StoredSource& source, const QString& path);
    /// Writes the flood file that gives the flood again; its seed is not in it.
    void writeFlood(const store::StoredSource& source, const QString& path);
    /// Gives up what is being written; emits cancelled().
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_job.isRunning(); }
    /// Of documents that are being written: to be polled at 30 Hz.
    [[nodiscard]] const base::Progress& progress() const { return m_work->progress; }
    /// Whether they are made already.
    [[nodiscard]] bool isWriting() const { return m_work->isWriting; }

Q_SIGNALS:
    /// `bytes` before they were packed.
    void documentsWritten(const QString& path, qint64 bytes);
    void floodWritten(const QString& path, quint64 seed);
    /// Nothing of it was kept.
    void failed(const QString& path, const casewright::base::Error& error);
    void cancelled(const QString& path);

private:
    struct Work {
        base::Progress progress;
        std::atomic<bool> isWriting = false;
    };

    const AlertSources& m_sources;
    std::shared_ptr<Work> m_work;
    QString m_path;
    LatestJob<base::Result<std::uint64_t>> m_job;   ///< bytes
};

} // namespace casewright::ui
