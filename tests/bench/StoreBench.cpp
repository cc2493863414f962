// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Storing a simulation, against SQLite's C API inserting the very same rows in one transaction, and finding cases by
// every filter and text in every order, the first page and one far down, in time of the processor. Prints the ratio of
// storing at the end.

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <QCoreApplication>
#include <QTemporaryDir>

#include <benchmark/benchmark.h>
#include <sqlite3.h>

#include "core/store/Database.h"
#include "core/store/Schema.h"
#include "core/store/SimulationWriter.h"
#include "core/store/TitleSharing.h"
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

using RawDatabase = std::unique_ptr<sqlite3, decltype(&sqlite3_close)>;
using Statement = std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)>;

RawDatabase openRaw(const std::string& path)
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
    const RawDatabase database = openRaw(path);
    std::vector<Rows> rows;
    rows.push_back(readRows(database.get(), "simulations",
                            "key, name, rule_json, source, profile, seed, state, started_at", "key"));
    rows.push_back(readRows(database.get(), "alert_indices", "simulation, number, name", "number"));
    rows.push_back(readRows(database.get(), "cases",
                            "key, simulation, number, group_number, counter, id, title, description, tags, owner, "
                            "severity_level, status, created_at, updated_at, closed_at, total_alerts, times_reopened",
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
            const RawDatabase database = openRaw(path);
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

/// CASEWRIGHT_BENCH_CASES in the environment gives another number, for a quick look.
int caseCount()
{
    const int given = qEnvironmentVariableIntValue("CASEWRIGHT_BENCH_CASES");
    return given > 0 ? given : Cases;
}

/// Cases of ten simulations as version 2 kept them, with what makes them alike and what makes them differ.
void writeCases(const std::string& path)
{
    const auto database = store::Database::connect(path, store::Database::Mode::ReadWrite).value();
    if (!store::migrate(*database, store::migrations().first(2)))
        qFatal("The workspace of version 2 cannot be made.");
    const RawDatabase raw = openRaw(path);
    execute(raw.get(),
            "PRAGMA synchronous = OFF; BEGIN;"
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10)"
            " INSERT INTO simulations (key, name, rule_json, source, profile, seed, state, started_at)"
            " SELECT i, 'Many', '{}', '', '9.4', 1, 1, 0 FROM n;"
            "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < "
                + std::to_string(caseCount() - 1)
                + ") INSERT INTO cases (simulation, number, group_number, counter, id, title, description, tags, owner,"
                  " severity, status, created_at, updated_at, closed_at, total_alerts, times_reopened)"
                  " SELECT 1 + i % 10, i, i, 1, randomblob(32), 'Rule ' || (i % 10) || ' - Grouping by host-' ||"
                  " (i * 7919 % 100003) || ' (Auto-created)', 'This case was created by the rule ' || (i % 10) ||"
                  " '. Its alerts have the host.name host-' || (i * 7919 % 100003) || '.',"
                  " '[\"auto-generated\",\"rule:'"
                  " || (i % 10) || '\",\"host-' || (i * 7919 % 100003) || '\",\"team-' || (i * 31 % 101) || '\"]',"
                  " 'securitySolution', CASE i % 37 WHEN 0 THEN 'critical' WHEN 1 THEN 'high' ELSE 'low' END, i % 3,"
                  " 1767600000000 + i / 5 * 300000, 1767600000000 + i / 5 * 300000 + i * 7907 % 100000000,"
                  " CASE WHEN i % 3 = 2 THEN 1767600000000 + i / 5 * 300000 + i * 7901 % 100000000 END, i % 1001, 0"
                  " FROM n; COMMIT");
}

/// Cases with a word lie together: in the order in which they were created, or in that of their titles.
void writeWordsThatLieTogether(sqlite3* database)
{
    for (const int count : {4'000, 15'000, 55'000}) {
        const std::string some = std::to_string(count);
        for (const auto& [word, order] : {std::pair{"lump", "key"}, std::pair{"rank", "title"}})
            execute(database, "UPDATE cases SET description = description || ' " + (word + some) + "' WHERE key IN"
                                  " (SELECT key FROM cases ORDER BY " + order + " LIMIT " + some + " OFFSET "
                                  + std::to_string(caseCount() / 3) + ")");
    }
}

/// A workspace with a million cases, made once; what version 3 brought is given to some. CASEWRIGHT_BENCH_WORKSPACE in
/// the environment names a file that is kept for another time.
const std::string& manyCases()
{
    static const QTemporaryDir folder;
    static std::string path;
    if (!path.empty())
        return path;
    path = qEnvironmentVariable("CASEWRIGHT_BENCH_WORKSPACE", folder.filePath(u"bench.cwspace"_s)).toStdString();
    if (std::filesystem::exists(path))
        return path;
    writeCases(path);
    const auto begun = std::chrono::steady_clock::now();
    if (!store::Workspace::open(path, store::Access::ReadWrite))
        qFatal("The workspace does not open.");
    std::printf("migrating %d cases from version 2: %.1f s\n", caseCount(),
                std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count());
    const RawDatabase raw = openRaw(path);
    execute(raw.get(),
            "BEGIN; UPDATE cases SET category = 'category ' || (key % 40) WHERE key % 7 = 0;"
            " UPDATE cases SET created_by = 'user ' || (key % 40) WHERE key % 11 = 0;"
            " UPDATE cases SET tags = '[\"early\"]' WHERE key <= "
                + std::to_string(caseCount() / 20)
                + "; UPDATE cases SET assignees = '[\"user ' || (key % 40) || '\"]' WHERE key % 5 = 0");
    writeWordsThatLieTogether(raw.get());
    execute(raw.get(), "COMMIT");
    return path;
}

struct NamedFilter {
    const char* name;
    store::CaseFilter filter;
};

std::vector<NamedFilter> filters()
{
    using cases::CaseStatus;
    const base::Timestamp middle{1'767'600'000'000 + caseCount() / 10 * std::int64_t{300'000}};
    return {
        {"all", {}},
        {"simulation", {.simulation = 3}},
        {"collections", {.collections = {2, 5, 7}}},
        {"status", {.statuses = {CaseStatus::Open, CaseStatus::Closed}}},
        {"severity", {.severities = {cases::Severity::Critical}}},
        {"owner", {.owners = {"securitySolution"}}},
        {"tag of a tenth", {.tags = {"rule:3"}}},
        {"tag of a hundredth", {.tags = {"team-7"}}},
        {"tag of the oldest twentieth", {.tags = {"early"}}},
        {"tag of ten", {.tags = {"host-77"}}},
        {"assignee", {.assignees = {"user 5"}}},
        {"tag and assignee", {.tags = {"team-7"}, .assignees = {"user 5"}}},
        {"no assignee", {.assignees = {std::nullopt}}},
        {"reporter", {.reporters = {"user 5"}}},
        {"the rule", {.reporters = {std::nullopt}}},
        {"category", {.categories = {"category 7"}}},
        {"no category", {.categories = {std::nullopt}}},
        {"created in half of the time", {.created = {.from = middle, .to = {}}}},
        {"created in a day", {.created = {.from = middle, .to = middle + base::Duration{86'400'000}}}},
        {"status, severity and tag",
         {.statuses = {CaseStatus::Open}, .severities = {cases::Severity::High}, .tags = {"team-7"}}},
    };
}

std::vector<NamedFilter> texts()
{
    return {{"rare word", {.text = "77"}},        {"common word", {.text = "rule"}},
            {"word of a tenth", {.text = "3"}},   {"beginning", {.text = "777*"}},
            {"common beginning", {.text = "gro*"}}, {"two words", {.text = "host 777"}},
            {"two common words", {.text = "rule host"}}, {"phrase", {.text = "\"host 777\""}},
            {"common phrase", {.text = "\"grouping by\""}}, {"without", {.text = "rule -3"}}};
}

/// See writeWordsThatLieTogether().
std::vector<NamedFilter> textsThatLieTogether()
{
    return {{"4 000 cases, by key", {.text = "lump4000"}},      {"15 000 cases, by key", {.text = "lump15000"}},
            {"55 000 cases, by key", {.text = "lump55000"}},    {"4 000 cases, by title", {.text = "rank4000"}},
            {"15 000 cases, by title", {.text = "rank15000"}},  {"55 000 cases, by title", {.text = "rank55000"}}};
}

const char* columnOf(store::CaseSort sort)
{
    switch (sort) {
    case store::CaseSort::Updated: return "updated_at";
    case store::CaseSort::Closed: return "closed_at";
    case store::CaseSort::Title: return "title";
    case store::CaseSort::Category: return "category";
    case store::CaseSort::Status: return "status";
    case store::CaseSort::Severity: return "severity_level";
    case store::CaseSort::Alerts: return "total_alerts";
    case store::CaseSort::Created: break;
    }
    return "created_at";
}

/// Where 9 of 10 cases are before the page, by order.
std::vector<store::CaseCursor> farDown(const store::Workspace& workspace)
{
    const RawDatabase raw = openRaw(workspace.path());
    std::vector<store::CaseCursor> cursors;
    for (int order = 0; order < 16; ++order) {
        const auto by = static_cast<store::CaseOrder>(order);
        const std::string column = columnOf(sortOf(by));
        const Statement statement = prepare(
            raw.get(), "SELECT key FROM cases ORDER BY " + column + " IS NULL, " + column
                           + (isDescending(by) ? " DESC" : "") + " LIMIT 1 OFFSET "
                           + std::to_string(caseCount() / 10 * 9));
        sqlite3_step(statement.get());
        cursors.push_back(cursorOf(workspace.caseDetail(sqlite3_column_int64(statement.get(), 0))->row, by));
    }
    return cursors;
}

/// Time of the processor, which other work on the machine does not add to as it does to that of a clock.
double processorMilliseconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

double medianMilliseconds(const store::Workspace& workspace, const store::CaseFilter& filter,
                          const std::optional<store::CaseCursor>& after)
{
    std::vector<double> times;
    for (int i = 0; i < 7; ++i) {
        const double begun = processorMilliseconds();
        const auto page = workspace.cases(filter, after, PageSize);
        times.push_back(processorMilliseconds() - begun);
        if (!page)
            qFatal("%s", page.error().text.c_str());
    }
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

/// Every filter in every order, the first page and one far down: a line for each filter with its worst, by median. How
/// titles lie is known before, as it is in the window; readTitlesAfterChanges() has what that saves.
void readPages(benchmark::State& state, const std::vector<NamedFilter>& named)
{
    auto workspace = store::Workspace::open(manyCases(), store::Access::ReadOnly);
    if (!workspace)
        qFatal("%s", workspace.error().text.c_str());
    if (const auto titles = store::readTitles(*workspace); !titles)
        qFatal("%s", titles.error().text.c_str());
    static const std::vector<store::CaseCursor> deep = farDown(*workspace);
    double worst = 0;
    for (auto _ : state) {
        for (const NamedFilter& each : named) {
            double slowest = 0;
            int slowestOrder = 0;
            for (int order = 0; order < 16; ++order) {
                store::CaseFilter filter = each.filter;
                filter.order = static_cast<store::CaseOrder>(order);
                const store::CaseCursor& cursor = deep[static_cast<std::size_t>(order)];
                const double time = std::max(medianMilliseconds(*workspace, filter, std::nullopt),
                                             medianMilliseconds(*workspace, filter, cursor));
                slowestOrder = time > slowest ? order : slowestOrder;
                slowest = std::max(slowest, time);
            }
            const double begun = processorMilliseconds();
            const auto counts = workspace->statusCounts(each.filter);
            const double counting = processorMilliseconds() - begun;
            const auto found = static_cast<long long>(counts->open + counts->inProgress + counts->closed);
            std::printf("  %-28s worst page %8.2f ms (order %2d), %8lld cases counted in %7.1f ms\n", each.name,
                        slowest, slowestOrder, found, counting);
            worst = std::max(worst, slowest);
        }
    }
    state.counters["worst ms"] = worst;
}

void readFilteredPages(benchmark::State& state) { readPages(state, filters()); }

void readTextPages(benchmark::State& state) { readPages(state, texts()); }

void readPagesOfNeighbours(benchmark::State& state) { readPages(state, textsThatLieTogether()); }

/// A word of one case in ten, whose titles lie together, by title: the first page that a connection reads, which is when
/// it learns how titles lie, the same page again, and after somebody else changed a title; at last the first page of a
/// connection that was told by another one how they lie.
void readTitlesAfterChanges(benchmark::State& state)
{
    const auto workspace = store::Workspace::open(manyCases(), store::Access::ReadOnly);
    const RawDatabase other = openRaw(manyCases());
    const store::CaseFilter filter{.text = "3", .order = store::CaseOrder::TitleDownwards};
    auto told = store::Workspace::open(manyCases(), store::Access::ReadOnly);
    auto ahead = store::Workspace::open(manyCases(), store::Access::ReadOnly);
    const auto milliseconds = [&filter](const store::Workspace& reader) {
        const double begun = processorMilliseconds();
        if (const auto page = reader.cases(filter, std::nullopt, PageSize); !page || page->size() != PageSize)
            qFatal("The page is not there.");
        return processorMilliseconds() - begun;
    };
    for (auto _ : state) {
        state.counters["first ms"] = milliseconds(*workspace);
        state.counters["again ms"] = milliseconds(*workspace);
        double slowest = 0;
        for (int i = 1; i <= 20; ++i) {
            execute(other.get(), "UPDATE cases SET title = title || '.' WHERE key = " + std::to_string(i * 4'999));
            slowest = std::max(slowest, milliseconds(*workspace));
        }
        state.counters["worst after a change ms"] = slowest;
        store::giveTitles(*told, **store::readTitles(*ahead));
        state.counters["first of one that was told ms"] = milliseconds(*told);
    }
}

BENCHMARK(storeThroughRawSqlite)->UseManualTime()->Unit(benchmark::kMillisecond)->Iterations(5);
BENCHMARK(storeThroughWriter)->UseManualTime()->Unit(benchmark::kMillisecond)->Iterations(5);
BENCHMARK(readFilteredPages)->Unit(benchmark::kMillisecond)->Iterations(1);
BENCHMARK(readTextPages)->Unit(benchmark::kMillisecond)->Iterations(1);
BENCHMARK(readPagesOfNeighbours)->Unit(benchmark::kMillisecond)->Iterations(1);
BENCHMARK(readTitlesAfterChanges)->Unit(benchmark::kMillisecond)->Iterations(1);

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
