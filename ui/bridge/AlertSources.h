// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QString>

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <stop_token>
#include <vector>

#include "core/alerts/AlertReader.h"
#include "core/alerts/AlertTable.h"
#include "core/alerts/FieldStatistics.h"
#include "core/base/Progress.h"
#include "core/base/Result.h"
#include "core/store/Workspace.h"
#include "ui/bridge/LatestJob.h"

namespace casewright::ui {

class WorkspaceSession;
class WorkspaceWriter;

/// What was read or made, and what came of it. Shared by pages and jobs; immutable.
struct LoadedAlerts {
    std::shared_ptr<const alerts::AlertTable> table;
    std::vector<alerts::BadLine> badLines;
    std::vector<alerts::FieldStatistics> fields{};   ///< of the table's columns, in their order
    double seconds = 0;
    alerts::FieldMapping guessedMapping{};   ///< see alerts::ReadAlerts
};

/// Reads the file or makes the flood of a source, and counts its fields. Any thread; see alerts::readAlerts()
/// and alerts::makeAlerts(), which reads the history of a flood that is mixed into one.
[[nodiscard]] base::Result<LoadedAlerts> loadAlerts(const store::StoredSource& source, bool skipBadLines,
                                                    base::Progress* progress, std::stop_token stop);

/// The sources of alerts of the open workspace, and the tables that were read from them: each is read when it is
/// first wanted, in the background, and kept until its source changes or goes, or its room is needed for others that
/// were in use since; it is then read again when it is wanted. One for the program, on the GUI thread.
class AlertSources final : public QObject {
    Q_OBJECT
public:
    /// Bytes; see setMemoryBudget().
    static constexpr std::uint64_t MostMemory = 2'000'000'000;

    /// The session outlives it.
    explicit AlertSources(WorkspaceSession& session, QObject* parent = nullptr);
    ~AlertSources() override;

    [[nodiscard]] const std::vector<store::StoredSource>& sources() const { return m_sources; }
    /// Null if there is no such source. Valid until the next change.
    [[nodiscard]] const store::StoredSource* find(std::int64_t key) const;
    /// The source that the person works with, on whichever page; nothing without sources.
    [[nodiscard]] std::optional<std::int64_t> current() const { return m_current; }
    void setCurrent(std::int64_t key);

    /// Adds a source, saves it and makes it the current one; nothing, and reported, if it could not be saved.
    std::optional<std::int64_t> add(store::StoredSource source);
    /// Saves a changed source, in the background; what was read from it before is dropped, unless only its name is new.
    /// If it could not be written that is reported, and tried again. False in a workspace that can only be read, and
    /// if there is no such source.
    bool save(const store::StoredSource& source);
    /// Forgets the source and what was read from it; a file stays as it is. The source after it, or else the one before
    /// it, becomes the current one.
    void remove(std::int64_t key);
    /// Undoes remove(): the source comes back where it stood, and becomes the current one. False in a workspace that can
    /// only be read, and if it is there.
    bool putBack(const store::StoredSource& source);
    /// Waits until all is written, or could not be.
    void finishSaving();

    /// What was read from a source; null if it was not read yet.
    [[nodiscard]] std::shared_ptr<const LoadedAlerts> loaded(std::int64_t key) const;
    /// The same of a source that gives the same documents, whatever its key and name; null if none was read.
    [[nodiscard]] std::shared_ptr<const LoadedAlerts> loadedAs(const store::StoredSource& source) const;
    /// Why the source could not be read the last time.
    [[nodiscard]] const base::Error* failure(std::int64_t key) const;
    /// Reads a source in the background: answers with loadFinished(), at once if it was read before. One at a time: a
    /// later call gives up the earlier one, unless it asks for the same.
    void load(std::int64_t key, bool skipBadLines = false);
    /// The same, even if it was read before: the file may be another one by now.
    void loadAgain(std::int64_t key, bool skipBadLines = false);
    /// Whether lines that cannot be read are left out whenever the source is read. Kept in the workspace.
    [[nodiscard]] bool skipsBadLines(std::int64_t key) const { return m_skipping.contains(key); }
    /// Changes that, and reads the source again. Where the workspace can only be read it holds until that is closed.
    void setSkipsBadLines(std::int64_t key, bool isSkipping);
    /// Gives up what is being read; what was read before stays.
    void cancelLoad();
    /// The source that is being read.
    [[nodiscard]] std::optional<std::int64_t> loading() const { return m_loading; }
    /// Of the source that is being read: to be polled at 30 Hz.
    [[nodiscard]] const base::Progress& progress() const { return *m_progress; }
    /// Takes over what another job read, so that it is not read twice. Of a source that has changed since, or is gone,
    /// nothing is kept.
    void keep(const store::StoredSource& source, std::shared_ptr<const LoadedAlerts> alerts);
    /// How much memory the tables may need before those are dropped that were in use longest ago, but never the
    /// current one.
    void setMemoryBudget(std::uint64_t bytes);

Q_SIGNALS:
    void sourcesChanged();                    ///< another workspace, or one was added, changed or removed
    void currentChanged();
    void loadStarted(std::int64_t key);
    void loadFinished(std::int64_t key);      ///< see loaded() and failure(); also when it was cancelled

private:
    struct Kept {
        std::int64_t key;
        std::shared_ptr<const LoadedAlerts> alerts;   ///< null after a failure
        std::optional<base::Error> failure;
    };
    void readWorkspace();
    void chooseCurrent(std::optional<std::int64_t> key);
    void finish(std::int64_t key, base::Result<LoadedAlerts> answer);
    void forget(std::int64_t key);
    void remember(Kept kept);
    void makeRoom(std::int64_t spared);
    [[nodiscard]] const Kept* kept(std::int64_t key) const;
    [[nodiscard]] bool isWritable(const QString& why) const;

    WorkspaceSession& m_session;
    std::vector<store::StoredSource> m_sources;
    std::optional<std::int64_t> m_current;
    std::vector<Kept> m_kept;                         ///< the one that was in use last is the last one
    std::uint64_t m_memoryBudget = MostMemory;
    std::set<std::int64_t> m_skipping;                ///< see skipsBadLines()
    std::optional<std::int64_t> m_loading;
    bool m_skipsBadLines = false;                     ///< what is being read
    std::shared_ptr<base::Progress> m_progress;
    WorkspaceWriter* m_writer;
    LatestJob<base::Result<LoadedAlerts>> m_job;
};

} // namespace casewright::ui
