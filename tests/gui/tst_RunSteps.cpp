// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulation/RunSteps.h"

#include <QTest>

using namespace Qt::StringLiterals;
using casewright::store::StoredRun;
using casewright::ui::Step;
using casewright::ui::stepsOf;
using casewright::ui::Tone;

namespace {

/// "fine Grouped: 4 alerts → 2 groups of host.name", a step a line.
QString picture(const StoredRun& run, const QString& groupBy)
{
    const auto word = [](Tone tone) {
        return tone == Tone::Fine       ? u"fine"_s
               : tone == Tone::Limit    ? u"limit"_s
               : tone == Tone::Loss     ? u"loss"_s
               : tone == Tone::Reopened ? u"reopened"_s
                                        : u"neutral"_s;
    };
    QStringList lines;
    for (const Step& step : stepsOf(run, groupBy))
        lines.append(u"%1 %2: %3"_s.arg(word(step.tone), step.title, step.text));
    return lines.join(u'\n');
}

StoredRun grouped()
{
    StoredRun run;
    run.alerts = 4;
    run.groups = 2;
    run.maximumCases = 5;
    run.created = 1;
    run.attachedTo = 1;
    run.audit.attached = 3;
    run.audit.alreadyAttached = 1;
    return run;
}

} // namespace

/// What the page says about a run.
class RunStepsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void quietRun();
    void withoutGrouping();
    void oneGroup();
    void breakerThatReopens();
    void everyLossHasAStep();
    void failedRun();
    void runWithoutAlerts();
};

void RunStepsTest::quietRun()
{
    QCOMPARE(picture(grouped(), u"host.name"_s), u"fine Grouped: 4 alerts → 2 groups of host.name\n"
                                                 "fine Circuit breaker: 2 groups ≤ 5 allowed\n"
                                                 "fine Cases: 1 created, 1 attached\n"
                                                 "fine Attached: 3 attached, 1 already attached"_s);
}

void RunStepsTest::withoutGrouping()
{
    const QString text = picture(grouped(), {});
    QVERIFY(text.startsWith(u"fine Grouped: 4 alerts → one group: the rule has no group-by field\nfine Cases"_s));
}

void RunStepsTest::oneGroup()
{
    StoredRun run = grouped();
    run.groups = 1;
    QVERIFY(picture(run, u"host.name"_s).contains(u"→ 1 group of host.name"_s));
    QVERIFY(picture(run, u"host.name"_s).contains(u"1 group ≤ 5 allowed"_s));
}

void RunStepsTest::breakerThatReopens()
{
    StoredRun run = grouped();
    run.groups = 7;
    run.breaker = true;
    run.created = 0;
    run.attachedTo = 0;
    run.reopened = 1;
    QCOMPARE(picture(run, u"host.name"_s), u"fine Grouped: 4 alerts → 7 groups of host.name\n"
                                           "limit Circuit breaker: 7 groups > 5 allowed → one case for all\n"
                                           "reopened Cases: 1 reopened\n"
                                           "fine Attached: 3 attached, 1 already attached"_s);
}

void RunStepsTest::everyLossHasAStep()
{
    StoredRun run = grouped();
    run.audit.overMaxSignals = 1'201;
    run.audit.overRunCap = 12;
    run.audit.muted = 13;
    run.audit.maintenanceWindow = 14;
    run.audit.overwritten = 15;
    run.audit.overLimit = 16;
    QStringList losses;
    for (const QString& line : picture(run, u"host.name"_s).split(u'\n'))
        if (line.startsWith(u"loss "_s))
            losses.append(line);
    QCOMPARE(losses.size(), 5);
    for (const QString& number : {u"1\u202F201"_s, u"12"_s, u"13"_s, u"14"_s, u"15"_s, u"16"_s})
        QVERIFY2(losses.join(u'\n').contains(number), qUtf8Printable(losses.join(u'\n')));
}

void RunStepsTest::failedRun()
{
    StoredRun run = grouped();
    run.created = 0;
    run.attachedTo = 0;
    run.audit = {.failed = 4};
    run.failure = "400: The title is too long.";
    QCOMPARE(picture(run, u"host.name"_s),
             u"fine Grouped: 4 alerts → 2 groups of host.name\n"
             "fine Circuit breaker: 2 groups ≤ 5 allowed\n"
             "loss Kibana refuses the run: 400: The title is too long. – 4 alerts are in no case"_s);
}

void RunStepsTest::runWithoutAlerts()
{
    StoredRun run;
    run.audit.overMaxSignals = 5;
    QCOMPARE(picture(run, u"host.name"_s),
             u"loss Over max signals: 5 documents matched and never became alerts\n"
             "neutral No alerts: Nothing reached the Cases action in this run"_s);
}

QTEST_GUILESS_MAIN(RunStepsTest)
#include "tst_RunSteps.moc"
