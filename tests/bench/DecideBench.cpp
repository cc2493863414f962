// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How fast the engine decides, against a plain std::unordered_map<std::string, int> that counts the values of the same
// alerts, measured in turn; and what it keeps in memory. Ratios are medians: above 1, the engine is the faster one.

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include <malloc.h>

#include <benchmark/benchmark.h>

#include "core/alerts/FieldLookup.h"
#include "core/alerts/Flood.h"
#include "core/engine/AlertGrouping.h"
#include "core/engine/CasesConnector.h"
#include "core/engine/Simulation.h"

namespace {

using namespace casewright;
using Clock = std::chrono::steady_clock;

constexpr std::uint32_t AlertsPerRun = 500;
constexpr int Rounds = 15;

/// A million alerts in a week, 500 for each run of a rule that runs every 5 minutes.
std::shared_ptr<const alerts::AlertTable> makeAlerts(std::uint32_t hosts, double skew = 1)
{
    const alerts::Flood flood{.name = "Decide bench",
                              .start = base::Timestamp{1'767'600'000'000},
                              .length = base::Week,
                              .perMinute = 100,
                              .storm = std::nullopt,
                              .fields = {{"host.name", "workstation-", hosts, skew, 0.02}}};
    return alerts::generate(flood, 1).value();
}

rules::Rule makeRule(const std::string& window)
{
    return {.id = {"decide-bench"},
            .name = "Decide bench",
            .tags = {},
            .query = {},
            .maxSignals = 1'000,
            .casesAction = rules::CasesAction{.groupBy = "host.name", .timeWindow = window, .maximumCasesToOpen = 20},
            .body = {}};
}

/// What is counted: the value of each alert, as a text of its own.
std::vector<std::string> valuesOf(const alerts::AlertTable& table)
{
    const alerts::FieldCells cells = alerts::lookUp(table, "host.name").value();
    std::vector<std::string> values;
    values.reserve(cells.codes.size());
    for (const std::uint32_t code : cells.codes)
        values.push_back(code == 0 ? std::string() : cells.values[code - 1]);
    return values;
}

/// Counts the values in the same map, `rounds` times.
std::size_t countValues(const std::vector<std::string>& values, int rounds = 1)
{
    std::unordered_map<std::string, int> counts;
    for (int round = 0; round < rounds; ++round)
        for (const std::string& value : values)
            ++counts[value];
    return counts.size();
}

double median(std::vector<double> all)
{
    std::nth_element(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2), all.end());
    return all[all.size() / 2];
}

/// Times both in turn, so that they meet the same machine.
template<class Count, class Decide>
void compare(benchmark::State& state, std::size_t alerts, Count count, Decide decide)
{
    const auto seconds = [](auto work) {
        const auto begin = Clock::now();
        benchmark::DoNotOptimize(work());
        return std::chrono::duration<double>(Clock::now() - begin).count();
    };
    std::vector<double> counting;
    std::vector<double> deciding;
    std::vector<double> ratios;
    for (auto _ : state) {
        counting.push_back(seconds(count));
        deciding.push_back(seconds(decide));
        ratios.push_back(counting.back() / deciding.back());
        state.SetIterationTime(deciding.back());
    }
    const auto million = static_cast<double>(alerts) / 1e6;
    state.counters["map_M/s"] = million / median(counting);
    state.counters["engine_M/s"] = million / median(deciding);
    state.counters["ratio"] = median(ratios);
}

/// A whole simulation. `hosts`: few stay under the maximum and are grouped, many strike the circuit breaker in every
/// run. `window`: minutes until a group gets its next case; a full case takes no more alerts. `skew`: 0 spreads the
/// alerts evenly over the hosts, 1 as words are in a language.
void simulation(benchmark::State& state)
{
    const engine::SimulationInput input{.rule = makeRule(std::to_string(state.range(1)) + 'm'),
                                        .alerts = makeAlerts(static_cast<std::uint32_t>(state.range(0)),
                                                             static_cast<double>(state.range(2))),
                                        .profile = rules::newestProfile()};
    const std::vector<std::string> values = valuesOf(*input.alerts);
    engine::SimulationSummary summary;
    compare(state, values.size(), [&] { return countValues(values); }, [&] {
        summary = engine::simulate(input, nullptr).value().summary;
        return summary.casesOpened;
    });
    state.counters["runs"] = static_cast<double>(summary.runs);
    state.counters["breaker"] = static_cast<double>(summary.breakerRuns);
    state.counters["cases"] = static_cast<double>(summary.casesOpened);
    state.counters["attached"] = static_cast<double>(summary.audit.attached);
}

