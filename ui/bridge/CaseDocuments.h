// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "core/base/Id.h"
#include "core/base/Progress.h"
#include "core/store/CasePage.h"
#include "core/store/StoredValues.h"
#include "ui/bridge/AlertSources.h"
#include "ui/bridge/CaseRequest.h"
#include "ui/bridge/LatestJob.h"

namespace casewright::ui {

class CaseRepository;
class WorkspaceSession;

/// The documents behind the alerts of cases: of one simulation at a time its source is read, in the background and when
/// they are first wanted, unless it is at hand. Closing the workspace drops them. GUI thread.
class CaseDocuments final : public QObject {
    Q_OBJECT

public:
    enum class State : std::uint8_t { Nothing, Reading, There, Failed };

    /// All of them outlive it.
    CaseDocuments(WorkspaceSession& session, CaseRepository& repository, AlertSources& sources,
                  QObject* parent = nullptr);
    ~CaseDocuments() override;

    /// Those of this simulation, of which changed() tells. What could not be read is tried again after drop().
    void want(std::int64_t simulation);
    /// Gives up what is being read.
    void cancel();
    /// The same, and forgets what was read.
    void drop();
    [[nodiscard]] State state() const { return m_state; }
    /// Where they come from, as the simulation names it, of several all of them; and why they could not be read.
    [[nodiscard]] const QString& sourceName() const { return m_name; }
    [[nodiscard]] const QString& failure() const { return m_failure; }
    /// Of what is being read: to be polled at 30 Hz.
    [[nodiscard]] const base::Progress& progress() const { return *m_progress; }
    /// Null unless they are there.
    [[nodiscard]] const std::shared_ptr<const LoadedAlerts>& loaded() const { return m_loaded; }
    /// Whether they are of several sources; and of which of them the document of an alert is, if it is there.
    [[nodiscard]] bool areOfSeveral() const { return m_parts.size() > 1; }
    [[nodiscard]] QString sourceOf(const store::AttachedAlert& alert) const;
    /// Where the document of an alert is; nothing of an alert that a rule made out of several, or of another file.
    [[nodiscard]] static std::optional<base::AlertRow> rowOf(const alerts::AlertTable& table,
                                                             const store::AttachedAlert& alert);

Q_SIGNALS:
    void changed();

private:
    /// What was read of a simulation.
    struct Documents {
        std::shared_ptr<const LoadedAlerts> all;
        std::vector<std::shared_ptr<const LoadedAlerts>> parts;   ///< by source
    };

    void take(const std::vector<store::StoredSimulation>& simulations);
    void read(const store::StoredSimulation& simulation);
    void keep(const store::StoredSource& source);
    void finish(State state, const QString& failure = {});

    CaseRepository& m_repository;
    AlertSources& m_sources;
    std::int64_t m_simulation = 0;
    State m_state = State::Nothing;
    QString m_name;
    QString m_failure;
    std::shared_ptr<base::Progress> m_progress;
    std::shared_ptr<const LoadedAlerts> m_loaded;
    std::vector<std::shared_ptr<const LoadedAlerts>> m_parts;   ///< by source
    QStringList m_names;                                        ///< of the sources
    CaseRequest m_request;
    LatestJob<base::Result<Documents>> m_job;
};

} // namespace casewright::ui
