// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/RunWriter.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "core/store/BulkBinding.h"
#include "core/store/GroupRows.h"
#include "core/store/StoredText.h"

using namespace Qt::StringLiterals;

namespace casewright::store {
namespace {

using engine::CaseOutcome;
using engine::Decision;

constexpr int ActivityColumns = 11;

std::int64_t reasonsOf(const Decision& decision)
{
    return (decision.counterCreated ? ReasonCounterCreated : 0) + (decision.windowPassed ? ReasonWindowPassed : 0)
        + (decision.closedPassed ? ReasonClosedPassed : 0);
}

std::int64_t countOutcomes(const engine::RunResult& run, CaseOutcome outcome)
{
    std::int64_t count = 0;
    for (const Decision& decision : run.decisions)
        count += decision.outcome == outcome ? 1 : 0;
    return count;
}

int bindAudit(BulkInsert& statement, int position, const engine::Audit& audit)
{
    for (const std::uint64_t bin : {audit.overMaxSignals, audit.muted, audit.maintenanceWindow, audit.overRunCap,
                                    audit.overwritten, audit.overLimit, audit.alreadyAttached, audit.attached,
                                    audit.failed})
        statement.bindInteger(position++, static_cast<std::int64_t>(bin));
    return position;
}

} // namespace

struct RunWriter::Statements {
    BulkInsert run;
    BulkInsert decision;
    BulkInsert activity;
    BulkInsert alert;
    GroupRows groups;
    CaseRows cases;

