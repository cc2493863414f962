// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <algorithm>
#include <map>

#include "core/analysis/Counterfactual.h"
#include "core/analysis/ExplanationText.h"
#include "core/rules/RuleJson.h"
#include "tests/unit/analysis/SmallHistory.h"

using namespace casewright;
using namespace casewright::analysis;
using test::SmallHistory;

namespace {

/// Ten documents of 08:01, of hosts A and B in turn, and one a day later.
void fill(SmallHistory& history)
{
    for (int i = 0; i < 10; ++i)
        history.addHost("d" + std::to_string(i), "2026-01-05T08:01:00Z", i % 2 == 0 ? "A" : "B");
    history.addHost("late", "2026-01-06T08:01:00Z", "A");
}

/// The rule with more in its file.
rules::Rule withFile(const rules::Rule& rule, const std::string& more)
{
    std::string text = rules::writeRule(rule);
    text.insert(text.find('{') + 1, more + ",");
    return rules::parseRule(text).value();
}

Explanation explained(const engine::SimulationInput& input, const std::string& id)
{
    const std::vector<base::AlertRow> rows = rowsOf(*input.alerts, id);
    return explain(input, rows).value().front();
}

QByteArray story(const Explanation& it, const engine::SimulationInput& input)
{
    QByteArray text;
    for (const Step& step : tell(it, input))
        text += QByteArray::fromStdString(step.text) + '\n';
    return text;
}

} // namespace

