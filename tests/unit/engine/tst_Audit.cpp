// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "core/engine/RunResult.h"

using namespace casewright;
using engine::Decision;
using engine::RunResult;

namespace {

/// Ten alerts: two overwritten, one group with three attached and one there already, one that did not fit.
RunResult sound()
{
    RunResult run{.at = {1'000}, .alerts = 10, .groups = 2, .maximumCases = 5};
    run.audit = {.overMaxSignals = 7, .overwritten = 2, .overLimit = 4, .alreadyAttached = 1, .attached = 3};
    run.decisions = {Decision{.group = {0}, .caseIndex = {0}, .windowStart = {}, .alerts = 4, .attached = 3, .alreadyAttached = 1},
                     Decision{.group = {1}, .caseIndex = {1}, .windowStart = {}, .alerts = 4, .overLimit = 4}};
    run.attached = {{0}, {1}, {2}};
    return run;
}

RunResult failed()
{
    RunResult run{.at = {1'000}, .alerts = 10, .groups = 2, .maximumCases = 5};
    run.audit.failed = 10;
    run.failure = engine::RunFailure{.statusCode = 400, .text = "too long"};
    return run;
}

} // namespace

class TestAudit : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sumsUp();
    void noticesWhatDoesNot();
};

void TestAudit::sumsUp()
{
    QVERIFY(engine::sumsUp(RunResult{}));
    QVERIFY(engine::sumsUp(sound()));
    QVERIFY(engine::sumsUp(failed()));
}

void TestAudit::noticesWhatDoesNot()
{
    RunResult run = sound();
    run.alerts = 11;
    QVERIFY(!engine::sumsUp(run));
    run = sound();
    run.audit.attached = 4;
    run.audit.overLimit = 3;
    QVERIFY(!engine::sumsUp(run));
    run = sound();
    run.decisions[0].attached = 4;
    run.decisions[0].alreadyAttached = 0;
    QVERIFY(!engine::sumsUp(run));
    run = sound();
    run.decisions[1].alerts = 5;
    QVERIFY(!engine::sumsUp(run));
    run = sound();
    run.attached.pop_back();
    QVERIFY(!engine::sumsUp(run));
    run = failed();
    run.audit = {.attached = 10};
    QVERIFY(!engine::sumsUp(run));
}

QTEST_APPLESS_MAIN(TestAudit)
#include "tst_Audit.moc"
