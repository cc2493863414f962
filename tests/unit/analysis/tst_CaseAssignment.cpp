// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <algorithm>
#include <array>
#include <set>
#include <stop_token>
#include <utility>

#include "core/analysis/CaseAssignment.h"
#include "core/analysis/CaseComparison.h"
#include "core/engine/AlertRecords.h"
#include "tests/unit/analysis/SmallHistory.h"
#include "tests/unit/engine/RandomRule.h"

using namespace casewright;
using namespace casewright::analysis;

namespace {

constexpr std::uint32_t InNoCase = CaseAssignment::InNoCase;

/// Which case got which alert, by number of `_id`.
using Memberships = std::multiset<std::pair<std::uint32_t, std::uint32_t>>;

/// As a plain simulation tells it.
class MembershipSink final : public engine::RunSink {
public:
    base::Result<void> prepare(const engine::AlertSource& source) override
    {
        table = source.table;
        return {};
    }
    base::Result<void> take(engine::RunResult run, const std::vector<engine::Case>& /*cases*/) override
    {
        for (const engine::Decision& decision : run.decisions)
            for (std::uint32_t i = 0; i < decision.attached; ++i)
                found.emplace(table->idNumbers()[run.attached[decision.firstAttached + i].value],
                              decision.caseIndex.value);
        return {};
    }

    std::shared_ptr<const alerts::AlertTable> table;
    Memberships found;
};

Memberships membershipsOf(const CaseAssignment& of)
{
    Memberships found;
    std::vector<bool> isSeen(of.table->idCount());
    for (std::uint32_t row = 0; row < of.table->size(); ++row) {
        const std::uint32_t id = of.table->idNumbers()[row];
        if (!of.isAlert[row] || isSeen[id])
            continue;
        isSeen[id] = true;
        if (of.caseOf[row] != InNoCase)
            found.emplace(id, of.caseOf[row]);
    }
    for (const LaterCase& each : of.later)
        found.emplace(of.table->idNumbers()[each.row.value], each.caseIndex);
    return found;
}

std::uint64_t alertsOf(const CaseAssignment& of)
{
    return static_cast<std::uint64_t>(std::count(of.isAlert.begin(), of.isAlert.end(), true));
}

} // namespace

class CaseAssignmentTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isThatOfASimulation()
    {
        std::array<int, 6> seen{};
        std::size_t later = 0;
        for (std::uint32_t seed = 1; seed <= 120; ++seed) {
            RandomRule draw(seed);
            engine::SimulationInput input{.rule = draw.rule(),
                                          .alerts = draw.documents(),
                                          .profile = rules::versionProfiles()[seed % 4],
                                          .silences = draw.silences()};
            input.rule.casesAction->timeWindow = seed % 2 == 0 ? "5m" : "1h";
            MembershipSink plain;
            const engine::SimulationResult result = engine::simulate(input, &plain).value();
            const CaseAssignment made = assignCases(input).value();
            QVERIFY(membershipsOf(made) == plain.found);
            QCOMPARE(made.cases.size(), result.cases.size());
            for (std::uint32_t i = 0; i < made.cases.size(); ++i) {
                const auto holds = std::count_if(plain.found.begin(), plain.found.end(),
                                                 [i](const auto& each) { return each.second == i; });
                QCOMPARE(std::int64_t{made.cases[i].alerts}, std::int64_t{holds});
                QCOMPARE(made.cases[i].id, result.cases[i].id.text);
                QCOMPARE(made.cases[i].group, result.groupings[result.cases[i].group.value]);
            }
            QCOMPARE(made.summary.audit, result.summary.audit);
            QVERIFY(isBornRight(input, made));
            const CaseComparison same = compareCases(made, assignCases(input).value()).value();
            QCOMPARE(same.kept, std::uint64_t{made.cases.size()});
            QVERIFY(same.moved.empty());
            ++seen[input.rule.parameters.index()];
            later += made.later.size();
        }
        QVERIFY(std::find(seen.begin(), seen.end(), 0) == seen.end());
        QVERIFY(later > 100);
    }

    void isThatOfPreparedRuns()
    {
        for (std::uint32_t seed = 1; seed <= 24; ++seed) {
            RandomRule draw(seed);
            const rules::Rule rule = draw.rule();
            const engine::RunsInput runs{.rule = rule, .alerts = draw.documents(), .profile = rules::newestProfile()};
            const auto prepared = engine::PreparedRuns::prepare(runs, rule.casesAction->groupBy).value();
            const engine::ActionInput action{.action = *rule.casesAction};
            const CaseAssignment one = assignCases(*prepared, action).value();
            const CaseAssignment other = assignCases(engine::simulationInput(runs, action)).value();
            QCOMPARE(one.caseOf, other.caseOf);
            QCOMPARE(one.isAlert, other.isAlert);
        }
    }

    void countsWhatMatched()
    {
        test::SmallHistory history;
        history.addHost("a", "2026-01-05T08:00:01Z", "h1");
        history.addHost("b", "2026-01-05T08:00:02Z", "h2");
        history.addHost("c", "2026-01-05T08:00:03Z", "h1");
        history.addHost("d", "2026-01-05T09:00:00Z", "h1");
        history.rule().query = "host.name : h1";
        history.rule().maxSignals = 1;
        const CaseAssignment made = assignCases(history.input()).value();
        QCOMPARE(made.isAlert, (std::vector<bool>{true, false, true, true}));
        QCOMPARE(made.caseOf, (std::vector<std::uint32_t>{0, InNoCase, InNoCase, 0}));
        QCOMPARE(alertsOf(made), made.summary.matched);
        QVERIFY(!made.instances && made.births.empty());
        QCOMPARE(made.cases.front().group, std::string(R"({"host":{"name":"h1"}})"));
        QCOMPARE(groupValues(made.cases.front()), std::string("h1"));
        QCOMPARE(groupValues({.group = "{}"}), std::string());
    }

    void knowsWhatAClockedQueryHandsOver()
    {
        test::SmallHistory history;
        history.addHost("a", "2026-01-05T08:00:00Z", "h1");
        history.addHost("b", "2026-01-05T08:00:01Z", "h2");
        history.rule().query = "host.name : h1 and @timestamp > now-10m";
        const CaseAssignment made = assignCases(history.input()).value();
        QCOMPARE(made.isAlert, (std::vector<bool>{true, false}));
        QCOMPARE(made.caseOf, (std::vector<std::uint32_t>{0, InNoCase}));
    }

    void stops()
    {
        test::SmallHistory history;
        history.addHost("a", "2026-01-05T08:00:00Z", "h1");
        std::stop_source source;
        source.request_stop();
        const auto stopped = assignCases(history.input(), nullptr, source.get_token());
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().code, base::ErrorCode::Cancelled);
    }

private:
    /// Whether each row's alert has the instance and the start that its `_id` is made of.
    static bool isBornRight(const engine::SimulationInput& input, const CaseAssignment& made)
    {
        if (!made.instances)
            return made.births.empty();
        if (made.births.size() != made.table->size() || alertsOf(made) != made.table->size())
            return false;
        for (std::uint32_t row = 0; row < made.births.size(); ++row) {
            const AlertBirth& birth = made.births[row];
            const std::string& instance = (*made.instances)[birth.instance];
            if (engine::alertId(input.rule, input.space, instance, birth.start) != made.table->id({row}))
                return false;
        }
        return true;
    }
};

QTEST_GUILESS_MAIN(CaseAssignmentTest)
#include "tst_CaseAssignment.moc"
