// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/SettingChange.h"

#include <QCoreApplication>

#include <utility>

#include "core/rules/Silencing.h"
#include "ui/bridge/PrintableText.h"

namespace casewright::ui::settingchange {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("SettingChange", text); }

} // namespace

bool isOfAction(analysis::Setting setting)
{
    return setting == analysis::Setting::TimeWindow || setting == analysis::Setting::MaximumCases
        || setting == analysis::Setting::Reopen || setting == analysis::Setting::Grouping;
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
    case analysis::Setting::TimeWindow: rule.casesAction->timeWindow = from.casesAction->timeWindow; break;
    case analysis::Setting::MaximumCases:
        rule.casesAction->maximumCasesToOpen = from.casesAction->maximumCasesToOpen;
        break;
    case analysis::Setting::Reopen:
        rule.casesAction->reopenClosedCases = from.casesAction->reopenClosedCases;
        break;
    case analysis::Setting::Grouping: rule.casesAction->groupBy = from.casesAction->groupBy; break;
    case analysis::Setting::MaxSignals: rule.maxSignals = from.maxSignals; break;
    case analysis::Setting::LookBack: rule.from = from.from; break;
    case analysis::Setting::AlertDelay: rule.alertDelay = from.alertDelay; break;
    case analysis::Setting::Silence: rule = rules::withoutSilencing(std::move(rule)); break;
    }
    return rule;
}

rules::RuleField fieldOf(analysis::Setting setting)
{
    switch (setting) {
    case analysis::Setting::TimeWindow: return rules::RuleField::TimeWindow;
    case analysis::Setting::MaximumCases: return rules::RuleField::Maximum;
    case analysis::Setting::Reopen: return rules::RuleField::Reopen;
    case analysis::Setting::Grouping: return rules::RuleField::GroupBy;
    case analysis::Setting::MaxSignals: return rules::RuleField::MaxSignals;
    case analysis::Setting::AlertDelay: return rules::RuleField::AlertDelay;
    case analysis::Setting::Silence: return rules::RuleField::CasesAction;
    case analysis::Setting::LookBack: break;
    }
    return rules::RuleField::From;
}

QString commandText(const ExplainedChange& change)
{
    const QString value = printableText(change.value);
    switch (change.setting) {
    case analysis::Setting::TimeWindow: return tr("Set the time window to %1").arg(value);
    case analysis::Setting::MaximumCases: return tr("Set most cases in one run to %1").arg(value);
    case analysis::Setting::Reopen:
        return change.rule.casesAction && change.rule.casesAction->reopenClosedCases ? tr("Reopen closed cases")
                                                                                     : tr("Do not reopen closed cases");
    case analysis::Setting::Grouping: return value.isEmpty() ? tr("Group by no field") : tr("Group by %1").arg(value);
    case analysis::Setting::MaxSignals: return tr("Set max signals to %1").arg(value);
    case analysis::Setting::AlertDelay: return tr("Set the alert delay to %1").arg(value);
    case analysis::Setting::Silence: return tr("Take out mutes and snoozes");
    case analysis::Setting::LookBack: break;
    }
    return tr("Set the look-back to %1").arg(value);
}

} // namespace casewright::ui::settingchange
