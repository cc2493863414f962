// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A sweep of 72 settings, nine fields by eight windows, over a million alerts, against one simulation of the same rule
// without a store, measured in turn. Medians; `cpu` is the time of all threads, which other programs change little;
// memory is what the sweep had beside the alerts at its cells.

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <ctime>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <malloc.h>

#include <benchmark/benchmark.h>

#include "core/alerts/Flood.h"
#include "core/analysis/Sweep.h"

namespace {

using namespace casewright;
using Clock = std::chrono::steady_clock;

constexpr int Rounds = 5;

double secondsSince(Clock::time_point begun)
{
    return std::chrono::duration<double>(Clock::now() - begun).count();
}

/// Of all threads.
double cpuSince(std::clock_t begun)
{
    return static_cast<double>(std::clock() - begun) / CLOCKS_PER_SEC;
}

double median(std::vector<double> all)
{
    std::nth_element(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2), all.end());
    return all[all.size() / 2];
}

std::size_t bytesInUse()
{
    const struct mallinfo2 info = mallinfo2();
    return info.uordblks + info.hblkhd;
}

/// A million alerts in a week, with fields as security data has them: from one value for all to one for each alert.
std::shared_ptr<const alerts::AlertTable> makeAlerts()
{
    const alerts::Flood flood{.name = "Sweep bench",
                              .start = base::Timestamp{1'767'600'000'000},
                              .length = base::Week,
                              .perMinute = 100,
                              .storm = std::nullopt,
                              .fields = {{"host.name", "workstation-", 400, 1.0, 0.02},
                                         {"user.name", "user-", 900, 1.1, 0.1},
                                         {"source.ip", "10.0.0.", 20'000, 0.8, 0.05},
                                         {"destination.ip", "10.1.0.", 60'000, 0.6, 0.05},
                                         {"process.parent.name", "parent-", 60, 1.3, 0.2},
                                         {"process.name", "process-", 12, 1.2, 0.0},
                                         {"host.os.name", "os-", 4, 1.0, 0.0},
                                         {"event.action", "action-", 15, 1.0, 0.0}}};
    return alerts::generate(flood, 1).value();
}

/// `maximum`: the most cases a run; with few, grouping is given up for most fields.
analysis::SweepInput makeInput(std::int64_t maximum, bool isStaffed)
{
    rules::Rule rule;
    rule.id = {"sweep-bench"};
    rule.name = "Sweep bench";
    rule.maxSignals = 1'000;
    analysis::SweepInput input{
        .runs = {.rule = rule, .alerts = makeAlerts(), .profile = rules::newestProfile()},
        .action = {.action = {.groupBy = "host.name", .maximumCasesToOpen = maximum}},
        .axes = {.groupBys = {"", "host.name", "user.name", "source.ip", "process.parent.name", "process.name",
                              "host.os.name", "event.action", "destination.ip"},
                 .timeWindows = {"5m", "1h", "4h", "12h", "1d", "3d", "7d", "30d"}}};
    if (isStaffed)
        input.action.analysts.work = engine::CloseAfter{engine::UniformLength{base::Hour, base::Day}};
    return input;
}

void sweep(benchmark::State& state)
{
    const analysis::SweepInput input = makeInput(state.range(0), state.range(1) != 0);
    const engine::SimulationInput plain = engine::simulationInput(input.runs, input.action);
    const std::size_t before = bytesInUse();
    std::size_t most = 0;
    std::vector<double> ones, sweeps, ratios, firsts, oneCpus, sweepCpus;
    std::uint64_t cases = 0;
    for (auto _ : state) {
        const std::clock_t oneCpu = std::clock();
        const auto oneBegun = Clock::now();
        benchmark::DoNotOptimize(engine::simulate(plain, nullptr).value().summary.casesOpened);
        ones.push_back(secondsSince(oneBegun));
        oneCpus.push_back(cpuSince(oneCpu));
        std::optional<double> first;
        const std::clock_t cpu = std::clock();
        const auto begun = Clock::now();
        const analysis::Sweep swept = analysis::sweep(input, [&](const analysis::SweepCell&) {
            if (!first)
                first = secondsSince(begun);
            most = std::max(most, bytesInUse());
        }).value();
        sweeps.push_back(secondsSince(begun));
        sweepCpus.push_back(cpuSince(cpu));
        ratios.push_back(sweeps.back() / ones.back());
        firsts.push_back(first.value_or(0));
        state.SetIterationTime(sweeps.back());
        cases = 0;
        for (const analysis::SweepCell& cell : swept.cells)
            cases += cell.outcome->summary.casesOpened;
    }
    state.counters["one_ms"] = median(ones) * 1e3;
    state.counters["sweep_ms"] = median(sweeps) * 1e3;
    state.counters["ratio"] = median(ratios);
    state.counters["one_cpu_ms"] = median(oneCpus) * 1e3;
    state.counters["sweep_cpu_ms"] = median(sweepCpus) * 1e3;
    state.counters["first_ms"] = median(firsts) * 1e3;
    state.counters["memory_MB"] = static_cast<double>(most - before) / 1e6;
    state.counters["cases"] = static_cast<double>(cases);
}

} // namespace

BENCHMARK(sweep)->ArgNames({"maximum", "analysts"})->Args({5, 0})->Args({20, 0})->Args({20, 1})->Iterations(Rounds)
    ->UseManualTime()->Unit(benchmark::kMillisecond);

BENCHMARK_MAIN();
