// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QString>

#include <memory>
#include <string>
#include <vector>

#include "core/base/Result.h"
#include "core/store/StoredValues.h"
#include "ui/bridge/LatestJob.h"

namespace casewright::ui {

class AlertSources;

/// Writes simulations as scenario files, in the background: the alerts that a rule hands to its Cases action, and what
/// comes of them. The file is there whole or not at all. GUI thread.
class ScenarioFiles final : public QObject {
    Q_OBJECT

public:
    /// The sources outlive it.
    explicit ScenarioFiles(AlertSources& sources, QObject* parent = nullptr);
    ~ScenarioFiles() override;

    /// Answers with written() or failed(); an earlier call that still runs is given up.
    /// A file that has changed since the simulation is refused: what comes of it now is not what `simulation` shows.
    /// `members`: all simulations of its queue, of which it is one.
    void write(const store::StoredSimulation& simulation, const store::StoredSource& source, const QString& path,
               const std::vector<store::StoredSimulation>& members = {});
    /// The same for a text that is there already.
    void writeText(std::shared_ptr<const std::string> text, const QString& path);
    [[nodiscard]] bool isRunning() const { return m_job.isRunning(); }

Q_SIGNALS:
    void written(const QString& path);
    void failed(const QString& path, const base::Error& error);

private:
    void tell(const QString& path, const base::Result<void>& done);

    AlertSources& m_sources;
    LatestJob<base::Result<void>> m_job;
};

} // namespace casewright::ui
