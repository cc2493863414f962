// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "core/alerts/AlertReader.h"
#include "core/analysis/RuleFields.h"
#include "core/analysis/RuleFit.h"
#include "core/rules/RuleJson.h"
#include "core/rules/RuleTypes.h"

using namespace casewright;
using namespace casewright::analysis;
using rules::Rule;

namespace {

/// Twenty documents, a minute apart.
std::shared_ptr<const alerts::AlertTable> history()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("h.ndjson")));
    if (!file.open(QIODevice::WriteOnly))
        qFatal("no file");
    for (int i = 0; i < 20; ++i) {
        const QByteArray n = QByteArray::number(i);
        file.write("{\"@timestamp\":\"2026-01-01T00:" + n.rightJustified(2, '0') + ":00Z\",\"host\":{\"name\":\"h"
                   + QByteArray::number(i % 3) + "\"},\"process\":{\"entity_id\":\"e" + n
                   + "\"},\"related\":{\"ip\":[\"10.0.0." + n + "\",\"::1\"]},\"message\":\"A long sentence about what "
                     "happened to somebody, number " + n + "\",\"event\":{\"kind\":\"signal\"},\"cpu\":0." + n
                   + (i % 4 == 0 ? ",\"rare\":\"x" + QByteArray::number(i % 8) + '"' : QByteArray()) + "}\n");
    }
    file.close();
    return alerts::readAlerts(file.fileName().toStdString(), {}).value().table;
}

Rule ruleOf(std::string_view type, rules::RuleParameters parameters)
{
    Rule rule;
    rule.name = std::string("N");
    rule.ruleTypeId = type;
    rule.parameters = std::move(parameters);
    rule.casesAction.emplace();
    return rule;
}

QByteArrayList lines(const Rule& rule)
{
    QByteArrayList list;
    const auto findings = findMisfits(rule, rules::newestProfile(), *history());
    for (const rules::Finding& finding : *findings) {
        const std::string place = finding.pointer.empty() ? std::string(pathOf(finding.field)) : finding.pointer;
        list.append(QByteArray::fromStdString(place + ": " + finding.text));
    }
    return list;
}

} // namespace

class RuleFitTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void judgesWhatCasesAreGroupedBy_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char* field, const char* expected) {
            QTest::newRow(field) << QByteArray(field) << QByteArray(expected);
        };
        row("", "");
        row("host.name", "");
        row("host", "host is an object in these documents: all that is in it is the value");
        row("host.name.keyword", "None of these documents has host.name.keyword. Is host.name meant?");
        row("_id", "_id is another in nearly each document");
        row("@timestamp", "@timestamp is another in nearly each document");
        row("host.nmae", "None of these documents has host.nmae. Is host.name meant?");
        row("entity_id", "None of these documents has entity_id. Is process.entity_id meant?");
        row("something.else", "None of these documents has something.else.");
        row("process.entity_id", "process.entity_id has 20 values in 20 documents: nearly each");
        row("related.ip", "related.ip is a list in 20 of 20 documents");
        row("message", "message is a text, not a keyword");
        row("event.kind", "event.kind has one value in all documents");
        row("rare", "15 of 20 documents do not have rare: they share one group, unknown.");
    }
    void judgesWhatCasesAreGroupedBy()
    {
        QFETCH(QByteArray, field);
        QFETCH(QByteArray, expected);
        Rule rule = ruleOf(rules::CustomQueryId, rules::CustomQueryParameters{});
        rule.casesAction->groupBy = field.toStdString();
        const QByteArrayList said = lines(rule);
        QCOMPARE(said.size(), expected.isEmpty() ? 0 : 1);
        if (!said.isEmpty())
            QVERIFY2(said[0].startsWith(QByteArray("actions[].params.subActionParams.groupingBy: ").append(expected)),
                     said[0].constData());
    }

    void mendsAName()
    {
        Rule rule = ruleOf(rules::CustomQueryId, rules::CustomQueryParameters{});
        rule.casesAction->groupBy = "host.nmae";
        const auto findings = findMisfits(rule, rules::newestProfile(), *history()).value();
        QCOMPARE(applyFix(rule, *findings.at(0).fix)->casesAction->groupBy, std::string("host.name"));
    }

    void looksForFields()
    {
        Rule rule = ruleOf(rules::CustomQueryId, rules::CustomQueryParameters{});
        rule.query = "host.name: h1 and not user.name: root and host.*: x and message: y";
        QCOMPARE(lines(rule), QByteArrayList{"params.query: None of these documents has user.name."});
        rule.query.clear();
        rule.timeField = "event.ingested";
        QCOMPARE(lines(rule), QByteArrayList{"params.timeField: None of these documents has event.ingested."});

        rules::CustomThresholdParameters custom;
        custom.groupBy = {"host.name", "hots.name"};
        rules::Criterion& criterion = custom.criteria.emplace_back();
        criterion.comparison.threshold = {0.5};
        criterion.window.size = 5;
        criterion.metrics = {{.name = "A", .aggType = "avg", .field = "host.name"},
                             {.name = "B", .aggType = "count", .filter = "cpuu > 1"},
                             {.name = "C", .aggType = "cardinality", .field = "host.name"}};
        QCOMPARE(lines(ruleOf(rules::CustomThresholdId, custom)),
                 (QByteArrayList{"/params/groupBy/1: None of these documents has hots.name. Is host.name meant?",
                                 "/params/criteria/0/metrics/0/field: host.name has no numbers in these documents, so "
                                 "there is nothing to compare.",
                                 "/params/criteria/0/metrics/1/filter: None of these documents has cpuu. Is cpu meant?"}));
    }

    void findsWhatIsNeverReached()
    {
        // Five documents lie within 5 minutes, six within 6.
        const auto threshold = [](std::int64_t value) {
            Rule rule = ruleOf(rules::ThresholdId, rules::ThresholdParameters{.value = value});
            return lines(rule);
        };
        QCOMPARE(threshold(6), QByteArrayList());
        QCOMPARE(threshold(7), QByteArrayList{"/params/threshold/value: At most 6 of these documents lie within 6m: >= 7 "
                                              "is never reached."});
        const auto count = [](const char* comparator, std::vector<double> numbers) {
            rules::EsQueryParameters parameters;
            parameters.aggregation.window = {.size = 5, .unit = "m"};
            parameters.aggregation.comparison = {.comparator = comparator, .threshold = std::move(numbers)};
            return lines(ruleOf(rules::EsQueryId, parameters)).size();
        };
        QCOMPARE(count(">", {4}), 0);
        QCOMPARE(count(">", {5}), 1);
        QCOMPARE(count(">=", {5}), 0);
        QCOMPARE(count("between", {6, 9}), 1);
        QCOMPARE(count("<", {9}), 0);
    }

    /// By the values that there are, whatever the window.
    void findsValuesThatAreNeverReached_data()
    {
        QTest::addColumn<QByteArray>("aggregation");
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QByteArray>("comparator");
        QTest::addColumn<QList<double>>("numbers");
        QTest::addColumn<QByteArray>("expected"); // the beginning, or nothing
        const auto row = [](const char* aggregation, const char* field, const char* comparator,
                            const QList<double>& numbers, const char* expected) {
            QTest::addRow("%s %s %s %g", aggregation, field, comparator, numbers.front())
                << QByteArray(aggregation) << QByteArray(field) << QByteArray(comparator) << numbers
                << QByteArray(expected);
        };
        // cpu is 0.0 to 0.9, and 0.10 to 0.19; host.name has three values
        for (const char* type : {"avg", "min", "max", "p95", "p99"}) {
            row(type, "cpu", ">", {0.8}, "");
            row(type, "cpu", ">", {0.9}, "cpu lies between 0 and 0.9 in these documents: > 0.9 is never reached.");
        }
        row("avg", "cpu", ">=", {0.9}, "");
        row("avg", "cpu", "<", {0}, "cpu lies between 0 and 0.9 in these documents: < 0 is never reached.");
        row("avg", "cpu", "<=", {0}, "");
        row("avg", "cpu", "between", {1, 2}, "cpu lies between 0 and 0.9 in these documents: between 1 and 2 is never");
        row("avg", "cpu", "notBetween", {0, 1}, "");
        row("sum", "cpu", ">", {5}, "");
        row("cardinality", "host.name", ">", {2}, "");
        row("cardinality", "host.name", ">", {3}, "host.name has 3 values in these documents: > 3 is never reached.");
        row("cardinality", "related.ip", ">", {90}, ""); // lists have more
    }
    void findsValuesThatAreNeverReached()
    {
        QFETCH(QByteArray, aggregation);
        QFETCH(QByteArray, field);
        QFETCH(QByteArray, comparator);
        QFETCH(QList<double>, numbers);
        QFETCH(QByteArray, expected);
        rules::CustomThresholdParameters custom;
        rules::Criterion& criterion = custom.criteria.emplace_back();
        criterion.comparison.comparator = comparator.toStdString();
        criterion.comparison.threshold.assign(numbers.begin(), numbers.end());
        rules::Metric& metric = criterion.metrics.emplace_back();
        metric.aggType = aggregation.toStdString();
        metric.field = field.toStdString();
        const QByteArrayList said = lines(ruleOf(rules::CustomThresholdId, custom));
        QVERIFY2(said.size() == (expected.isEmpty() ? 0 : 1), said.join('\n').constData());
        if (!expected.isEmpty())
            QVERIFY2(said[0].startsWith(QByteArray("/params/criteria/0/threshold: ").append(expected)), said[0].constData());
    }

    void judgesThresholdsByTheirValues()
    {
        rules::ThresholdParameters parameters;
        parameters.value = 4;
        parameters.cardinality.push_back({.field = "host.name", .value = 4});
        QCOMPARE(lines(ruleOf(rules::ThresholdId, parameters)),
                 QByteArrayList{"/params/threshold/cardinality/0/value: host.name has 3 values in these documents: >= 4 is "
                                "never reached."});
        parameters.cardinality.clear();
        parameters.fields = {"host"};
        QCOMPARE(lines(ruleOf(rules::ThresholdId, parameters)),
                 QByteArrayList{"/params/threshold/field: host is an object in these documents: nothing is grouped by it. "
                                "Name one of its fields."});
    }

    void stopsOnRequest()
    {
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(!findMisfits(Rule{}, rules::newestProfile(), *history(), stop.get_token()));
    }

    void namesTheFieldsOfARule()
    {
        Rule rule = ruleOf(rules::ThresholdId,
                           rules::ThresholdParameters{.fields = {"a", "b*"}, .cardinality = {{.field = "c"}}});
        rule.query = "nested: { x: 1 and y > 2 } or d: (1 or 2) or \"e\"";
        const std::vector<RuleFieldUse> expected{{"nested.x", FieldUse::Query, ""},
                                                 {"nested.y", FieldUse::Query, ""},
                                                 {"d", FieldUse::Query, ""},
                                                 {"a", FieldUse::Group, "threshold.field.0"},
                                                 {"c", FieldUse::Any, "threshold.cardinality.0.field"}};
        QVERIFY(fieldsOf(rule) == expected);
    }
};

QTEST_APPLESS_MAIN(RuleFitTest)
#include "tst_RuleFit.moc"
