// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/RuleQueue.h"
#include "tests/models/SimulationBench.h"
#include "ui/bridge/CaseDocuments.h"
#include "ui/bridge/CaseRepository.h"
#include "ui/bridge/Explanations.h"
#include "ui/bridge/QueueChoice.h"
#include "ui/bridge/QueueRuns.h"
#include "ui/bridge/RuleDocuments.h"
#include "ui/bridge/ScenarioFiles.h"

#include <QSignalSpy>
#include <QTest>
#include <QThreadPool>

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;
using store::SimulationState;
using store::StoredSimulation;

/// Several rules whose cases come into one queue, over several sources, from the order to what is shown and read again.
class QueueSimulationTest final : public QObject, private SimulationBench {
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(setUp()); }
    void cleanup() { tearDown(); }
    void runsAreMergedInOrderOfTime();
    void runsAreToldInOrderOfTimeWhileTheyCome();
    void anotherWorkspaceGetsNoOldAnswers();
    void documentsOfSeveralSourcesSayOfWhich();
    void theSumIsShownAndKept();
    void whatWasDecidedIsReadOfTheRunsRule();
    void aMemberIsShownAlone();
    void anAlertOfAMemberIsExplained();
    void aMemberIsSavedAsAScenario();
    void severalHoldAsLongAsTheCurrentOneIsAmongThem();

private:
    /// Two rules by host, of which one looks at some hosts only, over two floods, with a clock that closes cases.
    void simulate();
    [[nodiscard]] std::vector<StoredSimulation> members() const { return shown()->members; }
    /// Whether the list, which is read while it runs too, has both as they ended.
    [[nodiscard]] bool isListed() const
    {
        const std::vector<StoredSimulation>& all = m_service->archive().simulations();
        return all.size() == 2 && std::ranges::all_of(all, [](const StoredSimulation& each) {
            return each.state == SimulationState::Finished;
        });
    }
};

void QueueSimulationTest::simulate()
{
    const engine::CloseAfter soon{engine::FixedLength{{12 * base::Minute.milliseconds}}};
    SimulationRequest request{.profile = m_session->profile(), .analysts = {.name = "Clock", .work = soon}};
    request.rule = rulePerHost();
    request.rule.casesAction->reopenClosedCases = true;
    request.moreRules = {request.rule};
    request.moreRules[0].id = {"second"};
    request.moreRules[0].name = "Some hosts";
    request.moreRules[0].query = "host.name : *1*";
    request.source = add(flood(600));
    store::StoredSource other = flood(300, 7, 9);
    other.name = "Other";
    request.moreSources = {add(other)};
    QVERIFY(m_service->start(request));
    QVERIFY(waitUntilFinished());
    QVERIFY(shown() && shown()->runs);
}

void QueueSimulationTest::runsAreMergedInOrderOfTime()
{
    const auto run = [](std::uint64_t number, std::int64_t at, std::optional<std::uint64_t> notClosed) {
        return store::StoredRun{.number = number, .at = {at}, .notClosed = notClosed};
    };
    const QueueRuns merged = mergeRuns({{run(0, 10, 1), run(1, 30, 4)}, {run(0, 10, 2), run(1, 20, 3)}});
    QByteArray text;
    for (std::size_t i = 0; i < merged.runs.size(); ++i)
        text += QByteArray::number(merged.runs[i].at.milliseconds) + ':' + QByteArray::number(merged.runs[i].number)
            + '=' + QByteArray::number(merged.places[i].rule) + '/' + QByteArray::number(merged.places[i].number) + ','
            + QByteArray::number(merged.runs[i].notClosed.value_or(99)) + ' ';
    QCOMPARE(text, QByteArray("10:0=0/0,1 10:1=1/0,3 20:2=1/1,4 30:3=0/1,7 "));
    const QueueRuns unknown = mergeRuns({{run(0, 10, std::nullopt)}, {run(0, 20, 2)}});
    QVERIFY(!unknown.runs[0].notClosed && !unknown.runs[1].notClosed);
    // Of the second rule's cases two were closed after its run.
    engine::QueueHistory history;
    history.changes = {{.at = {10}, .open = 3}, {.at = {15}, .open = 1}, {.at = {30}, .open = 4}};
    const QueueRuns known = mergeRuns({{run(0, 10, 1), run(1, 30, 4)}, {run(0, 10, 2)}}, history);
    QCOMPARE(known.runs[1].notClosed, std::optional<std::uint64_t>(3));
    QCOMPARE(known.runs[2].notClosed, std::optional<std::uint64_t>(4));
}

