// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/UpgradeReport.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/Honesty.h"
#include "app/cli/InputJson.h"
#include "app/cli/JsonText.h"
#include "app/cli/OutcomeCounts.h"
#include "app/cli/Printable.h"

namespace casewright::cli {
namespace {

using analysis::UpgradeChange;
using base::Json;

bool changes(const UpgradedRule& rule)
{
    const std::optional<UpgradeChange>& change = rule.change;
    return change && (!change->differences.empty() || !change->newFindings.empty() || !change->goneFindings.empty());
}

std::optional<engine::SimulationSummary> summaryOf(const std::optional<analysis::SweepOutcome>& outcome)
{
    return outcome ? std::optional(outcome->summary) : std::nullopt;
}

std::string findingsText(const std::string& title, const std::vector<std::string>& findings)
{
    std::string text;
    for (const std::string& each : findings)
        text += fmt::format("    {}\n", printable(each));
    return text.empty() ? text : fmt::format("  {}\n{}", title, text);
}

std::string ruleText(const UpgradedRule& each)
{
    std::string text = fmt::format("\n{}\n", printable(each.rule.name));
    if (!each.problem.empty())
        return text + fmt::format("  not looked at: {}\n", printable(each.problem));
    text += fmt::format("  over {}\n", printable(each.alerts));
    const UpgradeChange& change = *each.change;
    if (change.differences.empty())
        text += "  Nothing changes.\n";
    for (const analysis::VersionDifference& difference : change.differences)
        text += fmt::format("  {} {}\n", difference.isLoss ? '!' : '-', printable(difference.what));
    text += findingsText(fmt::format("Found under {} and not under {}", change.to, change.from), change.newFindings);
    text += findingsText(fmt::format("Found under {} and not under {}", change.from, change.to), change.goneFindings);
    if (change.before || change.after)
        text += outcomeCountsText(change.from, summaryOf(change.before), change.to, summaryOf(change.after));
    return text;
}

Modelled modelledIn(const UpgradeReport& report)
{
    Modelled all;
    for (const UpgradedRule& each : report.rules) {
        const Modelled one = modelledBy(each.rule, report.haveAnalystsWorked);
        all = {.analysts = all.analysts || one.analysts,
               .groups = all.groups || one.groups,
               .lifecycle = all.lifecycle || one.lifecycle};
    }
    return all;
}

Json outcomeJson(const std::optional<analysis::SweepOutcome>& outcome)
{
    return outcome ? outcomeCountsJson(outcome->summary) : Json();
}

Json ruleReportJson(const UpgradedRule& each)
{
    Json json = {{"id", each.rule.id.text},
                 {"name", each.rule.name},
                 {"simulation", each.simulation ? Json(*each.simulation) : Json()},
                 {"problem", each.problem.empty() ? Json() : Json(each.problem)},
                 {"before", nullptr},
                 {"after", nullptr},
                 {"fates", nullptr},
                 {"alertsMoved", nullptr},
                 {"titlesChanged", 0},
                 {"differences", Json::array()},
                 {"newFindings", Json::array()},
                 {"goneFindings", Json::array()}};
    if (!each.change)
        return json;
    const UpgradeChange& change = *each.change;
    json["before"] = outcomeJson(change.before);
    json["after"] = outcomeJson(change.after);
    if (change.cases) {
        json["fates"] = fatesJson(*change.cases);
        json["alertsMoved"] = change.cases->moved.size();
    }
    json["titlesChanged"] = change.titlesChanged;
    for (const analysis::VersionDifference& difference : change.differences)
        json["differences"].push_back({{"text", difference.what}, {"isLoss", difference.isLoss}});
    json["newFindings"] = change.newFindings;
    json["goneFindings"] = change.goneFindings;
    return json;
}

} // namespace

std::string upgradeText(const UpgradeReport& report)
{
    const auto changed = static_cast<std::uint64_t>(std::count_if(report.rules.begin(), report.rules.end(), changes));
    std::string text = fmt::format("From Kibana {} to {}: {}, {} with changes\n", report.from.name, report.to.name,
                                   counted(report.rules.size(), "rule", "rules"), grouped(changed));
    for (const UpgradedRule& each : report.rules)
        text += ruleText(each);
    return text + '\n' + honestyText(fmt::format("{} and {}", report.from.name, report.to.name), modelledIn(report));
}

std::string upgradeJson(const UpgradeReport& report)
{
    Json rules = Json::array();
    for (const UpgradedRule& each : report.rules)
        rules.push_back(ruleReportJson(each));
    return indentedJson({{"casewright", "upgrade/1"},
                         {"honesty", honestyJson(modelledIn(report))},
                         {"from", profileJson(report.from)},
                         {"to", profileJson(report.to)},
                         {"workspace", report.workspace.empty() ? Json() : Json(report.workspace)},
                         {"source", report.alerts ? sourceJson(*report.alerts) : Json()},
                         {"rules", std::move(rules)},
                         {"timing", {{"run_s", rounded(report.seconds)}}}})
        + '\n';
}

} // namespace casewright::cli
