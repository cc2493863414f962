// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/alerts/AlertTable.h"
#include "core/base/Id.h"
#include "core/base/Result.h"
#include "core/cases/CaseConfiguration.h"
#include "core/engine/Case.h"
#include "core/engine/RunResult.h"
#include "core/engine/Simulation.h"
#include "core/store/AlertPlaces.h"
#include "core/store/BulkInsert.h"
#include "core/store/CasePage.h"
#include "core/store/CaseRows.h"
#include "core/store/Database.h"
#include "core/store/PackedId.h"

namespace casewright::store {

/// A run on its way to the database: what the engine handed over, and the state after it of the cases that
/// its decisions changed, by position in `run.decisions`, and that people changed, by position in
/// `run.changesBefore` and then `run.changesAfter`.
struct PendingRun {
    engine::RunResult run;
    std::vector<CaseState> states;
    std::vector<CaseState> changedStates{};
};

/// Turns the runs of one simulation into rows. Works within transactions of its caller: after write()
/// and flush() the rows of a transaction agree with each other. After an error it is of no more use.
class RunWriter final {
public:
    /// `people`: who activity says changed the status of a case, where the rule did not. `newCases`: what all cases
    /// get that are created.
    [[nodiscard]] static base::Result<std::unique_ptr<RunWriter>>
    create(Database& database, std::int64_t simulation, std::shared_ptr<const alerts::AlertTable> alerts,
           std::string people, const cases::NewCaseFields& newCases);

    ~RunWriter();
    RunWriter(const RunWriter&) = delete;
    RunWriter& operator=(const RunWriter&) = delete;

    /// What the rows of the next runs are of.
    void setAlerts(std::shared_ptr<const alerts::AlertTable> alerts) { m_alerts = std::move(alerts); }

    [[nodiscard]] base::Result<void> write(const PendingRun& pending);
    /// Writes the states of the cases that were touched since the last time, each once.
    [[nodiscard]] base::Result<void> flush();
    /// The final state of all cases, the counter records, and groupings that came with no run.
    [[nodiscard]] base::Result<void> finish(const engine::SimulationResult& result);

private:
    struct Statements;
    RunWriter(Database& database, std::int64_t simulation, std::shared_ptr<const alerts::AlertTable> alerts,
              std::string people, Statements statements);

    [[nodiscard]] base::Result<void> writeRun(const engine::RunResult& run);
    [[nodiscard]] base::Result<void> writeNewCases(const engine::RunResult& run);
    [[nodiscard]] base::Result<void> writeDecision(const engine::Decision& decision);
    [[nodiscard]] base::Result<void> checkDecision(const engine::Decision& decision,
                                                   const engine::RunResult& run) const;
    /// `batch`: what was handed over, where only some of it was attached.
    [[nodiscard]] base::Result<void> writeActivity(const engine::Decision& decision, base::Timestamp at,
                                                   std::span<const base::AlertRow> batch);
    [[nodiscard]] base::Result<std::string> handedOverText(const engine::Decision& decision,
                                                           std::span<const base::AlertRow> batch);
    [[nodiscard]] BulkInsert& beginActivity(base::CaseIndex number, base::Timestamp at, ActivityKind kind);
    [[nodiscard]] base::Result<void> writeChanges(const std::vector<engine::StatusChange>& changes,
                                                  std::span<const CaseState> states);
    [[nodiscard]] base::Result<void> writeAlerts(const engine::Decision& decision, const engine::RunResult& run);
    [[nodiscard]] base::Result<std::int64_t> indexNumber(const std::string& name);

    Database& m_database;
    std::int64_t m_simulation;
    std::shared_ptr<const alerts::AlertTable> m_alerts;
    std::string m_people;
    std::unique_ptr<Statements> m_statements;
    std::int64_t m_run = 0;
    std::unordered_map<std::string, std::int64_t> m_indices;
    std::string m_lastIndex;                              ///< most alerts are of the same index as the one before
    std::int64_t m_lastIndexNumber = -1;
    PackedId m_packed;
    AlertPlaces m_places;
};

} // namespace casewright::store
