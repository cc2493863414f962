// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How fast floods are made, made and decided, and written; documents a second, with a plain flood and one of storms.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include <benchmark/benchmark.h>

#include "core/alerts/Flood.h"
#include "core/alerts/FloodWriter.h"
#include "core/engine/Simulation.h"

namespace {

using namespace casewright;

alerts::Flood makeFlood(std::int64_t documents, bool withStorms)
{
    constexpr std::int64_t PerMinute = 100;
    const base::Duration length{documents / PerMinute * base::Minute.milliseconds};
    alerts::Flood flood{.name = "Flood bench",
                        .start = base::Timestamp{1'767'600'000'000},
                        .length = length,
                        .perMinute = static_cast<double>(PerMinute),
                        .storm = std::nullopt,
                        .fields = {{"host.name", "workstation-", 5'000, 1, 0.02},
                                   {"user.name", "user-", 500, 0.8, 0},
                                   {"event.code", "code-", 20, 1, 0},
                                   {"source.ip", "10.0.0.", 10'000, 0, 0}}};
    if (!withStorms)
        return flood;
    flood.perMinute /= 2;
    flood.week = {1.2, 1.2, 1.2, 1.2, 1.2, 0.5, 0.5};
    flood.storms = {{.kind = alerts::FloodEventKind::Burst, .length = length, .perMinute = PerMinute / 4.0},
                    {.kind = alerts::FloodEventKind::Scanner, .length = length, .perMinute = PerMinute / 4.0,
                     .field = "source.ip"},
                    {.kind = alerts::FloodEventKind::Rename, .after = base::Day, .field = "host.name", .prefix = "new-"}};
    return flood;
}

/// Documents a second, in millions.
void count(benchmark::State& state, std::uint64_t documents)
{
    state.counters["M/s"] = benchmark::Counter(static_cast<double>(documents) / 1e6,
                                               benchmark::Counter::kIsIterationInvariantRate);
}

void making(benchmark::State& state)
{
    const alerts::Flood flood = makeFlood(state.range(0), state.range(1) != 0);
    std::uint32_t documents = 0;
    for (auto _ : state)
        documents = alerts::generate(flood, 1).value()->size();
    count(state, documents);
}

void makingAndDeciding(benchmark::State& state)
{
    const alerts::Flood flood = makeFlood(state.range(0), state.range(1) != 0);
    const rules::Rule rule{.id = {"flood-bench"},
                           .name = "Flood bench",
                           .tags = {},
                           .query = {},
                           .maxSignals = 1'000,
                           .casesAction = rules::CasesAction{.groupBy = "event.code", .timeWindow = "5m",
                                                             .maximumCasesToOpen = 20},
                           .body = {}};
    std::uint64_t documents = 0;
    std::uint64_t attached = 0;
    for (auto _ : state) {
        const engine::SimulationInput input{.rule = rule, .alerts = alerts::generate(flood, 1).value(),
                                            .profile = rules::newestProfile()};
        attached = engine::simulate(input, nullptr).value().summary.audit.attached;
        documents = input.alerts->size();
    }
    count(state, documents);
    state.counters["attached"] = static_cast<double>(attached);
}

void writing(benchmark::State& state)
{
    const alerts::Flood flood = makeFlood(state.range(0), state.range(1) != 0);
    const auto table = alerts::generate(flood, 1).value();
    std::uint64_t bytes = 0;
    for (auto _ : state) {
        bytes = 0;
        const auto sink = [&bytes](std::string_view block) {
            bytes += block.size();
            return base::Result<void>();
        };
        if (!alerts::writeDocuments(*table, flood, 1, table->size(), sink))
            state.SkipWithError("not written");
    }
    count(state, table->size());
    state.counters["MB/s"] = benchmark::Counter(static_cast<double>(bytes) / 1e6,
                                                benchmark::Counter::kIsIterationInvariantRate);
}

constexpr std::int64_t Million = 1'000'000;

BENCHMARK(making)
    ->ArgNames({"documents", "storms"})->ArgsProduct({{Million, 10 * Million}, {0, 1}})
    ->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(makingAndDeciding)
    ->ArgNames({"documents", "storms"})->ArgsProduct({{Million, 10 * Million}, {0, 1}})
    ->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(writing)
    ->ArgNames({"documents", "storms"})->ArgsProduct({{Million}, {0, 1}})
    ->UseRealTime()->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
