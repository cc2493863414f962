// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/OutcomeCounts.h"

#include <cstddef>
#include <cstdint>
#include <vector>

#include <nlohmann/json.hpp>

#include "app/cli/Printable.h"
#include "app/cli/TextTable.h"

namespace casewright::cli {
namespace {

struct NamedCount {
    const char* name;
    const char* label;
    std::uint64_t value;
};

std::vector<NamedCount> countsOf(const engine::SimulationSummary& of)
{
    return {{"casesOpened", "cases opened", of.casesOpened},
            {"casesReopened", "cases reopened", of.casesReopened},
            {"openAtPeak", "most open at a time", of.openAtPeak},
            {"largestCase", "most alerts in a case", of.largestCase},
            {"breakerRuns", "breaker runs", of.breakerRuns},
            {"failedRuns", "failed runs", of.failedRuns},
            {"alerts", "alerts", of.alerts},
            {"attached", "attached to a case", of.audit.attached},
            {"inNoCase", "in no case", of.audit.inNoCase()},
            {"overLimit", "of them, the case was full", of.audit.overLimit},
            {"overMaxSignals", "of them, over max_signals", of.audit.overMaxSignals},
            {"overRunCap", "of them, over what a run hands over", of.audit.overRunCap}};
}

} // namespace

std::string outcomeCountsText(std::string_view nameBefore, const std::optional<engine::SimulationSummary>& before,
                              std::string_view nameAfter, const std::optional<engine::SimulationSummary>& after)
{
    using Align = TextTable::Align;
    TextTable table({{""}, {nameBefore, Align::Right}, {nameAfter, Align::Right}, {""}});
    const std::vector<NamedCount> ofBefore = countsOf(before.value_or(engine::SimulationSummary{}));
    const std::vector<NamedCount> ofAfter = countsOf(after.value_or(engine::SimulationSummary{}));
    for (std::size_t i = 0; i < ofBefore.size(); ++i) {
        const bool differs = before && after && ofBefore[i].value != ofAfter[i].value;
        table.add({ofBefore[i].label, before ? grouped(ofBefore[i].value) : "-",
                   after ? grouped(ofAfter[i].value) : "-", differs ? "*" : ""});
    }
    return table.text(0);
}

base::Json outcomeCountsJson(const engine::SimulationSummary& of)
{
    base::Json json;
    for (const NamedCount& each : countsOf(of))
        json[each.name] = each.value;
    return json;
}

base::Json fatesJson(const analysis::CaseComparison& of)
{
    return {{"kept", of.kept},          {"split", of.split}, {"merged", of.merged},
            {"splitAndMerged", of.mixed}, {"gone", of.gone},   {"new", of.fresh}};
}

} // namespace casewright::cli