/// Documents of rules with a query, and of rules that are silenced.
class DocumentQueueTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isNotMatched()
    {
        SmallHistory history;
        fill(history);
        history.rule().query = "host.name: B";
        history.rule().maxSignals = 2;
        const Explanation other = explained(history.input(), "d0");
        QVERIFY(other.bin == Bin::NotMatched && !other.execution);
        QVERIFY2(story(other, history.input()).contains("The rule's query, host.name: B, does not match it."),
                 story(other, history.input()).constData());
        // Its place is among those that match: d1 and d3 come before.
        const Explanation waits = explained(history.input(), "d5");
        QVERIFY(waits.bin == Bin::OverMaxSignals);
        QCOMPARE(waits.queue.place, std::uint64_t{3});
        QCOMPARE(waits.queue.waiting, std::uint64_t{5});
        QVERIFY(explained(history.input(), "d3").bin == Bin::Attached);
    }

    /// Each bin has as many as the audit, muted and capped ones too.
    void theClockIsFollowed()
    {
        SmallHistory history;
        fill(history);
        history.rule().query = "@timestamp < now-3m and host.name: A";
        history.rule().maxSignals = 3;
        engine::SimulationInput input = history.input();
        input.rule = withFile(input.rule, R"("muted_alert_ids":["d0"])");
        input.profile.documentsPerRun = 1;
        std::vector<base::AlertRow> rows;
        for (std::uint32_t row = 0; row < input.alerts->size(); ++row)
            rows.push_back({row});
        std::map<Bin, std::uint64_t> bins;
        const std::vector<Explanation> explanations = explain(input, rows).value();
        for (const Explanation& it : explanations)
            ++bins[it.bin];
        const engine::Audit audit = engine::simulate(input, nullptr)->summary.audit;
        QCOMPARE(bins[Bin::Muted], audit.muted);
        QCOMPARE(bins[Bin::OverRunCap], audit.overRunCap);
        QCOMPARE(bins[Bin::OverMaxSignals], audit.overMaxSignals);
        QCOMPARE(bins[Bin::Attached], audit.attached);
        QVERIFY(audit.muted == 1 && audit.overRunCap == 1 && audit.overMaxSignals == 2 && audit.attached == 2);
        QCOMPARE(bins[Bin::NotMatched], std::uint64_t{5});
        const QByteArray told = story(explained(input, "d2"), input);
        QVERIFY2(told.contains("It became an alert in the run at 2026-01-05T08:05:00Z, in which the rule's query, "
                               "@timestamp < now-3m and host.name: A, matches it: number 2 of 3, and max_signals"),
                 told.constData());
        QVERIFY(story(explained(input, "d8"), input).contains("but more came first than max_signals of 3 allows"));
        QVERIFY(story(explained(input, "d1"), input).contains("does not match it in any run that looks back on it"));
        QVERIFY(findCounterfactuals(input, explained(input, "d8")).value().changes.front().setting
                == Setting::MaxSignals);
    }

    void isSilenced_data()
    {
        QTest::addColumn<QByteArray>("more");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("rule") << QByteArray(R"("mute_all":true)") << QByteArray("The rule is muted (mute_all)");
        QTest::newRow("alert") << QByteArray(R"("muted_alert_ids":["d1"])") << QByteArray("The alert is muted");
        QTest::newRow("snooze") << QByteArray(R"("snooze_schedule":[{"duration":600000,"rRule":{
            "dtstart":"2026-01-05T08:00:00Z","tzid":"UTC","count":1}}])")
                                << QByteArray("The rule was snoozed from 2026-01-05T08:00:00Z until before "
                                              "2026-01-05T08:10:00Z, so the run at 2026-01-05T08:05:00Z");
    }
    void isSilenced()
    {
        QFETCH(QByteArray, more);
        QFETCH(QByteArray, text);
        SmallHistory history;
        fill(history);
        engine::SimulationInput input = history.input();
        input.rule = withFile(input.rule, more.toStdString());
        const Explanation it = explained(input, "d1");
        QVERIFY(it.bin == Bin::Muted && it.silence);
        QVERIFY2(story(it, input).contains(text), story(it, input).constData());
        QVERIFY(story(it, input).contains("It is in no case: it was never handed over."));
        const Counterfactuals found = findCounterfactuals(input, it).value();
        QCOMPARE(found.changes.size(), std::size_t{1});
        QVERIFY(found.changes.front().setting == Setting::Silence && found.changes.front().outcome.isInCase());
        QVERIFY(found.changes.front().text.starts_with("Without mutes and snoozes it would have opened case"));
        QVERIFY(rules::parseRule(rules::writeRule(found.changes.front().rule)).has_value());
    }

    void isInMaintenance()
    {
        SmallHistory history;
        fill(history);
        engine::SimulationInput input = history.input();
        const base::Timestamp run = base::parseTimestamp("2026-01-05T08:05:00Z").value();
        input.silences.maintenanceWindows = {{.from = run, .to = run + base::Minute}};
        const Explanation it = explained(input, "d1");
        QVERIFY(it.bin == Bin::MaintenanceWindow);
        QVERIFY2(story(it, input).contains("It became new at 2026-01-05T08:05:00Z, in the maintenance window from"),
                 story(it, input).constData());
        QVERIFY(findCounterfactuals(input, it).value().changes.front().outcome.isInCase());
        QVERIFY(explained(input, "late").bin == Bin::Attached);
    }

    /// Muted ones do not count for what a run hands over, and each bin has as many as the audit of the simulation.
    void binsAgreeWithTheAudit()
    {
        SmallHistory history;
        history.setProfile("8.14"); // 100 a run
        for (int i = 0; i < 300; ++i)
            history.addHost("d" + std::to_string(i), i < 200 ? "2026-01-05T08:01:00Z" : "2026-01-05T08:06:00Z",
                            i % 3 == 0 ? "A" : "B");
        history.rule().query = "host.name: B or host.name: A";
        engine::SimulationInput input = history.input();
        input.rule = withFile(input.rule, R"("muted_alert_ids":["d1","d5","d199","d250","nobody"],"snooze_schedule":[
            {"duration":300000,"rRule":{"dtstart":"2026-01-05T08:06:00Z","tzid":"UTC","count":1}}])");
        std::vector<base::AlertRow> rows;
        for (std::uint32_t row = 0; row < input.alerts->size(); ++row)
            rows.push_back({row});
        std::map<Bin, std::uint64_t> bins;
        const std::vector<Explanation> all = explain(input, rows).value();
        for (const Explanation& it : all)
            ++bins[it.bin];
        const engine::Audit audit = engine::simulate(input, nullptr)->summary.audit;
        QCOMPARE(bins[Bin::Muted], audit.muted);
        QCOMPARE(bins[Bin::OverRunCap], audit.overRunCap);
        QCOMPARE(bins[Bin::Attached], audit.attached);
        QVERIFY(audit.muted > 100 && audit.overRunCap == 97);
        QVERIFY(story(all[104], input).contains("it was number 103, without 2 that are muted, 103 > 100."));
    }
};

QTEST_APPLESS_MAIN(DocumentQueueTest)
#include "tst_DocumentQueue.moc"
