// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/HelpNumbers.h"

#include "core/cases/CaseLimits.h"
#include "core/engine/AlertLifecycle.h"
#include "core/engine/CasesConnector.h"
#include "core/rules/Rule.h"
#include "core/rules/TimeWindow.h"
#include "core/rules/VersionProfile.h"
#include "ui/bridge/Text.h"

namespace casewright::ui {

HelpNumbers helpNumbers(const QString& version)
{
    const rules::VersionProfile profile =
        rules::versionProfile(toUtf8(version)).value_or(rules::VersionProfile(rules::newestProfile()));
    const rules::Rule rule;
    const engine::LifecycleSettings lifecycle;
    return {
        .version = toText(profile.name),
        .documentsPerRun = profile.documentsPerRun,
        .usualCases = profile.defaultMaximum,
        .mostCases = profile.ceiling,
        .canSetCases = profile.maximumIsSetting,
        .hasMinutes = profile.windowUnits.find('m') != std::string_view::npos,
        .hasTemplates = profile.caseTemplates,
        .hasDetectionRules = profile.detectionRules,
        .cutsValues = profile.titleStyle == rules::TitleStyle::Long,
        .alertsOfCase = cases::MaximumAlerts,
        .casesOfAlert = engine::MostCasesOfAnAlert,
        .leastMinutes = rules::LeastMinutes,
        .shortMinutes = rules::ShortMinutes,
        .usualWindow = toText(rules::CasesAction{}.timeWindow),
        .titleLength = static_cast<qint64>(cases::MaximumTitle),
        .tags = static_cast<qint64>(cases::MaximumTags),
        .tagLength = static_cast<qint64>(cases::MaximumTag),
        .maxSignals = rule.maxSignals,
        .activeAlerts = static_cast<qint64>(lifecycle.mostAlerts),
        .flappingRuns = lifecycle.lookBack,
        .flappingChanges = lifecycle.statusChanges,
    };
}

} // namespace casewright::ui