/// Also the last run of a rule that comes when another rule is further on: it is added up, and not told.
void QueueSimulationTest::runsAreToldInOrderOfTimeWhileTheyCome()
{
    LiveSimulation live;
    const auto add = [&live](std::size_t rule, std::uint64_t number, std::int64_t at) {
        live.add(store::StoredRun{.number = number, .at = {at}, .created = 1}, rule);
    };
    std::vector<store::StoredRun> runs;
    std::vector<RunPlace> places;
    add(0, 0, 10);
    add(1, 0, 10);
    live.addNewRuns(runs, places);
    QCOMPARE(runs.size(), std::size_t{2});
    add(1, 1, 20);
    add(0, 1, 15);
    add(1, 2, 30);
    live.addNewRuns(runs, places);
    live.addNewRuns(runs, places);
    const std::vector<RunPlace> expected{{0, 0}, {1, 0}, {1, 1}, {1, 2}};
    QVERIFY(places == expected);
    QCOMPARE(runs.size(), expected.size());
    for (std::size_t i = 0; i < runs.size(); ++i)
        QCOMPARE(runs[i].number, i);
    QVERIFY(std::ranges::is_sorted(runs, {}, &store::StoredRun::at));
    QCOMPARE(live.sums().runs, 5U);
    QCOMPARE(live.sums().casesOpened, 5U);
}

/// What was asked about the simulation of one workspace is not answered when another one is open.
void QueueSimulationTest::anotherWorkspaceGetsNoOldAnswers()
{
    simulate();
    SimulationArchive& archive = m_service->archive();
    QSignalSpy losses(&archive, &SimulationArchive::lossesRead);
    QSignalSpy groups(&archive, &SimulationArchive::groupRunsRead);
    QSignalSpy decisions(&archive, &SimulationArchive::decisionsRead);
    const auto ask = [&] {
        const std::shared_ptr<const ShownSimulation> before = shown();
        archive.readLosses(*before);
        archive.readGroupRuns(*before, u"host"_s);
        archive.readDecisions(*before, 0);
    };
    ask();
    QTRY_VERIFY(losses.size() == 1 && groups.size() == 1 && decisions.size() == 1);
    ask();
    QVERIFY(m_session->open(path(u"b.casewright"_s), store::Access::Create));
    QTRY_VERIFY(archive.isListed());
    QVERIFY(!shown());
    QVERIFY(QThreadPool::globalInstance()->waitForDone());
    QCoreApplication::sendPostedEvents();
    QVERIFY(losses.size() == 1 && groups.size() == 1 && decisions.size() == 1);
}

void QueueSimulationTest::documentsOfSeveralSourcesSayOfWhich()
{
    simulate();
    CaseRepository repository(*m_session);
    CaseDocuments documents(*m_session, repository, *m_sources);
    documents.want(members()[0].key);
    QTRY_COMPARE(documents.state(), CaseDocuments::State::There);
    QVERIFY(documents.areOfSeveral());
    QCOMPARE(documents.sourceName(), u"Flood and Other"_s);
    const alerts::AlertTable& table = *documents.loaded()->table;
    std::map<QString, int> counts;
    for (std::uint32_t row = 0; row < table.size(); ++row) {
        const base::AlertRow place{row};
        ++counts[documents.sourceOf({.id = table.id(place), .index = table.index(place), .at = table.times()[row]})];
    }
    QCOMPARE(counts.size(), std::size_t{2});
    QCOMPARE(counts[u"Flood"_s], 600);
    QCOMPARE(counts[u"Other"_s], static_cast<int>(table.size()) - 600);
    QVERIFY(documents.sourceOf({.id = "nobody", .index = table.index({0}), .at = table.times()[0]}).isEmpty());
    documents.drop();
    QVERIFY(!documents.areOfSeveral());
}

