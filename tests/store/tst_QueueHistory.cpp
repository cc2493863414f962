// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <memory>
#include <stop_token>
#include <thread>

#include <QElapsedTimer>
#include <QTest>

#include "core/store/SimulationWriter.h"
#include "core/store/Workspace.h"
#include "tests/store/Place.h"
#include "tests/store/ScriptedRuns.h"

using namespace casewright;
using namespace Qt::StringLiterals;
using store::SimulationState;
using store::SimulationWriter;

/// How a queue changed, on its way into a workspace and out of it.
class TestQueueHistory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_place = std::make_unique<tests::Place>();
        m_path = m_place->address(u"bank.cwspace"_s);
        QVERIFY(store::Workspace::open(m_path, store::Access::Create));
    }

    /// More rows than are read at once, and as many as are, so that no page is lost or doubled.
    void comesBackAsItWas()
    {
        for (const std::size_t changes : {std::size_t{0}, std::size_t{1}, std::size_t{20'000}, std::size_t{45'001}}) {
            const engine::QueueHistory history = historyOf(changes);
            const base::Result<std::int64_t> key = write(history, {});
            QVERIFY(key);
            const base::Result<engine::QueueHistory> read = open().queueHistory(*key);
            QVERIFY(read && *read == history);
        }
    }

    /// The runs stay, and nothing of how it would have ended.
    void isNotWrittenOnceStopped()
    {
        std::stop_source source;
        source.request_stop();
        const base::Result<std::int64_t> key = write(historyOf(10), source.get_token());
        QVERIFY(!key && key.error().code == base::ErrorCode::Cancelled);
        const store::Workspace workspace = open();
        const store::StoredSimulation kept = workspace.simulations()->front();
        QVERIFY(kept.state == SimulationState::Cancelled);
        QVERIFY(workspace.queueHistory(kept.key).value() == engine::QueueHistory{});
        QCOMPARE(tests::disagreements(m_path), std::string());
    }

    /// It is given up long before a tenth more of it could have been written, measured in the same run.
    void stopsInTheMiddle()
    {
        QElapsedTimer whole;
        whole.start();
        QVERIFY(write(historyOf(300'000), {}));
        const qint64 ofATenth = whole.elapsed();
        const engine::QueueHistory history = historyOf(3'000'000);
        std::stop_source source;
        QElapsedTimer sinceStop;
        std::jthread stopping([&] {
            QElapsedTimer waited;
            waited.start();
            while (!waited.hasExpired(150))
                std::this_thread::yield();
            sinceStop.start();
            source.request_stop();
        });
        const base::Result<std::int64_t> key = write(history, source.get_token());
        const qint64 spent = sinceStop.elapsed();
        QVERIFY(!key && key.error().code == base::ErrorCode::Cancelled);
        QVERIFY2(spent < ofATenth, qPrintable(QStringLiteral("%1 ms of %2").arg(spent).arg(ofATenth)));
        const auto all = open().simulations().value();
        QVERIFY(std::ranges::count(all, SimulationState::Cancelled, &store::StoredSimulation::state) == 1);
    }

    void readingStops()
    {
        const base::Result<std::int64_t> key = write(historyOf(10), {});
        QVERIFY(key);
        std::stop_source source;
        source.request_stop();
        const base::Result<engine::QueueHistory> read = open().queueHistory(*key, source.get_token());
        QVERIFY(!read && read.error().code == base::ErrorCode::Cancelled);
    }

private:
    store::Workspace open() { return std::move(*store::Workspace::open(m_path, store::Access::ReadWrite)); }

    static engine::QueueHistory historyOf(std::size_t changes)
    {
        engine::QueueHistory history;
        for (std::size_t i = 0; i < changes; ++i) {
            const std::uint64_t number = i;
            history.changes.push_back({.at = {static_cast<std::int64_t>(i) * 1'000}, .waiting = number % 7,
                                       .open = number % 11, .taken = number / 2, .closed = number / 3,
                                       .overload = {static_cast<std::int64_t>(i)}});
            if (i % 2 == 1)
                history.waits.push_back({static_cast<std::int64_t>(i % 1'000)});
        }
        return history;
    }

    base::Result<std::int64_t> write(const engine::QueueHistory& history, const std::stop_token& stop)
    {
        const tests::Script script{.runs = 3, .alertsPerRun = 40, .groups = 4};
        auto writer = SimulationWriter::begin(m_path, tests::simulationNamed("Queue"),
                                              tests::makeTable(script.alerts()));
        if (!writer)
            return base::fail(writer.error());
        tests::ScriptedRuns runs(script);
        static_cast<void>(runs.playInto(**writer));
        engine::SimulationResult result = runs.result();
        result.queueHistory = std::make_shared<const engine::QueueHistory>(history);
        return (*writer)->finish(result, stop);
    }

    std::unique_ptr<tests::Place> m_place;
    std::string m_path;
};

QTEST_GUILESS_MAIN(TestQueueHistory)
#include "tst_QueueHistory.moc"
