// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "core/analysis/AlertExplanation.h"
#include "core/analysis/Counterfactual.h"
#include "core/analysis/ExplanationText.h"
#include "core/rules/RuleJson.h"
#include "tests/unit/engine/SmallDocuments.h"

using namespace casewright;
using namespace casewright::analysis;

namespace {

constexpr std::int64_t Minute = 60'000;

/// Alerts for each host with a document in the last minute, a run each minute. `more`: of the rule's file.
rules::Rule ruleWith(const std::string& more = "", const std::string& groupBy = "host.name")
{
    const std::string text = R"({"id":"r","name":"R","rule_type_id":"observability.rules.custom_threshold",
        "consumer":"observability","schedule":{"interval":"1m"},"params":{"criteria":[{"comparator":">","threshold":[0],
        "timeSize":1,"timeUnit":"m","metrics":[{"name":"A","aggType":"count"}]}],"groupBy":["host"],
        "alertOnGroupDisappear":false,"searchConfiguration":{"query":{"query":"not level: info","language":"kuery"}}},
        "actions":[{"id":"system-connector-.cases","params":{"subAction":"run","subActionParams":{"groupingBy":[")"
        + groupBy + R"("],"timeWindow":"1h","reopenClosedCases":false}}}])" + more + "}";
    return rules::parseRule(text).value();
}

