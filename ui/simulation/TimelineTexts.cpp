// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulation/TimelineTexts.h"

#include "ui/widgets/NumberText.h"
#include "ui/widgets/PlotFile.h"
#include "ui/widgets/TimeText.h"

#include <QCoreApplication>
#include <QDateTime>

#include <iterator>

namespace casewright::ui::timelinetext {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("TimelineTexts", text); }

QString number(std::uint64_t value) { return NumberText::grouped(static_cast<qint64>(value)); }

QString flag(bool isSet) { return isSet ? QStringLiteral("1") : QStringLiteral("0"); }

QString casesIn(const RunBar& bar, base::Duration length, const TimelineCases& cases)
{
    const std::optional<DeepestQueue> deepest = deepestIn(cases, {bar.from, bar.from + length});
    if (!deepest)
        return cases.areOpen ? tr("%1 open cases then").arg(number(bar.opened))
                             : tr("%1 cases opened until then").arg(number(bar.opened));
    return cases.hasWaiting
        ? tr("At most %1 open cases, %2 waiting for an analyst").arg(number(deepest->open), number(deepest->waiting))
        : tr("At most %1 open cases").arg(number(deepest->open));
}

} // namespace

QString bar(const RunBar& bar, base::Duration length, const TimelineCases& cases)
{
    const QString from = TimeText::minute(bar.from.milliseconds);
    const QString alerts = number(bar.alerts + bar.struckAlerts);
    QString text = bar.runs == 1 ? tr("%1: %2 alerts").arg(from, alerts)
                                 : tr("From %1: %2 alerts in %3 runs").arg(from, alerts, number(bar.runs));
    if (bar.struckRuns > 0)
        text += tr("\nRuns in which a limit struck: %1. Alerts in no case: %2")
                    .arg(number(bar.struckRuns), number(bar.lost));
    return text + u'\n' + casesIn(bar, length, cases);
}

QByteArray csv(const std::vector<store::StoredRun>& runs, const TimelineCases& cases)
{
    QString text = plotfile::csvLine({tr("time"), tr("alerts"), tr("groups"), tr("breaker"), tr("refused"),
                                      tr("cases created"), tr("reopened"), tr("attached to"), tr("attached"),
                                      tr("already attached"), tr("in no case"), tr("open cases"),
                                      tr("waiting cases")});
    static const std::vector<engine::QueueChange> None;
    const auto& changes = cases.moments ? cases.moments->queueChanges() : None;
    auto next = changes.begin();
    for (const store::StoredRun& run : runs) {
        while (next != changes.end() && next->at <= run.at)
            ++next;
        const bool hasWaiting = cases.hasWaiting && next != changes.begin();
        text += plotfile::csvLine(
            {QDateTime::fromMSecsSinceEpoch(run.at.milliseconds, Qt::UTC).toString(Qt::ISODateWithMs),
             QString::number(run.alerts), QString::number(run.groups), flag(run.breaker), flag(!run.failure.empty()),
             QString::number(run.created), QString::number(run.reopened), QString::number(run.attachedTo),
             QString::number(run.audit.attached), QString::number(run.audit.alreadyAttached),
             QString::number(run.audit.inNoCase()), run.notClosed ? QString::number(*run.notClosed) : QString(),
             hasWaiting ? QString::number(std::prev(next)->waiting) : QString()});
    }
    return text.toUtf8();
}

} // namespace casewright::ui::timelinetext
