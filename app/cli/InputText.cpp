// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/InputText.h"

#include <fmt/format.h>

#include "app/cli/Printable.h"
#include "app/cli/SilenceReport.h"
#include "app/cli/Spool.h"
#include "app/cli/TextTable.h"
#include "core/engine/CasesConnector.h"
#include "core/rules/RuleTypes.h"

namespace casewright::cli {
namespace {

std::string describeSource(const AlertInput& input)
{
    std::string text = input.isFlood ? fmt::format("the flood {}, seed {}", shownName(input.name), input.source.seed)
                                     : shownName(input.name);
    if (!input.history.empty())
        text += fmt::format(", mixed into {}", input.history);
    return text;
}

} // namespace

std::string describeAction(const rules::Rule& rule, const rules::VersionProfile& profile)
{
    if (!rule.casesAction)
        return "none: alerts open no cases";
    const rules::CasesAction& action = *rule.casesAction;
    const std::string group = action.groupBy.empty() ? "one case for all alerts" : "one case per " + action.groupBy;
    return fmt::format("{}, for {}; at most {} a run; closed cases are {}", group, action.timeWindow,
                       counted(engine::groupLimit(action.maximumCasesToOpen, profile), "case", "cases"),
                       action.reopenClosedCases ? "reopened" : "not reopened");
}

std::string describeAlerts(const AlertInput& input)
{
    const alerts::AlertTable& table = *input.table;
    std::string text = describeSource(input);
    for (const AlertInput& each : input.more)
        text += " and " + describeSource(each);
    return text + ": " + counted(table.size(), "document", "documents");
}

std::string inputText(const rules::Rule& rule, const std::string& ruleName, const AlertInput& input,
                      const rules::VersionProfile& profile, const engine::Silences& given, const std::string& newCases)
{
    TextTable table({{""}, {""}});
    // Rules of other kinds have windows of their own.
    const std::string lookBack =
        rules::isDetectionRule(rule.ruleTypeId) ? fmt::format(", looks back {}", rule.from) : std::string();
    table.add({"rule", fmt::format("{}: every {}{}", shownName(ruleName), rule.interval, lookBack)});
    table.add({"action", describeAction(rule, profile)});
    if (!newCases.empty())
        table.add({"new cases", newCases});
    table.add({"alerts", describeAlerts(input)});
    if (const auto times = input.table->times(); !times.empty())
        table.add({"time", fmt::format("{} to {}", timeText(times.front()), timeText(times.back()))});
    table.add({"profile", fmt::format("Kibana {}", profile.name)});
    if (const std::string silenced = silencesText(rule, given, input); !silenced.empty())
        table.add({"silenced", silenced});
    return printable(rule.name) + '\n' + table.text(0);
}

} // namespace casewright::cli