engine::ConnectorSettings connectorSettings(base::Duration window)
{
    return {.rule = {.id = {"decide-bench"}, .name = "Decide bench", .tags = {}},
            .owner = "securitySolution",
            .space = "default",
            .timeWindow = window,
            .limit = 20};
}

/// Ongoing alerts: each run hands over the same 500 alerts again, as a rule with a life cycle does.
void sameAlertsAgain(benchmark::State& state)
{
    constexpr int Runs = 2'000;
    const auto table = makeAlerts(static_cast<std::uint32_t>(state.range(0)));
    std::vector<std::string> values = valuesOf(*table);
    values.resize(AlertsPerRun);
    std::vector<base::AlertRow> rows;
    while (rows.size() < AlertsPerRun)
        rows.push_back({static_cast<std::uint32_t>(rows.size())});
    engine::AlertGrouping grouping = engine::AlertGrouping::ofTable(*table, "host.name").value();
    engine::Audit audit;
    compare(state, std::size_t{Runs} * AlertsPerRun, [&] { return countValues(values, Runs); }, [&] {
        audit = {};
        engine::CasesConnector connector(connectorSettings(base::Week));
        base::Timestamp now = table->times().front();
        for (int run = 0; run < Runs; ++run, now = now + base::Minute)
            audit += connector.run(now, grouping.group(rows, connector.settings().limit), table->idNumbers()).audit;
        return audit.attached;
    });
    state.counters["attached"] = static_cast<double>(audit.attached);
    state.counters["already"] = static_cast<double>(audit.alreadyAttached);
}

double bytesInUse()
{
    const struct mallinfo2 heap = mallinfo2();
    return static_cast<double>(heap.uordblks + heap.hblkhd);
}

/// What stays in memory: the engine's own state, and decisions for whoever keeps them all.
void memory(benchmark::State& state)
{
    const auto table = makeAlerts(static_cast<std::uint32_t>(state.range(0)));
    for (auto _ : state) {
        engine::AlertGrouping grouping = engine::AlertGrouping::ofTable(*table, "host.name").value();
        engine::CasesConnector connector(connectorSettings({state.range(1) * base::Minute.milliseconds}));
        std::vector<std::vector<engine::Decision>> kept;
        kept.reserve(table->size() / AlertsPerRun + 1);
        std::uint64_t attached = 0;
        std::size_t decisions = 0;
        const double before = bytesInUse();
        std::vector<base::AlertRow> rows;
        for (std::uint32_t row = 0; row < table->size(); ++row) {
            rows.push_back({row});
            if (rows.size() < AlertsPerRun)
                continue;
            engine::RunResult run = connector.run(table->times()[row],
                                                  grouping.group(rows, connector.settings().limit),
                                                  table->idNumbers());
            rows.clear();
            attached += run.attached.size();
            decisions += run.decisions.size();
            kept.push_back(std::move(run.decisions));
        }
        const double withDecisions = bytesInUse();
        kept.clear();
        const double after = bytesInUse();
        state.counters["B/attached"] = (after - before) / static_cast<double>(attached);
        state.counters["B/decision"] = (withDecisions - after) / static_cast<double>(decisions);
        state.counters["sizeof_Decision"] = sizeof(engine::Decision);
        state.counters["decisions"] = static_cast<double>(decisions);
        state.counters["cases"] = static_cast<double>(connector.cases().size());
    }
}

BENCHMARK(simulation)
    ->ArgNames({"hosts", "window", "skew"})
    ->ArgsProduct({{5'000}, {7 * 24 * 60, 60, 5}, {0, 1}})
    ->Args({15, 60, 1})
    ->UseManualTime()->Unit(benchmark::kMillisecond)->Iterations(Rounds);
BENCHMARK(sameAlertsAgain)
    ->ArgName("hosts")->Arg(5'000)->Arg(15)
    ->UseManualTime()->Unit(benchmark::kMillisecond)->Iterations(Rounds);
BENCHMARK(memory)->ArgNames({"hosts", "window"})->Args({5'000, 5})->Args({15, 60})->Iterations(1);

} // namespace

BENCHMARK_MAIN();
