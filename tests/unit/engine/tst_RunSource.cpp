// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <algorithm>

#include "core/engine/Simulation.h"
#include "tests/unit/engine/RandomRule.h"

using namespace casewright;
using namespace casewright::engine;

namespace {

/// Adds up what every run says, and looks whether each run agrees with itself.
class Sums final : public RunSink {
public:
    base::Result<void> prepare(const AlertSource& source) override
    {
        m_source = source;
        return {};
    }
    base::Result<void> take(RunResult run, const std::vector<Case>& /*cases*/) override
    {
        audit += run.audit;
        started += run.instances.started.size();
        ongoing += run.instances.ongoing.size();
        recovered += run.instances.recovered.size();
        const std::uint64_t active = run.instances.started.size() + run.instances.ongoing.size();
        agrees = agrees && sumsUp(run) && run.at > m_latest
            && (m_source.instances == nullptr || run.audit.total() - run.audit.overMaxSignals == active);
        for (const base::AlertRow row : run.attached)
            agrees = agrees && row.value < m_source.table->size();
        m_latest = run.at;
        return {};
    }
    Audit audit;
    std::uint64_t started = 0;
    std::uint64_t ongoing = 0;
    std::uint64_t recovered = 0;
    bool agrees = true;

private:
    AlertSource m_source;
    base::Timestamp m_latest;
};

} // namespace

/// Of any rule over any documents, whatever is muted.
class RunSourceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// spec/alerting, "The bins sum up".
    void theBinsSumUp()
    {
        std::uint64_t seen[6]{};
        Audit all;
        for (std::uint32_t seed = 1; seed <= 300; ++seed) {
            RandomRule draw(seed);
            const SimulationInput input{.rule = draw.rule(),
                                        .alerts = draw.documents(),
                                        .profile = rules::versionProfiles()[seed % 4],
                                        .silences = draw.silences()};
            Sums sums;
            const auto result = simulate(input, &sums);
            QVERIFY2(result.has_value(), result ? "" : base::describe(result.error()).c_str());
            const SimulationSummary& summary = result->summary;
            QVERIFY2(sums.agrees, qPrintable(QString::number(seed)));
            QVERIFY(sums.audit == summary.audit);
            if (input.rule.parameters.index() == 0) {
                QCOMPARE(summary.audit.total(), summary.matched);
                QVERIFY(summary.matched <= summary.documents);
            } else {
                QCOMPARE(sums.started, summary.alerts);
                QCOMPARE(sums.ongoing, summary.ongoing);
                QCOMPARE(sums.recovered, summary.recovered);
                QCOMPARE(summary.alerts + summary.ongoing, summary.audit.total() - summary.audit.overMaxSignals);
                QVERIFY(summary.recovered <= summary.alerts);
            }
            seen[input.rule.parameters.index()] += summary.audit.attached;
            all += summary.audit;
            const auto again = simulate(input, nullptr);
            QVERIFY(again->cases == result->cases && again->counters == result->counters);
        }
        for (const std::uint64_t attached : seen)
            QVERIFY(attached > 0);
        QVERIFY(all.muted > 0 && all.maintenanceWindow > 0 && all.overMaxSignals > 0 && all.alreadyAttached > 0);
    }
};

QTEST_APPLESS_MAIN(RunSourceTest)
#include "tst_RunSource.moc"
