// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/ScoreReport.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/Honesty.h"
#include "app/cli/InputJson.h"
#include "app/cli/InputText.h"
#include "app/cli/JsonText.h"
#include "app/cli/Printable.h"
#include "app/cli/SettingJson.h"
#include "app/cli/TextTable.h"
#include "core/analysis/Advice.h"
#include "core/analysis/AdviceText.h"

namespace casewright::cli {
namespace {

using analysis::ScoredSetting;
using analysis::TruthScore;
using base::Json;
using Align = TextTable::Align;

/// A row for each setting, in the order in which they were tried.
std::string scoresText(const ScoreReport& report)
{
    TextTable table({{""}, {"setting"}, {"adjusted Rand", Align::Right}, {"purity", Align::Right},
                     {"completeness", Align::Right}, {"over-merged", Align::Right}, {"over-split", Align::Right},
                     {"in no case", Align::Right}});
    for (std::size_t i = 0; i < report.table.settings.size(); ++i) {
        const ScoredSetting& each = report.table.settings[i];
        const std::string mark = each.setting == report.table.current ? "now" : "";
        std::vector<std::string> cells{report.table.best == i ? mark.empty() ? "best" : mark + ", best" : mark,
                                       analysis::settingText(each.setting, report.table.current)};
        if (const std::optional<TruthScore>& score = each.score)
            for (std::string cell : {fmt::format("{:.3f}", score->adjustedRand), analysis::shareText(score->purity),
                                     analysis::shareText(score->completeness), grouped(score->overMerged),
                                     grouped(score->overSplit), grouped(score->inNoCase)})
                cells.push_back(std::move(cell));
        else
            cells.insert(cells.end(), 6, "-");
        table.add(std::move(cells));
    }
    return table.text(0);
}

std::string summaryText(const ScoreReport& report)
{
    const analysis::TruthTable& table = report.table;
    if (!table.best)
        return "No setting that was tried can be run.";
    const ScoredSetting& best = table.settings[*table.best];
    return fmt::format("{} with one of {}. The cases of {} agree most with them: adjusted Rand index {:.3f}.",
                       counted(best.score->labelled, "alert", "alerts"),
                       counted(table.labels.size(), "label", "labels"),
                       analysis::settingText(best.setting, table.current), best.score->adjustedRand);
}

Json truthScoreJson(const TruthScore& score)
{
    return {{"labelled", score.labelled},
            {"inNoCase", score.inNoCase},
            {"adjustedRand", rounded(score.adjustedRand)},
            {"purity", rounded(score.purity)},
            {"completeness", rounded(score.completeness)},
            {"overMerged", score.overMerged},
            {"overSplit", score.overSplit}};
}

Json textOrNull(const std::string& text) { return text.empty() ? Json() : Json(text); }

} // namespace

std::string scoreText(const ScoreReport& report)
{
    const engine::SimulationInput& simulation = report.over.simulation;
    std::string text = inputText(simulation.rule, report.options.rule, report.over.input, simulation.profile,
                                 simulation.silences);
    if (!simulation.analysts.isIdle())
        text += fmt::format("  analysts {}\n", printable(simulation.analysts.name));
    return fmt::format("{}\n{}\n\n{}\n{}", text, printable(summaryText(report)), scoresText(report),
                       honestyText(simulation.profile.name,
                                   modelledBy(simulation.rule, !simulation.analysts.isIdle())));
}

std::string scoreJson(const ScoreReport& report)
{
    const engine::SimulationInput& simulation = report.over.simulation;
    Json settings = Json::array();
    for (const ScoredSetting& each : report.table.settings)
        settings.push_back({{"setting", settingJson(each.setting)},
                            {"score", each.score ? truthScoreJson(*each.score) : Json()},
                            {"problem", textOrNull(each.refusal)}});
    return indentedJson(
               {{"casewright", "score/1"},
                {"honesty", honestyJson(modelledBy(simulation.rule, !simulation.analysts.isIdle()))},
                {"profile", profileJson(simulation.profile)},
                {"rule", ruleJson(simulation.rule, report.options.rule)},
                {"source", sourceJson(report.over.input)},
                {"analysts", simulation.analysts.isIdle() ? Json() : Json(simulation.analysts.name)},
                {"findings", findingsJson(report.over.findings, simulation.rule, report.options.rule)},
                {"truth",
                 {{"field", textOrNull(report.options.truthField)}, {"file", textOrNull(report.options.truthFile)}}},
                {"labels", report.table.labels.size()},
                {"now", settingJson(report.table.current)},
                {"best", report.table.best ? Json(*report.table.best) : Json()},
                {"settings", std::move(settings)},
                {"timing",
                 {{"read_s", rounded(report.over.readSeconds)}, {"score_s", rounded(report.scoreSeconds)}}}})
        + '\n';
}

} // namespace casewright::cli
