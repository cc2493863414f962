// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/HelpText.h"

#include "ui/bridge/HelpNumbers.h"
#include "ui/shell/HelpMarkup.h"

/// The chapter of the Cases action.
namespace casewright::ui::HelpText {
namespace {

using namespace Qt::StringLiterals;
using namespace HelpMarkup;

} // namespace

QString action(const HelpNumbers& numbers)
{
    return paragraph(
               Words::tr("A rule of Kibana finds alerts, run after run. With a Cases action it also puts them into "
                         "cases, without anybody asking. A rule has one Cases action at most. In each run that has "
                         "alerts, the action does these seven steps:"))
        + picture(u"steps"_s, Words::tr("Group, limit, counter, window, case, closed, attach."))
        + points({
            Words::tr("The alerts are sorted into groups by the value of one field: %1.")
                .arg(sectionLink(u"groups"_s, Words::tr("alerts become groups"))),
            Words::tr("With more groups than allowed, all of them become one: %1.")
                .arg(sectionLink(u"breaker"_s, Words::tr("most cases in one run"))),
            Words::tr("Each group has a counter, which says which of its cases is the present one: %1.")
                .arg(sectionLink(u"counter"_s, Words::tr("a group finds its case"))),
            Words::tr("When the time window has passed, the counter goes on to the next case: %1.")
                .arg(sectionLink(u"window"_s, Words::tr("time window"))),
            Words::tr(
                "The case of group and counter is made if it is not there: open, of low severity. A case that was "
                "deleted comes back."),
            Words::tr("A closed case is reopened, or gives way to the next one: %1.")
                .arg(sectionLink(u"reopening"_s, Words::tr("closed cases"))),
            Words::tr("The alerts are attached, if the case has room for all of them: %1.")
                .arg(sectionLink(u"full"_s, Words::tr("full cases and lost alerts"))),
        })
        + paragraph(numbers.hasDetectionRules
                        ? Words::tr("In Kibana %1, rules of Elastic Security have the action too.").arg(numbers.version)
                        : Words::tr("In Kibana %1, rules of Elastic Security do not have the action yet.")
                              .arg(numbers.version))
        + showInRule(u"rules.groupBy"_s);
}

QString groups(const HelpNumbers& numbers)
{
    static_cast<void>(numbers);
    return paragraph(
               Words::tr("The action groups the alerts of one run by one field, or not at all. All alerts with the "
                         "same value are a group, and each group has its own case."))
        + picture(u"groups"_s, Words::tr("Alerts with the same host.name become one group, and each group one case."))
        + points({
            Words::tr("Without a field, all alerts of a run are one group, and have one case."),
            Words::tr("Alerts without a value form one group of their own, called %1. Missing, null, false, 0 and an "
                      "empty text are no value.")
                .arg(code(u"unknown"_s)),
            Words::tr("If a group is called %1 by its own value, that group is replaced: its alerts are in no case "
                      "(<i>overwritten</i>).")
                .arg(code(u"unknown"_s)),
            Words::tr(
                "A list of values counts as one value: two alerts are in the same group if they have the same list, "
                "in the same order."),
            Words::tr(
                "%1 as one key, dot and all, and %1 as a path through objects are two different groups, even with the "
                "same value.")
                .arg(code(u"host.name"_s)),
            Words::tr("Good fields have a value in nearly all alerts, few different values in one run, and name what a "
                      "person works on: a host, a user, a service."),
        })
        + showInRule(u"rules.groupBy"_s);
}

QString counter(const HelpNumbers& numbers)
{
    static_cast<void>(numbers);
    return paragraph(
               Words::tr("Cases of the action are not searched for: where a group belongs is worked out. Kibana keeps "
                         "a counter record for each group, which it calls an oracle."))
        + picture(u"counter"_s,
                  Words::tr("Rule, space, owner and group give a counter record; with its counter they give "
                            "the case."))
        + points({
            Words::tr("The id of the record is a hash of rule, space, owner and group. The same four lead to the same "
                      "record, in each run."),
            Words::tr(
                "The id of the case is a hash of the same four and the counter. So the next case of a group is the "
                "one with the next counter."),
            Words::tr("Another field, another owner or a copy of the rule begins new cases: the old ones get no more "
                      "alerts."),
            Words::tr("The counter grows when the %1 has passed, and when the case %2.")
                .arg(sectionLink(u"window"_s, Words::tr("time window")),
                     sectionLink(u"reopening"_s, Words::tr("is closed and not to be reopened"))),
            Words::tr("A case that somebody deleted comes back under the same id, for its record is still there."),
        });
}

QString window(const HelpNumbers& numbers)
{
    const QString units = numbers.hasMinutes ? Words::tr("Kibana %1 takes minutes (from %2), hours, days and weeks.")
                                                   .arg(numbers.version, number(numbers.leastMinutes))
                                             : Words::tr("Kibana %1 takes days and weeks only.").arg(numbers.version);
    return paragraph(
               Words::tr("The time window says how long alerts of a group go to the same case. Where nothing else is "
                         "set it is %1.")
                   .arg(code(numbers.usualWindow)))
        + picture(u"window"_s,
                  Words::tr("Alerts within the window go to case 1; the first alert after it opens case 2."))
        + points({
            Words::tr("The window is fixed: it begins with the first alert and ends after its length. Alerts that come "
                      "meanwhile do not move its end."),
            Words::tr(
                "It is only looked at when alerts arrive. After quiet weeks nothing happens; the next alert opens the "
                "next case, and its window begins then."),
            Words::tr("At its very end an alert is still within; only after that it is not."),
            Words::tr("Minutes, hours, days and weeks are exact lengths of time, without regard to time zones."),
            Words::tr("A window shorter than the rule's interval opens a new case in each run."),
            units + u' '
                + Words::tr("Below %1 minutes it opens very many cases, and Kibana's form warns.")
                      .arg(number(numbers.shortMinutes)),
        })
        + showInRule(u"rules.timeWindow"_s);
}

QString reopening(const HelpNumbers& numbers)
{
    static_cast<void>(numbers);
    return paragraph(
               Words::tr("Somebody has closed the case of a group, and within the time window another alert of the "
                         "group comes. One setting decides what happens then."))
        + picture(u"reopening"_s, Words::tr("With reopening case 1 opens again; without, case 2 is made."))
        + points({
            Words::tr("<b>With reopening</b> the case is opened again. Its counter and its window stay as they are."),
            Words::tr(
                "<b>Without</b> the counter goes up by one and the next case is made. The closed one stays closed, and "
                "the window begins anew."),
            Words::tr(
                "The time window comes first: once it has passed, the next case is made, and nothing is reopened."),
            Words::tr("A case in progress counts as not closed."),
            Words::tr("Who closes cases, and how fast, is up to the analysts: see %1.")
                .arg(sectionLink(u"simulate"_s, Words::tr("Simulate"))),
        })
        + showInRule(u"rules.reopening"_s);
}

QString breaker(const HelpNumbers& numbers)
{
    const QString limit = numbers.canSetCases
        ? Words::tr("Kibana %1 takes 1 to %2, and %3 where nothing is set.")
              .arg(numbers.version, number(numbers.mostCases), number(numbers.usualCases))
        : Words::tr("Kibana %1 opens at most %2 cases in one run and has no setting for it.")
              .arg(numbers.version, number(numbers.usualCases));
    return paragraph(
               Words::tr("So that a flood of alerts does not become a flood of cases, one run may have only so many "
                         "groups. It is this limit that surprises people in the night."))
        + picture(u"breaker"_s,
                  Words::tr("Within the limit each group has its case; with one group more, all alerts go to "
                            "one case."))
        + points({
            Words::tr(
                "With more groups than that, grouping is given up for this run: <b>all</b> of its alerts, also those "
                "of groups that have a case, go to one case."),
            Words::tr("That case is the one which the rule without grouping would use. The next run begins afresh."),
            Words::tr("Groups count, not new cases: groups that have their case already count too."),
            limit,
            Words::tr(
                "What helps: a higher limit, a field with fewer values in one run, or runs that follow each other more "
                "quickly, so that each has fewer groups."),
            Words::tr("With all alerts in one case, that case %1 sooner.")
                .arg(sectionLink(u"full"_s, Words::tr("is full"))),
        })
        + showInRule(u"rules.mostCases"_s);
}

QString full(const HelpNumbers& numbers)
{
    const QString most = number(numbers.alertsOfCase);
    return paragraph(
               Words::tr("A case holds %1 alerts. What does not fit is in no case, and nothing in Kibana says so.")
                   .arg(most))
        + picture(u"full"_s, Words::tr("A batch that does not fit as a whole is left out as a whole."))
        + points({
            Words::tr("The alerts of a group in one run are a batch. If it would bring the case over %1, the <b>whole "
                      "batch</b> "
                      "is left out, also the part that would fit.")
                .arg(most),
            Words::tr("Alerts that the case has already count as well, as if they came anew."),
            Words::tr(
                "A batch of more than %1 never fits, not even into an empty case: the case is made and stays empty.")
                .arg(most),
            Words::tr(
                "A full case goes on refusing until its window has passed, or until it is closed and the next one is "
                "made."),
            Words::tr(
                "An alert may be in several cases. From the %1th on Kibana reports an error after it has attached it.")
                .arg(number(numbers.casesOfAlert + 1)),
            Words::tr("What helps: grouping by a field that spreads alerts more evenly, and a shorter time window."),
        })
        + paragraph(sectionLink(u"bins"_s, Words::tr("All the ways in which an alert ends in no case")));
}

QString owner(const HelpNumbers& numbers)
{
    static_cast<void>(numbers);
    return paragraph(
               Words::tr("Cases belong to an owner: the part of Kibana in which people see them. Nobody chooses it. It "
                         "follows from the rule."))
        + picture(u"owner"_s,
                  Words::tr("Rules of Security and of Observability have their own cases; all others share those "
                            "of the stack."))
        + points({
            Words::tr("The <b>producer</b> is the part of Kibana that brings the type of rule. The <b>consumer</b> is "
                      "the part "
                      "in which the rule was made; for most types of the stack, authors can choose it."),
            Words::tr(
                "If consumer or producer is Security, the cases are Security's; else if one is Observability, they are "
                "Observability's; else they are the stack's."),
            Words::tr("The <b>space</b> is the part of a Kibana that a team sees. Casewright works in the space %1.")
                .arg(code(u"default"_s)),
            Words::tr("Owner and space are part of what a case is %1. A rule with another consumer may have new cases "
                      "therefore.")
                .arg(sectionLink(u"counter"_s, Words::tr("found by"))),
            Words::tr("Templates, custom fields and categories belong to an owner as well."),
        })
        + showInRule(u"rules.consumer"_s);
}

QString texts(const HelpNumbers& numbers)
{
    const QString cut = numbers.cutsValues
        ? Words::tr("If that is too long, Kibana %1 cuts the rule's name, and the values too.").arg(numbers.version)
        : Words::tr(
              "If that is too long, Kibana %1 cuts the rule's name, but not the values. Where it still is too long, "
              "Kibana refuses the case, and with it the <b>whole run</b>: none of its alerts reaches a case.")
              .arg(numbers.version);
    return points({
               Words::tr("<b>Title</b>: the rule's name, the values of the group, the counter from the second case on. "
                         "At most "
                         "%1 characters.")
                       .arg(number(numbers.titleLength))
                   + u' ' + cut,
               Words::tr("<b>Description</b>: which rule made the case, and by what its alerts are grouped."),
               Words::tr("<b>Tags</b>: %1, the rule's id, field and value of the group, then the rule's own tags; at "
                         "most %2, "
                         "each of at most %3 characters.")
                   .arg(code(u"auto-generated"_s), number(numbers.tags), number(numbers.tagLength)),
               Words::tr("The case is open and of low severity, and does not change the status of its alerts."),
               numbers.hasTemplates
                   ? Words::tr(
                       "<b>Template</b>: gives new cases title, description, tags, severity, category, assignees and "
                       "custom fields. Templates are made in the configuration of an owner's cases.")
                   : Words::tr("Kibana %1 has no templates for the Cases action.").arg(numbers.version),
           })
        + paragraph(Words::tr("The Cases action card shows the first case as it would look."))
        + showInRule(u"rules.template"_s);
}

} // namespace casewright::ui::HelpText
