// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/SimulationThread.h"

#include <utility>

#include "core/store/LiveLock.h"
#include "core/store/NewCaseColumns.h"
#include "core/store/Opening.h"
#include "core/store/QueueRows.h"
#include "core/store/SimulationRows.h"
#include "core/store/StopOnRequest.h"

using namespace Qt::StringLiterals;

namespace casewright::store {
namespace {

using Clock = std::chrono::steady_clock;

// What waits for the disk: at most BatchCount + 2 batches, of about 1 MiB each.
constexpr std::size_t BatchWeight = 32'768;
constexpr std::size_t BatchCount = 4;
/// Readers see progress at least this often while runs come in.
constexpr std::chrono::milliseconds BatchTime{100};

// Who changed the status of a case, in its activity.
const std::string AnalystUser = "analyst";
const std::string ScenarioUser = "scenario";

/// Adds the time that it lives to a sum.
class Stopwatch final {
public:
    explicit Stopwatch(double& seconds) : m_seconds(seconds), m_begun(Clock::now()) {}
    Stopwatch(const Stopwatch&) = delete;
    Stopwatch& operator=(const Stopwatch&) = delete;
    ~Stopwatch() { m_seconds += std::chrono::duration<double>(Clock::now() - m_begun).count(); }

private:
    double& m_seconds;
    Clock::time_point m_begun;
};

// Another writer may hold the file for a while (the removal of a large simulation): the thread waits for
// it in small steps, so that it can be stopped.
constexpr int LockStepMilliseconds = 50;
constexpr int RunLockSteps = 600;
constexpr int EndLockSteps = 40;

/// A power failure may take the last seconds of a simulation, never what was edited: its commits do not wait for the
/// disk (synchronous NORMAL), those of other connections do, for all that the log holds.
/// A writer that appends a lot wants a large cache, and checkpoints (which wait for the disk) rarely; but each
/// one, and the one on closing, keeps a person waiting who cancels. In 15 pairs of cancelled floods 8 MB took
/// 109 ms at most and 32 MB 162 ms; whether storing is slower with 8 MB did not stand out from the noise.
base::Result<void> tune(Database& database)
{
    return database.executeOnce(u"PRAGMA cache_size = -65536"_s)
        .and_then([&] { return database.executeOnce(u"PRAGMA synchronous = NORMAL"_s); })
        .and_then([&] { return database.executeOnce(u"PRAGMA wal_autocheckpoint = 2000"_s); })
        .and_then([&] {
            return database.executeOnce(u"PRAGMA busy_timeout = "_s + QString::number(LockStepMilliseconds));
        });
}

base::Result<void> stopped() { return base::fail(base::ErrorCode::Cancelled, "stopped on request"); }

base::Result<Transaction> beginPatiently(Database& database, int steps, const std::stop_token& stop)
{
    for (int step = 1;; ++step) {
        base::Result<Transaction> transaction = Transaction::begin(database);
        if (transaction || transaction.error().code != base::ErrorCode::Locked || step >= steps
            || stop.stop_requested())
            return transaction;
    }
}

base::Result<std::vector<std::int64_t>>
addPatiently(Database& database, const std::vector<StoredSimulation>& simulations, const std::stop_token& stop)
{
    base::Result<Transaction> transaction = beginPatiently(database, EndLockSteps, stop);
    if (!transaction && stop.stop_requested())
        return base::fail(base::ErrorCode::Cancelled, "stopped on request");
    if (!transaction)
        return base::fail(transaction.error());
    base::Result<std::vector<std::int64_t>> keys = addSimulations(database, simulations);
    const base::Result<void> done = keys ? transaction->commit() : base::fail(keys.error());
    return done ? keys : base::fail(done.error());
}

} // namespace

SimulationThread::SimulationThread(std::string path, std::vector<StoredSimulation> simulations)
    : m_path(std::move(path)), m_simulations(std::move(simulations)), m_channel(BatchCount)
{
}

SimulationThread::~SimulationThread()
{
    static_cast<void>(abandon(SimulationState::Cancelled));
}

base::Result<void> SimulationThread::start(const std::stop_token& giveUp)
{
    std::promise<base::Result<void>> opened;
    std::future<base::Result<void>> answer = opened.get_future();
    m_thread = std::jthread([this, promise = std::move(opened), giveUp](const std::stop_token& stop) mutable {
        work(stop, giveUp, std::move(promise));
    });
    return answer.get();
}

void SimulationThread::work(const std::stop_token& stop, const std::stop_token& giveUp,
                                    std::promise<base::Result<void>> opened)
{
    const base::Result<std::vector<cases::NewCaseFields>> newCases = this->newCases();
    if (!newCases)
        return opened.set_value(base::fail(newCases.error()));
    // The connection is opened, used and closed here: Qt SQL's connections belong to a thread.
    base::Result<std::unique_ptr<Database>> database = openDatabase(m_path, Access::ReadWrite);
    if (!database)
        return opened.set_value(base::fail(database.error()));
    const base::Result<LiveLock> alive = LiveLock::share(m_path);
    if (!alive)
        return opened.set_value(base::fail(alive.error()));
    if (const base::Result<void> tuned = tune(**database); !tuned)
        return opened.set_value(base::fail(tuned.error()));
    base::Result<std::vector<std::int64_t>> keys = addPatiently(**database, m_simulations, giveUp);
    if (!keys)
        return opened.set_value(base::fail(keys.error()));
    m_keys = std::move(*keys);
    base::Result<Writers> writers = makeWriters(**database, *newCases);
    if (!writers)
        return opened.set_value(base::fail(writers.error()));
    opened.set_value({});

    writeBatches(**database, *writers, stop);
    m_ending.acquire();
    {
        const Stopwatch watch(m_seconds);
        remember(end(**database, *writers, stop));
        writers->clear();
        database->reset();
    }
}

base::Result<std::vector<cases::NewCaseFields>> SimulationThread::newCases() const
{
    std::vector<cases::NewCaseFields> all;
    for (const StoredSimulation& simulation : m_simulations) {
        base::Result<cases::NewCaseFields> fields = newCaseFieldsOf(simulation);
        if (!fields)
            return base::fail(fields.error());
        all.push_back(std::move(*fields));
    }
    return all;
}

base::Result<SimulationThread::Writers>
SimulationThread::makeWriters(Database& database, const std::vector<cases::NewCaseFields>& newCases) const
{
    Writers writers;
    for (std::size_t i = 0; i < m_keys.size(); ++i) {
        base::Result<std::unique_ptr<RunWriter>> writer = RunWriter::create(
            database, m_keys[i], nullptr, m_simulations[i].isScenario ? ScenarioUser : AnalystUser, newCases[i]);
        if (!writer)
            return base::fail(writer.error());
        writers.push_back(std::move(*writer));
    }
    return writers;
}

void SimulationThread::writeBatches(Database& database, const Writers& writers, const std::stop_token& stop)
{
    while (const std::optional<Batch> batch = m_channel.receive(stop)) {
        const Stopwatch watch(m_seconds);
        const base::Result<void> done = write(database, writers, *batch, stop);
        if (!done) {
            remember(done);
            m_channel.close();
            return;
        }
    }
}

base::Result<void> SimulationThread::write(Database& database, const Writers& writers, const Batch& batch,
                                           const std::stop_token& stop)
{
    for (const auto& [rule, alerts] : batch.alerts)
        writers[rule]->setAlerts(alerts);
    base::Result<Transaction> transaction = beginPatiently(database, RunLockSteps, stop);
    if (!transaction)
        return stop.stop_requested() ? base::Result<void>() : base::fail(transaction.error());
    for (const auto& [rule, run] : batch.runs) {
        if (stop.stop_requested())
            break;
        if (base::Result<void> done = writers[rule]->write(run); !done)
            return done;
    }
    for (const std::unique_ptr<RunWriter>& writer : writers)
        if (base::Result<void> flushed = writer->flush(); !flushed)
            return flushed;
    return transaction->commit();
}

/// Writes how the simulations ended. After an error they are marked as failed, as far as that can be written;
/// where that cannot be, the next opening finds them still Running, and nobody alive, and marks them.
base::Result<void> SimulationThread::end(Database& database, const Writers& writers, const std::stop_token& stop)
{
    base::Result<void> done;
    SimulationState state = m_endState;
    if (!m_results.empty() && m_hasError.load()) {
        state = SimulationState::Failed;
    } else if (!m_results.empty()) {
        done = endFinished(database, writers, stop);
        if (done || done.error().code != base::ErrorCode::Cancelled)
            return done;
    }
    base::Result<Transaction> transaction = beginPatiently(database, EndLockSteps, {});
    if (!transaction)
        return base::fail(transaction.error());
    return setStates(database, state).and_then([&] { return transaction->commit(); }).and_then([&] { return done; });
}

base::Result<void> SimulationThread::setStates(Database& database, SimulationState state) const
{
    for (const std::int64_t key : m_keys)
        if (base::Result<void> set = setSimulationState(database, key, state); !set)
            return set;
    return {};
}

/// All of it or nothing.
base::Result<void> SimulationThread::endFinished(Database& database, const Writers& writers,
                                                 const std::stop_token& stop)
{
    base::Result<Transaction> transaction = beginPatiently(database, EndLockSteps, stop);
    if (!transaction)
        return stop.stop_requested() ? stopped() : base::fail(transaction.error());
    {
        const StopOnRequest request(database, stop);
        const base::Result<void> done = finishWriters(database, writers, stop);
        if (request.hasStopped() || stop.stop_requested())
            return stopped();
        if (!done)
            return done;
    }
    for (std::size_t i = 0; i < m_keys.size(); ++i)
        if (base::Result<void> set = setSummary(database, m_keys[i], m_results[i].summary); !set)
            return set;
    return setStates(database, SimulationState::Finished).and_then([&] { return transaction->commit(); });
}

/// What became of the queue is the same in all results, and is kept once.
base::Result<void> SimulationThread::finishWriters(Database& database, const Writers& writers,
                                                   const std::stop_token& stop) const
{
    for (std::size_t i = 0; i < writers.size(); ++i)
        if (base::Result<void> done = writers[i]->finish(m_results[i]); !done)
            return done;
    const engine::SimulationResult& first = m_results.front();
    return first.queueHistory ? addQueueHistory(database, m_keys.front(), *first.queueHistory, stop)
                              : base::Result<void>();
}

void SimulationThread::prepare(std::size_t rule, std::shared_ptr<const alerts::AlertTable> alerts)
{
    m_batch.alerts.emplace_back(rule, std::move(alerts));
}

base::Result<void> SimulationThread::take(std::size_t rule, engine::RunResult run,
                                          const std::vector<engine::Case>& cases)
{
    if (m_hasError.load())
        return firstError();
    if (m_batch.runs.empty())
        m_batch.begun = Clock::now();
    PendingRun pending;
    pending.states.reserve(run.decisions.size());
    for (const engine::Decision& decision : run.decisions)
        pending.states.push_back(decision.caseIndex.value < cases.size()
                                     ? CaseState::of(cases[decision.caseIndex.value]) : CaseState{});
    pending.changedStates.reserve(run.changesBefore.size() + run.changesAfter.size());
    for (const auto* changes : {&run.changesBefore, &run.changesAfter})
        for (const engine::StatusChange& change : *changes)
            pending.changedStates.push_back(change.caseIndex.value < cases.size()
                                                ? CaseState::of(cases[change.caseIndex.value]) : CaseState{});
    m_batch.weight += 1 + run.attached.size() + run.decisions.size() + pending.changedStates.size();
    pending.run = std::move(run);
    m_batch.runs.emplace_back(rule, std::move(pending));
    if (m_batch.weight < BatchWeight && Clock::now() - m_batch.begun < BatchTime)
        return {};
    return send();
}

base::Result<void> SimulationThread::send()
{
    if (m_batch.runs.empty())
        return {};
    if (!m_channel.send(std::exchange(m_batch, {})))
        return firstError();
    return {};
}

base::Result<void> SimulationThread::finish(std::span<const engine::SimulationResult> results,
                                            const std::stop_token& stop)
{
    if (!m_thread.joinable())
        return base::fail(base::ErrorCode::Conflict, "The simulation was finished or abandoned before.");
    static_cast<void>(send());  // its error is the thread's, which join() gives
    m_results = results;
    const std::stop_callback onStop(stop, [this] { m_thread.request_stop(); });
    return join();
}

base::Result<void> SimulationThread::abandon(SimulationState state)
{
    if (!m_thread.joinable())
        return {};
    m_endState = state;
    m_thread.request_stop();
    return join();
}

base::Result<void> SimulationThread::join()
{
    m_channel.close();
    m_ending.release();
    m_thread.join();
    return firstError();
}

void SimulationThread::remember(const base::Result<void>& done)
{
    if (done)
        return;
    const std::scoped_lock lock(m_errorMutex);
    if (!m_error)
        m_error = done.error();
    m_hasError.store(true);
}

base::Result<void> SimulationThread::firstError() const
{
    const std::scoped_lock lock(m_errorMutex);
    if (m_error)
        return base::fail(*m_error);
    return {};
}

} // namespace casewright::store