/// a: 06:01 to 06:10 and 06:21 to 06:25; b: 06:03 to 06:08; c: each second minute, but only in info from 06:20 on.
std::shared_ptr<const alerts::AlertTable> documents()
{
    std::vector<std::string> texts;
    for (std::int64_t minute = 1; minute <= 30; ++minute) {
        const auto add = [&](const char* host, const char* level) {
            texts.push_back(documentAt(minute * Minute - 1'000, fmt::format(R"("host":"{}","level":"{}")", host, level)));
        };
        if (minute <= 10 || (minute > 20 && minute <= 25))
            add("a", "error");
        if (minute >= 3 && minute <= 8)
            add("b", "error");
        if (minute % 2 == 0)
            add("c", minute < 20 ? "error" : "info");
    }
    return smallTable(texts);
}

engine::SimulationInput inputWith(const std::string& more = "", const std::string& groupBy = "host")
{
    return {.rule = ruleWith(more, groupBy), .alerts = documents(), .profile = rules::newestProfile()};
}

QByteArray story(const Explanation& it, const engine::SimulationInput& input)
{
    QByteArray text;
    for (const Step& step : tell(it, input))
        text += QByteArray::fromStdString(step.text) + '\n';
    return text;
}

base::Timestamp six(std::int64_t minute)
{
    return base::parseTimestamp("2026-02-02T06:00:00Z").value() + base::Duration{minute * Minute};
}

} // namespace

/// Alerts that a rule makes: from the instance, the alert or the document to the case.
class AlertExplanationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anInstance()
    {
        const engine::SimulationInput input = inputWith();
        const std::vector<Explanation> all = explainId(input, "a").value();
        QCOMPARE(all.size(), std::size_t{2});
        const Lifetime& first = *all[0].life;
        QVERIFY(all[0].bin == Bin::Attached && all[0].isInCase());
        QCOMPARE(first.start, six(1));
        QCOMPARE(first.last, six(10));
        QVERIFY(first.recovered == six(11));
        QCOMPARE(first.runs, std::uint64_t{10});
        QCOMPARE(first.handedOver, std::uint64_t{10});
        QCOMPARE(first.attached, std::uint64_t{1});
        QVERIFY(first.isNew && first.at == six(1) && first.place == 1);
        QCOMPARE(all[1].life->number, std::uint64_t{2});
        QCOMPARE(all[1].execution->decision->into.id, all[0].execution->decision->into.id);
        const QByteArray told = story(all[1], input);
        for (const char* part : {"is of the instance a, number 2 of its 2 alerts.", "active in 5 runs, until it recovered",
                                 "Of its 5 runs, 5 handed it over. In the run at 2026-02-02T06:21:00Z it was number 1 of",
                                 "It was attached to \"R - Grouping by a (Auto-created)\""})
            QVERIFY2(told.contains(part), told.constData());
    }

    void anAlertAndADocument()
    {
        const engine::SimulationInput input = inputWith();
        const Explanation second = explainId(input, "a").value()[1];
        const std::vector<Explanation> byId = explainId(input, second.id).value();
        QCOMPARE(byId.size(), std::size_t{1});
        QCOMPARE(byId.front().life->start, six(21));
        QCOMPARE(byId.front().life->lives, std::uint64_t{2});
        // A document of 06:21: the alert that was active first after it.
        std::string document;
        for (std::uint32_t row = 0; row < input.alerts->size(); ++row)
            if (input.alerts->times()[row] > six(20) && document.empty())
                document = input.alerts->id({row});
        QCOMPARE(explainId(input, document).value().front().life->start, six(21));
        // The last document of c is info, which the query does not match.
        const std::string last = input.alerts->id({input.alerts->size() - 1});
        const Explanation other = explainId(input, last).value().front();
        QVERIFY(other.bin == Bin::NotMatched && !other.life);
        QVERIFY(explainId(input, "nobody").error().code == base::ErrorCode::NotFound);
    }

    void delayed()
    {
        const engine::SimulationInput input = inputWith(R"(,"alert_delay":{"active":4})");
        QVERIFY2(story(explainId(input, "b").value().front(), input)
                     .contains("2026-02-02T06:06:00Z, the 4 runs in a row that reported it"),
                 story(explainId(input, "b").value().front(), input).constData());
        const Explanation never = explainId(input, "c").value().front();
        QVERIFY(never.bin == Bin::Delayed && never.life->number == 0);
        QCOMPARE(never.life->reported, std::uint64_t{9});
        QCOMPARE(never.life->longestRow, std::uint64_t{1});
        QVERIFY2(story(never, input).contains("9 of 25 runs reported it, at most 1 in a row, and the alert delay asks for 4: 1 < 4"),
                 story(never, input).constData());
        const Counterfactuals found = findCounterfactuals(input, never).value();
        QCOMPARE(found.changes.size(), std::size_t{1});
        QVERIFY(found.changes.front().setting == Setting::AlertDelay && found.changes.front().value == "1");
        QVERIFY(found.changes.front().outcome.isInCase());
    }

    void silenced()
    {
        const engine::SimulationInput muted = inputWith(R"(,"muted_alert_ids":["b"])");
        const Explanation b = explainId(muted, "b").value().front();
        QVERIFY(b.bin == Bin::Muted && b.silence->kind == Silence::Kind::Alert);
        QCOMPARE(b.life->muted, std::uint64_t{6});
        QVERIFY(explainId(muted, "a").value().front().bin == Bin::Attached);
        engine::SimulationInput maintained = inputWith();
        maintained.silences.maintenanceWindows = {{.from = six(2), .to = six(4)}};
        const Explanation inWindow = explainId(maintained, "b").value().front();
        QVERIFY(inWindow.bin == Bin::MaintenanceWindow && inWindow.life->maintenance == 6);
        QVERIFY(story(inWindow, maintained).contains("It became new at 2026-02-02T06:03:00Z, in the maintenance window"));
        QVERIFY(explainId(maintained, "a").value().front().bin == Bin::Attached);
        // Snoozed when it became new: it comes late, as an ongoing alert.
        engine::SimulationInput snoozed = inputWith();
        snoozed.silences.snoozes = {{.from = six(0), .to = six(5)}};
        const Explanation late = explainId(snoozed, "b").value().front();
        QVERIFY(late.bin == Bin::Attached && !late.life->isNew && late.life->at == six(5));
        QCOMPARE(late.life->muted, std::uint64_t{2});
        QVERIFY(findCounterfactuals(muted, b).value().changes.front().setting == Setting::Silence);
    }

    void overWhatARunHandsOver()
    {
        engine::SimulationInput input = inputWith();
        input.profile.documentsPerRun = 1;
        const Explanation c = explainId(input, "c").value().front();
        QVERIFY2(story(c, input).contains("hands over at most 1 of them"), story(c, input).constData());
        QVERIFY(c.life->overRunCap + c.life->handedOver == c.life->runs);
    }

    void sumsAgreeWithTheAudit_data()
    {
        QTest::addColumn<QString>("more");
        QTest::addColumn<QString>("groupBy");
        QTest::addColumn<int>("perRun");
        const QString silenced = QStringLiteral(R"(,"muted_alert_ids":["b"],"snooze_schedule":[{"duration":180000,
            "rRule":{"dtstart":"2026-02-02T06:05:00Z","tzid":"UTC","count":1}}])");
        QTest::newRow("plain") << QString() << QStringLiteral("host") << 1'000;
        QTest::newRow("capped") << QString() << QStringLiteral("host") << 1;
        QTest::newRow("silenced") << silenced << QStringLiteral("host") << 1'000;
        QTest::newRow("in rows of their own") << silenced << QStringLiteral("@timestamp") << 1;
    }
    /// The lives of all instances have, run by run, what the simulation counts.
    void sumsAgreeWithTheAudit()
    {
        QFETCH(QString, more);
        QFETCH(QString, groupBy);
        QFETCH(int, perRun);
        engine::SimulationInput input = inputWith(more.toStdString(), groupBy.toStdString());
        input.profile.documentsPerRun = static_cast<std::uint32_t>(perRun);
        input.silences.maintenanceWindows = {{.from = six(12), .to = six(15)}};
        const engine::SimulationSummary summary = engine::simulate(input, nullptr).value().summary;
        engine::AlertSource source = engine::simulate(input, nullptr).value().source;
        Lifetime sum;
        std::set<std::string> seen;
        for (std::uint32_t row = 0; row < source.table->size(); ++row) {
            if (!seen.insert(source.table->id({row})).second)
                continue;
            const Lifetime life = *explainId(input, source.table->id({row})).value().front().life;
            sum.runs += life.runs;
            sum.handedOver += life.handedOver;
            sum.muted += life.muted;
            sum.maintenance += life.maintenance;
            sum.overRunCap += life.overRunCap;
            sum.attached += life.attached;
        }
        QCOMPARE(std::uint64_t{seen.size()}, summary.alerts);
        QCOMPARE(sum.runs, summary.alerts + summary.ongoing);
        QCOMPARE(sum.handedOver, summary.audit.handedOver());
        QCOMPARE(sum.muted, summary.audit.muted);
        QCOMPARE(sum.maintenance, summary.audit.maintenanceWindow);
        QCOMPARE(sum.overRunCap, summary.audit.overRunCap);
        QCOMPARE(sum.attached, summary.audit.attached);
    }

    void wrongRules()
    {
        engine::SimulationInput input = inputWith();
        input.rule.casesAction.reset();
        QVERIFY(explainId(input, "a").error().code == base::ErrorCode::MissingValue);
        input = inputWith();
        input.rule.interval = "often";
        QVERIFY(explainId(input, "a").error().code == base::ErrorCode::InvalidValue);
        input = inputWith();
        input.alerts = smallTable({});
        QVERIFY(explainId(input, "a").error().code == base::ErrorCode::NotFound);
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(explainId(inputWith(), "a", nullptr, stop.get_token()).error().code == base::ErrorCode::Cancelled);
    }

    /// Threshold: an alert is one run's.
    void detectionRules()
    {
        engine::SimulationInput input = inputWith();
        input.rule.ruleTypeId = "siem.thresholdRule";
        input.rule.consumer = "siem";
        input.rule.parameters = rules::ThresholdParameters{.fields = {"host"}, .value = 2};
        input.rule.from = "now-3m";
        input.rule.query = "*";
        input.rule.body.clear();
        const std::vector<Explanation> all = explainId(input, "a").value();
        QCOMPARE(all.size(), MostLives);
        QVERIFY(all[0].life->runs == 1 && all[0].isInCase());
        QVERIFY2(story(all[0], input).contains("It became an alert in the run at 2026-02-02T06:02:00Z."),
                 story(all[0], input).constData());
        input.rule.parameters = rules::ThresholdParameters{.fields = {"host"}, .value = 50};
        const Explanation never = explainId(input, "a").value().front();
        QVERIFY(never.bin == Bin::NotReported && story(never, input).contains("No run raised an alert for it"));
    }
};

QTEST_APPLESS_MAIN(AlertExplanationTest)
#include "tst_AlertExplanation.moc"
