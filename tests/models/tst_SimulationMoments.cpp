// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/models/SimulationBench.h"
#include "ui/bridge/SimulationArchive.h"
#include "ui/bridge/SimulationMoments.h"
#include "ui/bridge/SimulationService.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/WorkspaceSession.h"

#include <QFile>
#include <QTest>

#include <algorithm>
#include <memory>
#include <vector>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;

namespace {

constexpr int Minutes = 900;

/// Alerts of so many minutes from eight in the morning, half a minute past each so that runs share none, with a storm in
/// the middle that no limit lets through.
QByteArray alertsOf(int minutes)
{
    QByteArray lines;
    for (int minute = 0; minute < minutes; ++minute) {
        const int alerts = minute >= 300 && minute < 345 ? 40 : (minute % 7 == 0 ? 2 : 0);
        const QString at = u"2026-03-%1T%2:%3:%4Z"_s.arg(2 + (480 + minute) / 1440, 2, 10, QChar(u'0'))
                               .arg((480 + minute) % 1440 / 60, 2, 10, QChar(u'0'))
                               .arg((480 + minute) % 60, 2, 10, QChar(u'0'))
                               .arg(minute == 0 ? u"00"_s : u"30"_s);
        for (int i = 0; i < alerts; ++i)
            lines += u"{\"@timestamp\": \"%1\", \"host\": {\"name\": \"h%2\"}}\n"_s
                         .arg(at)
                         .arg((minute * 13 + i * i) % 23)
                         .toUtf8();
    }
    return lines;
}

int minutesUntil(base::Timestamp at)
{
    const base::Timestamp eight = base::parseTimestamp("2026-03-02T08:00:00Z").value();
    return std::max(1, static_cast<int>((at - eight).milliseconds / base::Minute.milliseconds));
}

engine::AnalystModel staff()
{
    engine::Shift shift{.from = {8 * base::Hour.milliseconds}, .to = {17 * base::Hour.milliseconds}, .analysts = 2};
    shift.days.fill(true);
    return {.name = "Two",
            .work = engine::StaffedQueue{.shifts = {shift}, .triage = engine::UniformLength{}, .closes = 0.8}};
}

engine::AnalystModel clockwork() { return {.name = "Clock", .work = engine::CloseAfter{engine::UniformLength{}}}; }

} // namespace

class SimulationMomentsTest final : public QObject, private SimulationBench {
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(setUp()); }
    void cleanup() { tearDown(); }
    void aMomentIsASimulationThatEndedThen_data();
    void aMomentIsASimulationThatEndedThen();
    void whatIsKeptTellsTheSame();
    void betweenRunsAnalystsGoOn();
    void beforeTheFirstRunThereIsNothing();
    void anOldSimulationTellsWhatItKnows();

private:
    /// Null if it did not finish.
    [[nodiscard]] std::shared_ptr<const ShownSimulation> simulated(int minutes, const engine::AnalystModel& analysts);
};

std::shared_ptr<const ShownSimulation> SimulationMomentsTest::simulated(int minutes,
                                                                        const engine::AnalystModel& analysts)
{
    const QString file = path(u"alerts-%1.ndjson"_s.arg(minutes));
    QFile written(file);
    if (!written.open(QIODevice::WriteOnly) || written.write(alertsOf(minutes)) <= 0)
        return nullptr;
    written.close();
    rules::Rule rule = rulePerHost();
    rule.maxSignals = 1'000; // what is over it counts as lost when no later run finds it, which the end cannot know
    rule.casesAction->maximumCasesToOpen = 9;
    rule.casesAction->timeWindow = "1h";
    rule.casesAction->reopenClosedCases = true;
    const store::StoredSource source = add({.name = "Alerts", .path = toUtf8(file)});
    if (!m_service->start({.rule = rule, .source = source, .profile = m_session->profile(), .analysts = analysts})
        || !waitUntilFinished() || m_service->report().state != store::SimulationState::Finished)
        return nullptr;
    return shown();
}

void SimulationMomentsTest::aMomentIsASimulationThatEndedThen_data()
{
    QTest::addColumn<int>("work");
    QTest::newRow("nobody") << 0;
    QTest::newRow("by the clock") << 1;
    QTest::newRow("shifts") << 2;
}

