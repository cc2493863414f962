// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/HelpText.h"

#include "ui/shell/HelpMarkup.h"

/// The beginning, and the chapter of the pages.
namespace casewright::ui::HelpText {
namespace {

using namespace Qt::StringLiterals;
using namespace HelpMarkup;

} // namespace

QString start(const HelpNumbers& numbers)
{
    static_cast<void>(numbers);
    return paragraph(Words::tr(
               "Casewright is a test bench for the Cases action of Kibana's alerting rules. It computes on this "
               "machine, without a server, which cases a rule would open from your alerts, and why. Kibana "
               "did not produce these results."))
        + points({
            Words::tr(
                "%1: design a rule and its Cases action: group-by field, time window, reopening, and the most cases in "
                "one run. Findings stand beside the fields; they never stop you from saving.")
                .arg(actionLink(u"go.rules"_s, Words::tr("Rules"))),
            Words::tr(
                "%1: open a file of alerts (JSON or CSV, also in gzip), or make a flood. A query in KQL, as Kibana has "
                "it, filters their documents.")
                .arg(actionLink(u"go.alerts"_s, Words::tr("Alerts"))),
            Words::tr(
                "%1: run the rule over the alerts. It runs in the background and can be cancelled. Every alert ends in "
                "exactly one bin of the audit.")
                .arg(actionLink(u"go.simulate"_s, Words::tr("Simulate"))),
            Words::tr("%1: review the cases that came out, as an analyst would; close and reopen them.")
                .arg(actionLink(u"go.cases"_s, Words::tr("Cases"))),
            Words::tr("%1: see what other settings would have done with the same alerts, and what is advised.")
                .arg(actionLink(u"go.whatif"_s, Words::tr("What-if"))),
            Words::tr("Everything is kept in the workspace, a single file. Changes to rules can be undone."),
        })
        + heading(Words::tr("First steps"))
        + points({
            Words::tr("New to the Cases action? Read %1.")
                .arg(sectionLink(u"action"_s, Words::tr("what the Cases action does"))),
            Words::tr(
                "%1, give it a query and a Cases action, choose alerts, and the live preview shows what comes of it.")
                .arg(actionLink(u"rules.new"_s, Words::tr("Make a rule"))),
            Words::tr("F1 explains the part of the window in which you are. Alt+Left leads back."),
            Words::tr("%1 finds every command by a few of its letters.")
                .arg(actionLink(u"go.palette"_s, Words::tr("The command palette"))),
        });
}

QString modelled(const HelpNumbers& numbers)
{
    static_cast<void>(numbers);
    return heading(Words::tr("What is modelled"))
        + points({
            Words::tr(
                "The version of Kibana at the top right: how many alerts a run hands over, the most cases in one run, "
                "the units of the time window, and the titles of cases: %1.")
                .arg(sectionLink(u"versions"_s, Words::tr("Versions of Kibana"))),
            Words::tr("Grouping, one case for all when a run has more groups than it may open cases, the time window, "
                      "counters, closing and reopening, and the limit of alerts in a case."),
            Words::tr(
                "The schedule: each run with the alerts that it would see; of rules that make alerts, which are new, "
                "ongoing and recovered, with delay and flapping."),
            Words::tr("What silences a rule in its own file: mutes, muted alerts and snoozes."),
        })
        + heading(Words::tr("What is not modelled"))
        + points({
            Words::tr("Conflicts between several Kibana nodes, and retries that end otherwise than with one node."),
            Words::tr("Privileges of the rule's owner, and licences."),
            Words::tr("Clock skew between machines, late documents and index refresh."),
            Words::tr("Mappings, runtime fields and anything else that Elasticsearch adds to a query."),
        });
}

QString rules(const HelpNumbers& numbers)
{
    static_cast<void>(numbers);
    return paragraph(Words::tr(
               "At the left the rules of the workspace, in the middle the form of the chosen one, at the right "
               "what comes of it."))
        + points({
            Words::tr("A rule has a type, which says what it looks for and whether it makes alerts of its own or turns "
                      "documents into alerts. The form shows what the type needs, in numbered cards."),
            Words::tr(
                "Findings stand beside the field that they concern, and in the list at the bottom. They say what is "
                "wrong, why, and what to do; they never stop you from saving."),
            Words::tr("Every change is one step that can be undone, also deleting."),
            Words::tr(
                "Rules come in from files of Kibana, and go out in each of its formats. What Casewright does not know "
                "in a file is kept."),
        })
        + paragraph(Words::tr("See also: %1, %2, %3.")
                        .arg(sectionLink(u"action"_s, Words::tr("What the Cases action does")),
                             sectionLink(u"conditions"_s, Words::tr("Conditions and KQL")),
                             sectionLink(u"runs"_s, Words::tr("What reaches the action"))));
}

QString conditions(const HelpNumbers& numbers)
{
    static_cast<void>(numbers);
    return paragraph(Words::tr(
               "The condition builder and the KQL text are two views of the same query: what you change in one "
               "shows in the other at once."))
        + points({
            Words::tr("A group of conditions holds if <b>all</b>, <b>any</b> or <b>none</b> of what is in it holds."),
            Words::tr("Conditions can be dragged by their handle, duplicated, negated and switched off. With the "
                      "keyboard, the "
                      "arrow keys move one while its handle has the focus."),
            Words::tr("Fields and values are proposed from the chosen alerts. In the text, Ctrl+Space opens the list."),
            Words::tr("What the builder cannot show stays as text, untouched."),
            Words::tr("Without a query, every document matches."),
        })
        + heading(Words::tr("KQL in short"))
        + points({
            code(u"host.name: web-1"_s) + u" – "_s + Words::tr("a field has a value"),
            code(u"event.code: (4625 or 4776)"_s) + u" – "_s + Words::tr("one of several values"),
            code(u"host.name: web-*"_s) + u" – "_s + Words::tr("values that begin alike"),
            code(u"bytes >= 1000 and not user.name: *"_s) + u" – "_s
                + Words::tr("numbers by size; a field that is not there"),
            code(u"message: \"failed password\""_s) + u" – "_s + Words::tr("words in a row"),
        })
        + showInRule(u"rules.query"_s);
}

QString preview(const HelpNumbers& numbers)
{
    static_cast<void>(numbers);
    return paragraph(
               Words::tr("While you edit a rule it is simulated against the chosen alerts, in the background. The old "
                         "numbers stay in sight, dimmed, until the new ones are there."))
        + points({
            Words::tr(
                "The tiles say how many alerts there are, how many cases open and reopen, and how many alerts end in "
                "no case."),
            Words::tr("The bars are alerts a run. Where a limit struck, the bar says so."),
            Words::tr("Warnings say what happens, with the numbers, and how to mend it. A button applies the change, "
                      "which can "
                      "be undone."),
            Words::tr("A click on a bar, a group or a reason simulates, and leads to the run in which it happens."),
        })
        + paragraph(Words::tr("See also: %1, %2, %3.")
                        .arg(sectionLink(u"breaker"_s, Words::tr("Most cases in one run")),
                             sectionLink(u"full"_s, Words::tr("Full cases and lost alerts")),
                             sectionLink(u"bins"_s, Words::tr("Where every alert ends"))));
}

QString alerts(const HelpNumbers& numbers)
{
    static_cast<void>(numbers);
    return paragraph(Words::tr("What rules are tried with: at the left the sources, at the right the chosen one."))
        + points({
            Words::tr(
                "A <b>file</b> of documents: JSON, one a line, or CSV, also in gzip. It stays where it is, and is read "
                "again when it has changed."),
            Words::tr("A <b>flood</b> is made here, from a seed: the same seed gives the same alerts. Its rate over "
                      "time and its "
                      "fields are up to you, and it can be mixed into a file."),
            Words::tr(
                "The table of <b>fields</b> says in how many documents each has a value, how many different ones, and "
                "which are frequent. A good field to group by is in nearly all of them."),
            Words::tr("<b>Documents</b> can be filtered in KQL, and shown as JSON."),
        })
        + paragraph(actionLink(u"alerts.open"_s, Words::tr("Open a file of alerts")) + u" · "_s
                    + actionLink(u"alerts.flood"_s, Words::tr("Make a flood")));
}

QString simulate(const HelpNumbers& numbers)
{
    static_cast<void>(numbers);
    return paragraph(Words::tr(
               "The chosen rule runs over the chosen alerts, tick by tick, as Kibana would run it, and what it "
               "does is written down."))
        + points({
            Words::tr(
                "The plot shows alerts a run and open cases. Drag its handle, or use the arrow keys: all of the page "
                "shows that moment."),
            Words::tr(
                "The runs are listed below, with what each did. The decisions of the chosen run say what was compared "
                "with what, and lead to the case."),
            Words::tr("<b>Analysts</b> close cases: how many there are, when they work, and how long a case takes "
                      "them. Without, "
                      "nobody closes a case, and none is reopened."),
            Words::tr("<b>Explain</b> tells the path of one alert, and the smallest change that would have led it "
                      "elsewhere."),
            Words::tr(
                "A simulation is a pure function of rule, alerts, settings and seed: the same again gives the same."),
        })
        + paragraph(Words::tr("See also: %1, %2.")
                        .arg(sectionLink(u"bins"_s, Words::tr("Where every alert ends")),
                             sectionLink(u"reopening"_s, Words::tr("Closed cases"))))
        + paragraph(actionLink(u"simulation.run"_s, Words::tr("Simulate")));
}

QString cases(const HelpNumbers& numbers)
{
    static_cast<void>(numbers);
    return paragraph(Words::tr("The cases of a simulation, or of your own making, as an analyst would see them."))
        + points({
            Words::tr("Search, filter and sort the list; change many cases at once."),
            Words::tr(
                "A case has its activity, its alerts, and why each of them is in it; at its side the cases of the same "
                "group before and after it, and how full it is."),
            Words::tr("Changes can be undone. They do not change what was simulated: run it again for that."),
            Words::tr("Custom fields, templates, categories and connectors are set for each owner."),
            Words::tr("Cases go out as NDJSON, CSV or Markdown, and come in from files of Kibana."),
        })
        + paragraph(actionLink(u"cases.configure"_s, Words::tr("Configuration of cases")) + u" · "_s
                    + sectionLink(u"owner"_s, Words::tr("Owner, consumer and space")));
}

QString whatif(const HelpNumbers& numbers)
{
    static_cast<void>(numbers);
    return paragraph(Words::tr("What other settings of the current rule would have done with the current alerts. Each "
                               "number is that of a simulation with the setting; nothing is stored."))
        + points({
            Words::tr("Sweep: every group field with every time window, as a map or a table. What the rule has is "
                      "framed, what is advised for your goal is framed with dashes. Enter simulates a cell."),
            Words::tr("Compare: which cases stay, split, merge, come or go, and which alerts move."),
            Words::tr("Cadence: the same alerts with other run intervals. Limits count in each run."),
            Words::tr("Ground truth: how well cases agree with what you know of the alerts."),
            Words::tr("Upgrade: what another version of Kibana does otherwise. Shrink: the few alerts that show a "
                      "symptom."),
        })
        + paragraph(sectionLink(u"breaker"_s, Words::tr("More groups than cases may open")) + u" · "_s
                    + sectionLink(u"modelled"_s, Words::tr("What is modelled")));
}

} // namespace casewright::ui::HelpText
