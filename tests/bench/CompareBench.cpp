// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What it costs to keep which alert came into which case, and to hold two settings against each other, over a million
// alerts; against a simulation that throws everything away, measured in turn. Ratios are medians of its time.

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include <benchmark/benchmark.h>

#include "core/alerts/Flood.h"
#include "core/analysis/CaseAssignment.h"
#include "core/analysis/CaseComparison.h"
#include "core/engine/Simulation.h"

namespace {

using namespace casewright;
using Clock = std::chrono::steady_clock;

constexpr int Rounds = 9;
constexpr std::size_t MostInPicture = 24;

engine::SimulationInput inputOf(const std::shared_ptr<const alerts::AlertTable>& table, const char* groupBy,
                                const char* window)
{
    engine::SimulationInput input{.rule = {.id = {"compare-bench"},
                                           .name = "Compare bench",
                                           .tags = {},
                                           .query = {},
                                           .maxSignals = 1'000,
                                           .casesAction = {},
                                           .body = {}},
                                  .alerts = table,
                                  .profile = rules::newestProfile()};
    input.rule.casesAction = rules::CasesAction{.groupBy = groupBy, .timeWindow = window, .maximumCasesToOpen = 20};
    return input;
}

/// A million alerts in a week.
std::shared_ptr<const alerts::AlertTable> makeAlerts(std::uint32_t hosts)
{
    return alerts::generate({.name = "Compare bench",
                             .start = base::Timestamp{1'767'600'000'000},
                             .length = base::Week,
                             .perMinute = 100,
                             .storm = std::nullopt,
                             .fields = {{"host.name", "h", hosts, 1, 0.02}, {"user.name", "u", hosts, 1, 0.02}}},
                            1)
        .value();
}

template<class Work>
double secondsOf(const Work& work)
{
    const auto begun = Clock::now();
    work();
    return std::chrono::duration<double>(Clock::now() - begun).count();
}

double median(std::vector<double> all)
{
    std::sort(all.begin(), all.end());
    return all[all.size() / 2];
}

/// `hosts`: few, so that cases are few and large or full; or many, where grouping is given up.
void compares(benchmark::State& state)
{
    const auto table = makeAlerts(static_cast<std::uint32_t>(state.range(0)));
    const engine::SimulationInput one = inputOf(table, "host.name", "7d");
    const engine::SimulationInput two = inputOf(table, "user.name", "20m");
    std::vector<double> simulated;
    std::vector<double> assigned;
    std::vector<double> compared;
    std::vector<double> drawn;
    std::size_t cases = 0;
    for (auto _ : state) {
        for (int round = 0; round < Rounds; ++round) {
            simulated.push_back(secondsOf([&] { benchmark::DoNotOptimize(engine::simulate(two, nullptr)); }));
            analysis::CaseAssignment after;
            assigned.push_back(secondsOf([&] { after = analysis::assignCases(two).value(); }));
            const analysis::CaseAssignment before = analysis::assignCases(one).value();
            analysis::CaseComparison comparison;
            compared.push_back(secondsOf([&] { comparison = analysis::compareCases(before, after).value(); }));
            drawn.push_back(
                secondsOf([&] { benchmark::DoNotOptimize(analysis::flowPicture(comparison, MostInPicture)); }));
            cases = before.cases.size() + after.cases.size();
        }
    }
    const double base = median(simulated);
    state.counters["simulate_ms"] = 1'000 * base;
    state.counters["assign_ratio"] = median(assigned) / base;
    state.counters["compare_ratio"] = median(compared) / base;
    state.counters["picture_ratio"] = median(drawn) / base;
    state.counters["cases"] = static_cast<double>(cases);
}

} // namespace

BENCHMARK(compares)->Arg(15)->Arg(5'000)->Iterations(1)->Unit(benchmark::kMillisecond);
BENCHMARK_MAIN();
