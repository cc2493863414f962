// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/CaseArchive.h"

#include <QDateTime>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>
#include <utility>

#include "core/archive/HtmlReport.h"
#include "core/archive/KeptInput.h"
#include "core/archive/ReportData.h"
#include "core/archive/SecondRun.h"
#include "core/store/ServerAddress.h"
#include "core/store/SimulationComparison.h"
#include "core/store/Workspace.h"
#include "ui/bridge/NamedFile.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/WorkspaceSession.h"

namespace casewright::ui {
namespace {

using base::Result;
using store::Access;
using store::Workspace;

base::Timestamp now() { return {QDateTime::currentMSecsSinceEpoch()}; }

auto unwritable(const QSaveFile& file)
{
    return base::fail(base::ErrorCode::Unwritable,
                      "cannot be written: " + toUtf8(file.errorString()) + ". What was there before is still there.",
                      base::Location{.file = toUtf8(file.fileName()), .field = {}});
}

Result<void> append(QSaveFile& file, std::string_view text)
{
    const auto size = static_cast<qint64>(text.size());
    if (file.write(text.data(), size) != size)
        return unwritable(file);
    return {};
}

/// Opens the file that is going to be written, unless it is the workspace itself, or another one.
Result<void> begin(QSaveFile& file, const std::string& workspace)
{
    const QString place = QFileInfo(file.fileName()).canonicalFilePath();
    if (!store::isServerAddress(workspace) && !place.isEmpty()
        && place == QFileInfo(toText(workspace)).canonicalFilePath())
        return base::fail(base::ErrorCode::Conflict, "is the workspace itself; take another file",
                          base::Location{.file = toUtf8(file.fileName()), .field = {}});
    if (Result<void> checked = checkIsNoWorkspace(file.fileName()); !checked)
        return checked;
    if (!file.open(QIODevice::WriteOnly))
        return unwritable(file);
    return {};
}

/// Everything that simulating comes to is the same; what people changed since does not count.
bool isSame(const std::vector<store::SimulationCounts>& both)
{
    const auto byPeople = [](store::CountName name) {
        return name >= store::CountName::CasesOpen && name <= store::CountName::CasesClosed;
    };
    const std::vector<store::CountRow> rows = store::countRows(both);
    return std::all_of(rows.begin(), rows.end(),
                       [&](const store::CountRow& row) { return byPeople(row.name) || !row.differs(); });
}

Result<SecondRunReport> simulateAgain(const std::string& path, std::int64_t simulation, bool takesChanges,
                                      base::Progress& progress, const std::stop_token& stop)
{
    const Result<Workspace> workspace = Workspace::open(path, Access::ReadWrite);
    if (!workspace)
        return base::fail(workspace.error());
    const archive::SecondRunSettings settings{.takesChanges = takesChanges, .silences = {}};
    const Result<archive::KeptInput> kept =
        archive::readKeptInput(*workspace, simulation, settings, &progress, stop);
    if (!kept)
        return base::fail(kept.error());
    const Result<std::int64_t> second = archive::runAgain(path, *kept, now(), &progress, stop);
    if (!second)
        return base::fail(second.error());
    const Result<std::vector<store::SimulationCounts>> both = workspace->compareCounts({simulation, *second});
    if (!both)
        return base::fail(both.error());
    const bool isComparable = both->front().simulation.state == store::SimulationState::Finished;
    return SecondRunReport{.first = simulation,
                           .second = *second,
                           .isSame = !isComparable || isSame(*both),
                           .badLines = kept->badLines.size()};
}

} // namespace

CaseArchive::CaseArchive(WorkspaceSession& session, QObject* parent)
    : QObject(parent), m_session(session), m_progress(std::make_shared<base::Progress>()), m_job(this)
{
    // What is under way belongs to the workspace that is open.
    connect(&session, &WorkspaceSession::aboutToClose, this, [this] {
        if (!isRunning())
            return;
        m_stop.request_stop();
        m_job.cancel();
        Q_EMIT cancelled();
    });
}

CaseArchive::~CaseArchive() { m_stop.request_stop(); }

void CaseArchive::start(Job kind, const QString& path, Work work)
{
    if (isRunning() || !m_session.isOpen())
        return;
    m_kind = kind;
    m_path = path;
    m_stop = std::stop_source();
    m_job.start([work = std::move(work), stop = m_stop.get_token()](const std::stop_token&) { return work(stop); },
                [this](const Result<Outcome>& outcome) { take(outcome); });
    Q_EMIT started();
}

void CaseArchive::exportCases(const archive::ExportSelection& selection, archive::ExportFormat format,
                              const QString& path)
{
    m_progress = std::make_shared<base::Progress>();
    start(Job::Export, path,
          [=, place = toUtf8(m_session.path()), progress = m_progress](const std::stop_token& stop) -> Result<Outcome> {
              Result<Workspace> workspace = Workspace::open(place, Access::ReadOnly);
              if (!workspace)
                  return base::fail(workspace.error());
              QSaveFile file(path);
              if (const Result<void> begun = begin(file, place); !begun)
                  return base::fail(begun.error());
              const auto write = [&file](std::string_view text) { return append(file, text); };
              Result<archive::ExportCounts> counts =
                  archive::exportCases(*workspace, selection, format, write, progress.get(), stop);
              if (!counts)
                  return base::fail(counts.error());
              if (!file.commit())
                  return unwritable(file);
              return Outcome(*counts);
          });
}

void CaseArchive::importCases(const QString& path)
{
    m_progress = std::make_shared<base::Progress>();
    start(Job::Import, path,
          [=, place = toUtf8(m_session.path()), progress = m_progress](const std::stop_token& stop) -> Result<Outcome> {
              Result<Workspace> workspace = Workspace::open(place, Access::ReadWrite);
              if (!workspace)
                  return base::fail(workspace.error());
              Result<archive::ImportReport> report =
                  archive::importCases(*workspace, toUtf8(path), toUtf8(path), now(), progress.get(), stop);
              if (!report)
                  return base::fail(report.error());
              return Outcome(std::move(*report));
          });
}

void CaseArchive::writeReport(std::int64_t simulation, const QString& path)
{
    m_progress = std::make_shared<base::Progress>();
    start(Job::Report, path, [=, place = toUtf8(m_session.path())](const std::stop_token& stop) -> Result<Outcome> {
        const Result<Workspace> workspace = Workspace::open(place, Access::ReadOnly);
        if (!workspace)
            return base::fail(workspace.error());
        const Result<archive::ReportData> data = archive::readReportData(*workspace, simulation, stop);
        if (!data)
            return base::fail(data.error());
        QSaveFile file(path);
        const Result<void> done =
            begin(file, place).and_then([&] { return append(file, archive::htmlReport(*data)); });
        if (!done)
            return base::fail(done.error());
        if (!file.commit())
            return unwritable(file);
        return Outcome(Written{});
    });
}

void CaseArchive::runAgain(std::int64_t simulation, bool takesChanges)
{
    m_progress = std::make_shared<base::Progress>();
    start(Job::SecondRun, {},
          [=, place = toUtf8(m_session.path()), progress = m_progress](const std::stop_token& stop) -> Result<Outcome> {
              Result<SecondRunReport> report = simulateAgain(place, simulation, takesChanges, *progress, stop);
              if (!report)
                  return base::fail(report.error());
              return Outcome(*report);
          });
}

void CaseArchive::cancel()
{
    m_stop.request_stop(); // the answer says what came of that: it may have been done just now
}

void CaseArchive::take(const Result<Outcome>& outcome)
{
    if (m_kind == Job::Import || m_kind == Job::SecondRun)
        m_session.notifyCasesChanged();
    if (!outcome && outcome.error().code == base::ErrorCode::Cancelled)
        Q_EMIT cancelled();
    else if (!outcome)
        Q_EMIT failed(outcome.error());
    else if (const auto* const counts = std::get_if<archive::ExportCounts>(&*outcome))
        Q_EMIT exported(*counts);
    else if (const auto* const report = std::get_if<archive::ImportReport>(&*outcome))
        Q_EMIT imported(*report);
    else if (const auto* const second = std::get_if<SecondRunReport>(&*outcome))
        Q_EMIT ranAgain(*second);
    else
        Q_EMIT reportWritten();
}

} // namespace casewright::ui
