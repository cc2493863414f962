// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/SettingChange.h"

#include <QCoreApplication>

#include <utility>

#include "ui/bridge/PrintableText.h"

namespace casewright::ui::settingchange {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("SettingChange", text); }

} // namespace

bool isOfAction(ChangedSetting setting)
{
    return setting != ChangedSetting::MaxSignals && setting != ChangedSetting::LookBack;
}

bool has(const rules::Rule& rule, const ExplainedChange& change)
{
    if (isOfAction(change.setting) && !rule.casesAction)
        return false;
    return applied(rule, change) == rule;
}

rules::Rule applied(rules::Rule rule, const ExplainedChange& change)
{
    const rules::Rule& from = change.rule;
    switch (change.setting) {
    case ChangedSetting::TimeWindow: rule.casesAction->timeWindow = from.casesAction->timeWindow; break;
    case ChangedSetting::MaximumCases:
        rule.casesAction->maximumCasesToOpen = from.casesAction->maximumCasesToOpen;
        break;
    case ChangedSetting::Reopen:
        rule.casesAction->reopenClosedCases = from.casesAction->reopenClosedCases;
        break;
    case ChangedSetting::Grouping: rule.casesAction->groupBy = from.casesAction->groupBy; break;
    case ChangedSetting::MaxSignals: rule.maxSignals = from.maxSignals; break;
    case ChangedSetting::LookBack: rule.from = from.from; break;
    }
    return rule;
}

rules::RuleField fieldOf(ChangedSetting setting)
{
    switch (setting) {
    case ChangedSetting::TimeWindow: return rules::RuleField::TimeWindow;
    case ChangedSetting::MaximumCases: return rules::RuleField::Maximum;
    case ChangedSetting::Reopen: return rules::RuleField::Reopen;
    case ChangedSetting::Grouping: return rules::RuleField::GroupBy;
    case ChangedSetting::MaxSignals: return rules::RuleField::MaxSignals;
    case ChangedSetting::LookBack: break;
    }
    return rules::RuleField::From;
}

QString commandText(const ExplainedChange& change)
{
    const QString value = printableText(change.value);
    switch (change.setting) {
    case ChangedSetting::TimeWindow: return tr("Set the time window to %1").arg(value);
    case ChangedSetting::MaximumCases: return tr("Set most cases in one run to %1").arg(value);
    case ChangedSetting::Reopen:
        return change.rule.casesAction && change.rule.casesAction->reopenClosedCases ? tr("Reopen closed cases")
                                                                                     : tr("Do not reopen closed cases");
    case ChangedSetting::Grouping: return value.isEmpty() ? tr("Group by no field") : tr("Group by %1").arg(value);
    case ChangedSetting::MaxSignals: return tr("Set max signals to %1").arg(value);
    case ChangedSetting::LookBack: break;
    }
    return tr("Set the look-back to %1").arg(value);
}

} // namespace casewright::ui::settingchange
