// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/SimulationRows.h"

#include <algorithm>
#include <functional>

#include "core/store/LiveLock.h"

using namespace Qt::StringLiterals;

namespace casewright::store {
namespace {

using base::ErrorCode;

QVariant integer(std::int64_t value)
{
    return QVariant::fromValue<qlonglong>(value);
}

std::optional<std::uint64_t> optionalCount(const Row& row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional(row.large(column));
}

QVariant large(std::uint64_t value)
{
    return integer(static_cast<std::int64_t>(value));
}

QVariant text(const std::string& value)
{
    return QString::fromStdString(value);
}

engine::Audit audit(const Row& row, int column)
{
    return {
        .overMaxSignals = row.large(column),
        .muted = row.large(column + 1),
        .maintenanceWindow = row.large(column + 2),
        .overRunCap = row.large(column + 3),
        .overwritten = row.large(column + 4),
        .overLimit = row.large(column + 5),
        .alreadyAttached = row.large(column + 6),
        .attached = row.large(column + 7),
        .failed = row.large(column + 8),
    };
}

engine::SimulationSummary summary(const Row& row, int column)
{
    return {
        .documents = row.large(column),
        .matched = row.large(column + 1),
        .runs = row.large(column + 2),
        .alerts = row.large(column + 3),
        .audit = audit(row, column + 4),
        .casesOpened = row.large(column + 13),
        .casesReopened = row.large(column + 14),
        .breakerRuns = row.large(column + 15),
        .failedRuns = row.large(column + 16),
        .largestCase = row.number(column + 17),
        .openAtPeak = row.large(column + 18),
        .alertsInManyCases = row.large(column + 19),
        .evaluateSeconds = row.real(column + 20),
        .actSeconds = row.real(column + 21),
    };
}

/// The queue of analysts where there is one; its depths come from a table of their own.
std::optional<engine::QueueSummary> queue(const Row& row, int column)
{
    if (row.isNull(column))
        return std::nullopt;
    const auto length = [&row](int at) {
        return row.isNull(at) ? std::optional<base::Duration>() : base::Duration{row.integer(at)};
    };
    return engine::QueueSummary{.taken = row.large(column),
                                .closed = row.large(column + 1),
                                .mostWaiting = row.large(column + 2),
                                .waitingAtEnd = row.large(column + 3),
                                .waitMedian = length(column + 4),
                                .waitP95 = length(column + 5),
                                .overload = length(column + 6),
                                .depthStep = {row.integer(column + 7)},
                                .depth = {}};
}

QVariant optionalLength(const std::optional<base::Duration>& length)
{
    return length ? integer(length->milliseconds) : QVariant(QMetaType::fromType<qlonglong>());
}

base::Result<void> addQueue(Database& database, std::int64_t simulation, const engine::QueueSummary& queue)
{
    base::Result<void> done = database.execute(
        u"INSERT INTO queues (simulation, taken, closed, most_waiting, waiting_at_end, wait_median, wait_p95, overload,"
        u" depth_step) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
        {integer(simulation), large(queue.taken), large(queue.closed), large(queue.mostWaiting),
         large(queue.waitingAtEnd), optionalLength(queue.waitMedian), optionalLength(queue.waitP95),
         optionalLength(queue.overload), integer(queue.depthStep.milliseconds)});
    for (const engine::QueueDepth& depth : queue.depth) {
        if (!done)
            break;
        done = database.execute(
            u"INSERT INTO queue_depths (simulation, at, waiting, open) VALUES (?, ?, ?, ?)"_s,
            {integer(simulation), integer(depth.at.milliseconds), large(depth.waiting), large(depth.open)});
    }
    return done;
}

/// Into simulations by descending key.
base::Result<void> readMoreSources(Database& database, std::vector<StoredSimulation>& simulations)
{
    return database.forEach(
        u"SELECT simulation, name, path, mapping, flood, seed FROM more_sources ORDER BY simulation DESC, number"_s, {},
        [&](const Row& row) {
            const auto found = std::ranges::lower_bound(simulations, row.integer(0), std::greater<>(),
                                                        &StoredSimulation::key);
            if (found != simulations.end() && found->key == row.integer(0))
                found->moreSources.push_back({.name = row.text(1),
                                              .path = row.text(2),
                                              .mapping = row.text(3),
                                              .flood = row.text(4),
                                              .seed = row.large(5)});
        });
}

base::Result<void> addMoreSources(Database& database, std::int64_t simulation, const std::vector<StoredSource>& sources)
{
    int number = 0;
    for (const StoredSource& source : sources) {
        base::Result<void> done = database.execute(
            u"INSERT INTO more_sources (simulation, number, name, path, mapping, flood, seed)"
            u" VALUES (?, ?, ?, ?, ?, ?, ?)"_s,
            {integer(simulation), ++number, text(source.name), text(source.path), text(source.mapping),
             text(source.flood), large(source.seed)});
        if (!done)
            return done;
    }
    return {};
}

base::Result<std::vector<StoredSimulation>> readSimulationRows(Database& database)
{
    std::vector<StoredSimulation> simulations;
    const base::Result<void> done = database.forEach(
        u"SELECT key, name, rule_json, source, profile, seed, state, started_at, documents, matched, runs, alerts,"
        u" over_max_signals, muted, maintenance_window, over_run_cap, overwritten, over_limit, already_attached,"
        u" attached, failed, cases_opened, cases_reopened, breaker_runs, failed_runs, largest_case, open_at_peak,"
        u" alerts_in_many_cases, evaluate_seconds, act_seconds, source_path, source_mapping, source_flood, analysts,"
        u" analysts_seed, scenarios.simulation IS NOT NULL, taken, closed, most_waiting, waiting_at_end, wait_median,"
        u" wait_p95, overload, depth_step, origin, configuration, queue FROM simulations"
        u" LEFT JOIN queues ON queues.simulation = coalesce(queue, key)"
        u" LEFT JOIN scenarios ON scenarios.simulation = key ORDER BY key DESC"_s,
        {}, [&](const Row& row) {
            simulations.push_back({
                .key = row.integer(0),
                .name = row.text(1),
                .ruleJson = row.text(2),
                .source = {.name = row.text(3),
                           .path = row.text(30),
                           .mapping = row.text(31),
                           .flood = row.text(32),
                           .seed = row.large(5)},
                .profile = row.text(4),
                .analysts = row.text(33),
                .analystsSeed = row.large(34),
                .isScenario = row.integer(35) != 0,
                .state = static_cast<SimulationState>(row.integer(6)),
                .origin = static_cast<CaseOrigin>(row.integer(44)),
                .queue = row.isNull(46) ? 0 : row.integer(46),
                .configuration = row.text(45),
                .startedAt = row.time(7),
                .summary = summary(row, 8),
            });
            simulations.back().summary.queue = queue(row, 36);
        }).and_then([&] { return readMoreSources(database, simulations); });
    if (!done)
        return base::fail(done.error());
    return simulations;
}

/// What a simulation did until it ended in the middle.
base::Result<void> sumUpRuns(Database& database, std::int64_t key)
{
    return database.execute(
        u"UPDATE simulations SET (runs, alerts, over_max_signals, muted, maintenance_window, over_run_cap, overwritten,"
        u" over_limit, already_attached, attached, failed, cases_opened, cases_reopened, breaker_runs, failed_runs)"
        u" = (SELECT count(*), coalesce(sum(alerts), 0), coalesce(sum(over_max_signals), 0), coalesce(sum(muted), 0),"
        u" coalesce(sum(maintenance_window), 0), coalesce(sum(over_run_cap), 0), coalesce(sum(overwritten), 0),"
        u" coalesce(sum(over_limit), 0), coalesce(sum(already_attached), 0), coalesce(sum(attached), 0),"
        u" coalesce(sum(failed), 0), coalesce(sum(created), 0), coalesce(sum(reopened), 0),"
        u" coalesce(sum(breaker), 0), count(failure) FROM runs WHERE simulation = ?),"
        u" largest_case = (SELECT coalesce(max(total_alerts), 0) FROM cases WHERE simulation = ?) WHERE key = ?"_s,
        {integer(key), integer(key), integer(key)});
}

} // namespace

base::Result<std::int64_t> addSimulation(Database& database, const StoredSimulation& simulation)
{
    const StoredSource& source = simulation.source;
    const base::Result<std::int64_t> key = database.insert(
        u"INSERT INTO simulations (name, rule_json, source, source_path, source_mapping, source_flood, seed, profile,"
        u" analysts, analysts_seed, state, started_at, origin, configuration)"
        u" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
        {text(simulation.name), text(simulation.ruleJson), text(source.name), text(source.path), text(source.mapping),
         text(source.flood), large(source.seed), text(simulation.profile), text(simulation.analysts),
         large(simulation.analystsSeed), static_cast<int>(SimulationState::Running),
         integer(simulation.startedAt.milliseconds), static_cast<int>(simulation.origin),
         text(simulation.configuration)});
    return key.and_then([&](std::int64_t added) {
        return addMoreSources(database, added, simulation.moreSources).map([added] { return added; });
    });
}

base::Result<std::vector<std::int64_t>> addSimulations(Database& database,
                                                       const std::vector<StoredSimulation>& simulations)
{
    std::vector<std::int64_t> keys;
    for (const StoredSimulation& simulation : simulations) {
        const base::Result<std::int64_t> key = addSimulation(database, simulation);
        if (!key)
            return base::fail(key.error());
        keys.push_back(*key);
    }
    for (const std::int64_t key : keys) {
        if (keys.size() < 2)
            break;
        const base::Result<void> done = database.execute(u"UPDATE simulations SET queue = ? WHERE key = ?"_s,
                                                         {integer(keys.front()), integer(key)});
        if (!done)
            return base::fail(done.error());
    }
    return keys;
}

base::Result<std::int64_t> keyOfQueue(Database& database, std::int64_t simulation)
{
    return database.number(u"SELECT coalesce(queue, key) FROM simulations WHERE key = ?"_s, {integer(simulation)})
        .transform([simulation](std::optional<std::int64_t> key) { return key.value_or(simulation); });
}

base::Result<void> setSimulationState(Database& database, std::int64_t key, SimulationState state)
{
    const bool isCutShort = state == SimulationState::Cancelled || state == SimulationState::Failed;
    const base::Result<void> done = isCutShort ? sumUpRuns(database, key) : base::Result<void>();
    return done.and_then([&] {
        return database.execute(u"UPDATE simulations SET state = ? WHERE key = ?"_s,
                                {static_cast<int>(state), integer(key)});
    });
}

base::Result<void> setSummary(Database& database, std::int64_t key, const engine::SimulationSummary& summary)
{
    const engine::Audit& audit = summary.audit;
    const base::Result<void> done = database.execute(
        u"UPDATE simulations SET documents = ?, matched = ?, runs = ?, alerts = ?, over_max_signals = ?, muted = ?,"
        u" maintenance_window = ?, over_run_cap = ?, overwritten = ?, over_limit = ?, already_attached = ?,"
        u" attached = ?, failed = ?, cases_opened = ?, cases_reopened = ?, breaker_runs = ?, failed_runs = ?,"
        u" largest_case = ?, open_at_peak = ?, alerts_in_many_cases = ?, evaluate_seconds = ?, act_seconds = ?"
        u" WHERE key = ?"_s,
        {large(summary.documents), large(summary.matched), large(summary.runs), large(summary.alerts),
         large(audit.overMaxSignals), large(audit.muted), large(audit.maintenanceWindow), large(audit.overRunCap),
         large(audit.overwritten), large(audit.overLimit), large(audit.alreadyAttached), large(audit.attached),
         large(audit.failed), large(summary.casesOpened), large(summary.casesReopened), large(summary.breakerRuns),
         large(summary.failedRuns), large(summary.largestCase), large(summary.openAtPeak),
         large(summary.alertsInManyCases), summary.evaluateSeconds, summary.actSeconds, integer(key)});
    const base::Result<std::int64_t> queue = done.and_then([&] { return keyOfQueue(database, key); });
    if (!queue)
        return base::fail(queue.error());
    // The first of a queue has what became of it.
    return summary.queue && *queue == key ? addQueue(database, key, *summary.queue) : base::Result<void>();
}

base::Result<std::vector<engine::QueueDepth>> readQueueDepths(Database& database, std::int64_t simulation)
{
    std::vector<engine::QueueDepth> depths;
    const base::Result<void> done = database.forEach(
        u"SELECT at, waiting, open FROM queue_depths WHERE simulation ="
        u" (SELECT coalesce(queue, key) FROM simulations WHERE key = ?) ORDER BY at"_s, {integer(simulation)},
        [&](const Row& row) {
            depths.push_back({.at = row.time(0), .waiting = row.large(1), .open = row.large(2)});
        });
    if (!done)
        return base::fail(done.error());
    return depths;
}

base::Result<std::vector<StoredSimulation>> readSimulations(Database& database)
{
    base::Result<std::vector<StoredSimulation>> before = readSimulationRows(database);
    const auto isRunning = [](const StoredSimulation& each) { return each.state == SimulationState::Running; };
    if (!before || std::ranges::none_of(*before, isRunning) || LiveLock::isHeld(database))
        return before;
    // The writers of before have ended since. Read again, as one may have finished just now: what still runs
    // of those was killed. One that is new by now is another's, and lives.
    base::Result<std::vector<StoredSimulation>> now = readSimulationRows(database);
    if (!now)
        return now;
    for (StoredSimulation& each : *now) {
        const auto same = [&each](const StoredSimulation& other) { return other.key == each.key; };
        if (isRunning(each) && std::ranges::any_of(*before, same))
            each.state = SimulationState::Failed;
    }
    return now;
}

base::Result<std::vector<StoredRun>> readRuns(Database& database, std::int64_t simulation,
                                              std::optional<std::uint64_t> after, std::uint32_t limit)
{
    std::vector<StoredRun> runs;
    const QVariant last = after ? large(*after) : integer(-1);
    const base::Result<void> done = database.forEach(
        u"SELECT number, at, alerts, groups, maximum_cases, breaker, over_max_signals, muted, maintenance_window,"
        u" over_run_cap, overwritten, over_limit, already_attached, attached, failed, created, reopened, attached_to,"
        u" failure, documents, started, not_closed FROM runs WHERE simulation = ? AND number > ?"
        u" ORDER BY number LIMIT ?"_s,
        {integer(simulation), last, limit}, [&](const Row& row) {
            runs.push_back({
                .number = row.large(0),
                .at = row.time(1),
                .alerts = row.number(2),
                .groups = row.number(3),
                .maximumCases = row.number(4),
                .breaker = row.integer(5) != 0,
                .audit = audit(row, 6),
                .created = row.number(15),
                .reopened = row.number(16),
                .attachedTo = row.number(17),
                .failure = row.text(18),
                .documents = optionalCount(row, 19),
                .started = optionalCount(row, 20),
                .notClosed = optionalCount(row, 21),
            });
        });
    if (!done)
        return base::fail(done.error());
    return runs;
}

} // namespace casewright::store
