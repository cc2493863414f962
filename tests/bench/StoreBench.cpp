// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Storing a simulation, against SQLite's C API inserting the very same rows in one transaction, and reading
// pages of cases, the first one and one far down. Prints the ratios at the end.

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <QCoreApplication>
#include <QTemporaryDir>

#include <benchmark/benchmark.h>
#include <sqlite3.h>

#include "core/store/SimulationWriter.h"
#include "core/store/Workspace.h"
#include "tests/store/ScriptedRuns.h"

using namespace casewright;
using namespace Qt::StringLiterals;

namespace {

// A million alerts in runs of 500, spread over 20 groups: as many as Kibana lets a run open cases for.
constexpr tests::Script Flood{.runs = 2'000, .alertsPerRun = 500, .groups = 20};
constexpr int Cases = 1'000'000;
constexpr std::uint32_t PageSize = 100;

// The best of all iterations: other work on the machine only ever adds.
double storeSeconds = 0;
double rawSeconds = 0;

using Database = std::unique_ptr<sqlite3, decltype(&sqlite3_close)>;
using Statement = std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)>;

Database openRaw(const std::string& path)
{
    sqlite3* handle = nullptr;
    if (sqlite3_open(path.c_str(), &handle) != SQLITE_OK)
        qFatal("Cannot open the database.");
    return {handle, &sqlite3_close};
}

void execute(sqlite3* database, const std::string& sql)
{
    if (sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        qFatal("%s", sqlite3_errmsg(database));
}

Statement prepare(sqlite3* database, const std::string& sql)
{
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(database, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK)
        qFatal("%s", sqlite3_errmsg(database));
    return {statement, &sqlite3_finalize};
}

/// A table's rows in memory, ready to be bound.
struct Rows {
    struct Cell {
        int type;
        std::int64_t integer;      ///< or where the text begins
        std::size_t length;
    };
    std::string insert;
    int columns = 0;
    std::vector<Cell> cells;
    std::string bytes;
};

Rows readRows(sqlite3* database, const std::string& table, const std::string& columns, const std::string& order)
{
    Rows rows;
    const Statement statement = prepare(database, "SELECT " + columns + " FROM " + table + " ORDER BY " + order);
    rows.columns = sqlite3_column_count(statement.get());
    while (sqlite3_step(statement.get()) == SQLITE_ROW) {
        for (int i = 0; i < rows.columns; ++i) {
            Rows::Cell cell{.type = sqlite3_column_type(statement.get(), i), .integer = 0, .length = 0};
            if (cell.type == SQLITE_INTEGER) {
                cell.integer = sqlite3_column_int64(statement.get(), i);
            } else if (cell.type != SQLITE_NULL) {
                cell.integer = static_cast<std::int64_t>(rows.bytes.size());
                const void* bytes = sqlite3_column_blob(statement.get(), i);
                cell.length = static_cast<std::size_t>(sqlite3_column_bytes(statement.get(), i));
                rows.bytes.append(static_cast<const char*>(bytes), cell.length);
            }
            rows.cells.push_back(cell);
        }
    }
    std::string marks = "?";
    for (int i = 1; i < rows.columns; ++i)
        marks += ", ?";
    rows.insert = "INSERT INTO " + table + " (" + columns + ") VALUES (" + marks + ")";
    return rows;
}

void insertRows(sqlite3* database, const Rows& rows)
{
    const Statement statement = prepare(database, rows.insert);
    for (std::size_t at = 0; at < rows.cells.size();) {
        for (int i = 1; i <= rows.columns; ++i, ++at) {
            const Rows::Cell& cell = rows.cells[at];
            const char* bytes = rows.bytes.data() + (cell.type == SQLITE_INTEGER ? 0 : cell.integer);
            if (cell.type == SQLITE_INTEGER)
                sqlite3_bind_int64(statement.get(), i, cell.integer);
            else if (cell.type == SQLITE_BLOB)
                sqlite3_bind_blob(statement.get(), i, bytes, static_cast<int>(cell.length), SQLITE_STATIC);
            else if (cell.type == SQLITE_TEXT)
                sqlite3_bind_text(statement.get(), i, bytes, static_cast<int>(cell.length), SQLITE_STATIC);
            else
                sqlite3_bind_null(statement.get(), i);
        }
        if (sqlite3_step(statement.get()) != SQLITE_DONE)
            qFatal("%s", sqlite3_errmsg(database));
        sqlite3_reset(statement.get());
    }
}

std::string makeWorkspace(const QTemporaryDir& folder)
{
    const std::string path = folder.filePath(u"bench.cwspace"_s).toStdString();
    if (!store::Workspace::open(path, store::Access::Create))
        qFatal("The workspace cannot be made.");
    return path;
}

const std::shared_ptr<const alerts::AlertTable>& floodTable()
{
    static const std::shared_ptr<const alerts::AlertTable> table = tests::makeTable(Flood.alerts());
    return table;
}

/// What a simulation stored, by table, in the order in which it came.
std::vector<Rows> floodRows()
{
    const QTemporaryDir folder;
    const std::string path = makeWorkspace(folder);
    static_cast<void>(tests::storeScript(path, Flood, floodTable()));
    const Database database = openRaw(path);
    std::vector<Rows> rows;
    rows.push_back(readRows(database.get(), "simulations",
                            "key, name, rule_json, source, profile, seed, state, started_at", "key"));
    rows.push_back(readRows(database.get(), "alert_indices", "simulation, number, name", "number"));
    rows.push_back(readRows(database.get(), "cases",
                            "key, simulation, number, group_number, counter, id, title, description, tags, owner, "
                            "severity, status, created_at, updated_at, closed_at, total_alerts, times_reopened",
                            "key"));
    rows.push_back(readRows(database.get(), "runs",
                            "simulation, number, at, alerts, groups, maximum_cases, breaker, over_max_signals, muted, "
                            "maintenance_window, over_run_cap, overwritten, over_limit, already_attached, attached, "
                            "failed, created, reopened, attached_to, failure",
                            "number"));
    rows.push_back(readRows(database.get(), "decisions",
                            "simulation, group_number, run, case_number, outcome, reasons, counter, window_start, "
                            "alerts_before, alerts, attached, already_attached, over_limit, first_attached",
                            "run, group_number"));
    rows.push_back(readRows(database.get(), "activity",
                            "case_key, sequence, at, kind, user, alerts, already_attached, counter, reasons, status",
                            "at, case_key"));
    rows.push_back(readRows(database.get(), "case_alerts", "case_key, sequence, id, index_number, at, run",
                            "run, case_key, sequence"));
    return rows;
}

void storeThroughWriter(benchmark::State& state)
{
    const auto& table = floodTable();
    for (auto _ : state) {
        const QTemporaryDir folder;
        const std::string path = makeWorkspace(folder);
        const auto begun = std::chrono::steady_clock::now();
        static_cast<void>(tests::storeScript(path, Flood, table));
        const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
        storeSeconds = storeSeconds > 0 ? std::min(storeSeconds, seconds) : seconds;
        state.SetIterationTime(seconds);
        state.counters["MB"] = static_cast<double>(std::filesystem::file_size(path)) / 1e6;
    }
    state.counters["alerts/s"] = Flood.alerts() / storeSeconds;
}

void storeThroughRawSqlite(benchmark::State& state)
{
    static const std::vector<Rows> rows = floodRows();
    for (auto _ : state) {
        const QTemporaryDir folder;
        const std::string path = makeWorkspace(folder);
        const auto begun = std::chrono::steady_clock::now();
        {
            const Database database = openRaw(path);
            execute(database.get(), "PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536; BEGIN");
            for (const Rows& table : rows)
                insertRows(database.get(), table);
            execute(database.get(), "COMMIT");
        }
        const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
        rawSeconds = rawSeconds > 0 ? std::min(rawSeconds, seconds) : seconds;
        state.SetIterationTime(seconds);
    }
    state.counters["alerts/s"] = Flood.alerts() / rawSeconds;
}

/// A workspace with a million cases, made once.
const std::string& manyCases()
{
    static const QTemporaryDir folder;
    static std::string path;
    if (!path.empty())
        return path;
    path = makeWorkspace(folder);
    const Database database = openRaw(path);
    execute(database.get(),
            "PRAGMA synchronous = OFF; BEGIN;"
            "INSERT INTO simulations (key, name, rule_json, source, profile, seed, state, started_at)"
            " VALUES (1, 'Many', '{}', '', '9.4', 1, 1, 0);"
            "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < "
                + std::to_string(Cases - 1)
                + ") INSERT INTO cases (simulation, number, group_number, counter, id, title, description, tags, owner,"
                  " severity, status, created_at, total_alerts, times_reopened) SELECT 1, i, i, 1,"
                  " randomblob(32),"
                  " 'Rule - Grouping by host-' || i, 'A case', '[\"auto-generated\"]', 'securitySolution',"
                  " 'low', i % 3,"
                  " 1767600000000 + i / 5 * 300000, i % 1001, 0 FROM n; COMMIT");
    return path;
}

void readPage(benchmark::State& state)
{
    const auto workspace = store::Workspace::open(manyCases(), store::Access::ReadOnly);
    store::CaseFilter filter{.order = static_cast<store::CaseOrder>(state.range(0))};
    if (state.range(1) != 0)
        filter.simulation = 1;
    std::optional<store::CaseCursor> after;
    if (state.range(2) != 0) {
        // The last page but one: in the order asked for, nearly a million cases are before it.
        const bool byAlerts = filter.order == store::CaseOrder::MostAlerts;
        const std::int64_t created = 1'767'600'000'000 + 40 * 300'000;
        after = byAlerts ? store::CaseCursor{.sortValue = 1, .key = Cases}
                         : store::CaseCursor{.sortValue = created, .key = 200};
    }
    for (auto _ : state) {
        const auto page = workspace->cases(filter, after, PageSize);
        if (!page || page->size() != PageSize)
            state.SkipWithError("no whole page");
        benchmark::DoNotOptimize(page);
    }
}

void countStatuses(benchmark::State& state)
{
    const auto workspace = store::Workspace::open(manyCases(), store::Access::ReadOnly);
    store::CaseFilter filter;
    if (state.range(0) != 0)
        filter.simulation = 1;
    for (auto _ : state)
        benchmark::DoNotOptimize(workspace->statusCounts(filter));
}

BENCHMARK(storeThroughRawSqlite)->UseManualTime()->Unit(benchmark::kMillisecond)->Iterations(5);
BENCHMARK(storeThroughWriter)->UseManualTime()->Unit(benchmark::kMillisecond)->Iterations(5);
BENCHMARK(readPage)->ArgNames({"order", "simulation", "deep"})->ArgsProduct({{0, 2, 3}, {0, 1}, {0, 1}})
    ->Unit(benchmark::kMicrosecond);
BENCHMARK(countStatuses)->ArgName("simulation")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv))
        return 1;
    benchmark::RunSpecifiedBenchmarks();
    if (storeSeconds > 0 && rawSeconds > 0)
        std::printf("storing %u alerts: %.2f s, raw SQLite %.2f s, ratio %.2f\n", Flood.alerts(), storeSeconds,
                    rawSeconds, storeSeconds / rawSeconds);
    return 0;
}