void SimulationMomentsTest::aMomentIsASimulationThatEndedThen()
{
    QFETCH(const int, work);
    const engine::AnalystModel analysts = work == 2 ? staff() : work == 1 ? clockwork() : engine::AnalystModel{};
    const auto whole = simulated(Minutes, analysts);
    QVERIFY(whole);
    QVERIFY(whole->simulation.summary.breakerRuns > 3);
    QVERIFY(whole->simulation.summary.audit.inNoCase() > 100);
    QCOMPARE(whole->simulation.summary.queue.has_value(), work > 0);
    const SimulationMoments::Runs runs = *whole->runs;
    for (const double share : {0.0, 0.2, 0.4, 0.45, 0.5, 0.6, 0.8, 1.0}) {
        const base::Timestamp at = runs[static_cast<std::size_t>(share * static_cast<double>(runs.size() - 1))].at;
        const auto part = simulated(minutesUntil(at), analysts);
        QVERIFY(part);
        QCOMPARE(toText(base::formatTimestamp(part->runs->back().at)), toText(base::formatTimestamp(at)));
        const engine::SimulationSummary& ended = part->simulation.summary;
        const SimulationMoment moment = whole->moments->at(at);
        QCOMPARE(moment.runs, part->runs->size());
        QCOMPARE(moment.documents, std::optional(ended.documents));
        QCOMPARE(moment.sums.alerts, ended.alerts);
        QCOMPARE(moment.sums.casesOpened, ended.casesOpened);
        QCOMPARE(moment.sums.casesReopened, ended.casesReopened);
        QCOMPARE(moment.sums.breakerRuns, ended.breakerRuns);
        QCOMPARE(moment.sums.failedRuns, ended.failedRuns);
        const engine::Audit& audit = moment.sums.audit;
        QCOMPARE(audit.attached, ended.audit.attached);
        QCOMPARE(audit.overLimit, ended.audit.overLimit);
        QVERIFY(audit == ended.audit);
        QCOMPARE(moment.openAtPeak, std::optional(ended.openAtPeak));
        QCOMPARE(moment.queue.has_value(), ended.queue.has_value());
        if (!moment.queue)
            continue;
        QCOMPARE(moment.queue->taken, ended.queue->taken);
        QCOMPARE(moment.queue->closed, ended.queue->closed);
        QCOMPARE(moment.queue->mostWaiting, ended.queue->mostWaiting);
        QCOMPARE(moment.queue->waitingAtEnd, ended.queue->waitingAtEnd);
        QVERIFY(moment.queue->waitMedian == ended.queue->waitMedian);
        QVERIFY(moment.queue->waitP95 == ended.queue->waitP95);
        QVERIFY(moment.queue->overload == ended.queue->overload);
    }
}

void SimulationMomentsTest::whatIsKeptTellsTheSame()
{
    const auto fresh = simulated(Minutes, staff());
    QVERIFY(fresh);
    QVERIFY(QTest::qWaitFor([&] { return m_service->archive().find(fresh->simulation.key); }, LongEnough));
    m_service->archive().show(fresh->simulation.key);
    QVERIFY(QTest::qWaitFor([this] { return shown() && shown()->moments; }, LongEnough));
    const auto kept = shown()->moments;
    QVERIFY(kept != fresh->moments);
    QVERIFY(kept->queueChanges() == fresh->moments->queueChanges());
    QVERIFY(kept->queueChanges().size() > 100);
    for (const store::StoredRun& run : *fresh->runs)
        QVERIFY(kept->at(run.at) == fresh->moments->at(run.at));
}

void SimulationMomentsTest::betweenRunsAnalystsGoOn()
{
    const auto whole = simulated(Minutes, staff());
    QVERIFY(whole);
    const auto& changes = whole->moments->queueChanges();
    const auto between = std::ranges::find_if(changes, [&](const engine::QueueChange& change) {
        return std::ranges::none_of(*whole->runs, [&](const auto& run) { return run.at == change.at; })
            && change.closed > 0;
    });
    QVERIFY(between != changes.end());
    const SimulationMoment before = whole->moments->at(between->at - base::Duration{1});
    const SimulationMoment then = whole->moments->at(between->at);
    QCOMPARE(then.runs, before.runs);
    QCOMPARE(then.open, std::optional(between->open));
    QVERIFY(then.queue->closed > before.queue->closed || then.queue->taken > before.queue->taken);
}

void SimulationMomentsTest::beforeTheFirstRunThereIsNothing()
{
    const auto whole = simulated(100, clockwork());
    QVERIFY(whole);
    const SimulationMoment nothing = whole->moments->at(whole->moments->first() - base::Minute);
    QCOMPARE(nothing.runs, std::uint64_t{0});
    QVERIFY(nothing.sums == RunSums{});
    QCOMPARE(nothing.queue->closed, std::uint64_t{0});
    QVERIFY(!nothing.queue->waitMedian);
    const SimulationMoments empty(std::make_shared<const SimulationMoments::Runs>(), {}, false);
    QVERIFY(empty.isEmpty());
    QCOMPARE(empty.at({5}).runs, std::uint64_t{0});
}

/// As it was before the numbers of a moment were kept: they are not known, which is not zero.
void SimulationMomentsTest::anOldSimulationTellsWhatItKnows()
{
    auto runs = std::make_shared<SimulationMoments::Runs>();
    runs->push_back({.number = 0, .at = {1'000}, .alerts = 3, .created = 2});
    const SimulationMoments moments(runs, {}, false);
    const SimulationMoment moment = moments.at({1'000});
    QCOMPARE(moment.sums.casesOpened, std::uint64_t{2});
    QVERIFY(!moment.documents && !moment.open && !moment.openAtPeak && !moment.queue);
}

QTEST_GUILESS_MAIN(SimulationMomentsTest)
#include "tst_SimulationMoments.moc"
