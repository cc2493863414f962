// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/HelpText.h"

#include "ui/bridge/HelpNumbers.h"
#include "ui/shell/HelpMarkup.h"

/// The chapter of alerts on their way to the action.
namespace casewright::ui::HelpText {
namespace {

using namespace Qt::StringLiterals;
using namespace HelpMarkup;

} // namespace

QString runs(const HelpNumbers& numbers)
{
    return paragraph(
               Words::tr("A rule runs once in each interval and looks back over a length of time. Not all that matches "
                         "reaches the Cases action."))
        + picture(u"runs"_s,
                  Words::tr("Documents pass the query, the most alerts of a run, silences and the hand-over."))
        + points({
            Words::tr("<b>Look-back</b>: a document older than that when the rule runs is not seen. A look-back "
                      "shorter than the "
                      "interval leaves gaps."),
            Words::tr(
                "<b>Most alerts of a run</b> (<i>max_signals</i>, %1 where nothing is set): of detection rules. Those "
                "above wait for the next run, as long as the look-back reaches them.")
                .arg(number(numbers.maxSignals)),
            Words::tr("<b>Silences</b>: a muted rule or alert, a snooze, or a maintenance window keeps alerts from the "
                      "action."),
            Words::tr(
                "<b>Hand-over</b>: Kibana %1 hands at most %2 new alerts to the action in one run, and as many ongoing "
                "ones.")
                .arg(numbers.version, number(numbers.documentsPerRun)),
            Words::tr("All limits are limits of one run. So the interval changes the outcome: runs that follow each "
                      "other more "
                      "quickly have fewer alerts and fewer groups each."),
        })
        + showInRule(u"rules.interval"_s);
}

QString lifecycle(const HelpNumbers& numbers)
{
    return paragraph(Words::tr(
               "Detection rules turn documents into alerts, or make an alert once. Rules of Observability and "
               "of the stack make alerts that live: an alert is <b>new</b> when its condition begins to hold, "
               "<b>ongoing</b> as long as it does, and then <b>recovered</b>."))
        + picture(u"flapping"_s, Words::tr("An alert that is active and recovered by turns is flapping."))
        + points({
            Words::tr(
                "New and ongoing alerts are handed to the Cases action in <b>each run</b>. An alert that its case has "
                "already is not attached again, but counts when it is asked whether the case is full."),
            Words::tr("Recovered alerts are never handed over."),
            Words::tr("<b>Alert delay</b>: so many runs in a row must report it before it is an alert."),
            Words::tr("<b>Flapping</b>: with at least %1 changes among the last %2 runs, an alert flaps. It then stays "
                      "ongoing "
                      "for some runs more after it is no longer reported.")
                .arg(number(numbers.flappingChanges), number(numbers.flappingRuns)),
            Words::tr("At most %1 alerts of a rule are active at once; while there are more, none recovers.")
                .arg(number(numbers.activeAlerts)),
        })
        + heading(Words::tr("Fields of such alerts"))
        + points({
            Words::tr("They are not your documents. An alert has the fields that the rule gives it: %1, %2 and the "
                      "like, and of "
                      "some types the fields that the rule groups by.")
                .arg(code(u"kibana.alert.instance.id"_s), code(u"kibana.alert.rule.name"_s)),
            Words::tr(
                "A field that only the documents have leaves every alert without a value: all of them are in the group "
                "%1.")
                .arg(code(u"unknown"_s)),
            Words::tr(
                "Fields such as %1 differ from run to run, or from alert to alert: they are bad fields to group by.")
                .arg(code(u"kibana.alert.reason"_s)),
        })
        + showInRule(u"rules.alertDelay"_s);
}

QString bins(const HelpNumbers& numbers)
{
    static_cast<void>(numbers);
    return paragraph(Words::tr(
               "Each alert that a run has ends in exactly one bin, and the bins add up. Nothing is lost without "
               "being counted."))
        + picture(u"bins"_s, Words::tr("Attached, attached already, case was full, overwritten, run failed."))
        + points({
            Words::tr(
                "<b>Attached</b>: the alert came into a case. <b>Attached already</b>: its case has it from an earlier "
                "run."),
            Words::tr("<b>Case was full</b>: %1.").arg(sectionLink(u"full"_s, Words::tr("full cases and lost alerts"))),
            Words::tr("<b>Overwritten</b>: its group was called %1 and gave way to the alerts without a value: %2.")
                .arg(code(u"unknown"_s), sectionLink(u"groups"_s, Words::tr("alerts become groups"))),
            Words::tr(
                "<b>In a run that failed</b>: Kibana refused a title that was too long, and with it the whole run: %1.")
                .arg(sectionLink(u"texts"_s, Words::tr("titles, tags and templates"))),
            Words::tr("<b>Over max_signals</b>, <b>muted</b>, <b>in a maintenance window</b>, <b>over the cap of a "
                      "run</b>: it "
                      "never reached the action: %1.")
                .arg(sectionLink(u"runs"_s, Words::tr("what reaches the action"))),
        })
        + paragraph(Words::tr("Of rules that make alerts, an alert counts once in each run that has it."));
}

} // namespace casewright::ui::HelpText