void QueueSimulationTest::theSumIsShownAndKept()
{
    simulate();
    const auto first = shown();
    QCOMPARE(first->members.size(), std::size_t{2});
    QCOMPARE(first->simulation.key, std::int64_t{0});
    QCOMPARE(first->simulation.name, std::string("2 rules against Flood and Other"));
    QCOMPARE(first->firstKey(), m_service->report().key);
    std::uint64_t opened = 0;
    std::uint64_t alerts = 0;
    for (const StoredSimulation& each : members()) {
        QCOMPARE(each.queue, first->firstKey());
        QCOMPARE(each.moreSources.size(), std::size_t{1});
        opened += each.summary.casesOpened;
        alerts += each.summary.alerts;
    }
    QVERIFY(members()[1].summary.alerts > 0 && members()[1].summary.alerts < members()[0].summary.alerts);
    QCOMPARE(first->simulation.summary.casesOpened, opened);
    QCOMPARE(first->simulation.summary.alerts, alerts);
    QVERIFY(first->simulation.summary.queue->closed > 0);
    const SimulationMoment end = first->moments->at(first->moments->last());
    QCOMPARE(end.sums.casesOpened, opened);
    QCOMPARE(end.sums.alerts, alerts);
    QCOMPARE(end.queue->closed, first->simulation.summary.queue->closed);
    QCOMPARE(end.openAtPeak, std::optional(first->simulation.summary.openAtPeak));
    QVERIFY(first->simulation.summary.openAtPeak > members()[0].summary.openAtPeak);
    QVERIFY(std::ranges::is_sorted(*first->runs, {}, &store::StoredRun::at));
    QTRY_VERIFY(isListed());
    // Read again it is the same.
    m_service->archive().showQueue(first->firstKey());
    QTRY_VERIFY(shown() != first && shown()->runs);
    QCOMPARE(textOf(*shown()->runs), textOf(*first->runs));
    QVERIFY(*shown()->places == *first->places);
    QCOMPARE(textOf(shown()->simulation.summary), textOf(first->simulation.summary));
    QCOMPARE(shown()->simulation.summary.openAtPeak, first->simulation.summary.openAtPeak);
    QVERIFY(shown()->moments->at(end.at) == end);
    // Opening the workspace shows it, for it is the newest.
    const std::int64_t key = first->firstKey();
    QVERIFY(m_session->open(path(), store::Access::ReadWrite));
    QTRY_VERIFY(shown() && shown()->runs);
    QCOMPARE(shown()->firstKey(), key);
    QCOMPARE(shown()->members.size(), std::size_t{2});
}

void QueueSimulationTest::whatWasDecidedIsReadOfTheRunsRule()
{
    simulate();
    QSignalSpy read(&m_service->archive(), &SimulationArchive::decisionsRead);
    const std::size_t last = shown()->runs->size() - 1;
    for (const std::size_t number : {std::size_t{0}, std::size_t{1}, last}) {
        m_service->archive().readDecisions(*shown(), number);
        QTRY_COMPARE(read.size(), 1);
        const auto decisions = read.takeFirst();
        QCOMPARE(decisions[0].value<std::uint64_t>(), number);
        const RunPlace place = (*shown()->places)[number];
        const auto expected = m_session->workspace().decisions(members()[place.rule].key, place.number).value();
        const auto got = decisions[1].value<std::vector<store::StoredDecision>>();
        QCOMPARE(got.size(), expected.size());
        for (std::size_t i = 0; i < got.size(); ++i)
            QCOMPARE(got[i].caseKey, expected[i].caseKey);
    }
}

void QueueSimulationTest::aMemberIsShownAlone()
{
    simulate();
    QTRY_VERIFY(isListed());
    const StoredSimulation second = members()[1];
    m_service->archive().show(second.key);
    QTRY_VERIFY(shown()->runs);
    QVERIFY(shown()->members.empty());
    QCOMPARE(shown()->simulation.key, second.key);
    QCOMPARE(textOf(*shown()->runs), textOf(storedRuns(second.key)));
    // The people worked for both.
    QCOMPARE(shown()->simulation.summary.queue->closed, second.summary.queue->closed);
}

