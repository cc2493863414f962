// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "core/rules/Rule.h"

using namespace casewright;
using namespace casewright::rules;

class RuleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Kibana: getOwnerFromRuleConsumerProducer. The consumer or the producer of the type decides, the first
    /// owner in the order securitySolution, observability, cases that has either.
    void owners_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("consumer");
        QTest::addColumn<QByteArray>("owner");
        const auto row = [](const char* type, const char* consumer, const char* owner) {
            QTest::addRow("%s of %s", type, consumer) << QByteArray(type) << QByteArray(consumer) << QByteArray(owner);
        };
        for (const char* type :
             {"siem.queryRule", "siem.savedQueryRule", "siem.eqlRule", "siem.esqlRule", "siem.indicatorRule",
              "siem.mlRule", "siem.thresholdRule", "siem.newTermsRule", "attack-discovery"}) {
            row(type, "siem", "securitySolution");
            row(type, "alerts", "securitySolution");
            row(type, "observability", "securitySolution"); // security comes first
        }
        for (const char* type :
             {".es-query", ".index-threshold", ".geo-containment", "transform_health",
              "xpack.ml.anomaly_detection_alert", "xpack.ml.anomaly_detection_jobs_health", "unknown"}) {
            row(type, "stackAlerts", "cases");
            row(type, "alerts", "cases");
            row(type, "ml", "cases");
            row(type, "discover", "cases");
            row(type, "siem", "securitySolution");
            for (const char* consumer :
                 {"observability", "apm", "infrastructure", "logs", "slo", "uptime", "monitoring", "streams"})
                row(type, consumer, "observability");
        }
        for (const char* type :
             {"observability.rules.custom_threshold", "metrics.alert.threshold", "metrics.alert.inventory.threshold",
              "logs.alert.document.count", "apm.error_rate", "apm.transaction_duration", "apm.anomaly",
              "slo.rules.burnRate", "xpack.uptime.alerts.tls", "xpack.uptime.alerts.monitorStatus",
              "xpack.synthetics.alerts.monitorStatus"}) {
            row(type, "alerts", "observability");
            row(type, "stackAlerts", "observability"); // observability comes before cases
            row(type, "siem", "securitySolution");
        }
        row(".es-query", "", "cases");
        row("siem", "alerts", "cases");
        row(".es-query", "Siem", "cases");
    }
    void owners()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, consumer);
        Rule rule;
        rule.ruleTypeId = type.toStdString();
        rule.consumer = consumer.toStdString();
        QTEST(QByteArray::fromStdString(ownerOf(rule)), "owner");
    }
};

QTEST_APPLESS_MAIN(RuleTest)
#include "tst_Rule.moc"
