// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/DecisionQuery.h"

#include "core/store/StoredText.h"

using namespace Qt::StringLiterals;

namespace casewright::store {

base::Result<std::vector<StoredDecision>> readDecisions(Database& database, std::int64_t simulation, std::uint64_t run)
{
    std::vector<StoredDecision> decisions;
    const base::Result<void> done = database.forEach(
        u"SELECT g.grouping, c.key, c.title, d.outcome, d.reasons, d.counter, d.window_start, d.alerts_before, "
        u"d.alerts,"
        u" d.attached, d.already_attached, d.over_limit FROM decisions d"
        u" LEFT JOIN groups g ON g.simulation = d.simulation AND g.number = d.group_number"
        u" LEFT JOIN cases c ON c.simulation = d.simulation AND c.group_number = d.group_number"
        u" AND c.counter = d.counter WHERE d.simulation = ? AND d.run = ? ORDER BY d.case_number"_s,
        {QVariant::fromValue<qlonglong>(simulation), QVariant::fromValue<qlonglong>(static_cast<qlonglong>(run))},
        [&](const Row& row) {
            const std::int64_t reasons = row.integer(4);
            decisions.push_back({
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
            });
        });
    if (!done)
        return base::fail(done.error());
    return decisions;
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

} // namespace casewright::store
