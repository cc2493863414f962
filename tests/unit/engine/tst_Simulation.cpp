// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "core/alerts/Flood.h"
#include "core/engine/Simulation.h"

using namespace casewright;
using namespace casewright::engine;

namespace {

alerts::Flood flood(double perMinute)
{
    return {.name = "f",
            .start = base::parseTimestamp("2026-01-05T00:00:00Z").value(),
            .length = base::Duration{6 * base::Hour.milliseconds},
            .perMinute = perMinute,
            .storm = alerts::FloodStorm{.after = base::Hour, .length = base::Hour, .factor = 20},
            .fields = {{.name = "host.name", .prefix = "h", .cardinality = 12, .skew = 1, .missing = 0.1}}};
}

rules::Rule rule()
{
    return {.id = {"rule-1"},
            .name = "R",
            .tags = {},
            .query = {},
            .casesAction = rules::CasesAction{.groupBy = "host.name", .maximumCasesToOpen = 10},
            .body = {}};
}

SimulationInput input(double perMinute = 5)
{
    return {.rule = rule(), .alerts = alerts::generate(flood(perMinute), 1).value(), .profile = rules::newestProfile()};
}

/// Keeps what it is given, and asks for a stop or fails after some runs.
class Recorder final : public RunSink {
public:
    base::Result<void> take(RunResult run, const std::vector<Case>& cases) override
    {
        runs.push_back(std::move(run));
        knewAll = knewAll && cases.size() >= runs.back().newCases.size();
        if (runs.size() == stopAfter)
            stop.request_stop();
        if (runs.size() == failAfter)
            return base::fail(base::ErrorCode::Unwritable, "the disk is full");
        return {};
    }
    std::vector<RunResult> runs;
    std::size_t stopAfter = 0;
    std::size_t failAfter = 0;
    std::stop_source stop;
    bool knewAll = true;
};

} // namespace

class SimulationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Every alert is in one bin, in each run and over all; decisions, attached alerts and cases agree.
    void everythingSumsUp()
    {
        Recorder sink;
        base::Progress progress;
        const SimulationResult result = simulate(input(), &sink, &progress).value();
        const SimulationSummary& summary = result.summary;
        QCOMPARE(summary.audit.total(), summary.matched);
        QCOMPARE(progress.done(), summary.runs);
        QCOMPARE(progress.total(), summary.runs);
        Audit sum;
        std::uint64_t created = 0;
        std::vector<std::uint32_t> attachedTo(result.cases.size(), 0);
        for (const RunResult& run : sink.runs) {
            sum += run.audit;
            created += run.newCases.size();
            QCOMPARE(run.audit.handedOver(), run.alerts);
            std::uint32_t next = 0;
            for (const Decision& decision : run.decisions) {
                QCOMPARE(decision.firstAttached, next);
                QCOMPARE(decision.attached + decision.alreadyAttached + decision.overLimit, decision.alerts);
                next += decision.attached;
                attachedTo[decision.caseIndex.value] += decision.attached;
            }
            QCOMPARE(run.attached.size(), std::size_t{next});
            QCOMPARE(run.breaker, run.groups > run.maximumCases);
        }
        QVERIFY(sum == summary.audit);
        QCOMPARE(created, summary.casesOpened);
        QCOMPARE(result.cases.size(), summary.casesOpened);
        for (std::size_t i = 0; i < attachedTo.size(); ++i)
            QCOMPARE(result.cases[i].totalAlerts, attachedTo[i]);
        QVERIFY(sink.knewAll);
        QVERIFY(summary.breakerRuns > 0 && summary.audit.overMaxSignals > 0);
    }

    /// Only what matches the query becomes an alert; the rest is in no bin.
    void aQueryChooses()
    {
        SimulationInput some = input();
        some.rule.query = "host.name : h1 or host.name : h2";
        Recorder sink;
        const SimulationResult result = simulate(some, &sink).value();
        QVERIFY(result.summary.matched > 0 && result.summary.matched < result.summary.documents);
        QCOMPARE(result.summary.audit.total(), result.summary.matched);
        QVERIFY(result.source.table == some.alerts && result.source.instances == nullptr);
        const alerts::Column& hosts = *some.alerts->column("host.name");
        for (const RunResult& run : sink.runs)
            for (const base::AlertRow row : run.attached) {
                const std::string_view host = hosts.value(hosts.codes()[row.value]).text;
                QVERIFY(host == "h1" || host == "h2");
            }
    }

    /// Snoozed alerts and those of a maintenance window are lost for the Cases action, and counted.
    void silencesOfAQueryRule()
    {
        SimulationInput silent = input();
        const base::Timestamp start = silent.alerts->times().front();
        silent.silences.snoozes = {{.from = start, .to = start + base::Hour}};
        silent.silences.maintenanceWindows = {
            {.from = start + base::Hour, .to = start + base::Duration{2 * base::Hour.milliseconds}}};
        silent.silences.mutedInstances = {silent.alerts->id({silent.alerts->size() - 1})};
        const SimulationSummary summary = simulate(silent, nullptr)->summary;
        QVERIFY(summary.audit.muted > 1 && summary.audit.maintenanceWindow > 0 && summary.audit.attached > 0);
        QCOMPARE(summary.audit.total(), summary.matched);
    }

    void isAPureFunction()
    {
        const SimulationInput once = input();
        const SimulationResult a = simulate(once, nullptr).value();
        const SimulationResult b = simulate(input(), nullptr).value();
        QVERIFY(a.cases == b.cases && a.counters == b.counters && a.groupings == b.groupings);
    }

    void stopsOnRequest()
    {
        Recorder sink;
        sink.stopAfter = 3;
        const auto result = simulate(input(), &sink, nullptr, sink.stop.get_token());
        QCOMPARE(result.error().code, base::ErrorCode::Cancelled);
        QCOMPARE(sink.runs.size(), std::size_t{3});
    }

    void anErrorOfTheSinkEndsIt()
    {
        Recorder sink;
        sink.failAfter = 2;
        const auto result = simulate(input(), &sink);
        QCOMPARE(result.error(), (base::Error{base::ErrorCode::Unwritable, "the disk is full", {}}));
        QCOMPARE(sink.runs.size(), std::size_t{2});
    }

    void theCapOfTheVersionLosesForGood()
    {
        SimulationInput old = input(100);
        old.rule.maxSignals = 1'000;
        old.profile = rules::versionProfile("8.14").value();
        const SimulationSummary summary = simulate(old, nullptr)->summary;
        QVERIFY(summary.audit.overRunCap > 0);
        QCOMPARE(summary.alerts, summary.audit.overRunCap + summary.audit.handedOver());
        QCOMPARE(summary.audit.total(), summary.matched);
    }

    void withoutDocumentsThereIsNothing()
    {
        SimulationInput none = input();
        none.alerts = alerts::generate(flood(0.001), 1).value();
        const SimulationResult result = simulate(none, nullptr).value();
        QCOMPARE(result.summary.documents, none.alerts->size());
        if (none.alerts->size() == 0)
            QVERIFY(result.cases.empty() && result.summary.runs == 0);
    }

    void saysWhyARuleIsNotSimulated_data()
    {
        QTest::addColumn<int>("what");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("field");
        using base::ErrorCode;
        QTest::newRow("type") << 0 << static_cast<int>(ErrorCode::NotSupported) << "rule_type_id";
        QTest::newRow("language") << 1 << static_cast<int>(ErrorCode::NotSupported) << "params.query";
        QTest::newRow("interval") << 2 << static_cast<int>(ErrorCode::InvalidValue) << "schedule.interval";
        QTest::newRow("look-back") << 3 << static_cast<int>(ErrorCode::InvalidValue) << "params.from";
        QTest::newRow("window") << 4 << static_cast<int>(ErrorCode::InvalidValue)
                                << "actions[].params.subActionParams.timeWindow";
        QTest::newRow("no action") << 5 << static_cast<int>(ErrorCode::MissingValue) << "actions";
    }
    void saysWhyARuleIsNotSimulated()
    {
        QFETCH(int, what);
        QFETCH(int, code);
        QFETCH(QString, field);
        SimulationInput bad = input();
        switch (what) {
        case 0: bad.rule.ruleTypeId = "siem.eqlRule"; break;
        case 1: bad.rule.language = "lucene"; break;
        case 2: bad.rule.interval = "often"; break;
        case 3: bad.rule.from = "yesterday"; break;
        case 4: bad.rule.casesAction->timeWindow = "4m"; break;
        default: bad.rule.casesAction.reset();
        }
        const auto result = simulate(bad, nullptr);
        QVERIFY(!result.has_value());
        QCOMPARE(static_cast<int>(result.error().code), code);
        QCOMPARE(QString::fromStdString(result.error().location->field), field);
        QVERIFY(!result.error().text.empty());
    }
};

QTEST_APPLESS_MAIN(SimulationTest)
#include "tst_Simulation.moc"
