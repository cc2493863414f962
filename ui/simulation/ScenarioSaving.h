// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QString>

#include "core/store/StoredValues.h"

namespace casewright::ui {

class AlertSources;
class ScenarioFiles;
class ScenarioPlays;
class SimulationArchive;

/// "Save as scenario": asks for a file, and has the simulation that is shown written into it, with its rule as it was.
/// Says what came of it; shows nothing but the dialog.
class ScenarioSaving final : public QObject {
    Q_OBJECT

public:
    /// Both outlive it; the dialog belongs to `window`, which owns this.
    ScenarioSaving(SimulationArchive& archive, AlertSources& sources, QWidget* window);

    /// Where the text of a scenario is that is shown, which is saved as it is. It outlives this.
    void setPlays(const ScenarioPlays& plays) { m_plays = &plays; }
    /// Whether a simulation is shown that can be saved.
    [[nodiscard]] bool isPossible() const;
    /// Does not wait for the answer.
    void ask();
    void saveTo(const QString& path);

Q_SIGNALS:
    void done(const QString& text);
    void failed(const QString& title, const QString& text);

private:
    [[nodiscard]] const store::StoredSource* sourceOf(const store::StoredSimulation& simulation) const;
    void saveKept(const QString& path);

    SimulationArchive& m_archive;
    AlertSources& m_sources;
    ScenarioFiles* m_files;
    const ScenarioPlays* m_plays = nullptr;
    QWidget* m_window;
    QString m_folder; ///< of the last dialog
};

} // namespace casewright::ui
