// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/DecisionTexts.h"
#include "ui/widgets/NumberText.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;
using store::StoredDecision;

/// What is said about a group of a run.
class DecisionTextsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void groupsHaveTheirValues();
    void outcomes();
    void numbersAreCompared();
    void countersHaveTheirReason();
};

void DecisionTextsTest::groupsHaveTheirValues()
{
    QCOMPARE(DecisionTexts::group("{}"), u"all alerts"_s);
    QCOMPARE(DecisionTexts::group(""), u"a group"_s);
    QCOMPARE(DecisionTexts::group("{\"host\":{\"name\":\"WIN-DC01\"}}"), u"WIN-DC01"_s);
    QCOMPARE(DecisionTexts::group("{\"host\":{\"a\":1,\"b\":[2]}}"), u"1 & [2]"_s);
    QCOMPARE(DecisionTexts::group("{\"host.name\":\"unknown\"}"), u"unknown"_s);
}

void DecisionTextsTest::outcomes()
{
    using engine::CaseOutcome;
    QCOMPARE(DecisionTexts::outcome({.outcome = CaseOutcome::Created}), u"created"_s);
    QCOMPARE(DecisionTexts::outcome({.outcome = CaseOutcome::Reopened}), u"reopened"_s);
    QCOMPARE(DecisionTexts::outcome({.outcome = CaseOutcome::Attached}), u"attached"_s);
    QCOMPARE(DecisionTexts::outcome({.overLimit = 3}), u"case full"_s);
    QCOMPARE(DecisionTexts::outcome({.alreadyAttached = 3}), u"nothing new"_s);
}

void DecisionTextsTest::numbersAreCompared()
{
    const QString thousand = NumberText::grouped(1000);
    QCOMPARE(DecisionTexts::fill({.alertsBefore = 412, .alerts = 312, .attached = 312}),
             u"412 + 312 \u2264 %1: 312 attached"_s.arg(thousand));
    QCOMPARE(DecisionTexts::fill({.alertsBefore = 412, .alerts = 312, .attached = 298, .alreadyAttached = 14}),
             u"412 + 312 \u2264 %1: 298 attached, 14 already attached"_s.arg(thousand));
    QCOMPARE(DecisionTexts::fill({.alertsBefore = 990, .alerts = 11, .overLimit = 11}),
             u"990 + 11 > %1: 11 left out"_s.arg(thousand));
}

void DecisionTextsTest::countersHaveTheirReason()
{
    const base::Timestamp since{1'767'600'000'000}; // 2026-01-05T08:00Z; tests run in UTC
    QCOMPARE(DecisionTexts::counter({.counterCreated = true}), u"counter 1: the first case of this group"_s);
    QCOMPARE(DecisionTexts::counter({.counter = 2, .windowStart = since}),
             u"counter 2: within the time window since 2026-01-05 08:00"_s);
    QCOMPARE(DecisionTexts::counter({.windowPassed = true, .counter = 3, .windowStart = since}),
             u"counter 3: the time window since 2026-01-05 08:00 had passed"_s);
    QCOMPARE(DecisionTexts::counter({.closedPassed = true, .counter = 4, .windowStart = since}),
             u"counter 4: the case before was closed"_s);
}

QTEST_APPLESS_MAIN(DecisionTextsTest)
#include "tst_DecisionTexts.moc"
