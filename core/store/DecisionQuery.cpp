// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/DecisionQuery.h"

#include <algorithm>
#include <unordered_set>

#include <nlohmann/json.hpp>

#include "core/base/Json.h"
#include "core/store/CaseDecisions.h"
#include "core/store/SqlValues.h"
#include "core/store/StopOnRequest.h"
#include "core/store/StoredText.h"

using namespace Qt::StringLiterals;

namespace casewright::store {
namespace {

/// Whether one of the values in a grouping has the text in it.
bool hasValue(const base::Json& grouping, const QString& text)
{
    if (grouping.is_structured())
        return std::ranges::any_of(grouping, [&](const base::Json& each) { return hasValue(each, text); });
    const std::string value = grouping.is_string() ? grouping.get<std::string>() : grouping.dump();
    return QString::fromStdString(value).contains(text, Qt::CaseInsensitive);
}

base::Result<std::unordered_set<std::int64_t>> readGroupsWith(Database& database, std::int64_t simulation,
                                                              const QString& text)
{
    std::unordered_set<std::int64_t> numbers;
    const base::Result<void> done = database.forEach(
        u"SELECT number, grouping FROM groups WHERE simulation = ?"_s, {integer(simulation)}, [&](const Row& row) {
            const base::Result<base::Json> grouping = base::parseJson(row.text(1));
            if (grouping && hasValue(*grouping, text))
                numbers.insert(row.integer(0));
        });
    if (!done)
        return base::fail(done.error());
    return numbers;
}

/// Of the columns of DecisionColumns, which come first.
const QString DecisionColumns = u"g.grouping, c.key, c.title, d.outcome, d.reasons, d.counter, d.window_start,"
                                u" d.alerts_before, d.alerts, d.attached, d.already_attached, d.over_limit"_s;
constexpr int DecisionColumnCount = 12;

StoredDecision decisionOf(const Row& row)
{
    const std::int64_t reasons = row.integer(4);
    return {
        .grouping = row.text(0),
        .caseKey = row.integer(1),
        .caseTitle = row.text(2),
        .outcome = static_cast<engine::CaseOutcome>(row.integer(3)),
        .counterCreated = (reasons & ReasonCounterCreated) != 0,
        .windowPassed = (reasons & ReasonWindowPassed) != 0,
        .closedPassed = (reasons & ReasonClosedPassed) != 0,
        .counter = row.number(5),
        .windowStart = row.time(6),
        .alertsBefore = row.number(7),
        .alerts = row.number(8),
        .attached = row.number(9),
        .alreadyAttached = row.number(10),
        .overLimit = row.number(11),
    };
}

} // namespace

base::Result<std::vector<StoredDecision>> readDecisions(Database& database, std::int64_t simulation, std::uint64_t run)
{
    std::vector<StoredDecision> decisions;
    const base::Result<void> done = database.forEach(
        u"SELECT "_s + DecisionColumns + u" FROM decisions d"
        u" LEFT JOIN groups g ON g.simulation = d.simulation AND g.number = d.group_number"
        u" LEFT JOIN cases c ON c.simulation = d.simulation AND c.group_number = d.group_number"
        u" AND c.counter = d.counter WHERE d.simulation = ? AND d.run = ? ORDER BY d.case_number"_s,
        {QVariant::fromValue<qlonglong>(simulation), QVariant::fromValue<qlonglong>(static_cast<qlonglong>(run))},
        [&](const Row& row) { decisions.push_back(decisionOf(row)); });
    if (!done)
        return base::fail(done.error());
    return decisions;
}

base::Result<std::vector<std::uint64_t>> readRunsOfGroups(Database& database, std::int64_t simulation,
                                                          const std::string& text, const std::stop_token& stop)
{
    const StopOnRequest request(database, stop);
    const auto cancelled = [&request, &stop] { return request.hasStopped() || stop.stop_requested(); };
    const base::Result<std::unordered_set<std::int64_t>> groups =
        readGroupsWith(database, simulation, QString::fromStdString(text));
    std::vector<std::uint64_t> runs;
    base::Result<void> done = groups ? base::Result<void>() : base::fail(groups.error());
    if (done && !groups->empty() && !cancelled())
        done = database.forEach(u"SELECT run, group_number FROM decisions WHERE simulation = ? ORDER BY run"_s,
                                {integer(simulation)}, [&](const Row& row) {
                                    const std::uint64_t run = row.large(0);
                                    if ((runs.empty() || runs.back() != run) && groups->contains(row.integer(1)))
                                        runs.push_back(run);
                                });
    if (cancelled())
        return base::fail(base::ErrorCode::Cancelled, "stopped on request");
    if (!done)
        return base::fail(done.error());
    return runs;
}

base::Result<std::vector<StoredLoss>> readLosses(Database& database, std::int64_t simulation)
{
    std::vector<StoredLoss> losses;
    const base::Result<void> done = database.forEach(
        u"SELECT c.key, c.title, d.run, r.at, d.alerts_before, d.over_limit FROM decisions d"
        u" JOIN runs r ON r.simulation = d.simulation AND r.number = d.run"
        u" LEFT JOIN cases c ON c.simulation = d.simulation AND c.group_number = d.group_number"
        u" AND c.counter = d.counter WHERE d.simulation = ? AND d.over_limit > 0 ORDER BY d.run, d.case_number"_s,
        {QVariant::fromValue<qlonglong>(simulation)}, [&](const Row& row) {
            losses.push_back({.caseKey = row.integer(0),
                              .caseTitle = row.text(1),
                              .run = row.large(2),
                              .at = row.time(3),
                              .held = row.number(4),
                              .lost = row.number(5)});
        });
    if (!done)
        return base::fail(done.error());
    return losses;
}

base::Result<std::vector<CaseDecision>> readCaseDecisions(Database& database, std::int64_t caseKey,
                                                         std::optional<std::uint64_t> after, std::uint32_t limit)
{
    std::vector<CaseDecision> decisions;
    // Decisions are found by their runs: those from before the case was there are not gone through.
    const base::Result<void> done = database.forEach(
        u"SELECT "_s + DecisionColumns
            + u", d.run, r.at, r.alerts, r.groups, r.maximum_cases, r.breaker FROM cases c"
              u" JOIN decisions d ON d.simulation = c.simulation AND d.group_number = c.group_number"
              u" AND d.counter = c.counter"
              u" JOIN runs r ON r.simulation = d.simulation AND r.number = d.run"
              u" LEFT JOIN groups g ON g.simulation = d.simulation AND g.number = d.group_number"
              u" WHERE c.key = ? AND d.run > ? AND d.run >= (SELECT coalesce(min(n.number), 0) FROM runs n"
              u" WHERE n.simulation = c.simulation AND n.at >= c.created_at) ORDER BY d.run LIMIT ?"_s,
        {integer(caseKey), integer(after ? static_cast<std::int64_t>(*after) : -1), integer(limit)},
        [&](const Row& row) {
            decisions.push_back({.run = row.large(DecisionColumnCount),
                                 .at = row.time(DecisionColumnCount + 1),
                                 .runAlerts = row.number(DecisionColumnCount + 2),
                                 .groups = row.number(DecisionColumnCount + 3),
                                 .maximumCases = row.number(DecisionColumnCount + 4),
                                 .breaker = row.integer(DecisionColumnCount + 5) != 0,
                                 .decision = decisionOf(row)});
        });
    if (!done)
        return base::fail(done.error());
    return decisions;
}

base::Result<std::optional<base::Timestamp>> readLastRun(Database& database, std::int64_t caseKey)
{
    const auto last = database.number(u"SELECT r.at FROM cases c JOIN runs r ON r.simulation = c.simulation"
                                      u" WHERE c.key = ? ORDER BY r.number DESC LIMIT 1"_s,
                                      {integer(caseKey)});
    if (!last)
        return base::fail(last.error());
    return *last ? std::optional(base::Timestamp{**last}) : std::nullopt;
}

} // namespace casewright::store
