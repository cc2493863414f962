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
    const store::StoredRun m_run{.at = {m_since.milliseconds + 3 * base::Hour.milliseconds}};
};

void DecisionAlternativesTest::aHigherMaximum()
{
    store::StoredRun run = m_run;
    run.breaker = true;
    run.groups = 7;
    run.maximumCases = 5;
    const store::StoredDecision first{.counterCreated = true, .windowStart = run.at};
    QCOMPARE(alternativesOf(first, run, 20), u"With a maximum of 7 cases each group would have had its own."_s);
    QCOMPARE(alternativesOf(first, run, 0), u"With a maximum of 7 cases each group would have had its own."_s);
    QCOMPARE(alternativesOf(first, run, 5),
             u"No maximum is enough for 7 groups: this version allows at most 5 cases a run."_s);
    run.breaker = false;
    QCOMPARE(alternativesOf(first, run, 20), QString());
}

void DecisionAlternativesTest::aWindow()
{
    QCOMPARE(alternativesOf({.windowPassed = true, .counter = 2, .windowStart = m_since}, m_run, 20),
             u"With a time window of 3 h or more, the case before would have gone on."_s);
    QCOMPARE(alternativesOf({.outcome = engine::CaseOutcome::Attached, .windowStart = m_since}, m_run, 20),
             u"With a time window under 3 h, it would have been a new case."_s);
    // No window is as short as that.
    QCOMPARE(alternativesOf({.windowStart = m_run.at}, m_run, 20), QString());
}

void DecisionAlternativesTest::reopening()
{
    const base::Timestamp now = m_run.at;
    QCOMPARE(alternativesOf({.closedPassed = true, .counter = 2, .windowStart = now}, m_run, 20),
             u"With reopening on, the closed case would have been reopened."_s);
    QCOMPARE(alternativesOf({.outcome = engine::CaseOutcome::Reopened, .windowStart = now}, m_run, 20),
             u"With reopening off, it would have been a new case."_s);
}

void DecisionAlternativesTest::aSmallerBatch()
{
    const base::Timestamp now = m_run.at;
    QCOMPARE(alternativesOf({.windowStart = now, .alertsBefore = 990, .alerts = 11, .overLimit = 11}, m_run, 20),
             u"A batch of at most 10 alerts would have fitted."_s);
    QCOMPARE(alternativesOf({.windowStart = now, .alertsBefore = 1'000, .alerts = 11, .overLimit = 11}, m_run, 20),
             QString());
}

QTEST_APPLESS_MAIN(DecisionAlternativesTest)
#include "tst_DecisionAlternatives.moc"
