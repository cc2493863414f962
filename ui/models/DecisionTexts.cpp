// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/DecisionTexts.h"

#include "core/engine/Case.h"
#include "ui/models/CaseText.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QStringList>

namespace casewright::ui::DecisionTexts {
namespace {

using namespace Qt::StringLiterals;

QString tr(const char* text) { return QCoreApplication::translate("DecisionTexts", text); }

/// In the zone of whoever reads it.
QString minute(base::Timestamp at)
{
    return QLocale::c().toString(QDateTime::fromMSecsSinceEpoch(at.milliseconds), u"yyyy-MM-dd HH:mm"_s);
}

} // namespace

QString group(const std::string& grouping)
{
    if (grouping.empty())
        return tr("a group");
    const QStringList values = CaseText::groupingValues(grouping);
    return values.isEmpty() ? tr("all alerts") : values.join(u" & "_s);
}

QString outcome(const store::StoredDecision& decision)
{
    switch (decision.outcome) {
    case engine::CaseOutcome::Created: return tr("created");
    case engine::CaseOutcome::Reopened: return tr("reopened");
    case engine::CaseOutcome::Attached: return tr("attached");
    case engine::CaseOutcome::None: break;
    }
    return decision.overLimit > 0 ? tr("case full") : tr("nothing new");
}

QString fill(const store::StoredDecision& decision)
{
    const QString sum = u"%1 + %2"_s.arg(CaseText::number(decision.alertsBefore), CaseText::number(decision.alerts));
    const QString limit = CaseText::number(engine::MaximumAlertsPerCase);
    if (decision.overLimit > 0)
        return tr("%1 > %2: %3 left out").arg(sum, limit, CaseText::number(decision.overLimit));
    return decision.alreadyAttached > 0
        ? tr("%1 ≤ %2: %3 attached, %4 already attached")
              .arg(sum, limit, CaseText::number(decision.attached), CaseText::number(decision.alreadyAttached))
        : tr("%1 ≤ %2: %3 attached").arg(sum, limit, CaseText::number(decision.attached));
}

QString counter(const store::StoredDecision& decision)
{
    const QString since = minute(decision.windowStart);
    if (decision.counterCreated)
        return tr("counter 1: the first case of this group");
    if (decision.closedPassed && decision.windowPassed)
        return tr("counter %1: the time window since %2 had passed, and the case after it was closed")
            .arg(CaseText::number(decision.counter), since);
    if (decision.closedPassed)
        return tr("counter %1: the case before was closed").arg(CaseText::number(decision.counter));
    if (decision.windowPassed)
        return tr("counter %1: the time window since %2 had passed").arg(CaseText::number(decision.counter), since);
    return tr("counter %1: within the time window since %2").arg(CaseText::number(decision.counter), since);
}

} // namespace casewright::ui::DecisionTexts