    [[nodiscard]] static base::Result<Statements> prepare(Database& database, std::int64_t simulation,
                                                          const cases::NewCaseFields& newCases);
};

base::Result<RunWriter::Statements> RunWriter::Statements::prepare(Database& database, std::int64_t simulation,
                                                                   const cases::NewCaseFields& newCases)
{
    auto run = BulkInsert::prepare(
        database,
        u"INSERT INTO runs (simulation, number, at, alerts, groups, maximum_cases, breaker, over_max_signals, muted,"
        u" maintenance_window, over_run_cap, overwritten, over_limit, already_attached, attached, failed, created,"
        u" reopened, attached_to, documents, started, not_closed, failure)"
        u" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s);
    auto decision = BulkInsert::prepare(
        database, u"INSERT INTO decisions (simulation, group_number, run, case_number, outcome, reasons, counter,"
                  u" window_start, alerts_before, alerts, attached, already_attached, over_limit, first_attached)"
                  u" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s);
    auto activity = BulkInsert::prepare(
        database, u"INSERT INTO activity (case_key, sequence, at, kind, alerts, already_attached, counter, reasons,"
                  u" status, user, handed_over) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s);
    auto alert = BulkInsert::prepare(
        database, u"INSERT INTO case_alerts (case_key, sequence, id, index_number, at, run)"
                  u" VALUES (?, ?, ?, ?, ?, ?)"_s);
    auto groups = GroupRows::prepare(database);
    if (!groups)
        return base::fail(groups.error());
    auto cases = CaseRows::prepare(database, simulation, NewCaseColumns::of(newCases));
    if (!cases)
        return base::fail(cases.error());
    for (const auto* prepared : {&run, &decision, &activity, &alert})
        if (!*prepared)
            return base::fail(prepared->error());
    return Statements{std::move(*run),   std::move(*decision), std::move(*activity),
                      std::move(*alert), std::move(*groups),   std::move(*cases)};
}

base::Result<std::unique_ptr<RunWriter>> RunWriter::create(Database& database, std::int64_t simulation,
                                                           std::shared_ptr<const alerts::AlertTable> alerts,
                                                           std::string people, const cases::NewCaseFields& newCases)
{
    base::Result<Statements> statements = Statements::prepare(database, simulation, newCases);
    if (!statements)
        return base::fail(statements.error());
    statements->cases.setPeople(people);
    return std::unique_ptr<RunWriter>(
        new RunWriter(database, simulation, std::move(alerts), std::move(people), std::move(*statements)));
}

RunWriter::RunWriter(Database& database, std::int64_t simulation, std::shared_ptr<const alerts::AlertTable> alerts,
                     std::string people, Statements statements)
    : m_database(database), m_simulation(simulation), m_alerts(std::move(alerts)), m_people(std::move(people)),
      m_statements(std::make_unique<Statements>(std::move(statements))), m_places(database)
{
}

RunWriter::~RunWriter() = default;

base::Result<void> RunWriter::write(const PendingRun& pending)
{
    const engine::RunResult& run = pending.run;
    const std::span<const CaseState> changed(pending.changedStates);
    const std::size_t before = run.changesBefore.size();
    if (changed.size() != before + run.changesAfter.size())
        return base::fail(base::ErrorCode::InvalidValue, "Run " + std::to_string(m_run) + " has status changes without "
                              "the states of their cases. The simulation cannot be stored.");
    base::Result<void> done = writeRun(run)
                                  .and_then([&] { return m_statements->groups.add(m_simulation, run.newGroupings); })
                                  .and_then([&] { return writeChanges(run.changesBefore, changed.first(before)); })
                                  .and_then([&] { return writeNewCases(run); });
    std::span<const base::AlertRow> handedOver(run.handedOver);
    for (std::size_t i = 0; i < run.decisions.size() && done; ++i) {
        const Decision& decision = run.decisions[i];
        done = writeDecision(decision);
        if (!done || decision.outcome == CaseOutcome::None)
            continue;
        const std::size_t batch =
            engine::isPartlyAttached(decision) ? std::min<std::size_t>(decision.alerts, handedOver.size()) : 0;
        done = checkDecision(decision, run)
                   .and_then([&] { return writeAlerts(decision, run); })
                   .and_then([&] { return writeActivity(decision, run.at, handedOver.first(batch)); });
        handedOver = handedOver.subspan(batch);
        if (done)
            m_statements->cases.touch(decision.caseIndex, pending.states[i]);
    }
    if (done)
        done = writeChanges(run.changesAfter, changed.subspan(before));
    ++m_run;
    return done;
}

base::Result<void> RunWriter::writeRun(const engine::RunResult& run)
{
    BulkInsert& statement = m_statements->run;
    statement.bindInteger(0, m_simulation);
    statement.bindInteger(1, m_run);
    statement.bindInteger(2, run.at.milliseconds);
    statement.bindInteger(3, run.alerts);
    statement.bindInteger(4, run.groups);
    statement.bindInteger(5, run.maximumCases);
    statement.bindInteger(6, run.breaker ? 1 : 0);
    int position = bindAudit(statement, 7, run.audit);
    statement.bindInteger(position++, countOutcomes(run, CaseOutcome::Created));
    statement.bindInteger(position++, countOutcomes(run, CaseOutcome::Reopened));
    statement.bindInteger(position++, countOutcomes(run, CaseOutcome::Attached));
    statement.bindInteger(position++, static_cast<std::int64_t>(run.documents));
    statement.bindInteger(position++, static_cast<std::int64_t>(run.started));
    statement.bindInteger(position++, static_cast<std::int64_t>(run.notClosed));
    std::string failure;
    if (run.failure)
        failure = std::to_string(run.failure->statusCode) + ": " + run.failure->text;
    if (run.failure)
        statement.bindText(position, failure);
    else
        statement.bindNull(position);
    return statement.insert();
}

/// A new case is found among the decisions by its group, which a run decides once. They come in the same
/// order, so that the search goes on where the last one ended.
base::Result<void> RunWriter::writeNewCases(const engine::RunResult& run)
{
    CaseRows& cases = m_statements->cases;
    std::size_t at = 0;
    for (const engine::Case& value : run.newCases) {
        std::size_t passed = 0;
        while (passed < run.decisions.size() && run.decisions[at % run.decisions.size()].group != value.group) {
            ++at;
            ++passed;
        }
        const bool isDecided = passed < run.decisions.size();
        const base::CaseIndex number = isDecided ? run.decisions[at % run.decisions.size()].caseIndex
                                                 : base::CaseIndex{static_cast<std::uint32_t>(cases.count())};
        if (base::Result<void> done = cases.add(value, number); !done)
            return done;
    }
    return {};
}

base::Result<void> RunWriter::writeDecision(const Decision& decision)
{
    BulkInsert& statement = m_statements->decision;
    int position = 0;
    for (const std::int64_t value :
         {m_simulation, std::int64_t{decision.group.value}, m_run, std::int64_t{decision.caseIndex.value},
          static_cast<std::int64_t>(decision.outcome), reasonsOf(decision), std::int64_t{decision.counter},
          decision.windowStart.milliseconds, std::int64_t{decision.alertsBefore}, std::int64_t{decision.alerts},
          std::int64_t{decision.attached}, std::int64_t{decision.alreadyAttached}, std::int64_t{decision.overLimit},
          std::int64_t{decision.firstAttached}})
        statement.bindInteger(position++, value);
    return statement.insert();
}

base::Result<void> RunWriter::checkDecision(const Decision& decision, const engine::RunResult& run) const
{
    const std::uint64_t end = std::uint64_t{decision.firstAttached} + decision.attached;
    if (m_statements->cases.isThere(decision.caseIndex) && end <= run.attached.size())
        return {};
    return base::fail(base::ErrorCode::InvalidValue, "Run " + std::to_string(m_run) + " attaches alerts that it does "
                          "not have, or to a case that nobody created. The simulation cannot be stored.");
}

BulkInsert& RunWriter::beginActivity(base::CaseIndex number, base::Timestamp at, ActivityKind kind)
{
    BulkInsert& statement = m_statements->activity;
    statement.bindInteger(0, m_statements->cases.key(number));
    statement.bindInteger(1, m_statements->cases.nextActivity(number));
    statement.bindInteger(2, at.milliseconds);
    statement.bindInteger(3, static_cast<int>(kind));
    for (int position = 4; position < ActivityColumns; ++position)
        statement.bindNull(position);
    return statement;
}

/// What Kibana's activity shows of a run (reference/kibana-cases, "Cases connector"): created, or set
/// back to open, then the alerts that were attached.
base::Result<void> RunWriter::writeActivity(const Decision& decision, base::Timestamp at,
                                            std::span<const base::AlertRow> batch)
{
    const base::CaseIndex number = decision.caseIndex;
    base::Result<void> done;
    if (decision.outcome == CaseOutcome::Created) {
        BulkInsert& statement = beginActivity(number, at, ActivityKind::Created);
        statement.bindInteger(6, decision.counter);
        statement.bindInteger(7, reasonsOf(decision));
        done = statement.insert();
    } else if (decision.outcome == CaseOutcome::Reopened) {
        BulkInsert& statement = beginActivity(number, at, ActivityKind::StatusChanged);
        statement.bindInteger(8, static_cast<int>(engine::CaseStatus::Open));
        m_statements->cases.changeStatus(number, engine::CaseStatus::Open, at, false);
        done = statement.insert();
    }
    if (!done || decision.attached == 0)
        return done;
    m_statements->cases.mark(number, false);
    const base::Result<std::string> handedOver = handedOverText(decision, batch);
    if (!handedOver)
        return base::fail(handedOver.error());
    BulkInsert& statement = beginActivity(number, at, ActivityKind::AlertsAttached);
    statement.bindInteger(4, decision.attached);
    statement.bindInteger(5, decision.alreadyAttached);
    if (!handedOver->empty())
        statement.bindText(10, *handedOver);
    return statement.insert();
}

/// Empty: what was attached is all that was handed over.
base::Result<std::string> RunWriter::handedOverText(const Decision& decision, std::span<const base::AlertRow> batch)
{
    if (batch.empty())
        return std::string();
    std::vector<std::string> ids;
    ids.reserve(batch.size());
    for (const base::AlertRow row : batch)
        ids.push_back(m_alerts->id(row));
    return m_places.of(m_statements->cases.key(decision.caseIndex), ids).transform(placesText);
}

/// What analysts or a scenario did: a status change by a person, as Kibana's activity shows it.
base::Result<void> RunWriter::writeChanges(const std::vector<engine::StatusChange>& changes,
                                           std::span<const CaseState> states)
{
    for (std::size_t i = 0; i < changes.size(); ++i) {
        const engine::StatusChange& change = changes[i];
        if (!m_statements->cases.isThere(change.caseIndex))
            return base::fail(base::ErrorCode::InvalidValue, "Run " + std::to_string(m_run) + " changes a case that "
                                  "nobody created. The simulation cannot be stored.");
        BulkInsert& statement = beginActivity(change.caseIndex, change.at, ActivityKind::StatusChanged);
        statement.bindInteger(8, static_cast<int>(change.status));
        statement.bindText(9, m_people);
        if (base::Result<void> done = statement.insert(); !done)
            return done;
        m_statements->cases.changeStatus(change.caseIndex, change.status, change.at, true);
        m_statements->cases.touch(change.caseIndex, states[i]);
    }
    return {};
}

base::Result<void> RunWriter::writeAlerts(const Decision& decision, const engine::RunResult& run)
{
    const std::int64_t key = m_statements->cases.key(decision.caseIndex);
    BulkInsert& statement = m_statements->alert;
    for (std::uint32_t i = 0; i < decision.attached; ++i) {
        const base::AlertRow row = run.attached[std::size_t{decision.firstAttached} + i];
        const base::Result<std::int64_t> index = indexNumber(m_alerts->index(row));
        if (!index)
            return base::fail(index.error());
        packId(m_alerts->id(row), m_packed);
        statement.bindInteger(0, key);
        statement.bindInteger(1, std::int64_t{decision.alertsBefore} + i);
        bindId(statement, 2, m_packed);
        statement.bindInteger(3, *index);
        statement.bindInteger(4, m_alerts->times()[row.value].milliseconds);
        statement.bindInteger(5, m_run);
        if (base::Result<void> done = statement.insert(); !done)
            return done;
    }
    return {};
}

base::Result<std::int64_t> RunWriter::indexNumber(const std::string& name)
{
    if (m_lastIndexNumber >= 0 && name == m_lastIndex)
        return m_lastIndexNumber;
    const auto [entry, isNew] = m_indices.try_emplace(name, static_cast<std::int64_t>(m_indices.size()));
    m_lastIndex = name;
    m_lastIndexNumber = entry->second;
    if (!isNew)
        return entry->second;
    const base::Result<void> done = m_database.execute(
        u"INSERT INTO alert_indices (simulation, number, name) VALUES (?, ?, ?)"_s,
        {QVariant::fromValue<qlonglong>(m_simulation), QVariant::fromValue<qlonglong>(entry->second),
         QString::fromStdString(name)});
    if (!done)
        return base::fail(done.error());
    return entry->second;
}

base::Result<void> RunWriter::flush() { return m_statements->cases.flush(); }

base::Result<void> RunWriter::finish(const engine::SimulationResult& result)
{
    CaseRows& cases = m_statements->cases;
    for (std::size_t i = 0; i < result.cases.size() && i < cases.count(); ++i)
        cases.touch(base::CaseIndex{static_cast<std::uint32_t>(i)}, CaseState::of(result.cases[i]));
    const std::span<const std::string> groupings(result.groupings);
    const std::size_t written = std::min(m_statements->groups.count(), groupings.size());
    return flush()
        .and_then([&] { return m_statements->groups.add(m_simulation, groupings.subspan(written)); })
        .and_then([&] { return writeCounters(m_database, m_simulation, result.counters); });
}

} // namespace casewright::store
