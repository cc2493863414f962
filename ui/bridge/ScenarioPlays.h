// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QString>

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "core/base/Progress.h"
#include "core/base/Result.h"
#include "ui/bridge/LatestJob.h"
#include "ui/bridge/ScenarioJob.h"
#include "ui/bridge/ScenarioVerdict.h"

namespace casewright::ui {

class AlertSources;
class RuleDocuments;
class SimulationArchive;
class WorkspaceSession;

/// What was taken out of a rule-run file.
struct AddedRules {
    QString file{};          ///< its name
    int rules = 0;
    QString alerts{};        ///< as the file names them
    bool hasAlerts = false;  ///< they were added as a source
    QString profiles{};      ///< of its runs
};

/// Opens scenario files: plays them into the open workspace as simulations, in the background, and says whether they
/// hold; in a workspace that can only be read the result is shown and not kept. A scenario that is shown again later is
/// compared again, from the text that the workspace keeps. One for the program, on the GUI thread.
class ScenarioPlays final : public QObject {
    Q_OBJECT

public:
    /// All outlive it.
    ScenarioPlays(WorkspaceSession& session, SimulationArchive& archive, RuleDocuments& rules, AlertSources& sources,
                  QObject* parent = nullptr);
    ~ScenarioPlays() override;

    /// Reads and plays a file: ended() follows, after played(), rulesAdded() or failed(), if it was not cancelled. An
    /// earlier call that still runs is given up.
    void open(const QString& path);
    /// Gives up what runs; nothing of it is kept.
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_playing.isRunning(); }
    /// Of what runs, to be asked at 30 Hz: steps of the timeline.
    [[nodiscard]] const base::Progress& progress() const { return *m_progress; }

    /// Whether the simulation that is shown was played from a scenario file.
    [[nodiscard]] bool isShown() const;
    /// Of the scenario that is shown; null where none is, and until it was compared.
    [[nodiscard]] const ScenarioVerdict* verdict() const;
    /// Text of the scenario that is shown; null where verdict() is, and where it could not be read.
    [[nodiscard]] std::shared_ptr<const std::string> text() const;
    /// The file that it was played from, which may be another or gone by now.
    [[nodiscard]] QString path() const;

    /// Reads the file of the scenario that is shown again, and plays what is in it now.
    void playAgain() { open(path()); }
    /// Adds rule and action of the scenario that is shown, with the schedule of a new rule; its key, or nothing if it
    /// could not be added, which is reported.
    std::optional<std::int64_t> addRule();

Q_SIGNALS:
    void started(const QString& file);
    void played(qint64 simulation);      ///< it is shown; 0: it is not kept
    void rulesAdded(const AddedRules& added);
    void failed(const QString& path, const base::Error& error);
    void ended();                        ///< in whatever way
    void verdictChanged();               ///< see verdict()

private:
    /// Who is first: the job with its answer, or the person who gives it up.
    enum class State { Running, Answered, GivenUp };
    using SharedState = std::shared_ptr<std::atomic<State>>;

    void take(const QString& path, base::Result<OpenedScenario> answer);
    void takePlayed(PlayedFile file);
    [[nodiscard]] std::optional<base::Error> addRules(const QString& path, RuleRunsFound found);
    void compareShown();
    /// False: it has its answer already.
    [[nodiscard]] bool giveUp();

    WorkspaceSession& m_session;
    SimulationArchive& m_archive;
    RuleDocuments& m_rules;
    AlertSources& m_sources;
    std::shared_ptr<base::Progress> m_progress;
    SharedState m_state;
    std::optional<std::int64_t> m_compared;       ///< the simulation that m_kept is about; 0: it is in no workspace
    std::optional<KeptScenario> m_kept;           ///< nothing until it is compared
    LatestJob<base::Result<OpenedScenario>> m_playing;
    LatestJob<base::Result<KeptScenario>> m_comparing;
};

} // namespace casewright::ui
