// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How fast alerts are read from NDJSON, as a ratio to simdjson alone, which parses each line on demand
// and looks at every value but keeps nothing.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

#include <unistd.h>

#include <benchmark/benchmark.h>
#include <simdjson.h>

#include "core/alerts/AlertReader.h"
#include "core/alerts/Flood.h"

namespace {

using namespace casewright;
namespace ondemand = simdjson::ondemand;

constexpr double Megabyte = 1e6;

/// A flood as a file of about 100 MB, which goes when the program ends.
class FloodFile {
public:
    FloodFile()
    {
        const alerts::Flood flood{.name = "Read bench",
                                  .start = base::Timestamp{1'767'600'000'000},
                                  .length = base::Day,
                                  .perMinute = 300,
                                  .storm = std::nullopt,
                                  .fields = {{"host.name", "workstation-", 2'000, 1, 0},
                                             {"user.name", "user-", 10'000, 1, 0.05},
                                             {"source.ip", "10.20.30.", 50'000, 0.5, 0},
                                             {"kibana.alert.rule.name", "Suspicious activity number ", 60, 1, 0},
                                             {"event.code", "code-", 200, 1, 0},
                                             {"event.hash", "0123456789abcdef", 1'000'000, 0, 0}}};
        const auto table = alerts::generate(flood, 1).value();
        std::ofstream out(m_path, std::ios::binary);
        for (std::uint32_t row = 0; row < table->size(); ++row)
            out << table->document({row}).value() << '\n';
    }
    ~FloodFile() { std::filesystem::remove(m_path); }
    FloodFile(const FloodFile&) = delete;
    FloodFile& operator=(const FloodFile&) = delete;

    [[nodiscard]] const std::string& path() const { return m_path; }
    [[nodiscard]] double megabytes() const
    {
        return static_cast<double>(std::filesystem::file_size(m_path)) / Megabyte;
    }

private:
    std::string m_path =
        std::filesystem::temp_directory_path() / ("casewright-read-bench-" + std::to_string(::getpid()) + ".ndjson");
};

const FloodFile& floodFile()
{
    static const FloodFile file;
    return file;
}

std::size_t look(ondemand::value value)
{
    switch (value.type()) {
    case ondemand::json_type::object: {
        std::size_t size = 0;
        for (auto field : value.get_object())
            size += field.unescaped_key().value().size() + look(field.value());
        return size;
    }
    case ondemand::json_type::array: {
        std::size_t size = 0;
        for (auto element : value.get_array())
            size += look(element.value());
        return size;
    }
    case ondemand::json_type::string: return value.get_string().value().size();
    case ondemand::json_type::number: return static_cast<std::size_t>(value.get_double().value() > 0);
    case ondemand::json_type::boolean: return static_cast<std::size_t>(value.get_bool().value());
    default: return static_cast<std::size_t>(value.is_null().value());
    }
}

std::size_t readWithSimdjson(const std::string& path)
{
    const simdjson::padded_string text = simdjson::padded_string::load(path);
    ondemand::parser parser;
    std::size_t size = 0;
    const char* at = text.data();
    const char* const end = at + text.size();
    while (at < end) {
        const char* const lineEnd = std::find(at, end, '\n');
        const auto length = static_cast<std::size_t>(lineEnd - at);
        ondemand::document document =
            parser.iterate(simdjson::padded_string_view(at, length, length + simdjson::SIMDJSON_PADDING));
        for (auto field : document.get_object())
            size += field.unescaped_key().value().size() + look(field.value());
        at = lineEnd + 1;
    }
    return size;
}

/// Measures both in turn, so that they meet the same machine.
void read(benchmark::State& state)
{
    using Clock = std::chrono::steady_clock;
    const auto seconds = [](Clock::duration length) { return std::chrono::duration<double>(length).count(); };
    const FloodFile& file = floodFile();
    benchmark::DoNotOptimize(readWithSimdjson(file.path())); // the file is in the page cache now
    double alone = 0;
    double reading = 0;
    std::uint32_t rows = 0;
    for (auto _ : state) {
        const auto begin = Clock::now();
        benchmark::DoNotOptimize(readWithSimdjson(file.path()));
        const auto middle = Clock::now();
        rows = alerts::readAlerts(file.path(), {}).value().table->size();
        const auto end = Clock::now();
        alone += seconds(middle - begin);
        reading += seconds(end - middle);
        state.SetIterationTime(seconds(end - middle));
    }
    const auto rounds = static_cast<double>(state.iterations());
    state.counters["MB"] = file.megabytes();
    state.counters["documents"] = rows;
    state.counters["simdjson_MB/s"] = file.megabytes() * rounds / alone;
    state.counters["reader_MB/s"] = file.megabytes() * rounds / reading;
    state.counters["ratio_to_simdjson"] = reading / alone;
}

BENCHMARK(read)->UseManualTime()->Unit(benchmark::kMillisecond)->Iterations(5);

} // namespace

BENCHMARK_MAIN();
