// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whole simulations of random rules over random floods, against every tick of the schedule, one after the other,
// through the plain model.

#include <QTest>

#include <random>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "core/alerts/DocumentJson.h"
#include "core/alerts/Flood.h"
#include "core/engine/Simulation.h"
#include "tests/fuzz/PlainModel.h"
#include "tests/unit/engine/StormyFlood.h"

using namespace casewright;
using base::Json;

namespace {

struct Caught : engine::RunSink {
    std::vector<engine::RunResult> runs;
    base::Result<void> take(engine::RunResult run, const std::vector<engine::Case>&) override
    {
        runs.push_back(std::move(run));
        return {};
    }
};

/// A rule, alerts and a version, with all that is of weight drawn by lot.
engine::SimulationInput randomInput(std::uint64_t seed)
{
    std::mt19937_64 bits(seed);
    const auto below = [&bits](std::uint64_t range) { return bits() % range; };
    const alerts::Flood flood = tests::stormyFlood(bits, {});
    const auto profiles = rules::versionProfiles();
    return {.rule = {.id = {"r"},
                     .name = "R",
                     .tags = {},
                     .interval = std::to_string(1 + below(15)) + 'm',
                     .query = {},
                     .from = "now-" + std::to_string(15 + below(30)) + 'm',
                     .maxSignals = static_cast<std::int64_t>(1 + below(seed % 2 == 0 ? 20 : 500)),
                     .casesAction = rules::CasesAction{.groupBy = below(4) == 0 ? "" : "host.name",
                                                       .timeWindow = "1d",
                                                       .maximumCasesToOpen = {}},
                     .body = {}},
            .alerts = alerts::generate(flood, seed).value(),
            .profile = profiles[below(profiles.size())]};
}

/// The documents as the Cases action sees them.
std::vector<Json> documentsOf(const alerts::AlertTable& table)
{
    std::vector<Json> documents;
    for (std::uint32_t row = 0; row < table.size(); ++row) {
        documents.push_back(alerts::expandDottedKeys(base::parseJson(table.document({row}).value()).value()));
        documents.back()["_id"] = table.id({row});
    }
    return documents;
}

struct PlainTick {
    std::int64_t at = 0;
    std::vector<Json> alerts{};
    std::uint64_t lost = 0;
    std::uint64_t overRunCap = 0;
};

/// spec/alerting, "Ticks" and "Custom query", document by document.
std::vector<PlainTick> ticksOf(const engine::SimulationInput& input)
{
    const std::vector<Json> documents = documentsOf(*input.alerts);
    const auto times = input.alerts->times();
    const std::int64_t interval = std::stoll(input.rule.interval) * 60'000;
    const std::int64_t lookBack = std::stoll(input.rule.from.substr(4)) * 60'000;
    std::vector<PlainTick> ticks;
    std::vector<bool> isDone(documents.size(), false);
    for (std::int64_t now = (times.front().milliseconds + interval - 1) / interval * interval;; now += interval) {
        PlainTick tick{.at = now};
        const bool isLast = now >= times.back().milliseconds;
        std::int64_t signalsLeft = input.rule.maxSignals;
        for (std::size_t i = 0; i < documents.size() && times[i].milliseconds <= now; ++i) {
            if (isDone[i])
                continue;
            const bool isOld = times[i].milliseconds <= now - lookBack;
            isDone[i] = isOld || signalsLeft > 0;
            if (isOld || (signalsLeft == 0 && isLast))
                ++tick.lost;
            else if (signalsLeft > 0 && tick.alerts.size() < input.profile.documentsPerRun)
                tick.alerts.push_back(documents[i]);
            else
                tick.overRunCap += signalsLeft > 0 ? 1U : 0U;
            signalsLeft -= !isOld && signalsLeft > 0 ? 1 : 0;
        }
        ticks.push_back(std::move(tick));
        if (isLast)
            return ticks;
    }
}

tests::PlainModel modelOf(const engine::SimulationInput& input)
{
    return tests::PlainModel(input.rule.casesAction->groupBy,
                             {.rule = {.id = input.rule.id, .name = input.rule.name, .tags = {}},
                              .owner = "securitySolution",
                              .space = "default",
                              .timeWindow = base::Day,
                              .limit = 5,
                              .titleStyle = input.profile.titleStyle});
}

/// Both as text.
std::string text(const engine::RunResult& run)
{
    std::string out = fmt::format("{}: lost {} cap {} groups {} breaker {}\n", run.at.milliseconds,
                                  run.audit.overMaxSignals, run.audit.overRunCap, run.groups, run.breaker);
    for (const engine::Decision& each : run.decisions)
        out += fmt::format("{} {} {} {}\n", each.caseIndex.value, each.attached, each.overLimit,
                           static_cast<int>(each.outcome));
    return out;
}

std::string text(const PlainTick& tick, const tests::PlainRun& run)
{
    std::string out = fmt::format("{}: lost {} cap {} groups {} breaker {}\n", tick.at, tick.lost, tick.overRunCap,
                                  run.groups, run.breaker);
    for (const tests::PlainDecision& each : run.decisions)
        out += fmt::format("{} {} {} {}\n", each.caseNumber, each.attached.size(), each.overLimit,
                           static_cast<int>(each.outcome));
    return out;
}

} // namespace

class SimulationFuzz : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void simulationsAreWhatTheirTicksAre()
    {
        std::uint64_t lost = 0;
        std::uint64_t overRunCap = 0;
        for (std::uint64_t seed = 0; seed < 150; ++seed) {
            const engine::SimulationInput input = randomInput(seed);
            Caught caught;
            const auto done = engine::simulate(input, &caught);
            QVERIFY2(done.has_value(), done ? "" : done.error().text.c_str());
            tests::PlainModel model = modelOf(input);
            const std::vector<PlainTick> ticks = ticksOf(input);
            std::size_t next = 0;
            for (const PlainTick& tick : ticks) {
                if (tick.alerts.empty() && tick.lost == 0)
                    continue;
                QVERIFY(next < caught.runs.size());
                QCOMPARE(text(caught.runs[next++]), text(tick, model.run(tick.at, tick.alerts)));
                lost += tick.lost;
                overRunCap += tick.overRunCap;
            }
            QCOMPARE(next, caught.runs.size());
            QCOMPARE(done->summary.runs, std::uint64_t{ticks.size()});
            QCOMPARE(done->summary.audit.total(), std::uint64_t{input.alerts->size()});
            QCOMPARE(done->cases.size(), model.cases.size());
        }
        QVERIFY2(lost > 100 && overRunCap > 100, fmt::format("{} {}", lost, overRunCap).c_str());
    }
};

QTEST_APPLESS_MAIN(SimulationFuzz)
#include "tst_SimulationFuzz.moc"
