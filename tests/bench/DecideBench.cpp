// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How fast the engine decides, as a ratio to the least that any grouping must do: one pass over times, codes and ids
// of the alerts that counts each value. What is above 1 is the price of runs, groups, cases and attachments.

#include <chrono>
#include <cstdint>
#include <memory>
#include <vector>

#include <benchmark/benchmark.h>

#include "core/alerts/Flood.h"
#include "core/alerts/FieldLookup.h"
#include "core/engine/Simulation.h"

namespace {

using namespace casewright;

std::shared_ptr<const alerts::AlertTable> makeAlerts(std::uint32_t hosts)
{
    const alerts::Flood flood{.name = "Decide bench",
                              .start = base::Timestamp{1'767'600'000'000},
                              .length = base::Week,
                              .perMinute = 100,
                              .storm = std::nullopt,
                              .fields = {{"host.name", "workstation-", hosts, 1, 0.02}}};
    return alerts::generate(flood, 1).value();
}

rules::Rule makeRule(std::int64_t maximum)
{
    return {.id = {"decide-bench"},
            .name = "Decide bench",
            .tags = {},
            .query = {},
            .maxSignals = 1'000,
            .casesAction = rules::CasesAction{.groupBy = "host.name",
                                              .timeWindow = "1h",
                                              .maximumCasesToOpen = maximum},
            .body = {}};
}

std::uint64_t countValues(const alerts::AlertTable& table)
{
    const alerts::Column& column = *table.column("host.name");
    std::vector<std::uint32_t> counts(column.distinctCount() + std::size_t{1}, 0);
    std::uint64_t sum = 0;
    for (std::uint32_t row = 0; row < table.size(); ++row) {
        ++counts[column.codes()[row]];
        sum += static_cast<std::uint64_t>(table.times()[row].milliseconds) + table.idNumbers()[row];
    }
    return sum + counts.front();
}

/// Measures both in turn, so that they meet the same machine. The first argument is the number of hosts: few stay
/// under the maximum and are grouped, many strike the circuit breaker in every run.
void decide(benchmark::State& state)
{
    using Clock = std::chrono::steady_clock;
    const auto seconds = [](Clock::duration length) { return std::chrono::duration<double>(length).count(); };
    const engine::SimulationInput input{.rule = makeRule(20),
                                        .alerts = makeAlerts(static_cast<std::uint32_t>(state.range(0))),
                                        .profile = rules::newestProfile()};
    benchmark::DoNotOptimize(countValues(*input.alerts));
    double counting = 0;
    double deciding = 0;
    engine::SimulationSummary summary;
    for (auto _ : state) {
        const auto begin = Clock::now();
        benchmark::DoNotOptimize(countValues(*input.alerts));
        const auto middle = Clock::now();
        summary = engine::simulate(input, nullptr).value().summary;
        const auto end = Clock::now();
        counting += seconds(middle - begin);
        deciding += seconds(end - middle);
        state.SetIterationTime(seconds(end - middle));
    }
    const double rounds = static_cast<double>(state.iterations()) * static_cast<double>(summary.documents);
    state.counters["alerts"] = static_cast<double>(summary.documents);
    state.counters["runs"] = static_cast<double>(summary.runs);
    state.counters["cases"] = static_cast<double>(summary.casesOpened);
    state.counters["breaker_runs"] = static_cast<double>(summary.breakerRuns);
    state.counters["ns_per_alert"] = 1e9 * deciding / rounds;
    state.counters["ratio_to_counting"] = deciding / counting;
}

BENCHMARK(decide)->Arg(15)->Arg(5'000)->UseManualTime()->Unit(benchmark::kMillisecond)->Iterations(10);

} // namespace

BENCHMARK_MAIN();
