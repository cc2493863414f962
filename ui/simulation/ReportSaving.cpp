// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulation/ReportSaving.h"

#include "ui/bridge/CaseArchive.h"
#include "ui/bridge/SimulationArchive.h"
#include "ui/bridge/Text.h"
#include "ui/simulation/SimulationTexts.h"
#include "ui/widgets/ActionTable.h"

#include <QAction>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QWidget>

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
    if (m_archive.shown()->members.empty())
        askFor(m_archive.shown()->firstKey(), tr("Export report"));
    else
        offerRules();
}

/// A report holds one rule.
void ReportSaving::offerRules()
{
    auto* const menu = new QMenu(m_window);
    menu->setObjectName(u"reportRules"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addSection(tr("A report holds one rule. Of which?"));
    for (const store::StoredSimulation& each : m_archive.shown()->members) {
        const QString rule = simulationtext::ruleName(each);
        QAction* const entry = menu->addAction(tr("Export report of %1...").arg(QString(rule).replace(u"&"_s, u"&&"_s)));
        connect(entry, &QAction::triggered, this,
                [this, key = each.key, rule] { askFor(key, tr("Export report of %1").arg(rule)); });
    }
    const QWidget* const place = m_button ? m_button : m_window;
    menu->popup(place->mapToGlobal(place->rect().bottomLeft()));
}

void ReportSaving::askFor(std::int64_t simulation, const QString& title)
{
    auto* const dialog = new QFileDialog(m_window, title, m_folder, tr("HTML pages (*.html);;All files (*)"));
    dialog->setObjectName(u"saveReportDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"html"_s);
    dialog->selectFile(u"report.html"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this, simulation](const QString& path) {
        m_folder = QFileInfo(path).absolutePath();
        if (!m_reports->isRunning())
            m_reports->writeReport(simulation, path);
    });
    dialog->open();
}

} // namespace casewright::ui
