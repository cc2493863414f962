// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QString>

#include <cstdint>
#include <functional>
#include <memory>
#include <stop_token>
#include <variant>
#include <vector>

#include "core/archive/CaseExport.h"
#include "core/archive/CaseImport.h"
#include "core/base/Progress.h"
#include "core/base/Result.h"
#include "ui/bridge/LatestJob.h"

namespace casewright::ui {

class WorkspaceSession;

/// A simulation that was run once more.
struct SecondRunReport {
    std::int64_t first = 0;
    std::int64_t second = 0;
    bool isSame = true; ///< its counts are those of the first one, but for what people changed since
    std::size_t badLines = 0; ///< of the documents; left out
};

/// Cases that go out of the open workspace and come into it, reports, and simulations that are run again: in the
/// background, one at a time, on a connection of their own (core/archive). A file is there whole, or stays as it was.
/// GUI thread; destroying it gives up what is under way.
class CaseArchive final : public QObject {
    Q_OBJECT

public:
    enum class Job : std::uint8_t { Export, Import, Report, SecondRun };

    /// The session outlives it.
    explicit CaseArchive(WorkspaceSession& session, QObject* parent = nullptr);
    ~CaseArchive() override;

    // Each does nothing while another one is under way.
    void exportCases(const archive::ExportSelection& selection, archive::ExportFormat format, const QString& path);
    void importCases(const QString& path);
    /// A self-contained HTML page.
    void writeReport(std::int64_t simulation, const QString& path);
    /// `takesChanges`: also where its documents are not those of before.
    void runAgain(std::int64_t simulation, bool takesChanges);

    [[nodiscard]] bool isRunning() const { return m_job.isRunning(); }
    /// What is, or was last, under way; and its file.
    [[nodiscard]] Job job() const { return m_kind; }
    [[nodiscard]] const QString& path() const { return m_path; }
    /// To be polled at 30 Hz.
    [[nodiscard]] const base::Progress& progress() const { return *m_progress; }
    /// Gives up what is under way; cancelled() follows when it has ended.
    void cancel();

Q_SIGNALS:
    void started();
    void exported(const archive::ExportCounts& counts);
    void imported(const archive::ImportReport& report);
    void reportWritten();
    void ranAgain(const SecondRunReport& report);
    /// Nothing of it was kept.
    void failed(const base::Error& error);
    void cancelled();

private:
    struct Written {};
    using Outcome = std::variant<archive::ExportCounts, archive::ImportReport, Written, SecondRunReport>;
    using Work = std::function<base::Result<Outcome>(std::stop_token)>;

    void start(Job kind, const QString& path, Work work);
    void take(const base::Result<Outcome>& outcome);

    WorkspaceSession& m_session;
    Job m_kind = Job::Export;
    QString m_path;
    std::shared_ptr<base::Progress> m_progress;
    std::stop_source m_stop; ///< of what is under way
    LatestJob<base::Result<Outcome>> m_job;
};

} // namespace casewright::ui
