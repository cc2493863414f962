// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/CaseTransfer.h"

#include "ui/bridge/CaseRepository.h"
#include "ui/bridge/Text.h"
#include "ui/cases/CaseListView.h"
#include "ui/cases/CaseMessages.h"
#include "ui/cases/CaseSelection.h"
#include "ui/models/CaseText.h"
#include "ui/widgets/DroppedFiles.h"
#include "ui/widgets/NumberText.h"
#include "ui/widgets/ProgressLine.h"

#include <QAction>
#include <QDesktopServices>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QRegularExpression>
#include <QUrl>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;
using archive::ExportFormat;

QString suffixOf(ExportFormat format)
{
    switch (format) {
    case ExportFormat::SavedObjects: return u"ndjson"_s;
    case ExportFormat::Csv: return u"csv"_s;
    case ExportFormat::Markdown: return u"md"_s;
    }
    return {};
}

/// A name that every file system takes.
QString fileName(QString name)
{
    for (QChar& c : name) {
        if (u"/\\:*?\"<>|"_s.contains(c) || !c.isPrint())
            c = u'-';
    }
    return name;
}

} // namespace

CaseTransfer::CaseTransfer(WorkspaceSession& session, CaseRepository& repository, CaseListView& list,
                           CaseMessages& messages, QWidget* page)
    : QObject(page),
      m_repository(repository),
      m_list(list),
      m_messages(messages),
      m_page(page),
      m_archive(session),
      m_progress(new ProgressLine(page))
{
    m_progress->setObjectName(u"caseProgress"_s);
    connect(m_progress, &ProgressLine::cancelRequested, &m_archive, &CaseArchive::cancel);
    connectArchive();
}

void CaseTransfer::connectArchive()
{
    connect(&m_archive, &CaseArchive::started, this, [this] {
        m_messages.dismiss();
        m_progress->start([this] {
            const base::Progress& progress = m_archive.progress();
            return ProgressState{.phase = phase(),
                                 .done = static_cast<qint64>(progress.done()),
                                 .total = static_cast<qint64>(progress.total())};
        });
        Q_EMIT changed();
    });
    connect(&m_archive, &CaseArchive::exported, this, [this](const archive::ExportCounts& counts) {
        const QFileInfo file(m_archive.path());
        say(Tone::Fine, tr("%1 written to %2").arg(CaseText::cases(counts.cases), file.fileName()),
            counts.renamed == 0
                ? tr("In %1").arg(file.absolutePath())
                : tr("In %1. Of these, %2 got another id, because an older one has theirs; it is there as originId.")
                      .arg(file.absolutePath(), CaseText::cases(counts.renamed)));
    });
    connect(&m_archive, &CaseArchive::imported, this, &CaseTransfer::sayImported);
    connect(&m_archive, &CaseArchive::reportWritten, this, [this] {
        const QFileInfo file(m_archive.path());
        say(Tone::Fine, tr("The report was written to %1").arg(file.fileName()),
            tr("In %1. It needs nothing else: it can be sent as it is.").arg(file.absolutePath()));
        m_messages.offer(tr("Open it"), [path = m_archive.path()] {
            QDesktopServices::openUrl(QUrl::fromLocalFile(path));
        });
    });
    connect(&m_archive, &CaseArchive::ranAgain, this, &CaseTransfer::sayRanAgain);
    connect(&m_archive, &CaseArchive::failed, this, &CaseTransfer::sayFailed);
    connect(&m_archive, &CaseArchive::cancelled, this, [this] {
        const bool isRun = m_archive.job() == CaseArchive::Job::SecondRun;
        if (m_archive.job() == CaseArchive::Job::Import && !m_imports.outcomes.isEmpty()) {
            m_imports.failed += m_imports.waiting.size() + 1;
            m_imports.waiting.clear();
            take(tr("%1: stopped, nothing of it was kept; those behind it were not begun.")
                     .arg(QFileInfo(m_archive.path()).fileName()), 0);
            return;
        }
        say(Tone::Neutral, tr("Stopped"),
            isRun ? tr("What was simulated so far is kept as a cancelled simulation.") : tr("Nothing of it was kept."));
    });
}

