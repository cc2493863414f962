// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/HelpText.h"

#include <QCoreApplication>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

/// The context of the translations of this page.
struct HelpText {
    Q_DECLARE_TR_FUNCTIONS(HelpText)
};

QString section(const QString& title, const QStringList& points)
{
    return u"<h2>%1</h2><ul><li>%2</li></ul>"_s.arg(title, points.join(u"</li><li>"_s));
}

} // namespace

QString helpHtml()
{
    return u"<p>"_s
        + HelpText::tr(
               "Casewright is a test bench for the Cases action of Kibana's alerting rules. It computes on this "
               "machine, without a server, which cases a rule would open from your alerts, and why. Kibana did "
               "not produce these results.")
        + u"</p>"_s
        + section(HelpText::tr("From a rule to its cases"),
                  {HelpText::tr("Rules: design a rule and its Cases action: group-by field, time window, reopening, "
                                "and the most cases in one run. Findings stand beside the fields; they never stop you "
                                "from saving."),
                   HelpText::tr("Alerts: open a file of alerts (JSON or CSV, also in gzip), or make a flood. A query in "
                                "KQL, as Kibana has it, filters their documents."),
                   HelpText::tr("Simulate: run the rule over the alerts. It runs in the background and can be "
                                "cancelled. Every alert ends in exactly one bin of the audit."),
                   HelpText::tr("Cases: review the cases that came out, as an analyst would; close and reopen them."),
                   HelpText::tr("Everything is kept in the workspace, a single file. Changes to rules can be undone.")})
        + section(HelpText::tr("What is modelled"),
                  {HelpText::tr("The version of Kibana at the top right: how many alerts a run hands over, the most "
                                "cases in one run, the units of the time window, and the titles of cases. The table "
                                "below compares the versions."),
                   HelpText::tr(
                       "Grouping, one case for all when a run has more groups than it may open cases, the time window, "
                       "counters, closing and reopening, and the limit of 1 000 alerts in a case."),
                   HelpText::tr("The schedule: each run with the alerts that it would see; of rules that make alerts, which "
                                "are new, ongoing and recovered, with delay and flapping."),
                   HelpText::tr("What silences a rule in its own file: mutes, muted alerts and snoozes.")})
        + section(HelpText::tr("What is not modelled"),
                  {HelpText::tr("Conflicts between several Kibana nodes, and retries that end otherwise than with one "
                                "node."),
                   HelpText::tr("Privileges of the rule's owner, and licences."),
                   HelpText::tr("Clock skew between machines, late documents and index refresh."),
                   HelpText::tr("Mappings, runtime fields and anything else that Elasticsearch adds to a query.")});
}

} // namespace casewright::ui