/// When people had time for its case depended on the other rule, which is run along.
void QueueSimulationTest::anAlertOfAMemberIsExplained()
{
    simulate();
    QTRY_VERIFY(isListed());
    RuleDocuments rules(*m_session);
    Explanations explanations(*m_session, *m_sources, rules, m_service->archive());
    for (const StoredSimulation& member : members()) {
        const auto cases = m_session->workspace().cases({.simulation = member.key}, {}, 1).value();
        const auto alerts = m_session->workspace().alerts(cases.front().key, {}, 1).value();
        explanations.explain(member.key, QString::fromStdString(alerts.front().id));
        QTRY_VERIFY_WITH_TIMEOUT(!explanations.isExplaining(), LongEnough);
        QVERIFY2(!explanations.refusal(), explanations.refusal() ? qUtf8Printable(explanations.refusal()->text) : "");
        QVERIFY(explanations.answer());
        QCOMPARE(explanations.answer()->simulation, member.key);
        QCOMPARE(explanations.answer()->caseKey, cases.front().key);
        explanations.cancel();
    }
}

/// People worked on the case when they had time for it, and so the scenario says.
void QueueSimulationTest::aMemberIsSavedAsAScenario()
{
    simulate();
    QTRY_VERIFY(isListed());
    ScenarioFiles files(*m_sources);
    QSignalSpy written(&files, &ScenarioFiles::written);
    QSignalSpy failed(&files, &ScenarioFiles::failed);
    for (const StoredSimulation& member : members()) {
        files.write(member, member.source, path(u"scenario.json"_s), m_service->archive().membersOf(member.queue));
        QTRY_VERIFY_WITH_TIMEOUT(written.size() + failed.size() > 0, LongEnough);
        QVERIFY2(failed.empty(),
                 failed.empty() ? "" : failed.front()[1].value<base::Error>().text.c_str());
        written.clear();
    }
}

void QueueSimulationTest::severalHoldAsLongAsTheCurrentOneIsAmongThem()
{
    RuleDocuments rules(*m_session);
    QueueChoice choice(rules, *m_sources);
    QVERIFY(choice.rules().empty() && choice.sources().empty());
    std::vector<std::int64_t> keys;
    for (int i = 0; i < 3; ++i)
        keys.push_back(rules.add(rules.newRule(), u"Add"_s).value());
    QCOMPARE(choice.rules(), QueueChoice::Keys{keys[2]});
    QSignalSpy changed(&choice, &QueueChoice::changed);
    choice.chooseRules({keys[0], keys[1]});
    QVERIFY(!changed.empty());
    QCOMPARE(choice.rules(), (QueueChoice::Keys{keys[0], keys[1]}));
    QCOMPARE(rules.current(), std::optional(keys[0]));
    rules.setCurrent(keys[1]);
    QCOMPARE(choice.rules(), (QueueChoice::Keys{keys[0], keys[1]}));
    rules.setCurrent(keys[2]);
    QCOMPARE(choice.rules(), QueueChoice::Keys{keys[2]});
    choice.chooseRules({keys[1], keys[2]});
    rules.remove(keys[1], u"Remove"_s);
    QCOMPARE(choice.rules(), QueueChoice::Keys{keys[2]});
    const std::int64_t one = add(flood(60)).key;
    const std::int64_t other = add(flood(30)).key;
    choice.chooseSources({one, other});
    QCOMPARE(choice.sources(), (QueueChoice::Keys{one, other}));
    choice.chooseSources({other});
    QCOMPARE(choice.sources(), QueueChoice::Keys{other});
    QCOMPARE(m_sources->current(), std::optional(other));
    // Another workspace has other things under the same keys.
    choice.chooseSources({one, other});
    keys = {rules.add(rules.newRule(), u"Add"_s).value(), rules.add(rules.newRule(), u"Add"_s).value()};
    choice.chooseRules(keys);
    QCOMPARE(choice.rules().size(), std::size_t{2});
    rules.finishSaving();
    m_sources->finishSaving();
    QVERIFY(m_session->open(path(), store::Access::ReadWrite));
    QVERIFY(choice.rules().size() < 2);
    QVERIFY(choice.sources().size() < 2);
}

QTEST_GUILESS_MAIN(QueueSimulationTest)
#include "tst_QueueSimulation.moc"
