// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulation/DecisionAlternatives.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;

/// Which other setting would have changed a decision, from the numbers that were compared.
class DecisionAlternativesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aHigherMaximum();
    void aWindow();
    void reopening();
    void aSmallerBatch();

private:
    const base::Timestamp m_since{1'767'600'000'000};
    const DecisionSettings m_settings{.mostCases = 20, .windowUnits = "mhdw", .doPeopleClose = false};
    const store::StoredRun m_run{.at = {m_since.milliseconds + 3 * base::Hour.milliseconds}};
};

void DecisionAlternativesTest::aHigherMaximum()
{
    store::StoredRun run = m_run;
    run.breaker = true;
    run.groups = 7;
    run.maximumCases = 5;
    const store::StoredDecision first{.counterCreated = true, .windowStart = run.at};
    QCOMPARE(alternativesOf(first, run, m_settings), u"With a maximum of 7 cases each group would have had its own."_s);
    QCOMPARE(alternativesOf(first, run, {}), QString());
    QCOMPARE(alternativesOf(first, run, {.mostCases = 5}),
             u"No maximum is enough for 7 groups: this version allows at most 5 cases a run."_s);
    run.breaker = false;
    QCOMPARE(alternativesOf(first, run, m_settings), QString());
}

/// In whole units that can be typed: longer ones rounded up, shorter ones down.
void DecisionAlternativesTest::aWindow()
{
    const auto passed = [this](base::Duration since, const DecisionSettings& settings) {
        const store::StoredRun run{.at = m_since + since};
        return alternativesOf({.outcome = engine::CaseOutcome::Created, .windowPassed = true, .counter = 2,
                               .windowStart = m_since}, run, settings);
    };
    const base::Duration week{7 * base::Day.milliseconds};
    const base::Duration hourAndHalf{90 * base::Minute.milliseconds};
    const QString longer = u"With a time window of %1 or more, the case before would have gone on."_s;
    QCOMPARE(passed(week, m_settings), longer.arg(u"7 d"_s));
    QCOMPARE(passed({week.milliseconds + 1}, m_settings), longer.arg(u"8 d"_s));
    QCOMPARE(passed({hourAndHalf.milliseconds + 1}, m_settings), longer.arg(u"1 h 31 min"_s));
    QCOMPARE(passed(hourAndHalf, {.windowUnits = "dw", .doPeopleClose = false}), longer.arg(u"1 d"_s));
    // Somebody may have closed the case before: it would not have gone on.
    QCOMPARE(passed(week, {.windowUnits = "mhd"}), QString());
    QCOMPARE(passed(week, {.doPeopleClose = false}), QString());

    store::StoredDecision within{.outcome = engine::CaseOutcome::Attached, .windowStart = m_since};
    const QString shorter = u"With a time window of at most %1, it would have been a new case."_s;
    QCOMPARE(alternativesOf(within, m_run, m_settings), shorter.arg(u"2 h"_s)); // 3 h have not passed after 3 h
    QCOMPARE(alternativesOf(within, {.at = {m_run.at.milliseconds + 1}}, m_settings), shorter.arg(u"3 h"_s));
    const base::Duration shortest{5 * base::Minute.milliseconds};
    QCOMPARE(alternativesOf(within, {.at = m_since + shortest}, m_settings), QString());
    within.outcome = engine::CaseOutcome::Created;
    QCOMPARE(alternativesOf(within, m_run, m_settings), QString());
}

void DecisionAlternativesTest::reopening()
{
    const base::Timestamp now = m_run.at;
    const QString on = u"With reopening on, the closed case would have been reopened."_s;
    QCOMPARE(alternativesOf({.closedPassed = true, .counter = 2, .windowStart = now}, m_run, m_settings), on);
    // It was a new case already.
    QCOMPARE(alternativesOf({.outcome = engine::CaseOutcome::Created, .closedPassed = true, .counter = 2,
                             .windowStart = m_since}, m_run, m_settings), on);
    QCOMPARE(alternativesOf({.outcome = engine::CaseOutcome::Reopened, .windowStart = now}, m_run, m_settings),
             u"With reopening off, it would have been a new case."_s);
}

void DecisionAlternativesTest::aSmallerBatch()
{
    store::StoredDecision full{.windowStart = m_run.at, .alertsBefore = 990, .alerts = 11, .overLimit = 11};
    QCOMPARE(alternativesOf(full, m_run, m_settings), u"A batch of at most 10 alerts would have fitted."_s);
    full.alertsBefore = 1'000;
    QCOMPARE(alternativesOf(full, m_run, m_settings), QString());
}

QTEST_APPLESS_MAIN(DecisionAlternativesTest)
#include "tst_DecisionAlternatives.moc"
