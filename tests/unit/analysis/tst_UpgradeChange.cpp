// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <algorithm>
#include <stop_token>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/analysis/UpgradeChange.h"
#include "core/rules/RuleTypes.h"
#include "tests/unit/analysis/SmallHistory.h"

using namespace casewright;
using namespace casewright::analysis;
using test::SmallHistory;

namespace {

/// Each host has a document at the same time.
void addHosts(SmallHistory& history, int hosts)
{
    for (int i = 0; i < hosts; ++i)
        history.addHost(fmt::format("a{}", i), "2026-01-05T08:01:00Z", fmt::format("h{:03}", i));
}

/// An alert for each host: a rule of a type that all versions know.
void makeLifecycle(rules::Rule& rule)
{
    rule.ruleTypeId = rules::EsQueryId;
    rule.consumer = "stackAlerts";
    rules::EsQueryParameters parameters;
    parameters.aggregation = {.groupBy = "top",
                              .termField = {"host.name"},
                              .termSize = 1'000,
                              .window = {.size = 5, .unit = "m"},
                              .comparison = {.comparator = ">", .threshold = {0}}};
    rule.parameters = parameters;
    rule.casesAction->groupBy = "kibana.alert.instance.id";
}

UpgradeChange changeOf(SmallHistory& history, const char* from, const char* to)
{
    const engine::SimulationInput& input = history.input();
    const SweepInput sweep{.runs = {.rule = input.rule, .alerts = input.alerts, .profile = rules::newestProfile()},
                           .action = {.action = *input.rule.casesAction}};
    return upgradeChange(sweep, rules::versionProfile(from).value(), rules::versionProfile(to).value()).value();
}

/// Losses with `! ` before them.
std::vector<std::string> told(const UpgradeChange& change)
{
    std::vector<std::string> texts;
    for (const VersionDifference& each : change.differences)
        texts.push_back((each.isLoss ? "! " : "") + each.what);
    return texts;
}

bool tells(const UpgradeChange& change, const std::string& text)
{
    const std::vector<std::string> all = told(change);
    const QByteArray is = QByteArray::fromStdString(fmt::format("told is: {}", fmt::join(all, " | ")));
    return QTest::qVerify(std::find(all.begin(), all.end(), text) != all.end(), text.c_str(), is.constData(), __FILE__,
                          __LINE__);
}

} // namespace

class UpgradeChangeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void detectionRulesHaveTheActionLater()
    {
        SmallHistory history;
        addHosts(history, 2);
        const UpgradeChange up = changeOf(history, "8.14", "8.18");
        QVERIFY(!up.before && up.after && !up.cases);
        QCOMPARE(up.after->summary.casesOpened, 2U);
        QCOMPARE(told(up).size(), std::size_t{1});
        QVERIFY(!up.differences.front().isLoss);
        QCOMPARE(up.goneFindings.size(), std::size_t{1});
        const UpgradeChange down = changeOf(history, "8.18", "8.14");
        QVERIFY(down.before && !down.after);
        QVERIFY(down.differences.front().isLoss);
        QCOMPARE(down.newFindings, up.goneFindings);
        QCOMPARE(down.ruleId, std::string("rule-1"));
    }

    void windowsInHoursCameLater()
    {
        SmallHistory history;
        addHosts(history, 2);
        history.action().timeWindow = "6h";
        const UpgradeChange up = changeOf(history, "8.18", "9.1");
        QVERIFY(!up.before && up.after);
        QVERIFY(tells(up, "The rule opens cases, which it did not. Kibana 8.18 does not take the time window 6h: it "
                          "has none in hours."));
    }

    void limitsChange()
    {
        SmallHistory history;
        addHosts(history, 12);
        history.action().maximumCasesToOpen = 15;
        const UpgradeChange up = changeOf(history, "8.18", "9.4");
        QVERIFY(tells(up, "15 cases a run instead of 10."));
        QVERIFY(tells(up, "12 cases are opened instead of 1."));
        QVERIFY(tells(up, "0 runs give grouping up instead of 1."));
        QCOMPARE(up.cases->split, 1U);
        QVERIFY(std::none_of(up.differences.begin(), up.differences.end(),
                             [](const VersionDifference& each) { return each.isLoss; }));
        // Of a limit that no run comes to it is said, as the last thing.
        SmallHistory few;
        addHosts(few, 2);
        few.action().maximumCasesToOpen = 15;
        QCOMPARE(told(changeOf(few, "8.18", "9.4")),
                 std::vector<std::string>{"15 cases a run instead of 10; no run comes to that."});
    }

    void moreAlertsAreHandedOver()
    {
        SmallHistory history;
        addHosts(history, 120);
        makeLifecycle(history.rule());
        const UpgradeChange down = changeOf(history, "8.18", "8.14");
        QVERIFY(down.after->summary.audit.overRunCap > 0 && down.before->summary.audit.overRunCap == 0);
        QVERIFY(tells(down, "A run hands over at most 100 alerts instead of 1 000."));
        const auto loss = std::find_if(down.differences.begin(), down.differences.end(),
                                       [](const auto& each) { return each.isLoss; });
        QVERIFY(loss == down.differences.begin()); // the gravest first
    }

    void titlesAreCutInAnotherWay()
    {
        SmallHistory history;
        history.addHost("a", "2026-01-05T08:01:00Z", std::string(120, 'h'));
        history.rule().name = std::string(100, 'R');
        const UpgradeChange up = changeOf(history, "8.18", "9.1");
        QCOMPARE(up.cases->kept, 1U);
        QCOMPARE(up.titlesChanged, 1U);
        QVERIFY(tells(up, "1 case that is the same has another title, for long ones are cut in another way."));
    }

    void alertsSayWhatTheyAreGroupedByLater()
    {
        SmallHistory history;
        addHosts(history, 3);
        makeLifecycle(history.rule());
        history.action().groupBy = "kibana.alert.grouping.host.name";
        const UpgradeChange up = changeOf(history, "8.18", "9.1");
        QVERIFY(tells(up, "The alerts carry kibana.alert.grouping.host.name, which they are grouped by."));
        QCOMPARE(up.before->summary.casesOpened, 1U);
        QCOMPARE(up.after->summary.casesOpened, 3U);
    }

    void nothingChangesBetweenTheSame()
    {
        SmallHistory history;
        addHosts(history, 12);
        const UpgradeChange same = changeOf(history, "9.4", "9.4");
        QVERIFY(same.differences.empty() && same.newFindings.empty() && same.goneFindings.empty());
        QCOMPARE(same.cases->kept, 1U);
        QVERIFY(same.cases->moved.empty());
        QCOMPARE(told(changeOf(history, "9.1", "9.4")), std::vector<std::string>());
    }

    void stops()
    {
        SmallHistory history;
        addHosts(history, 2);
        const engine::SimulationInput& input = history.input();
        std::stop_source source;
        source.request_stop();
        const SweepInput sweep{.runs = {.rule = input.rule, .alerts = input.alerts, .profile = input.profile},
                               .action = {.action = *input.rule.casesAction}};
        const auto stopped = upgradeChange(sweep, rules::newestProfile(), rules::newestProfile(),
                                           source.get_token());
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().code, base::ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(UpgradeChangeTest)
#include "tst_UpgradeChange.moc"
