// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/models/SimulationBench.h"
#include "ui/bridge/AnalystModels.h"
#include "ui/bridge/RuleDocuments.h"
#include "ui/bridge/SweepAdvice.h"
#include "ui/bridge/WhatIfSubject.h"
#include "ui/bridge/WhatIfSweeps.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;

namespace {

constexpr int LongEnough = SimulationBench::LongEnough;

} // namespace

/// What the What-if page asks about, and its sweeps, without a window.
class WhatIfSweepsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_session = std::make_unique<WorkspaceSession>();
        m_rules = std::make_unique<RuleDocuments>(*m_session);
        m_sources = std::make_unique<AlertSources>(*m_session);
        m_analysts = std::make_unique<AnalystModels>(*m_session);
        QVERIFY(m_session->open(m_folder->filePath(u"a.casewright"_s), store::Access::Create).has_value());
        m_subject = std::make_unique<WhatIfSubject>(*m_session, *m_rules, *m_sources, *m_analysts);
        m_sweeps = std::make_unique<WhatIfSweeps>(*m_subject);
    }
    void cleanup()
    {
        m_sweeps.reset();
        m_subject.reset();
        m_analysts.reset();
        m_sources.reset();
        m_rules.reset();
        m_session.reset();
        m_folder.reset();
    }
    void nothingIsDoneWhileNobodyLooks();
    void everyCellIsItsSimulation();
    void theLatestCounts();
    void cancelKeepsWhatIsDone();
    void whatHasNotChangedIsNotTriedAgain();
    void tooManySettingsAreRefused();
    void applyingIsAnEdit();
    void adviceFollowsTheGoal();

private:
    void look(int documents = 600)
    {
        m_rules->add(SimulationBench::rulePerHost(), u"Add"_s);
        m_sources->add(SimulationBench::flood(documents));
        m_subject->setActive(true);
        m_sweeps->setActive(true);
    }
    [[nodiscard]] bool isDone() const { return m_sweeps->sweep() != nullptr; }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<WorkspaceSession> m_session;
    std::unique_ptr<RuleDocuments> m_rules;
    std::unique_ptr<AlertSources> m_sources;
    std::unique_ptr<AnalystModels> m_analysts;
    std::unique_ptr<WhatIfSubject> m_subject;
    std::unique_ptr<WhatIfSweeps> m_sweeps;
};

void WhatIfSweepsTest::nothingIsDoneWhileNobodyLooks()
{
    m_rules->add(SimulationBench::rulePerHost(), u"Add"_s);
    m_sources->add(SimulationBench::flood(600));
    QVERIFY(!m_sources->loading());
    m_subject->setActive(true);
    QTRY_COMPARE_WITH_TIMEOUT(m_subject->state(), WhatIfState::Ready, LongEnough);
    QVERIFY(!m_sweeps->isRunning() && !m_sweeps->board());
    m_sweeps->setActive(true);
    QVERIFY(m_sweeps->isRunning());
}

void WhatIfSweepsTest::everyCellIsItsSimulation()
{
    std::vector<std::size_t> came;
    connect(m_sweeps.get(), &WhatIfSweeps::cellsCame, this, [&came](const std::vector<std::size_t>& points) {
        came.insert(came.end(), points.begin(), points.end());
    });
    look();
    QTRY_VERIFY_WITH_TIMEOUT(isDone(), LongEnough);
    const SweepBoard& board = *m_sweeps->board();
    QVERIFY(board.points.size() >= 16);
    QCOMPARE(m_sweeps->cellsDone(), board.points.size());
    std::sort(came.begin(), came.end());
    QVERIFY(std::adjacent_find(came.begin(), came.end()) == came.end()); // none came twice
    QCOMPARE(came.size(), board.points.size());
    QVERIFY(board.find(m_subject->now()));
    for (std::size_t point = 0; point < board.points.size(); ++point) {
        const auto simulated = engine::simulate(
            {.rule = analysis::withSetting(*m_subject->rule(), board.points[point]),
             .alerts = m_subject->alerts()->table, .profile = m_session->profile()}, nullptr);
        QVERIFY(simulated.has_value() && board.outcome(point));
        QCOMPARE(board.outcome(point)->summary.casesOpened, simulated->summary.casesOpened);
        QCOMPARE(board.outcome(point)->lost(), simulated->summary.audit.inNoCase());
    }
}

void WhatIfSweepsTest::theLatestCounts()
{
    look();
    QTRY_VERIFY_WITH_TIMEOUT(isDone(), LongEnough);
    m_sweeps->setAxes({.timeWindows = {"2h"}});
    m_sweeps->setAxes({.groupBys = {"host.name"}, .timeWindows = {"3h", "2h"}});
    QTRY_VERIFY_WITH_TIMEOUT(isDone(), LongEnough);
    const std::vector<std::string> windows{"2h", "3h", "7d"}; // by length, with the rule's own
    QCOMPARE(m_sweeps->board()->axes.timeWindows, windows);
    QCOMPARE(m_sweeps->board()->axes.groupBys, std::vector<std::string>{"host.name"});
    QCOMPARE(m_sweeps->board()->points.size(), std::size_t{3});
}