QString CaseTransfer::phase() const
{
    const QString file = QFileInfo(m_archive.path()).fileName();
    switch (m_archive.job()) {
    case CaseArchive::Job::Export: return tr("Writing %1").arg(file);
    case CaseArchive::Job::Import: return tr("Importing %1").arg(file);
    case CaseArchive::Job::Report: return tr("Writing %1").arg(file);
    case CaseArchive::Job::SecondRun: return tr("Simulating %1 again").arg(m_name);
    }
    return {};
}

void CaseTransfer::say(Tone tone, const QString& title, const QString& text)
{
    m_progress->finish();
    m_messages.say(tone, title, text);
    Q_EMIT told(title);
    Q_EMIT changed();
}

void CaseTransfer::sayImported(const archive::ImportReport& report)
{
    QStringList sentences{tr("With %1 attachments and %2 activities, as a collection of their own.")
                              .arg(NumberText::grouped(static_cast<qint64>(report.attachments)),
                                   NumberText::grouped(static_cast<qint64>(report.userActions)))};
    if (report.isAgain)
        sentences.append(tr("The workspace had a collection of that name already; this one is beside it."));
    std::uint64_t leftOut = report.withoutCase;
    for (const auto& [name, count] : report.leftOut)
        leftOut += count;
    for (const auto& [name, count] : report.otherTypes)
        leftOut += count;
    if (leftOut > 0)
        sentences.append(
            tr("Left out, without a place here: %1.").arg(NumberText::grouped(static_cast<qint64>(leftOut))));
    if (m_imports.files > 1) {
        take(tr("%1: %2. %3").arg(QFileInfo(m_archive.path()).fileName(), CaseText::cases(report.cases),
                                  sentences.join(u' ')),
             report.cases);
        return;
    }
    say(Tone::Fine, tr("%1 imported").arg(CaseText::cases(report.cases)), sentences.join(u' '));
    m_messages.offer(tr("Show them"), [this, key = report.collection] { Q_EMIT collectionWanted(key); });
}

void CaseTransfer::sayRanAgain(const SecondRunReport& report)
{
    const QString badLines = report.badLines > 0
        ? tr(" %1 lines could not be read and were left out.").arg(report.badLines)
        : QString();
    if (report.isSame)
        say(Tone::Fine, tr("Run again as simulation #%1: it came out the same").arg(report.second),
            tr("Kept beside #%1.%2").arg(report.first).arg(badLines));
    else
        say(Tone::Limit, tr("Run again as simulation #%1: it came out otherwise").arg(report.second),
            tr("The documents, or Casewright, have changed since #%1.%2").arg(report.first).arg(badLines));
    m_messages.offer(tr("Compare"), [this, report] { Q_EMIT comparisonWanted({report.first, report.second}); });
}

void CaseTransfer::sayFailed(const base::Error& error)
{
    switch (m_archive.job()) {
    case CaseArchive::Job::Export: say(Tone::Loss, tr("The cases were not exported"), toText(error)); break;
    case CaseArchive::Job::Import:
        if (m_imports.files > 1) {
            ++m_imports.failed;
            take(tr("Not imported: %1").arg(toText(error)), 0);
        } else {
            say(Tone::Loss, tr("Nothing was imported"), toText(error));
        }
        break;
    case CaseArchive::Job::Report: say(Tone::Loss, tr("The report was not written"), toText(error)); break;
    case CaseArchive::Job::SecondRun:
        say(Tone::Loss, tr("%1 was not run again").arg(m_name), toText(error));
        // Its documents are others by now: that can be wanted.
        if (error.code == base::ErrorCode::Conflict && error.location)
            m_messages.offer(tr("Run it anyway"), [this] { runAgain(m_simulation, m_name, true); });
        break;
    }
}

void CaseTransfer::connectActions(const CaseListActions& actions)
{
    m_can = actions;
    connect(actions.exportNdjson, &QAction::triggered, this, [this] { askForExport(ExportFormat::SavedObjects); });
    connect(actions.exportCsv, &QAction::triggered, this, [this] { askForExport(ExportFormat::Csv); });
    connect(actions.exportMarkdown, &QAction::triggered, this, [this] { askForExport(ExportFormat::Markdown); });
    connect(actions.import, &QAction::triggered, this, &CaseTransfer::askForImport);
}

void CaseTransfer::update(bool isInSight)
{
    if (!m_can.import)
        return;
    const bool canExport = isInSight && !isRunning() && m_list.count().value_or(0) > 0;
    for (QAction* const action : {m_can.exportNdjson, m_can.exportCsv, m_can.exportMarkdown})
        action->setEnabled(canExport);
    m_can.import->setEnabled(canImport());
}

