// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How fast queries match, on one core and from the tree on: `of_count` to the bits of the rows, `of_count_with_list` to
// a list of them, against std::count over the codes of the columns that are asked. Where all values differ, `of_scan`:
// against asking the value of each row the same. Each in turn; 1 is as fast as the yardstick, above 1 faster. Medians.

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <benchmark/benchmark.h>

#include "core/alerts/Flood.h"
#include "core/kql/Parser.h"
#include "core/kql/Query.h"

namespace {

using namespace casewright;
using Clock = std::chrono::steady_clock;

constexpr int Rounds = 101;

/// A million documents. Codes of hosts have a byte each, those of users two, those of files and processes four; ids all
/// differ.
const alerts::AlertTable& documents()
{
    static const std::shared_ptr<const alerts::AlertTable> table = [] {
        const alerts::Flood flood{
            .name = "KQL bench",
            .start = base::Timestamp{1'767'600'000'000},
            .length = base::Day,
            .perMinute = 700,
            .storm = std::nullopt,
            .fields = {{.name = "host.name", .prefix = "host-", .cardinality = 200, .skew = 1},
                       {.name = "user.name", .prefix = "user-", .cardinality = 20'000, .skew = 0.5},
                       {.name = "file.name", .prefix = "file-", .cardinality = 70'000, .skew = 0.1},
                       {.name = "process.name", .prefix = "process-", .cardinality = 150'000, .skew = 0.3},
                       {.name = "user.domain", .prefix = "x-", .cardinality = 90, .missing = 0.4},
                       {.name = "event.id", .prefix = "event-", .sequence = true}}};
        return alerts::generate(flood, 1).value();
    }();
    return *table;
}

double secondsOf(const auto& work)
{
    const Clock::time_point begin = Clock::now();
    work();
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

double median(std::vector<double> all)
{
    std::nth_element(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2), all.end());
    return all[all.size() / 2];
}

const alerts::Column& columnOf(const std::string& field) { return *documents().column(field); }

/// Counts one code in all rows.
void count(const alerts::Column& column)
{
    column.codes().visit([](const auto& numbers) {
        if constexpr (requires { numbers.begin(); })
            benchmark::DoNotOptimize(std::count(numbers.begin(), numbers.end(), numbers[numbers.size() / 2]));
    });
}

/// Looks at the value of each row.
template<class Asked>
void scan(const alerts::Column& column, const std::string& wanted, Asked asked)
{
    std::size_t found = 0;
    column.codes().visit([&](const auto& numbers) {
        for (std::uint32_t row = 0; row < column.codes().size(); ++row) {
            const std::uint32_t code = numbers[row];
            found += code != alerts::Column::Missing && asked(column.value(code).text, wanted) ? 1U : 0U;
        }
    });
    benchmark::DoNotOptimize(found);
}

/// A value in the middle of the table.
std::string middleOf(const std::string& field)
{
    const alerts::Column& column = columnOf(field);
    return std::string(column.value(column.codes()[documents().size() / 2]).text);
}

/// The query with that value for `%`.
kql::Node treeOf(std::string query, const std::string& field)
{
    const std::string value = middleOf(field);
    for (std::size_t at = query.find('%'); at != std::string::npos; at = query.find('%'))
        query.replace(at, 1, value);
    return kql::parse(query).tree.value();
}

void match(benchmark::State& state, const std::string& query, const std::string& field, const std::string& name,
           const std::function<void()>& yardstick)
{
    const kql::Node tree = treeOf(query, field);
    const kql::RowRange all{.begin = 0, .end = documents().size()};
    std::vector<double> toBits;
    std::vector<double> toList;
    std::vector<double> plain;
    std::size_t rows = 0;
    for (auto round : state) {
        static_cast<void>(round);
        for (int i = 0; i < Rounds; ++i) {
            toBits.push_back(
                secondsOf([&] { benchmark::DoNotOptimize(*kql::Query(tree, documents()).bits({}, all, {})); }));
            plain.push_back(secondsOf(yardstick));
            toList.push_back(secondsOf([&] { rows = kql::Query(tree, documents()).rows({}, {})->size(); }));
        }
    }
    state.counters["rows"] = double(rows);
    state.counters["ns_per_row"] = median(toBits) * 1e9 / double(documents().size());
    state.counters[name] = median(plain) / median(toBits);
    state.counters[name + "_with_list"] = median(plain) / median(toList);
}

void add(const std::string& query, const std::vector<std::string>& fields)
{
    const auto yardstick = [fields] {
        for (const std::string& field : fields)
            count(columnOf(field));
    };
    benchmark::RegisterBenchmark(query.c_str(), match, query, fields.front(), "of_count", yardstick)
        ->Iterations(1)
        ->Unit(benchmark::kMillisecond);
}

/// Where all values differ.
template<class Asked>
void addScan(const std::string& query, Asked asked)
{
    const std::string field = "event.id";
    const auto yardstick = [field, wanted = middleOf(field), asked] { scan(columnOf(field), wanted, asked); };
    benchmark::RegisterBenchmark(query.c_str(), match, query, field, "of_scan", yardstick)
        ->Iterations(1)
        ->Unit(benchmark::kMillisecond);
}

} // namespace

int main(int argc, char** argv)
{
    for (const std::string field : {"host.name", "user.name", "file.name", "process.name"}) {
        add(field + ": %", {field});
        add("not " + field + ": %", {field});
        add(field + ": *", {field});
        add(field + ": " + middleOf(field).substr(0, 6) + "*", {field});
        add(field + ": *7", {field});
        add(field + ": *7*", {field});
        add(field + " > %", {field});
        const std::string stem = middleOf(field).substr(0, middleOf(field).find('-') + 1);
        std::string list = stem + "1";
        for (const char digit : {'2', '3', '4', '5', '6'})
            list += " or " + stem + digit;
        add(field + ": (" + list + ")", {field});
    }
    add("user.name: % and host.name: host-1 and not user.domain: *", {"user.name", "host.name", "user.domain"});
    add("process.name: % or (user.name: user-1 and not host.name: host-2)", {"process.name", "user.name", "host.name"});
    using Value = std::string_view;
    using Wanted = const std::string&;
    addScan("event.id: %", [](Value value, Wanted wanted) { return value == wanted; });
    addScan("not event.id: %", [](Value value, Wanted wanted) { return value != wanted; });
    addScan("event.id: *", [](Value, Wanted) { return true; });
    addScan("event.id: event-5*", [](Value value, Wanted) { return value.starts_with("event-5"); });
    addScan("event.id: *77", [](Value value, Wanted) { return value.ends_with("77"); });
    addScan("event.id: *7*", [](Value value, Wanted) { return value.find('7') != value.npos; });
    addScan("event.id > %", [](Value value, Wanted wanted) { return value > wanted; });
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
