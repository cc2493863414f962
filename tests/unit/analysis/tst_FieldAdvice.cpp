// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>

#include "core/alerts/Flood.h"
#include "core/analysis/FieldAdvice.h"

using namespace casewright;
using namespace casewright::analysis;

class FieldAdviceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const auto table = alerts::generate({.name = "f",
                                             .start = base::Timestamp{1'767'600'000'000},
                                             .length = {24 * base::Hour.milliseconds},
                                             .perMinute = 2, // no user's case fills up
                                             .storm = {},
                                             .fields = {{"user.name", "u", 4, 0.0, 0.0},
                                                        {"host.name", "h", 60, 0.0, 0.0},
                                                        {"event.kind", "k", 1, 0.0, 0.0},
                                                        {"agent.id", "a", 4, 0.0, 0.8}}},
                                            5)
                               .value();
        rules::Rule rule;
        rule.id = {"r"};
        rule.name = "R";
        m_runs = engine::PreparedRuns::prepare({.rule = rule, .alerts = table, .profile = rules::newestProfile()},
                                               "user.name")
                     .value();
        m_documents = *alerts::fieldStatistics(*table);
    }

    void tellsNumbersAndASentence()
    {
        const std::vector<FieldAdvice> found = advise();
        QCOMPARE(found.front().field, std::string("user.name"));
        const FieldAdvice& user = found.front();
        QVERIFY(std::abs(user.spread.entropy - 2) < 0.01); // four values, each as frequent
        QVERIFY(std::abs(user.spread.topShare - 0.25) < 0.03);
        QCOMPARE(user.spread.alerts, user.outlook.alerts);
        QCOMPARE(user.outlook.coverage(), 1.0);
        QVERIFY2(user.sentence.starts_with("Each value gets its own case: 4 values, at most 4 in a run of "),
                 user.sentence.c_str());
        QVERIFY2(of(found, "host.name").sentence.starts_with("Grouping is given up in "),
                 of(found, "host.name").sentence.c_str());
        QCOMPARE(of(found, "event.kind").sentence, std::string("It has one value: all alerts go to one case."));
        QCOMPARE(of(found, "event.kind").spread.topShare, 1.0);
        QCOMPARE(of(found, "event.kind").spread.entropy, 0.0);
        QVERIFY2(of(found, "agent.id").sentence.ends_with(" of alerts do not have it, and share one case."),
                 of(found, "agent.id").sentence.c_str());
        QCOMPARE(of(found, "none").sentence, std::string("No alert has it: all go to one case, of the group unknown."));
    }

    void oneCaseForAllComesBehindGoodFields()
    {
        const std::vector<FieldAdvice> found = advise();
        const auto none = std::find_if(found.begin(), found.end(), [](const auto& each) { return each.field.empty(); });
        QVERIFY(none != found.begin() && none != found.end());
        QVERIFY(!none->sentence.empty());
        for (const FieldAdvice& each : found)
            QVERIFY(!each.sentence.empty());
    }

    void stops()
    {
        std::stop_source stop;
        stop.request_stop();
        const auto stopped = adviseFields(*m_runs, m_action, m_documents, m_fields, stop.get_token());
        QCOMPARE(stopped.error().code, base::ErrorCode::Cancelled);
    }

private:
    [[nodiscard]] std::vector<FieldAdvice> advise() const
    {
        return adviseFields(*m_runs, m_action, m_documents, m_fields).value();
    }
    [[nodiscard]] static const FieldAdvice& of(const std::vector<FieldAdvice>& found, const std::string& field)
    {
        return *std::find_if(found.begin(), found.end(), [&field](const auto& each) { return each.field == field; });
    }

    std::shared_ptr<const engine::PreparedRuns> m_runs;
    std::vector<alerts::FieldStatistics> m_documents;
    engine::ActionInput m_action{.action = {.groupBy = "user.name"}};
    std::array<std::string, 6> m_fields{"none", "event.kind", "", "host.name", "agent.id", "user.name"};
};

QTEST_GUILESS_MAIN(FieldAdviceTest)
#include "tst_FieldAdvice.moc"
