// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/ShrinkReport.h"

#include <algorithm>
#include <cstdint>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/ExplanationReport.h"
#include "app/cli/Honesty.h"
#include "app/cli/InputJson.h"
#include "app/cli/InputText.h"
#include "app/cli/JsonText.h"
#include "app/cli/Printable.h"
#include "app/cli/TextTable.h"

namespace casewright::cli {
namespace {

using analysis::SymptomKind;
using base::Json;

constexpr std::uint32_t MostListed = 20;

Json textOrNull(const std::string& text) { return text.empty() ? Json() : Json(text); }

/// Where alerts end, and only of lost ones.
Json reasonJson(const ShrinkReport& report)
{
    const analysis::SymptomReason& reason = report.shrunk.reason;
    const bool isLost = report.options.symptom.kind == SymptomKind::AlertLost;
    return {{"bin", isLost ? Json(analysis::nameOf(reason.bin)) : Json()},
            {"entry", isLost && !report.shrunk.alert.empty() ? Json(entryName(reason.entry)) : Json()},
            {"groupingGivenUp", reason.isGivenUp}};
}

Json fileJson(const ShrinkOptions& options)
{
    if (options.out.empty())
        return nullptr;
    return {{"name", options.out}, {"expects", options.expectFixed ? "fixed" : "symptom"}};
}

} // namespace

std::string shrinkText(const ShrinkReport& report)
{
    const engine::SimulationInput& simulation = report.over.simulation;
    const alerts::AlertTable& left = *report.shrunk.table;
    TextTable table({{"time"}, {"_index"}, {"_id"}});
    const std::uint32_t listed = std::min(left.size(), MostListed);
    for (std::uint32_t row = 0; row < listed; ++row)
        table.add({timeText(left.times()[row]), left.index({row}), left.id({row})});
    std::string text = inputText(simulation.rule, report.options.rule, report.over.input, simulation.profile,
                                 simulation.silences);
    if (!simulation.analysts.isIdle())
        text += fmt::format("  analysts {}\n", printable(simulation.analysts.name));
    text += fmt::format("\n{}\n\n{}", printable(report.shrunk.text), table.text(0));
    if (left.size() > listed)
        text += fmt::format("  and {} more\n", grouped(left.size() - listed));
    text += fmt::format("  Found by running the rule {}.\n", counted(report.shrunk.simulations, "time", "times"));
    return text + '\n'
        + honestyText(simulation.profile.name, modelledBy(simulation.rule, !simulation.analysts.isIdle()));
}

std::string shrinkJson(const ShrinkReport& report)
{
    const engine::SimulationInput& simulation = report.over.simulation;
    const alerts::AlertTable& left = *report.shrunk.table;
    Json rows = Json::array();
    for (std::uint32_t row = 0; row < left.size(); ++row)
        rows.push_back({{"_index", left.index({row})},
                        {"_id", left.id({row})},
                        {"time", base::formatTimestamp(left.times()[row])}});
    const analysis::Symptom& symptom = report.options.symptom;
    return indentedJson(
               {{"casewright", "shrink/1"},
                {"honesty", honestyJson(modelledBy(simulation.rule, !simulation.analysts.isIdle()))},
                {"profile", profileJson(simulation.profile)},
                {"rule", ruleJson(simulation.rule, report.options.rule)},
                {"source", sourceJson(report.over.input)},
                {"analysts", simulation.analysts.isIdle() ? Json() : Json(simulation.analysts.name)},
                {"findings", findingsJson(report.over.findings, simulation.rule, report.options.rule)},
                {"symptom",
                 {{"kind", analysis::nameOf(symptom.kind)},
                  {"alert", textOrNull(report.shrunk.alert)},
                  {"field", textOrNull(symptom.field)}}},
                {"reason", reasonJson(report)},
                {"text", report.shrunk.text},
                {"documents", simulation.alerts->size()},
                {"left", left.size()},
                {"minimal", report.shrunk.isMinimal},
                {"simulations", report.shrunk.simulations},
                {"alerts", std::move(rows)},
                {"file", fileJson(report.options)},
                {"timing",
                 {{"read_s", rounded(report.over.readSeconds)}, {"shrink_s", rounded(report.shrinkSeconds)}}}})
        + '\n';
}

} // namespace casewright::cli