void WhatIfSweepsTest::cancelKeepsWhatIsDone()
{
    look(200'000);
    QSignalSpy ended(m_sweeps.get(), &WhatIfSweeps::ended);
    QTRY_VERIFY_WITH_TIMEOUT(m_sweeps->cellsDone() > 0, LongEnough);
    const std::size_t done = m_sweeps->cellsDone();
    if (m_sweeps->isRunning()) {
        m_sweeps->cancel();
        QVERIFY(m_sweeps->isCancelled());
    }
    QCOMPARE(ended.count(), 1);
    QCOMPARE_GE(m_sweeps->cellsDone(), done);
    m_sweeps->run();
    QTRY_VERIFY_WITH_TIMEOUT(isDone(), LongEnough);
    QVERIFY(!m_sweeps->isCancelled());
}

void WhatIfSweepsTest::whatHasNotChangedIsNotTriedAgain()
{
    look();
    QTRY_VERIFY_WITH_TIMEOUT(isDone(), LongEnough);
    const auto board = m_sweeps->board();
    m_sweeps->setActive(false);
    m_subject->setActive(false);
    m_subject->setActive(true);
    m_sweeps->setActive(true);
    QVERIFY(!m_sweeps->isRunning());
    QCOMPARE(m_sweeps->board(), board);
    // Another rule meanwhile is.
    m_sweeps->setActive(false);
    rules::Rule other = *m_subject->rule();
    other.casesAction->timeWindow = "2d";
    m_rules->edit(*m_rules->current(), other, rules::RuleField::TimeWindow, u"Edit"_s);
    m_sweeps->setActive(true);
    QVERIFY(m_sweeps->isRunning());
    QTRY_VERIFY_WITH_TIMEOUT(isDone(), LongEnough);
    QCOMPARE(m_sweeps->board()->now.timeWindow, "2d");
}

void WhatIfSweepsTest::tooManySettingsAreRefused()
{
    look();
    QTRY_VERIFY_WITH_TIMEOUT(isDone(), LongEnough);
    analysis::SweepAxes many;
    for (int i = 1; i <= 400; ++i) {
        many.timeWindows.push_back(std::to_string(i) + "h");
        many.maxima.emplace_back(i);
    }
    m_sweeps->setAxes(many);
    QTRY_VERIFY_WITH_TIMEOUT(m_sweeps->failure(), LongEnough);
    QVERIFY(!m_sweeps->isRunning());
}

void WhatIfSweepsTest::applyingIsAnEdit()
{
    look();
    QTRY_VERIFY_WITH_TIMEOUT(isDone(), LongEnough);
    analysis::SweptSetting setting = m_subject->now();
    QVERIFY(!m_subject->apply(setting)); // it is set so
    setting.groupBy = "source.ip";
    setting.timeWindow = "1d";
    setting.maximumCases = 9;
    m_subject->choose(setting);
    QVERIFY(m_subject->apply(setting));
    QCOMPARE(m_subject->now(), setting);
    QCOMPARE(m_rules->undoStack()->undoText(), u"Set to source.ip, 1d"_s);
    m_rules->undoStack()->undo();
    QCOMPARE(*m_subject->rule(), SimulationBench::rulePerHost());
    QVERIFY(m_subject->chosen());
    m_rules->add(m_rules->newRule(), u"Add"_s);
    QTRY_VERIFY(!m_subject->chosen()); // it was of another rule
}

void WhatIfSweepsTest::adviceFollowsTheGoal()
{
    SweepAdvice advice(*m_sweeps);
    look();
    QTRY_VERIFY_WITH_TIMEOUT(advice.best(), LongEnough);
    const auto& cases = [this](std::size_t point) { return m_sweeps->board()->outcome(point)->casesADay(); };
    const double before = cases(*advice.best());
    QSignalSpy changed(&advice, &SweepAdvice::changed);
    advice.setGoal({.mostCasesADay = before / 2, .noneLost = false});
    QTRY_COMPARE_WITH_TIMEOUT(changed.count(), 1, LongEnough);
    if (advice.advice()->isSatisfied)
        QCOMPARE_LE(cases(*advice.best()), before / 2);
    m_sweeps->run();
    QTRY_VERIFY_WITH_TIMEOUT(changed.count() >= 2 && advice.best(), LongEnough);
}

QTEST_GUILESS_MAIN(WhatIfSweepsTest)
#include "tst_WhatIfSweeps.moc"
