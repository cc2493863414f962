// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulation/ScenarioSaving.h"

#include "ui/bridge/AlertSources.h"
#include "ui/bridge/ScenarioFiles.h"
#include "ui/bridge/ScenarioPlays.h"
#include "ui/bridge/SimulationArchive.h"
#include "ui/bridge/Text.h"

#include <QFileDialog>
#include <QFileInfo>

#include <algorithm>

namespace casewright::ui {

using namespace Qt::StringLiterals;

ScenarioSaving::ScenarioSaving(SimulationArchive& archive, AlertSources& sources, QWidget* window)
    : QObject(window), m_archive(archive), m_sources(sources), m_files(new ScenarioFiles(sources, this)),
      m_window(window)
{
    connect(m_files, &ScenarioFiles::written, this,
            [this](const QString& path) { Q_EMIT done(tr("Saved as scenario %1").arg(QFileInfo(path).fileName())); });
    connect(m_files, &ScenarioFiles::failed, this, [this](const QString&, const base::Error& error) {
        Q_EMIT failed(tr("The scenario was not saved"), toText(error));
    });
}

bool ScenarioSaving::isPossible() const { return m_archive.shown() != nullptr; }

void ScenarioSaving::ask()
{
    if (!isPossible())
        return;
    auto* const dialog = new QFileDialog(m_window, tr("Save as scenario"), m_folder,
                                         tr("Scenario files (*.json);;All files (*)"));
    dialog->setObjectName(u"saveScenarioDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"json"_s);
    dialog->selectFile(u"scenario.json"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        m_folder = QFileInfo(path).absolutePath();
        saveTo(path);
    });
    dialog->open();
}

/// As the simulation keeps it; what an older Casewright simulated only keeps its name.
const store::StoredSource* ScenarioSaving::sourceOf(const store::StoredSimulation& simulation) const
{
    const store::StoredSource& kept = simulation.source;
    if (!kept.path.empty() || !kept.flood.empty())
        return &kept;
    const auto& sources = m_sources.sources();
    const auto found = std::ranges::find_if(sources, [&kept](const store::StoredSource& each) {
        return each.name == kept.name && (each.flood.empty() || each.seed == kept.seed);
    });
    return found == sources.end() ? nullptr : &*found;
}

void ScenarioSaving::saveTo(const QString& path)
{
    if (!isPossible())
        return;
    const store::StoredSimulation& simulation = m_archive.shown()->simulation;
    if (simulation.isScenario)
        return saveKept(path);
    if (!m_archive.shown()->members.empty()) {
        Q_EMIT failed(tr("The scenario was not saved"),
                      tr("A scenario holds one rule, and several are shown. Choose one of them in the list of "
                         "simulations, and save that."));
        return;
    }
    const store::StoredSource* const source = sourceOf(simulation);
    if (!source) {
        Q_EMIT failed(tr("The scenario was not saved"),
                      tr("The alerts “%1” are no longer in this workspace. Add them again on the Alerts page.")
                          .arg(toText(simulation.source.name)));
        return;
    }
    m_files->write(simulation, *source, path, m_archive.membersOf(simulation.queue));
}

void ScenarioSaving::saveKept(const QString& path)
{
    const std::shared_ptr<const std::string> text = m_plays ? m_plays->text() : nullptr;
    if (text)
        m_files->writeText(text, path);
    else
        Q_EMIT failed(tr("The scenario was not saved"),
                      tr("Its text could not be read from the workspace, or not yet. Try again."));
}

} // namespace casewright::ui
