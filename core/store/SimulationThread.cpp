// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/SimulationThread.h"

#include <utility>

#include "core/store/LiveLock.h"
#include "core/store/NewCaseColumns.h"
#include "core/store/Opening.h"
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

base::Result<std::int64_t> addPatiently(Database& database, const StoredSimulation& simulation,
                                        const std::stop_token& stop)
{
    base::Result<Transaction> transaction = beginPatiently(database, EndLockSteps, stop);
    if (!transaction && stop.stop_requested())
        return base::fail(base::ErrorCode::Cancelled, "stopped on request");
    if (!transaction)
        return base::fail(transaction.error());
    base::Result<std::int64_t> key = addSimulation(database, simulation);
    return key.and_then([&](std::int64_t added) { return transaction->commit().map([added] { return added; }); });
}

} // namespace

SimulationWriter::Thread::Thread(std::string path, StoredSimulation simulation,
                                 std::shared_ptr<const alerts::AlertTable> alerts)
    : m_path(std::move(path)), m_simulation(std::move(simulation)), m_alerts(std::move(alerts)), m_channel(BatchCount)
{
}

SimulationWriter::Thread::~Thread()
{
    static_cast<void>(abandon(SimulationState::Cancelled));
}

base::Result<void> SimulationWriter::Thread::start(const std::stop_token& giveUp)
{
    std::promise<base::Result<void>> opened;
    std::future<base::Result<void>> answer = opened.get_future();
    m_thread = std::jthread([this, promise = std::move(opened), giveUp](const std::stop_token& stop) mutable {
        work(stop, giveUp, std::move(promise));
    });
    return answer.get();
}

void SimulationWriter::Thread::work(const std::stop_token& stop, const std::stop_token& giveUp,
                                    std::promise<base::Result<void>> opened)
{
    const base::Result<cases::NewCaseFields> newCases = newCaseFieldsOf(m_simulation);
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
    const base::Result<std::int64_t> key = addPatiently(**database, m_simulation, giveUp);
    if (!key)
        return opened.set_value(base::fail(key.error()));
    base::Result<std::unique_ptr<RunWriter>> writer = RunWriter::create(
        **database, *key, m_alerts, m_simulation.isScenario ? ScenarioUser : AnalystUser, *newCases);
    if (!writer)
        return opened.set_value(base::fail(writer.error()));
    m_key = *key;
    opened.set_value({});

    writeBatches(**database, **writer, stop);
    m_ending.acquire();
    {
        const Stopwatch watch(m_seconds);
        remember(end(**database, **writer, stop));
        writer->reset();
        database->reset();
    }
}

void SimulationWriter::Thread::writeBatches(Database& database, RunWriter& writer, const std::stop_token& stop)
{
    while (const std::optional<Batch> batch = m_channel.receive(stop)) {
        const Stopwatch watch(m_seconds);
        const base::Result<void> done = write(database, writer, *batch, stop);
        if (!done) {
            remember(done);
            m_channel.close();
            return;
        }
    }
}

base::Result<void> SimulationWriter::Thread::write(Database& database, RunWriter& writer, const Batch& batch,
                                                   const std::stop_token& stop)
{
    if (batch.alerts)
        writer.setAlerts(batch.alerts);
    base::Result<Transaction> transaction = beginPatiently(database, RunLockSteps, stop);
    if (!transaction)
        return stop.stop_requested() ? base::Result<void>() : base::fail(transaction.error());
    for (const PendingRun& run : batch.runs) {
        if (stop.stop_requested())
            break;
        if (base::Result<void> done = writer.write(run); !done)
            return done;
    }
    return writer.flush().and_then([&] { return transaction->commit(); });
}

/// Writes how the simulation ended. After an error it is marked as failed, as far as that can be written;
/// where it cannot, the next opening finds it still Running, and nobody alive, and marks it.
base::Result<void> SimulationWriter::Thread::end(Database& database, RunWriter& writer, const std::stop_token& stop)
{
    base::Result<void> done;
    SimulationState state = m_endState;
    if (m_result && m_hasError.load()) {
        state = SimulationState::Failed;
    } else if (m_result) {
        done = endFinished(database, writer, stop);
        if (done || done.error().code != base::ErrorCode::Cancelled)
            return done;
    }
    base::Result<Transaction> transaction = beginPatiently(database, EndLockSteps, {});
    if (!transaction)
        return base::fail(transaction.error());
    return setSimulationState(database, m_key, state).and_then([&] { return transaction->commit(); }).and_then([&] {
        return done;
    });
}

/// All of it or nothing.
base::Result<void> SimulationWriter::Thread::endFinished(Database& database, RunWriter& writer,
                                                         const std::stop_token& stop)
{
    base::Result<Transaction> transaction = beginPatiently(database, EndLockSteps, stop);
    if (!transaction)
        return stop.stop_requested() ? stopped() : base::fail(transaction.error());
    {
        const StopOnRequest request(database, stop);
        const base::Result<void> done = writer.finish(*m_result, stop);
        if (request.hasStopped() || stop.stop_requested())
            return stopped();
        if (!done)
            return done;
    }
    return setSummary(database, m_key, m_result->summary)
        .and_then([&] { return setSimulationState(database, m_key, SimulationState::Finished); })
        .and_then([&] { return transaction->commit(); });
}

base::Result<void> SimulationWriter::Thread::take(engine::RunResult run, const std::vector<engine::Case>& cases)
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
    m_batch.runs.push_back(std::move(pending));
    if (m_batch.weight < BatchWeight && Clock::now() - m_batch.begun < BatchTime)
        return {};
    return send();
}

base::Result<void> SimulationWriter::Thread::send()
{
    if (m_batch.runs.empty())
        return {};
    if (!m_channel.send(std::exchange(m_batch, {})))
        return firstError();
    return {};
}

base::Result<void> SimulationWriter::Thread::finish(const engine::SimulationResult& result,
                                                    const std::stop_token& stop)
{
    if (!m_thread.joinable())
        return base::fail(base::ErrorCode::Conflict, "The simulation was finished or abandoned before.");
    static_cast<void>(send());  // its error is the thread's, which join() gives
    m_result = &result;
    const std::stop_callback onStop(stop, [this] { m_thread.request_stop(); });
    return join();
}

base::Result<void> SimulationWriter::Thread::abandon(SimulationState state)
{
    if (!m_thread.joinable())
        return {};
    m_endState = state;
    m_thread.request_stop();
    return join();
}

base::Result<void> SimulationWriter::Thread::join()
{
    m_channel.close();
    m_ending.release();
    m_thread.join();
    return firstError();
}

void SimulationWriter::Thread::remember(const base::Result<void>& done)
{
    if (done)
        return;
    const std::scoped_lock lock(m_errorMutex);
    if (!m_error)
        m_error = done.error();
    m_hasError.store(true);
}

base::Result<void> SimulationWriter::Thread::firstError() const
{
    const std::scoped_lock lock(m_errorMutex);
    if (m_error)
        return base::fail(*m_error);
    return {};
}

} // namespace casewright::store
