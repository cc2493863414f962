// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <map>
#include <random>
#include <set>
#include <string_view>

#include "core/analysis/GroundTruth.h"
#include "core/analysis/TruthCounts.h"
#include "core/analysis/TruthTable.h"
#include "tests/unit/analysis/DrawnAssignment.h"

using namespace casewright;
using namespace casewright::analysis;
using test::SmallHistory;

namespace {

/// A letter a row: its label; `.` has none.
GroundTruth truthOf(std::string_view rows)
{
    GroundTruth truth;
    truth.labels.assign(26, "x");
    for (const char each : rows)
        truth.labelOf.push_back(each == '.' ? GroundTruth::Unlabelled : static_cast<std::uint32_t>(each - 'a'));
    return truth;
}

TruthScore scoreOf(std::string_view cases, std::string_view labels)
{
    return scoreCases(test::assignmentOf(test::tableOf(cases.size()), cases), truthOf(labels));
}

/// The adjusted Rand index by looking at each pair; a lost alert is alone.
double pairwiseRand(std::string_view cases, std::string_view labels)
{
    double both = 0, sameCase = 0, sameLabel = 0, all = 0;
    for (std::size_t i = 0; i < cases.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (labels[i] == '.' || labels[j] == '.' || cases[i] == '-' || cases[j] == '-')
                continue;
            const bool isCase = cases[i] == cases[j] && cases[i] != '.';
            const bool isLabel = labels[i] == labels[j];
            both += isCase && isLabel ? 1 : 0;
            sameCase += isCase ? 1 : 0;
            sameLabel += isLabel ? 1 : 0;
            all += 1;
        }
    }
    const double expected = sameCase * sameLabel / all;
    const double most = (sameCase + sameLabel) / 2;
    return most == expected ? 1 : (both - expected) / (most - expected);
}

SmallHistory& fourAlerts(SmallHistory& history)
{
    history.add("a1", "2026-01-05T08:00:00Z", R"(,"host":{"name":"h1"},"labels":{"phase":"scan","step":1})");
    history.add("a2", "2026-01-05T08:01:00Z", R"(,"host":{"name":"h1"},"labels":{"phase":"scan","step":null})");
    history.add("a3", "2026-01-05T08:02:00Z", R"(,"host":{"name":"h2"},"labels":{"phase":"crack","step":2})");
    history.add("a4", "2026-01-05T08:03:00Z", R"(,"host":{"name":"h2"},"labels":{"phase":""})");
    return history;
}

} // namespace

class GroundTruthTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isReadFromAField()
    {
        SmallHistory history;
        const alerts::AlertTable& table = *fourAlerts(history).input().alerts;
        const GroundTruth truth = truthByField(table, "labels.phase").value();
        QCOMPARE(truth.labels, (std::vector<std::string>{"scan", "crack"}));
        QCOMPARE(truth.labelOf, (std::vector<std::uint32_t>{0, 0, 1, GroundTruth::Unlabelled}));
        const GroundTruth steps = truthByField(table, "labels.step").value();
        QCOMPARE(steps.labels, (std::vector<std::string>{"1", "2"}));
        QCOMPARE(steps.labelOf[1], GroundTruth::Unlabelled);
        QCOMPARE(truthByField(table, "labels.none").error().code, base::ErrorCode::NotFound);
    }

    void isReadFromAFile_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("CSV") << QByteArray("_id,label\na1,one\n\na3,\"a, b\"\r\na4,\n");
        QTest::newRow("TSV, other columns too") << QByteArray("\xEF\xBB\xBFlabel\tx\t_id\none\t\ta1\na, b\t\ta3");
        QTest::newRow("JSON lines") << QByteArray("{\"_id\":\"a1\",\"label\":\"one\"}\n"
                                                  "{\"_id\":\"a3\",\"label\":\"a, b\"}\n"
                                                  "{\"_id\":\"a4\",\"label\":null}\n");
    }
    void isReadFromAFile()
    {
        QFETCH(const QByteArray, text);
        SmallHistory history;
        const auto truth = truthByFile(*fourAlerts(history).input().alerts, text.toStdString(), "labels");
        QVERIFY2(truth.has_value(), truth ? "" : truth.error().text.c_str());
        QCOMPARE(truth->labels, (std::vector<std::string>{"one", "a, b"}));
        QCOMPARE(truth->labelOf, (std::vector<std::uint32_t>{0, GroundTruth::Unlabelled, 1, GroundTruth::Unlabelled}));
    }

    void errorsNameTheLine_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<std::size_t>("line");
        QTest::addColumn<QByteArray>("says");
        const auto row = [](const char* name, const char* text, std::size_t line, const char* says) {
            QTest::newRow(name) << QByteArray(text) << line << QByteArray(says);
        };
        row("no such alert", "_id,label\na1,x\nb1,x\nb2,x\n", 3, "No alert has the _id b1.");
        row("twice", "_id,label\na1,x\na2,x\na1,y\n", 4, "a1 stands in line 2 already.");
        row("no columns", "id,label\na1,x\n", 1, "_id and label");
        row("too few cells", "_id,label\na1\n", 2, "fewer cells");
        row("an open quote", "_id,label\n\"a1,x\n", 2, "quote");
        row("no JSON", "{\"_id\":\"a1\",\"label\":1}\n{\"_id\":\n", 2, "");
        row("no label", "{\"_id\":\"a1\"}\n", 1, "_id and label");
        row("no labels", "_id,label\na1,\n", 0, "labels no alert");
        row("nothing", "", 0, "labels no alert");
    }
    void errorsNameTheLine()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const std::size_t, line);
        QFETCH(const QByteArray, says);
        SmallHistory history;
        const auto truth = truthByFile(*fourAlerts(history).input().alerts, text.toStdString(), "labels.csv");
        QVERIFY(!truth);
        QCOMPARE(truth.error().location->line, line);
        QCOMPARE(truth.error().location->file, std::string("labels.csv"));
        QVERIFY2(QByteArray::fromStdString(truth.error().text).contains(says), truth.error().text.c_str());
    }

    /// By hand: Hubert and Arabie's example has 6 alerts in 3 cases of 2, 2, 2 and labels 3, 3.
    void scoresKnownExamples()
    {
        const TruthScore same = scoreOf("AABBCC", "aabbcc");
        QCOMPARE(same.adjustedRand, 1.0);
        QCOMPARE(same.purity, 1.0);
        QCOMPARE(same.completeness, 1.0);
        QCOMPARE(same.overMerged + same.overSplit, 0U);

        // 2 pairs agree of 3 in cases and 6 by label, of 15: (2 - 1.2) / (4.5 - 1.2)
        const TruthScore split = scoreOf("AABBCC", "aaabbb");
        QCOMPARE(split.adjustedRand, 8.0 / 33);
        QCOMPARE(split.purity, 5.0 / 6);
        QCOMPARE(split.completeness, 4.0 / 6);
        QCOMPARE(split.overMerged, 1U);
        QCOMPARE(split.overSplit, 2U);

        const TruthScore all = scoreOf("AAAA", "aabb");
        QCOMPARE(all.adjustedRand, 0.0);
        QCOMPARE(all.purity, 0.5);
        QCOMPARE(all.completeness, 1.0);
    }

    void lostAlertsCount()
    {
        const TruthScore lost = scoreOf("AA..", "aaaa");
        QCOMPARE(lost.labelled, 4U);
        QCOMPARE(lost.inNoCase, 2U);
        QCOMPARE(lost.purity, 1.0);
        QCOMPARE(lost.completeness, 0.5);
        QCOMPARE(lost.overSplit, 0U);
        QCOMPARE(lost.adjustedRand, 0.0); // all pairs belong together: nothing is left to chance
        const TruthScore others = scoreOf("AA--B", "aab..");
        QCOMPARE(others.labelled, 2U); // no alert, no label
        QCOMPARE(scoreOf("AA", "..").labelled, 0U);
        QCOMPARE(scoreOf("AA", "..").adjustedRand, 0.0);
        QCOMPARE(scoreOf("..", "ab").adjustedRand, 1.0); // all alone, as they should be
        QCOMPARE(scoreOf("..", "aa").purity, 0.0);
    }

    void agreesWithCountingPairs()
    {
        std::mt19937 draw(7);
        for (int i = 0; i < 200; ++i) {
            const std::size_t size = 2 + draw() % 60;
            const auto most = 1 + draw() % 6;
            std::string cases, labels;
            for (std::size_t row = 0; row < size; ++row) {
                const auto lost = draw() % 12;
                cases += lost == 0 ? '.' : lost == 1 ? '-' : static_cast<char>('A' + draw() % most);
                labels += draw() % 10 == 0 ? '.' : static_cast<char>('a' + draw() % 4);
            }
            if (scoreOf(cases, labels).labelled < 2)
                continue;
            const double expected = pairwiseRand(cases, labels);
            const double found = scoreOf(cases, labels).adjustedRand;
            QVERIFY2(std::abs(found - expected) < 1e-9, qPrintable(QString::fromStdString(cases + ' ' + labels)));
        }
    }

    /// Products of pairs need more than 64 bits: each of 10 million alerts is in one of two cases.
    void manyAlertsDoNotOverflow()
    {
        TruthCounts counts(2, 2);
        for (const std::uint32_t label : {0U, 1U})
            for (const std::uint32_t inCase : {0U, 1U})
                counts.add(label, inCase, label == inCase ? 4'000'000 : 1'000'000);
        const TruthScore score = counts.score();
        QCOMPARE(score.labelled, 10'000'000U);
        QCOMPARE(score.purity, 0.8);
        QCOMPARE(score.completeness, 0.8);
        QVERIFY(std::abs(score.adjustedRand - 0.36) < 1e-6); // (0.8 - 0.2)^2, as the number grows
        TruthCounts whole(1, 1);
        whole.add(0, 0, 10'000'000);
        QCOMPARE(whole.score().adjustedRand, 1.0);
    }

    /// The table has the scores of plain simulations, for all of its settings.
    void eachSettingIsItsSimulation()
    {
        SmallHistory history;
        for (int i = 0; i < 120; ++i)
            history.add(fmt::format("a{}", i),
                        base::formatTimestamp(base::Timestamp{1'767'600'000'000 + i * 7 * base::Minute.milliseconds}),
                        fmt::format(R"(,"host":{{"name":"h{}"}},"user":{{"name":"u{}"}},"phase":"p{}")", i % 3, i % 5,
                                    i / 30));
        const engine::SimulationInput& simulation = history.input();
        SweepInput input{.runs = {.rule = simulation.rule, .alerts = simulation.alerts, .profile = simulation.profile},
                         .action = {.action = *simulation.rule.casesAction}};
        input.axes = {.groupBys = {"", "host.name", "user.name"}, .timeWindows = {"1h", "7d"},
                      .intervals = {"5m", "1h"}};
        const TruthSource source = [](const alerts::AlertTable& table) { return truthByField(table, "phase"); };
        base::Progress progress;
        const TruthTable table = scoreSettings(input, source, &progress).value();
        QCOMPARE(table.settings.size(), 12U);
        QCOMPARE(progress.done(), 12U);
        QCOMPARE(table.labels.size(), 4U);
        std::set<double> different;
        for (const ScoredSetting& each : table.settings) {
            engine::SimulationInput plain = simulation;
            plain.rule = withSetting(plain.rule, each.setting);
            const CaseAssignment assigned = assignCases(plain).value();
            const TruthScore score = scoreCases(assigned, source(*assigned.table).value());
            QVERIFY2(each.score, each.refusal.c_str());
            QCOMPARE(each.score->adjustedRand, score.adjustedRand);
            QCOMPARE(each.score->purity, score.purity);
            QCOMPARE(each.score->overSplit, score.overSplit);
            QCOMPARE_LE(score.adjustedRand, table.settings[*table.best].score->adjustedRand);
            different.insert(score.adjustedRand);
        }
        QVERIFY(different.size() > 3);
    }

    void tellsWhatIsWrong()
    {
        SmallHistory history;
        const engine::SimulationInput& simulation = fourAlerts(history).input();
        SweepInput input{.runs = {.rule = simulation.rule, .alerts = simulation.alerts, .profile = simulation.profile},
                         .action = {.action = *simulation.rule.casesAction}};
        const auto none = scoreSettings(input, [](const auto& table) { return truthByField(table, "none"); });
        QCOMPARE(none.error().text, std::string("No alert has the field none."));
        input.axes.timeWindows = {"soon"};
        QVERIFY(!scoreSettings(input, [](const auto& table) { return truthByField(table, "labels.phase"); }));
        input.axes.timeWindows = {};
        std::stop_source stop;
        stop.request_stop();
        const auto stopped = scoreSettings(
            input, [](const auto& table) { return truthByField(table, "labels.phase"); }, nullptr, stop.get_token());
        QCOMPARE(stopped.error().code, base::ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(GroundTruthTest)
#include "tst_GroundTruth.moc"
