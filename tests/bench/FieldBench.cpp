// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How long the statistics of fields take a million cells, and how soon they stop on request.

#include <chrono>
#include <memory>
#include <thread>

#include <benchmark/benchmark.h>

#include "core/alerts/FieldStatistics.h"
#include "core/alerts/Flood.h"

namespace {

using namespace casewright;
using Clock = std::chrono::steady_clock;

std::shared_ptr<const alerts::AlertTable> table(std::uint32_t documents)
{
    const alerts::Flood flood{.name = "Field bench",
                              .start = base::Timestamp{1'767'600'000'000},
                              .length = base::Day,
                              .perMinute = static_cast<double>(documents) / 1'440,
                              .storm = std::nullopt,
                              .fields = {{.name = "one", .prefix = "o", .cardinality = 1},
                                         {.name = "host", .prefix = "host-", .cardinality = 18, .skew = 1.1},
                                         {.name = "user", .prefix = "u-", .cardinality = 412, .skew = 1, .missing = 0.1},
                                         {.name = "address", .prefix = "10.", .cardinality = 20'000, .skew = 0.5},
                                         {.name = "process", .prefix = "p", .cardinality = 400'000, .missing = 0.3},
                                         {.name = "each", .prefix = "e", .sequence = true}}};
    return alerts::generate(flood, 1).value();
}

void countFields(benchmark::State& state)
{
    const auto counted = table(static_cast<std::uint32_t>(state.range(0)));
    const double cells = double(counted->size()) * double(counted->columns().size());
    const Clock::time_point begin = Clock::now();
    for (auto round : state) {
        static_cast<void>(round);
        benchmark::DoNotOptimize(alerts::fieldStatistics(*counted));
    }
    const double milliseconds = std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
    state.counters["ms_per_million_cells"] = milliseconds / double(state.iterations()) / (cells / 1e6);
}

/// From the request to the end.
void stopCounting(benchmark::State& state)
{
    const auto counted = table(static_cast<std::uint32_t>(state.range(0)));
    double longest = 0;
    for (auto round : state) {
        static_cast<void>(round);
        std::stop_source stop;
        Clock::time_point asked;
        std::jthread asking([&] {
            for (const Clock::time_point begin = Clock::now(); Clock::now() - begin < std::chrono::milliseconds(5);)
                std::this_thread::yield();
            asked = Clock::now();
            stop.request_stop();
        });
        const auto fields = alerts::fieldStatistics(*counted, stop.get_token());
        const Clock::time_point end = Clock::now();
        asking.join();
        if (fields)
            state.SkipWithError("was done before it was asked to stop");
        longest = std::max(longest, std::chrono::duration<double, std::milli>(end - asked).count());
    }
    state.counters["longest_ms"] = longest;
}

} // namespace

BENCHMARK(countFields)->Arg(1'000'000)->Arg(10'000'000)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(stopCounting)->Arg(10'000'000)->Iterations(20)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK_MAIN();
