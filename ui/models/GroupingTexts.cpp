// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/GroupingTexts.h"

#include "ui/models/CaseText.h"

#include <QCoreApplication>

namespace casewright::ui::GroupingTexts {
namespace {

using namespace Qt::StringLiterals;
using analysis::GroupingOutlook;
using analysis::GroupingReason;
using analysis::GroupingVerdict;
using CaseText::alerts;
using CaseText::number;
using CaseText::runs;
using CaseText::share;
using Fault = analysis::GroupingFault;

QString tr(const char* text) { return QCoreApplication::translate("GroupingTexts", text); }

QString valuesOf(std::uint64_t count) { return count == 1 ? tr("1 value") : tr("%1 values").arg(number(count)); }

QString against(const GroupingReason& reason, const GroupingOutlook* outlook)
{
    switch (reason.fault) {
    case Fault::NotCarried: return tr("Alerts of this rule never have it: all in one case, of the group unknown.");
    case Fault::NoValues: return tr("None of the alerts has it: all in one case, of the group unknown.");
    case Fault::OverLimit:
        return tr("More groups than the limit in %1: up to %2, but %3 may open.")
            .arg(runs(reason.count), number(outlook ? outlook->peakGroups : 0), number(outlook ? outlook->limit : 0));
    case Fault::Time: return tr("A time: it tells runs apart, not what alerts are about.");
    case Fault::OneRun: return tr("What one run found, such as a count: the next run is another group.");
    case Fault::NearlyUnique: return tr("Nearly every alert its own case: it has %1.").arg(valuesOf(reason.count));
    case Fault::OneValue: return tr("One value: all in one case.");
    case Fault::CaseFull:
        return reason.count == 1 ? tr("Cases fill up: 1 alert is left out.")
                                 : tr("Cases fill up: %1 alerts are left out.").arg(number(reason.count));
    case Fault::OftenMissing: return tr("Missing in %1 of alerts: these share one case.").arg(share(reason.share));
    case Fault::MostlyOneValue:
        return tr("%1 have the same value: nearly all in one case.").arg(share(reason.share));
    case Fault::LongText: return tr("A text, not a keyword: Elasticsearch does not group by it.");
    case Fault::Lists:
        return reason.count == 1 ? tr("A list in 1 document: the whole list is the value.")
                                 : tr("A list in %1 documents: the whole list is the value.").arg(number(reason.count));
    }
    return {};
}

/// What grouping by a good field does.
QString inFavour(const QString& field, const GroupingOutlook* outlook)
{
    if (!outlook || outlook->peakGroups == 0)
        return tr("Each %1 gets its own case.").arg(field);
    return outlook->peakGroups == 1
               ? tr("Each %1 gets its own case, one in a run.").arg(field)
               : tr("Each %1 gets its own case, at most %2 in one run.").arg(field, number(outlook->peakGroups));
}

} // namespace

QString noGrouping() { return tr("No grouping"); }

QStringList advice(const QString& field, const GroupingVerdict& verdict, const GroupingOutlook* outlook)
{
    QStringList sentences;
    if (field.isEmpty())
        sentences.append(tr("All alerts of a run go to one case, whatever they are about."));
    else if (verdict.against.empty() && verdict.values)
        sentences.append(inFavour(field, outlook));
    for (const GroupingReason& reason : verdict.against)
        sentences.append(against(reason, outlook));
    return sentences;
}

QString detail(const QString& type, const GroupingVerdict& verdict, const GroupingOutlook* outlook)
{
    QStringList parts;
    if (!type.isEmpty())
        parts.append(type);
    if (verdict.coverage)
        parts.append(share(*verdict.coverage));
    if (verdict.values)
        parts.append(valuesOf(*verdict.values));
    if (const QString most = peak(outlook); !most.isEmpty())
        parts.append(most);
    return parts.join(u" · "_s);
}

QString values(const GroupingVerdict& verdict) { return verdict.values ? valuesOf(*verdict.values) : QString(); }

QString peak(const GroupingOutlook* outlook)
{
    return outlook && outlook->peakGroups > 0
               ? tr("peak %1, limit %2").arg(number(outlook->peakGroups), number(outlook->limit))
               : QString();
}

} // namespace casewright::ui::GroupingTexts
