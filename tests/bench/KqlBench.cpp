// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How fast queries match, from the tree to the rows and on one core, against std::count over the codes of the columns
// that they ask, measured in turn (`without_rows`: when only their number is asked for); and where all values differ,
// against a plain look at the value of each row. Speeds are medians: `of_count` 1 is as fast as counting, `of_scan`
// above 1 faster than looking at each value.

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "core/alerts/Flood.h"
#include "core/kql/Parser.h"
#include "core/kql/Query.h"

namespace {

using namespace casewright;
using Clock = std::chrono::steady_clock;

constexpr int Rounds = 31;

/// A million documents. Codes of hosts have a byte each, those of users two, those of processes four; ids all differ.
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
void scan(const alerts::Column& column, const std::string& wanted)
{
    std::size_t found = 0;
    column.codes().visit([&](const auto& numbers) {
        for (std::uint32_t row = 0; row < column.codes().size(); ++row) {
            const std::uint32_t code = numbers[row];
            found += code != alerts::Column::Missing && column.value(code).text == wanted ? 1U : 0U;
        }
    });
    benchmark::DoNotOptimize(found);
}

/// The query with `%` for the value in the middle of the table.
kql::Node treeOf(std::string query, const std::string& field)
{
    const alerts::Column& column = columnOf(field);
    const std::string value(column.value(column.codes()[documents().size() / 2]).text);
    for (std::size_t at = query.find('%'); at != std::string::npos; at = query.find('%'))
        query.replace(at, 1, value);
    return kql::parse(query).tree.value();
}

void match(benchmark::State& state, const std::string& query, const std::vector<std::string>& fields, bool isScan)
{
    const kql::Node tree = treeOf(query, fields.front());
    std::vector<double> matching;
    std::vector<double> counting;
    std::vector<double> yardstick;
    std::size_t rows = 0;
    for (auto round : state) {
        static_cast<void>(round);
        for (int i = 0; i < Rounds; ++i) {
            matching.push_back(secondsOf([&] { rows = kql::Query(tree, documents()).rows({}, {})->size(); }));
            counting.push_back(secondsOf([&] {
                benchmark::DoNotOptimize(*kql::Query(tree, documents()).count({}, {0, documents().size()}, {}));
            }));
            yardstick.push_back(secondsOf([&] {
                for (const std::string& field : fields) {
                    if (isScan)
                        scan(columnOf(field), tree.value.text);
                    else
                        count(columnOf(field));
                }
            }));
        }
    }
    state.counters["rows"] = double(rows);
    state.counters["ns_per_row"] = median(matching) * 1e9 / double(documents().size());
    state.counters[isScan ? "of_scan" : "of_count"] = median(yardstick) / median(matching);
    state.counters["without_rows"] = median(yardstick) / median(counting);
}

} // namespace

int main(int argc, char** argv)
{
    const auto add = [](const std::string& query, const std::vector<std::string>& fields, bool isScan = false) {
        benchmark::RegisterBenchmark(query.c_str(), match, query, fields, isScan)
            ->Iterations(1)
            ->Unit(benchmark::kMillisecond);
    };
    for (const std::string field : {"host.name", "user.name", "process.name"}) {
        add(field + ": %", {field});
        add("not " + field + ": %", {field});
        add(field + ": *", {field});
        add(field + ": *7", {field});
        add(field + " > %", {field});
    }
    add("host.name: (host-1 or host-2 or host-3 or host-4 or host-5 or host-6)",
        {"host.name", "host.name", "host.name", "host.name", "host.name", "host.name"});
    add("user.name: % and host.name: host-1 and not user.domain: *", {"user.name", "host.name", "user.domain"});
    add("process.name: % or (user.name: user-1 and not host.name: host-2)", {"process.name", "user.name", "host.name"});
    add("event.id: %", {"event.id"}, true);
    add("not event.id: %", {"event.id"}, true);
    add("event.id: *77", {"event.id"}, true);
    add("event.id > %", {"event.id"}, true);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
