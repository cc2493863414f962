// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <algorithm>

#include "core/analysis/MuteFit.h"
#include "core/analysis/RuleFit.h"
#include "core/rules/RuleJson.h"
#include "tests/unit/engine/SmallDocuments.h"

using namespace casewright;
using namespace casewright::analysis;

namespace {

/// Three alerts are muted.
rules::Rule ruleOf(const QByteArray& type, const QByteArray& params)
{
    const base::Json rule = {{"name", "R"},
                             {"consumer", "c"},
                             {"schedule", {{"interval", "1m"}}},
                             {"rule_type_id", type.toStdString()},
                             {"params", base::Json::parse(params.toStdString())},
                             {"muted_alert_ids", {"a", "row-2", "*"}}};
    return rules::parseRule(rule.dump()).value();
}

} // namespace

/// Muted alerts that no document makes.
class MuteFitTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void names_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("params");
        QTest::addColumn<QByteArray>("unknown");   // pointers
        QTest::newRow("query") << QByteArray("siem.queryRule") << QByteArray(R"({"query":"host: a"})")
                               << QByteArray("/muted_alert_ids/0 /muted_alert_ids/2 ");
        QTest::newRow("groups") << QByteArray("siem.thresholdRule")
                                << QByteArray(R"({"query":"*","threshold":{"field":["host"],"value":1}})")
                                << QByteArray("/muted_alert_ids/1 /muted_alert_ids/2 ");
        // Only b is in what the query matches.
        QTest::newRow("matching groups") << QByteArray("siem.thresholdRule")
                                         << QByteArray(R"({"query":"host: b","threshold":{"field":["host"],"value":1}})")
                                         << QByteArray("/muted_alert_ids/0 /muted_alert_ids/1 /muted_alert_ids/2 ");
        QTest::newRow("one group") << QByteArray("observability.rules.custom_threshold")
                                   << QByteArray(R"({"criteria":[]})")
                                   << QByteArray("/muted_alert_ids/0 /muted_alert_ids/1 ");
        QTest::newRow("not simulated") << QByteArray("siem.eqlRule") << QByteArray("{}") << QByteArray();
    }
    void names()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, params);
        QFETCH(QByteArray, unknown);
        const auto table = smallTable({documentAt(0, R"("host":"a")"), documentAt(1'000, R"("host":"b")")});
        const rules::Rule rule = ruleOf(type, params);
        QByteArray found;
        const auto findings = findMuteMisfits(rule, *table).value();
        for (const rules::Finding& finding : findings)
            found += QByteArray::fromStdString(finding.pointer) + ' ';
        QCOMPARE(found, unknown);
        const auto all = findMisfits(rule, rules::newestProfile(), *table).value();
        for (const rules::Finding& finding : findings)
            QVERIFY(std::find(all.begin(), all.end(), finding) != all.end());
    }

    void stops()
    {
        std::stop_source stop;
        stop.request_stop();
        const rules::Rule rule = ruleOf("siem.queryRule", "{}");
        QVERIFY(!findMuteMisfits(rule, *smallTable({documentAt(0, "")}), stop.get_token()).has_value());
    }
};

QTEST_APPLESS_MAIN(MuteFitTest)
#include "tst_MuteFit.moc"
