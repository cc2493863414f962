// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/PreviewTexts.h"

#include "ui/bridge/PrintableText.h"
#include "ui/bridge/Text.h"
#include "ui/models/CaseText.h"
#include "ui/models/DurationText.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QStringList>

#include <algorithm>

namespace casewright::ui::PreviewTexts {
namespace {

using namespace Qt::StringLiterals;
using analysis::PreviewFix;
using analysis::PreviewGroup;
using analysis::PreviewWarning;
using analysis::Setting;
using CaseText::alerts;
using CaseText::cases;
using CaseText::number;
using CaseText::runs;
using Kind = analysis::PreviewWarningKind;

QString tr(const char* text) { return QCoreApplication::translate("PreviewTexts", text); }

QString givenUp(const PreviewWarning& warning, const QString& groupBy)
{
    if (warning.limit == 0)
        return tr("No case may open in a run, so the alerts of each run go to one ungrouped case: %1.")
            .arg(alerts(warning.alerts));
    const QString what = tr("Up to %1 values of %2 alert in one run but %3 may open, so all of that run's alerts go to "
                            "one ungrouped case: %4.")
                             .arg(number(warning.most), groupBy, cases(warning.limit), alerts(warning.alerts));
    if (warning.ceiling == 0 || warning.most <= warning.ceiling)
        return what;
    return tr("%1 A rule may set %2 at most, which is too few here: group by a field with fewer values in a run, or let "
              "the query match less.")
        .arg(what, number(warning.ceiling));
}

QString full(const PreviewWarning& warning, const Terms& terms)
{
    const PreviewGroup& group = warning.group;
    const QString& groupBy = terms.groupBy;
    const QString who = group.isUngrouped ? tr("The ungrouped case is full")
        : group.isUnknown                 ? tr("The case of alerts without %1 is full").arg(groupBy)
                                          : tr("“%1” fills its case").arg(nameOf(group, groupBy));
    const QString first = tr("%1 (%2 alerts) at %3.").arg(who, number(warning.limit), timeOf(warning.at, terms));
    if (warning.groups < 2)
        return first;
    return warning.groups == 2 ? tr("%1 So does one other.").arg(first)
                               : tr("%1 So do %2 others.").arg(first, number(warning.groups - 1));
}

/// What a rule that makes alerts hands over is no number of alerts: one that goes on comes again.
QString goingOn() { return tr("An alert that goes on counts in each run."); }

QString inEachRun(const QString& text, const Terms& terms)
{
    return terms.countsDocuments ? text : text + u' ' + goingOn();
}

QString overMaxSignals(const PreviewWarning& warning, const Terms& terms)
{
    return terms.countsDocuments
        ? tr("A run makes at most %1 alerts, of the oldest documents first; in %2 documents leave the look-back before "
             "their turn comes.")
              .arg(number(warning.limit), runs(warning.runs))
        : tr("In %1 the rule finds more than the %2 alerts that a run may make.")
              .arg(runs(warning.runs), number(warning.limit));
}

} // namespace

Terms termsOf(const analysis::RulePreview& preview, const QString& groupBy)
{
    return {.groupBy = groupBy,
            .countsDocuments = preview.countsDocuments,
            .isLong = preview.lastAt - preview.firstAt > base::Week};
}

QString timeOf(base::Timestamp at, const Terms& terms)
{
    return QLocale::c().toString(QDateTime::fromMSecsSinceEpoch(at.milliseconds, terms.zone),
                                 terms.isLong ? u"MM-dd HH:mm"_s : u"ddd HH:mm"_s);
}

QString nameOf(const PreviewGroup& group, const QString& groupBy)
{
    if (group.isUngrouped)
        return tr("(not grouped)");
    if (group.isUnknown)
        return tr("(no %1)").arg(groupBy);
    return group.name.empty() ? tr("(empty)") : printableText(toText(group.name));
}

QString valuesOf(const PreviewGroup& group)
{
    if (group.isUnknown)
        return u"unknown"_s; // spec/cases-action, step 1
    return group.isUngrouped || group.name.empty() ? u""_s : toText(group.name);
}

QString tipOf(const PreviewGroup& group, const Terms& terms)
{
    QString tip = tr("%1: %2, %3; the fullest case holds %4 of %5.")
                      .arg(nameOf(group, terms.groupBy), alerts(group.alerts), cases(group.cases),
                           number(group.fullest), number(engine::MaximumAlertsPerCase));
    if (group.overLimit > 0)
        tip += u' ' + tr("%1 found their case full.").arg(alerts(group.overLimit));
    return inEachRun(tip, terms);
}

QString titleOf(const PreviewWarning& warning, const Terms& terms)
{
    switch (warning.kind) {
    case Kind::Refused: return tr("Kibana refuses %1").arg(runs(warning.runs));
    case Kind::GroupingGivenUp: return tr("Grouping is given up in %1").arg(runs(warning.runs));
    case Kind::CaseFull:
        if (!terms.countsDocuments)
            return warning.alerts == 1 ? tr("1 alert finds its case full")
                                       : tr("%1 alerts find their case full").arg(number(warning.alerts));
        return warning.alerts == 1 ? tr("1 alert never reaches a case")
                                   : tr("%1 alerts never reach a case").arg(number(warning.alerts));
    case Kind::OverMaxSignals:
        if (!terms.countsDocuments)
            return tr("%1 over max signals").arg(alerts(warning.alerts));
        return warning.alerts == 1 ? tr("1 document never becomes an alert")
                                   : tr("%1 documents never become alerts").arg(number(warning.alerts));
    case Kind::OverRunCap: return tr("%1 over the cap of a run").arg(alerts(warning.alerts));
    case Kind::Overwritten: return tr("%1 replaced by “unknown”").arg(alerts(warning.alerts));
    case Kind::Silenced: return tr("%1 muted or in maintenance").arg(alerts(warning.alerts));
    case Kind::FollowUps:
        return tr("%1 only because the window had passed").arg(cases(warning.alerts));
    case Kind::ClosedPassed: break;
    }
    return tr("%1 only because the one before was closed").arg(cases(warning.alerts));
}

QString textOf(const PreviewWarning& warning, const Terms& terms)
{
    const QString& groupBy = terms.groupBy;
    switch (warning.kind) {
    case Kind::Refused:
        return tr("%1 reach no case. %2").arg(alerts(warning.alerts), printableText(toText(warning.text)));
    case Kind::GroupingGivenUp: return givenUp(warning, groupBy);
    case Kind::CaseFull: return inEachRun(full(warning, terms), terms);
    case Kind::OverMaxSignals: return inEachRun(overMaxSignals(warning, terms), terms);
    case Kind::OverRunCap:
        return inEachRun(tr("In %1 there are more alerts than the %2 that Kibana hands to the action. Run more often, "
                            "or let the query match less.")
                             .arg(runs(warning.runs), number(warning.limit)),
                         terms);
    case Kind::Overwritten:
        return tr("The group of alerts without %1 takes the place of the group whose value is “unknown”.")
            .arg(groupBy);
    case Kind::Silenced: return tr("In %1, by mutes, snoozes or maintenance windows.").arg(runs(warning.runs));
    case Kind::FollowUps:
        return tr("More than half of all cases follow another case of their group. A longer window keeps their alerts "
                  "together.");
    case Kind::ClosedPassed: break;
    }
    return tr("Alerts that come after an analyst has closed their case open another one.");
}

bool isLoss(Kind kind)
{
    return kind == Kind::Refused || kind == Kind::CaseFull || kind == Kind::OverMaxSignals || kind == Kind::OverRunCap
        || kind == Kind::Overwritten;
}

QString helpOf(Kind kind)
{
    switch (kind) {
    case Kind::Refused: return u"texts"_s;
    case Kind::GroupingGivenUp: return u"breaker"_s;
    case Kind::CaseFull: return u"full"_s;
    case Kind::OverMaxSignals:
    case Kind::OverRunCap:
    case Kind::Silenced: return u"runs"_s;
    case Kind::Overwritten: return u"groups"_s;
    case Kind::FollowUps: return u"window"_s;
    case Kind::ClosedPassed: break;
    }
    return u"reopening"_s;
}

namespace {

QString plainLabelOf(const PreviewFix& fix)
{
    const QString value = printableText(toText(fix.value));
    switch (fix.setting) {
    case Setting::MaximumCases: return tr("Raise to %1").arg(value);
    case Setting::Grouping: return value.isEmpty() ? tr("Group by nothing") : tr("Group by %1").arg(value);
    case Setting::TimeWindow: return tr("Set the window to %1").arg(durationText(value));
    case Setting::Reopen: return tr("Reopen closed cases");
    case Setting::MaxSignals: return tr("Allow %1 alerts a run").arg(value);
    default: break;
    }
    return value;
}

} // namespace

QString labelOf(const PreviewFix& fix, std::uint64_t inNoCase)
{
    const QString label = plainLabelOf(fix);
    return fix.inNoCase.value_or(0) <= inNoCase ? label : tr("%1 (loses %2)").arg(label, number(*fix.inNoCase));
}

QString tipOf(const PreviewFix& fix)
{
    QStringList parts;
    if (fix.inNoCase)
        parts += tr("%1 in no case").arg(alerts(*fix.inNoCase));
    if (fix.casesOpened)
        parts += tr("%1 opened").arg(cases(*fix.casesOpened));
    if (fix.breakerRuns)
        parts += *fix.breakerRuns == 0 ? tr("grouping is never given up")
                                       : tr("grouping is given up in %1").arg(runs(*fix.breakerRuns));
    return tr("With it: %1. Can be undone.").arg(parts.join(u", "_s));
}

QString tipOf(const analysis::PreviewBar& bar, base::Duration length, const Terms& terms)
{
    QStringList lines{tr("%1 to %2").arg(timeOf(bar.from, terms), timeOf(bar.from + length, terms))};
    lines += bar.runs == 1 ? alerts(bar.alerts)
                           : tr("%1 in %2, %3 at most").arg(alerts(bar.alerts), runs(bar.runs), number(bar.most));
    if (bar.breakerRuns > 0)
        lines += tr("grouping given up in %1").arg(runs(bar.breakerRuns));
    if (bar.failedRuns > 0)
        lines += tr("%1 refused").arg(runs(bar.failedRuns));
    if (bar.lost > 0)
        lines += tr("%1 in no case").arg(alerts(bar.lost));
    if (bar.runs > 1 && !terms.countsDocuments)
        lines += goingOn();
    return lines.join(u'\n');
}

QString spanOf(const analysis::RulePreview& preview)
{
    const base::Duration length = preview.lastAt - preview.firstAt;
    const auto rounded = [length](base::Duration unit) {
        return std::max<std::int64_t>(1, (length.milliseconds + unit.milliseconds / 2) / unit.milliseconds);
    };
    if (length == base::Duration{})
        return tr("1 run");
    if (length >= base::Duration{2 * base::Day.milliseconds - base::Hour.milliseconds})
        return tr("%1 days").arg(rounded(base::Day));
    if (length >= base::Duration{2 * base::Hour.milliseconds})
        return tr("%1 hours").arg(rounded(base::Hour));
    return rounded(base::Minute) == 1 ? tr("1 minute") : tr("%1 minutes").arg(rounded(base::Minute));
}

std::vector<Reason> reasonsOf(const engine::Audit& audit)
{
    std::vector<Reason> reasons{{tr("case is full"), audit.overLimit, Kind::CaseFull},
                                {tr("over max signals"), audit.overMaxSignals, Kind::OverMaxSignals},
                                {tr("over the cap of a run"), audit.overRunCap, Kind::OverRunCap},
                                {tr("replaced by “unknown”"), audit.overwritten, Kind::Overwritten},
                                {tr("run refused"), audit.failed, Kind::Refused},
                                {tr("muted"), audit.muted, Kind::Silenced},
                                {tr("maintenance window"), audit.maintenanceWindow, Kind::Silenced}};
    std::erase_if(reasons, [](const Reason& reason) { return reason.alerts == 0; });
    std::stable_sort(reasons.begin(), reasons.end(),
                     [](const Reason& a, const Reason& b) { return a.alerts > b.alerts; });
    return reasons;
}

} // namespace casewright::ui::PreviewTexts
