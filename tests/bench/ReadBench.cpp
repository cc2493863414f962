// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How fast alerts are read from NDJSON, as ratios to simdjson alone, which parses each line on demand and looks at
// every value but keeps nothing, and to reading the bytes of the file and finding the ends of its lines.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <unistd.h>

#include <benchmark/benchmark.h>
#include <simdjson.h>

#include "core/alerts/AlertReader.h"
#include "core/alerts/Flood.h"

namespace {

using namespace casewright;
namespace ondemand = simdjson::ondemand;

constexpr double Megabyte = 1e6;

/// 26 fields, as alerts have them: of few values, of many, all different, and missing ones.
std::vector<alerts::FloodField> fields()
{
    return {{"host.name", "workstation-", 2'000, 1, 0},
            {"host.os.name", "Windows Server ", 6, 1, 0},
            {"host.ip", "10.1.2.", 2'000, 1, 0},
            {"user.name", "user-", 10'000, 1, 0.05},
            {"user.domain", "CORP-", 12, 1, 0.05},
            {"source.ip", "10.20.30.", 50'000, 0.5, 0},
            {"source.port", "4", 60'000, 0, 0},
            {"destination.ip", "192.168.7.", 5'000, 1, 0},
            {"destination.port", "44", 100, 1, 0},
            {"process.name", "program-", 500, 1, 0},
            {"process.parent.name", "program-", 200, 1, 0},
            {"process.executable", "C:\\Program Files\\Vendor\\program-", 800, 1, 0},
            {"process.command_line", "C:\\Windows\\System32\\program.exe /quiet /log:", 100'000, 0.8, 0},
            {"process.pid", "1", 60'000, 0, 0},
            {"file.path", "C:\\Users\\Public\\Documents\\report-", 20'000, 1, 0.4},
            {"file.hash.sha256", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f0", 30'000, 1, 0.4},
            {"event.code", "4", 200, 1, 0},
            {"event.category", "category-", 8, 1, 0},
            {"event.action", "action-", 90, 1, 0},
            {"event.outcome", "outcome-", 3, 1, 0.3},
            {"event.hash", "0123456789abcdef0123456789abcdef", 1'000'000, 0, 0},
            {"network.transport", "protocol-", 3, 1, 0.2},
            {"agent.id", "5b1f7a3e-0c4d-4e52-9a60-", 2'000, 1, 0},
            {"kibana.alert.rule.name", "Suspicious activity number ", 60, 1, 0},
            {"kibana.alert.severity", "severity-", 4, 1, 0},
            {"message", "A program was started that nobody had started on this host before: ", 200'000, 0.5, 0}};
}

/// A flood as a file, which goes when the program ends.
class FloodFile {
public:
    FloodFile()
    {
        const alerts::Flood flood{.name = "Read bench",
                                  .start = base::Timestamp{1'767'600'000'000},
                                  .length = base::Day,
                                  .perMinute = 100,
                                  .storm = std::nullopt,
                                  .fields = fields()};
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

/// The lines of the file.
std::size_t readBytes(const std::string& path)
{
    constexpr std::size_t BlockBytes = 1U << 20U;
    std::vector<char> block(BlockBytes);
    std::FILE* const file = std::fopen(path.c_str(), "rb");
    std::size_t lines = 0;
    while (const std::size_t size = std::fread(block.data(), 1, BlockBytes, file)) {
        const char* at = block.data();
        const char* const end = at + size;
        while (const void* found = std::memchr(at, '\n', static_cast<std::size_t>(end - at))) {
            at = static_cast<const char*>(found) + 1;
            ++lines;
        }
    }
    std::fclose(file);
    return lines;
}

/// Measures all in turn, so that they meet the same machine.
void read(benchmark::State& state)
{
    using Clock = std::chrono::steady_clock;
    const auto seconds = [](Clock::duration length) { return std::chrono::duration<double>(length).count(); };
    const FloodFile& file = floodFile();
    benchmark::DoNotOptimize(readWithSimdjson(file.path())); // the file is in the page cache now
    double bytes = 0;
    double alone = 0;
    double reading = 0;
    std::uint32_t rows = 0;
    for (auto _ : state) {
        const auto before = Clock::now();
        benchmark::DoNotOptimize(readBytes(file.path()));
        const auto begin = Clock::now();
        benchmark::DoNotOptimize(readWithSimdjson(file.path()));
        const auto middle = Clock::now();
        rows = alerts::readAlerts(file.path(), {}).value().table->size();
        const auto end = Clock::now();
        bytes += seconds(begin - before);
        alone += seconds(middle - begin);
        reading += seconds(end - middle);
        state.SetIterationTime(seconds(end - middle));
    }
    const auto rounds = static_cast<double>(state.iterations());
    state.counters["MB"] = file.megabytes();
    state.counters["documents"] = rows;
    state.counters["simdjson_MB/s"] = file.megabytes() * rounds / alone;
    state.counters["reader_MB/s"] = file.megabytes() * rounds / reading;
    state.counters["ratio_to_bytes"] = reading / bytes;
    state.counters["ratio_to_simdjson"] = reading / alone;
}

BENCHMARK(read)->UseManualTime()->Unit(benchmark::kMillisecond)->Iterations(5);

} // namespace

BENCHMARK_MAIN();
