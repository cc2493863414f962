// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/engine/Case.h"
#include "core/rules/Rule.h"
#include "core/store/CasePage.h"
#include "core/store/KeptCopy.h"
#include "core/store/StoredValues.h"

namespace casewright::store {

struct SimulationCounts;

enum class Access : std::uint8_t {
    ReadOnly,
    ReadWrite,  ///< the file must be there
    Create,     ///< made if it is not there
};

/// A workspace, in a SQLite file or on a server (ServerAddress.h): rules, simulations, cases, alerts, activity.
/// WAL, so that readers do not wait for the writer; a killed process leaves a file that opens. One
/// object is one connection: use it on the thread that opened it; open another for another thread. Qt finds
/// its SQLite driver through QCoreApplication, which the program must have made before.
/// Errors name the file and say what to do.
class Workspace final {
public:
    /// Brings an older file up to date where it may write, which takes a minute or two for a million cases; asked to
    /// stop in time it fails (Cancelled) and nothing is changed.
    [[nodiscard]] static base::Result<Workspace> open(const std::string& path, Access access,
                                                      const std::stop_token& stop = {});
    Workspace(Workspace&&) noexcept;
    Workspace& operator=(Workspace&&) noexcept;
    ~Workspace();

    [[nodiscard]] const std::string& path() const;
    [[nodiscard]] bool isReadOnly() const;
    /// Whether it was of an older Casewright and opening it brought it up to date, and where its copy is.
    [[nodiscard]] const std::optional<Upgrade>& upgrade() const;

    // Settings: small texts by name, such as the version profile.
    [[nodiscard]] base::Result<std::optional<std::string>> setting(const std::string& name) const;
    [[nodiscard]] base::Result<void> setSetting(const std::string& name, const std::string& value);

    // Rules, in the order in which they were added.
    [[nodiscard]] base::Result<std::vector<StoredRule>> rules() const;
    [[nodiscard]] base::Result<std::int64_t> addRule(const rules::Rule& rule);
    /// Adds it again, where it stood, if it was removed.
    [[nodiscard]] base::Result<void> saveRule(std::int64_t key, const rules::Rule& rule);
    [[nodiscard]] base::Result<void> removeRule(std::int64_t key);

    // Sources of alerts, in the order in which they were added.
    [[nodiscard]] base::Result<std::vector<StoredSource>> sources() const;
    [[nodiscard]] base::Result<std::int64_t> addSource(const StoredSource& source);
    [[nodiscard]] base::Result<void> saveSource(const StoredSource& source);
    [[nodiscard]] base::Result<void> removeSource(std::int64_t key);

    // What people may do with the cases, in the order in which it was added.
    [[nodiscard]] base::Result<std::vector<StoredAnalysts>> analysts() const;
    [[nodiscard]] base::Result<std::int64_t> addAnalysts(const engine::AnalystModel& model);
    /// Adds it again, where it stood, if it was removed.
    [[nodiscard]] base::Result<void> saveAnalysts(const StoredAnalysts& analysts);
    [[nodiscard]] base::Result<void> removeAnalysts(std::int64_t key);

    // Simulations, newest first. Those that a killed process left running have failed, for who
    // only reads too; they are marked so when the workspace is opened for writing and no process is writing.
    /// Without the depths of queues.
    [[nodiscard]] base::Result<std::vector<StoredSimulation>> simulations() const;
    /// How deep the queue of a simulation's analysts was, in order of time; nothing without analysts.
    [[nodiscard]] base::Result<std::vector<engine::QueueDepth>> queueDepths(std::int64_t simulation) const;
    /// How it changed, exactly; nothing of simulations without analysts, or from before version 5 of the schema.
    /// On request it stops within 100 ms with ErrorCode::Cancelled.
    [[nodiscard]] base::Result<engine::QueueHistory> queueHistory(std::int64_t simulation,
                                                                  const std::stop_token& stop = {}) const;
    /// Keeps the scenario file that a simulation was played from: its text.
    [[nodiscard]] base::Result<void> setScenario(std::int64_t simulation, const std::string& text);
    /// Nothing: it was not played from one.
    [[nodiscard]] base::Result<std::optional<std::string>> scenario(std::int64_t simulation) const;
    [[nodiscard]] base::Result<void> removeSimulation(std::int64_t key);
    /// Gives it another name: one line of 1 to 200 characters, without the blanks around it.
    [[nodiscard]] base::Result<void> renameSimulation(std::int64_t key, const std::string& name);
    /// What simulations came to, in the order of their keys here, to be shown side by side (SimulationComparison.h).
    [[nodiscard]] base::Result<std::vector<SimulationCounts>> compareCounts(const std::vector<std::int64_t>& keys) const;
    /// Runs of a simulation that had alerts or losses, after a run's number, in order of time.
    [[nodiscard]] base::Result<std::vector<StoredRun>> runs(std::int64_t simulation, std::optional<std::uint64_t> after,
                                                            std::uint32_t limit) const;

    /// What was decided for the groups of a run, in order of their cases' creation; at most the limit of groups.
    [[nodiscard]] base::Result<std::vector<StoredDecision>> decisions(std::int64_t simulation, std::uint64_t run) const;

    /// The numbers of the runs, ascending, in which something was decided for a group that has the text in one of its
    /// values, in capitals or not. On request it stops within 100 ms with ErrorCode::Cancelled.
    [[nodiscard]] base::Result<std::vector<std::uint64_t>> runsOfGroups(std::int64_t simulation,
                                                                        const std::string& text,
                                                                        const std::stop_token& stop = {}) const;

    /// Alerts that found their case full, in order of runs: at most one a decision, and those are at most 20 a run.
    [[nodiscard]] base::Result<std::vector<StoredLoss>> losses(std::int64_t simulation) const;

    // Cases. All reading is by page and key; a page follows the last case of the page before.
    [[nodiscard]] base::Result<std::vector<CaseRow>>
    cases(const CaseFilter& filter, const std::optional<CaseCursor>& after, std::uint32_t limit) const;
    /// By all of the filter but its statuses.
    [[nodiscard]] base::Result<StatusCounts> statusCounts(const CaseFilter& filter) const;
    [[nodiscard]] base::Result<CaseDetail> caseDetail(std::int64_t key) const;
    /// The key of the case in the newest simulation that has it.
    [[nodiscard]] base::Result<std::optional<std::int64_t>> findCase(const base::CaseId& id) const;
    [[nodiscard]] base::Result<std::vector<Activity>> activity(std::int64_t caseKey, std::optional<std::int64_t> after,
                                                               std::uint32_t limit) const;
    [[nodiscard]] base::Result<std::vector<AttachedAlert>>
    alerts(std::int64_t caseKey, std::optional<std::int64_t> after, std::uint32_t limit) const;
    /// Sets the status by hand, with closed_at, duration, updated_at and activity as Kibana does; the
    /// status it has already changes nothing. All or none; at most 100 cases a call.
    [[nodiscard]] base::Result<void> setStatus(const std::vector<std::int64_t>& caseKeys, engine::CaseStatus status,
                                               base::Timestamp at, const std::string& user);

private:
    friend class SimulationWriter;
    friend struct WorkspaceAccess;
    struct Connection;
    explicit Workspace(std::unique_ptr<Connection> connection);
    std::unique_ptr<Connection> m_connection;
};

} // namespace casewright::store
