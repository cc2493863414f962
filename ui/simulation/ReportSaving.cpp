// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulation/ReportSaving.h"

#include "ui/bridge/CaseArchive.h"
#include "ui/bridge/SimulationArchive.h"
#include "ui/bridge/Text.h"
#include "ui/widgets/ActionTable.h"

#include <QAction>
#include <QFileDialog>
#include <QFileInfo>

namespace casewright::ui {

using namespace Qt::StringLiterals;

ReportSaving::ReportSaving(WorkspaceSession& session, SimulationArchive& archive, QWidget* window)
    : QObject(window), m_archive(archive), m_reports(new CaseArchive(session, this)), m_window(window)
{
    connect(m_reports, &CaseArchive::started, this, &ReportSaving::possibleChanged);
    connect(m_reports, &CaseArchive::reportWritten, this, [this] {
        Q_EMIT possibleChanged();
        Q_EMIT done(tr("The report was written to %1").arg(QFileInfo(m_reports->path()).fileName()));
    });
    connect(m_reports, &CaseArchive::failed, this, [this](const base::Error& error) {
        Q_EMIT possibleChanged();
        Q_EMIT failed(tr("The report was not written"), toText(error));
    });
    connect(m_reports, &CaseArchive::cancelled, this, &ReportSaving::possibleChanged);
}

bool ReportSaving::isPossible() const
{
    const auto& shown = m_archive.shown();
    return shown && shown->firstKey() != 0 && !m_reports->isRunning();
}

void ReportSaving::registerActions(ActionTable& actions)
{
    m_action = actions.add({.id = u"simulation.report"_s, .text = tr("Export &report..."), .icon = u"export"_s,
                            .tip = tr("Write a report of the simulation that is shown, as a page in HTML"),
                            .menu = MenuPlace::Simulation, .group = 1},
                           this, &ReportSaving::ask);
}

void ReportSaving::setOffered(bool isOffered)
{
    if (m_action)
        m_action->setEnabled(isOffered);
}

void ReportSaving::ask()
{
    if (!isPossible())
        return;
    if (!m_archive.shown()->members.empty()) {
        Q_EMIT failed(tr("The report was not written"),
                      tr("A report holds one rule, and several are shown. Choose one of them in the list of "
                         "simulations, and export that."));
        return;
    }
    auto* const dialog = new QFileDialog(m_window, tr("Export report"), m_folder,
                                         tr("HTML pages (*.html);;All files (*)"));
    dialog->setObjectName(u"saveReportDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"html"_s);
    dialog->selectFile(u"report.html"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        m_folder = QFileInfo(path).absolutePath();
        saveTo(path);
    });
    dialog->open();
}

void ReportSaving::saveTo(const QString& path)
{
    if (isPossible() && m_archive.shown()->members.empty())
        m_reports->writeReport(m_archive.shown()->simulation.key, path);
}

} // namespace casewright::ui
