// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A comparison for programs.

#include "app/cli/CompareReport.h"

#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "app/cli/Honesty.h"
#include "app/cli/InputJson.h"
#include "app/cli/JsonText.h"
#include "app/cli/OutcomeCounts.h"
#include "core/base/Json.h"

namespace casewright::cli {
namespace {

using analysis::CaseAssignment;
using analysis::CaseFate;
using base::Json;

std::string_view nameOf(CaseFate fate)
{
    constexpr std::array<std::string_view, 6> Names{"kept", "split", "merged", "splitAndMerged", "gone", "new"};
    static_assert(Names.size() == static_cast<std::size_t>(CaseFate::New) + 1);
    return Names[static_cast<std::size_t>(fate)];
}

/// The place of a case in its side's list.
Json caseJson(std::uint32_t number) { return number == CaseAssignment::InNoCase ? Json() : Json(number); }

Json sideJson(const ComparedSide& side, const std::vector<CaseFate>& fates)
{
    Json cases = Json::array();
    for (std::size_t i = 0; i < side.cases.cases.size(); ++i) {
        const analysis::AssignedCase& one = side.cases.cases[i];
        cases.push_back({{"id", one.id},
                         {"title", one.title},
                         {"grouping", parsedOrText(one.group)},
                         {"alerts", one.alerts},
                         {"createdAt", base::formatTimestamp(one.createdAt)},
                         {"fate", nameOf(fates[i])}});
    }
    const bool haveWorked = !side.input.analysts.isIdle();
    return {{"simulation", side.simulation ? Json(*side.simulation) : Json()},
            {"rule", ruleJson(side.input.rule, side.file)},
            {"profile", profileJson(side.input.profile)},
            {"analysts", haveWorked ? Json(side.input.analysts.name) : Json()},
            {"counts", outcomeCountsJson(side.cases.summary)},
            {"cases", std::move(cases)}};
}

} // namespace

void printCompareJson(const CompareReport& report)
{
    const analysis::CaseComparison& all = report.comparison;
    const engine::SimulationInput& input = report.before.input;
    const bool haveWorked = !input.analysts.isIdle() || !report.after.input.analysts.isIdle();
    Json flows = Json::array();
    for (const analysis::CaseFlow& flow : all.flows)
        flows.push_back({{"before", caseJson(flow.before)}, {"after", caseJson(flow.after)}, {"alerts", flow.alerts}});
    JsonList moved({{"casewright", "case-comparison/1"},
                    {"honesty", honestyJson(modelledBy(input.rule, haveWorked))},
                    {"source", report.alerts ? sourceJson(*report.alerts) : Json()},
                    {"workspace", report.workspace.empty() ? Json() : Json(report.workspace)},
                    {"before", sideJson(report.before, all.before)},
                    {"after", sideJson(report.after, all.after)},
                    {"fates", fatesJson(all)},
                    {"flows", std::move(flows)},
                    {"timing",
                     {{"read_s", rounded(report.readSeconds)}, {"compare_s", rounded(report.compareSeconds)}}}},
                   "moved");
    for (const analysis::MovedAlert& each : all.moved) {
        const alerts::AlertTable& of = each.isOnlyAfter ? *report.after.cases.table : *report.before.cases.table;
        moved.add({{"id", of.id(each.row)},
                   {"index", of.index(each.row)},
                   {"time", base::formatTimestamp(of.times()[each.row.value])},
                   {"before", caseJson(each.before)},
                   {"after", caseJson(each.after)}});
    }
    moved.end();
}

} // namespace casewright::cli
