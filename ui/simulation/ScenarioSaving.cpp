// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulation/ScenarioSaving.h"

#include "core/rules/RuleJson.h"
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

void ScenarioSaving::saveTo(const QString& path)
{
    if (!isPossible())
        return;
    const store::StoredSimulation& simulation = m_archive.shown()->simulation;
    if (simulation.isScenario)
        return saveKept(path);
    const base::Result<rules::Rule> rule = rules::parseRule(simulation.ruleJson);
    const base::Result<rules::VersionProfile> profile = rules::versionProfile(simulation.profile);
    if (!rule || !profile) {
        Q_EMIT failed(tr("The scenario was not saved"), toText(rule ? profile.error() : rule.error()));
        return;
    }
    const auto& sources = m_sources.sources();
    const auto source = std::ranges::find_if(sources, [&simulation](const store::StoredSource& each) {
        return each.name == simulation.source.name && (each.flood.empty() || each.seed == simulation.source.seed);
    });
    if (source == sources.end()) {
        Q_EMIT failed(tr("The scenario was not saved"),
                      tr("The alerts “%1” are no longer in this workspace. Add them again on the Alerts page.")
                          .arg(toText(simulation.source.name)));
        return;
    }
    m_files->write(*rule, *source, *profile, path);
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
