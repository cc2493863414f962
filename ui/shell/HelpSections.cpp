// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/HelpSections.h"

#include "ui/shell/HelpText.h"
#include "ui/shell/VersionsHtml.h"

#include <QCoreApplication>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

/// The context of the translations.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(HelpSections)
};

QString versions(const HelpNumbers& numbers) { return versionsHtml(numbers.version); }

QList<HelpSection> actionSections()
{
    const QString chapter = Words::tr("The Cases action");
    return {
        {u"action"_s, chapter, Words::tr("What the Cases action does"),
         Words::tr("The seven steps from the alerts of a run to cases"), &HelpText::action},
        {u"groups"_s, chapter, Words::tr("Alerts become groups"),
         Words::tr("How the field to group by sorts the alerts of a run, and what comes of alerts without it"),
         &HelpText::groups},
        {u"counter"_s, chapter, Words::tr("A group finds its case"),
         Words::tr("What a case is found by: rule, space, owner, group and counter"), &HelpText::counter},
        {u"window"_s, chapter, Words::tr("Time window"), Words::tr("How long alerts of a group go to the same case"),
         &HelpText::window},
        {u"reopening"_s, chapter, Words::tr("Closed cases"),
         Words::tr("Reopening a closed case, or opening the next one"), &HelpText::reopening},
        {u"breaker"_s, chapter, Words::tr("Most cases in one run"),
         Words::tr("When grouping is given up and all alerts go to one case"), &HelpText::breaker},
        {u"full"_s, chapter, Words::tr("Full cases and lost alerts"),
         Words::tr("How many alerts a case holds, and what is left out"), &HelpText::full},
        {u"owner"_s, chapter, Words::tr("Owner, consumer and space"), Words::tr("Whose cases they are, and why"),
         &HelpText::owner},
        {u"texts"_s, chapter, Words::tr("Titles, tags and templates"), Words::tr("What a new case says"),
         &HelpText::texts},
    };
}

QList<HelpSection> alertSections()
{
    const QString chapter = Words::tr("Alerts on their way");
    return {
        {u"runs"_s, chapter, Words::tr("What reaches the action"),
         Words::tr("Schedule, look-back, most alerts of a run, silences and hand-over"), &HelpText::runs},
        {u"lifecycle"_s, chapter, Words::tr("Alerts that rules make"),
         Words::tr("New, ongoing and recovered alerts, delay, flapping, and their fields"), &HelpText::lifecycle},
        {u"bins"_s, chapter, Words::tr("Where every alert ends"), Words::tr("The bins of the audit, which add up"),
         &HelpText::bins},
    };
}

QList<HelpSection> pageSections()
{
    const QString chapter = Words::tr("The pages");
    return {
        {u"rules"_s, chapter, Words::tr("Rules"), Words::tr("The list of rules, the form and the findings"),
         &HelpText::rules, true},
        {u"conditions"_s, chapter, Words::tr("Conditions and KQL"),
         Words::tr("The condition builder and the KQL text: two views of one query"), &HelpText::conditions, true},
        {u"preview"_s, chapter, Words::tr("Live preview"), Words::tr("What comes of the rule while it is edited"),
         &HelpText::preview, true},
        {u"alerts"_s, chapter, Words::tr("Alerts"), Words::tr("Files of alerts, floods and fields"), &HelpText::alerts,
         true},
        {u"simulate"_s, chapter, Words::tr("Simulate"), Words::tr("Runs, decisions and the reason for each of them"),
         &HelpText::simulate, true},
        {u"cases"_s, chapter, Words::tr("Cases"), Words::tr("The cases that came out, as an analyst sees them"),
         &HelpText::cases, true},
        {u"whatif"_s, chapter, Words::tr("What-if"), Words::tr("Settings that would have been better, and the proof"),
         &HelpText::whatif, true},
    };
}

} // namespace

QList<HelpSection> helpSections()
{
    const QString begin = Words::tr("Casewright");
    const QString more = Words::tr("To look up");
    QList<HelpSection> all = {{HelpId::Start.toString(), begin, Words::tr("From a rule to its cases"),
                               Words::tr("What Casewright is, and the way through it"), &HelpText::start},
                              {u"modelled"_s, begin, Words::tr("What is modelled"),
                               Words::tr("What is modelled, what is not, and how far to trust a result"),
                               &HelpText::modelled}};
    all += actionSections();
    all += alertSections();
    all += pageSections();
    all.append({HelpId::Versions.toString(), more, Words::tr("Versions of Kibana"),
                Words::tr("In what the versions of Kibana differ"), &versions});
    all.append({HelpId::Keys.toString(), more, Words::tr("Keys"), Words::tr("All keys"), nullptr});
    return all;
}

} // namespace casewright::ui