archive::ExportSelection CaseTransfer::selection() const
{
    archive::ExportSelection selection{.filter = m_list.filter(), .keys = m_list.selection().keys()};
    selection.filter.isTextGoingOn = m_list.filter().isTextGoingOn;
    return selection;
}

QFileDialog* CaseTransfer::dialog(const QString& name, const QString& title, const QString& filters)
{
    auto* const dialog = new QFileDialog(m_page, title, m_folder, filters);
    dialog->setObjectName(name);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString& path) { m_folder = QFileInfo(path).absolutePath(); });
    return dialog;
}

void CaseTransfer::askForExport(ExportFormat format)
{
    // What is chosen now, also if cases change while the question is open.
    const archive::ExportSelection chosen = selection();
    const QString suffix = suffixOf(format);
    QFileDialog* const asked = dialog(u"exportCasesDialog"_s,
                                      chosen.keys.empty()
                                          ? tr("Export all that match: %1").arg(CaseText::cases(*m_list.count()))
                                          : tr("Export %1").arg(CaseText::cases(chosen.keys.size())),
                                      tr("%1 files (*.%2);;All files (*)").arg(suffix.toUpper(), suffix));
    asked->setAcceptMode(QFileDialog::AcceptSave);
    asked->setDefaultSuffix(suffix);
    asked->selectFile(u"cases."_s + suffix);
    connect(asked, &QFileDialog::fileSelected, this,
            [this, chosen, format](const QString& path) { m_archive.exportCases(chosen, format, path); });
    asked->open();
}

void CaseTransfer::askForImport()
{
    QFileDialog* const asked =
        dialog(u"importCasesDialog"_s, tr("Import cases"), tr("NDJSON files (*.ndjson);;All files (*)"));
    asked->setFileMode(QFileDialog::ExistingFile);
    connect(asked, &QFileDialog::fileSelected, this, [this](const QString& path) { import({path}); });
    asked->open();
}

bool CaseTransfer::canImport() const { return m_repository.canWrite() && !isRunning(); }

QStringList CaseTransfer::filesOf(const QMimeData* dragged)
{
    return filesDroppedOnPage(dragged).filter(QRegularExpression(u"\\.ndjson$"_s,
                                                                 QRegularExpression::CaseInsensitiveOption));
}

void CaseTransfer::import(const QStringList& paths)
{
    if (isRunning())
        return;
    m_imports = {.files = paths.size(), .waiting = paths};
    importNext();
}

void CaseTransfer::importNext()
{
    if (!m_imports.waiting.isEmpty())
        m_archive.importCases(m_imports.waiting.takeFirst());
}

void CaseTransfer::take(const QString& outcome, std::uint64_t cases)
{
    m_imports.outcomes.append(outcome);
    m_imports.cases += cases;
    if (!m_imports.waiting.isEmpty())
        return importNext();
    const qsizetype done = m_imports.files - m_imports.failed;
    say(m_imports.failed == 0 ? Tone::Fine : m_imports.cases > 0 ? Tone::Limit : Tone::Loss,
        m_imports.cases == 0 ? tr("Nothing was imported")
                             : tr("%1 imported from %2 of %3 files")
                                   .arg(CaseText::cases(m_imports.cases), NumberText::grouped(done),
                                        NumberText::grouped(m_imports.files)),
        m_imports.outcomes.join(u'\n'));
}

void CaseTransfer::askForReport(std::int64_t simulation, const QString& name)
{
    QFileDialog* const asked =
        dialog(u"reportDialog"_s, tr("Report of %1").arg(name), tr("HTML files (*.html);;All files (*)"));
    asked->setAcceptMode(QFileDialog::AcceptSave);
    asked->setDefaultSuffix(u"html"_s);
    asked->selectFile(fileName(name) + u".html"_s);
    connect(asked, &QFileDialog::fileSelected, this,
            [this, simulation](const QString& path) { m_archive.writeReport(simulation, path); });
    asked->open();
}

void CaseTransfer::runAgain(std::int64_t simulation, const QString& name, bool takesChanges)
{
    m_simulation = simulation;
    m_name = name;
    m_archive.runAgain(simulation, takesChanges);
}

} // namespace casewright::ui
