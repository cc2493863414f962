// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "RuleText.h"
#include "core/rules/RuleTypes.h"

using namespace casewright;
using namespace casewright::rules;

namespace {

Rule ruleOf(const QByteArray& type, const QByteArray& params)
{
    return readOrFail(R"({"name":"N","rule_type_id":")" + type.toStdString()
                      + R"(","consumer":"c","schedule":{"interval":"1m"},"params":)" + params.toStdString() + "}");
}

} // namespace

/// The parameters of each type, with Kibana's names and defaults (reference/kibana-alerting, 2).
class ParameterReaderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void customQuery()
    {
        const Rule rule = ruleOf("siem.queryRule", R"({"query":"a: b","language":"kuery","from":"now-9m",
            "max_signals":7,"timestamp_override":"event.ingested"})");
        QVERIFY(rule.parameters == RuleParameters(CustomQueryParameters{}));
        QCOMPARE(bytes(rule.query), QByteArray("a: b"));
        QCOMPARE(bytes(rule.from), QByteArray("now-9m"));
        QCOMPARE(rule.maxSignals, 7);
        QCOMPARE(bytes(rule.timeField), QByteArray("event.ingested"));
    }

    void threshold()
    {
        const Rule rule = ruleOf("siem.thresholdRule", R"({"query":"","threshold":{"field":["user.name","host.name"],
            "value":5,"cardinality":[{"field":"source.ip","value":3}]}})");
        const ThresholdParameters expected{
            .fields = {"user.name", "host.name"}, .value = 5, .cardinality = {{.field = "source.ip", .value = 3}}};
        QVERIFY(rule.parameters == RuleParameters(expected));
        QCOMPARE(rule.maxSignals, 100);
        QCOMPARE(bytes(rule.from), QByteArray("now-6m"));
        // Older exports have one field as a text, and none as an empty one.
        const Rule old = ruleOf("siem.thresholdRule", R"({"threshold":{"field":"user.name","value":1}})");
        QVERIFY(old.parameters == RuleParameters(ThresholdParameters{.fields = {"user.name"}, .value = 1}));
    }

    void newTerms()
    {
        const NewTermsParameters expected{.fields = {"user.id"}, .historyWindowStart = "now-30d"};
        for (const char* params : {R"({"newTermsFields":["user.id"],"historyWindowStart":"now-30d"})",
                                   R"({"new_terms_fields":["user.id"],"history_window_start":"now-30d"})"})
            QVERIFY(ruleOf("siem.newTermsRule", params).parameters == RuleParameters(expected));
        QVERIFY(ruleOf("siem.newTermsRule", "{}").parameters == RuleParameters(NewTermsParameters{}));
    }

    void esQuery()
    {
        const Rule rule = ruleOf(".es-query", R"({"searchType":"searchSource","size":10,"timeWindowSize":15,
            "timeWindowUnit":"h","threshold":[1,2.5],"thresholdComparator":"between","aggType":"avg","aggField":"cpu",
            "groupBy":"top","termField":["a","b"],"termSize":3,"excludeHitsFromPreviousRun":false,"timeField":"ts",
            "sourceFields":[{"label":"host","searchPath":"host.name"}],
            "searchConfiguration":{"index":"x","query":{"query":"a: 1","language":"kuery"}}})");
        EsQueryParameters expected;
        expected.aggregation = {.aggType = "avg", .aggField = "cpu", .groupBy = "top", .termField = {"a", "b"},
                                .termSize = 3, .window = {.size = 15, .unit = "h"},
                                .comparison = {.comparator = "between", .threshold = {1, 2.5}}};
        expected.size = 10;
        expected.excludeHitsFromPreviousRun = false;
        expected.sourceFields = {{.label = "host", .searchPath = "host.name"}};
        QVERIFY(rule.parameters == RuleParameters(expected));
        QCOMPARE(bytes(rule.query), QByteArray("a: 1"));
        QCOMPARE(bytes(rule.timeField), QByteArray("ts"));

        const Rule one = ruleOf(".es-query", R"({"groupBy":"top","termField":"a"})");
        const auto& parameters = std::get<EsQueryParameters>(one.parameters);
        QCOMPARE(parameters.aggregation.termField, std::vector<std::string>{"a"});
        QCOMPARE(bytes(parameters.searchType), QByteArray("esQuery")); // Kibana's default
        QVERIFY(parameters.excludeHitsFromPreviousRun);
        QCOMPARE(bytes(parameters.aggregation.aggType), QByteArray("count"));

        // The data view that a rule carries along says its time field.
        QCOMPARE(bytes(ruleOf(".es-query", R"({"searchConfiguration":{"index":{"timeFieldName":"when"}}})").timeField),
                 QByteArray("when"));
    }

    void customThreshold()
    {
        const Rule rule = ruleOf("observability.rules.custom_threshold", R"({"criteria":[{"comparator":">",
            "threshold":[0.9],"timeSize":2,"timeUnit":"h","metrics":[{"name":"A","aggType":"avg","field":"cpu"},
            {"name":"B","aggType":"count","filter":"a: b"}],"equation":"A / B","label":"L"}],"groupBy":"host.name",
            "alertOnNoData":true,"alertOnGroupDisappear":false,
            "searchConfiguration":{"query":{"query":"x: y","language":"kuery"}}})");
        CustomThresholdParameters expected;
        expected.criteria = {{.comparison = {.comparator = ">", .threshold = {0.9}},
                              .window = {.size = 2, .unit = "h"},
                              .metrics = {{.name = "A", .aggType = "avg", .field = "cpu"},
                                          {.name = "B", .aggType = "count", .filter = "a: b"}},
                              .equation = "A / B",
                              .label = "L"}};
        expected.groupBy = {"host.name"};
        expected.alertOnNoData = true;
        expected.alertOnGroupDisappear = false;
        QVERIFY(rule.parameters == RuleParameters(expected));
        QCOMPARE(bytes(rule.query), QByteArray("x: y"));
        QVERIFY(ruleOf("observability.rules.custom_threshold", "{}").parameters
                == RuleParameters(CustomThresholdParameters{}));
    }

    void indexThreshold()
    {
        const Rule rule = ruleOf(".index-threshold", R"({"index":"logs-*","timeField":"@timestamp","aggType":"max",
            "aggField":"n","groupBy":"all","timeWindowSize":3,"timeWindowUnit":"d","thresholdComparator":"<",
            "threshold":[4],"filterKuery":"a: b"})");
        IndexThresholdParameters expected;
        expected.index = {"logs-*"};
        expected.aggregation.aggType = "max";
        expected.aggregation.aggField = "n";
        expected.aggregation.window = {.size = 3, .unit = "d"};
        expected.aggregation.comparison = {.comparator = "<", .threshold = {4}};
        QVERIFY(rule.parameters == RuleParameters(expected));
        QCOMPARE(bytes(rule.query), QByteArray("a: b"));
        QCOMPARE(bytes(rule.timeField), QByteArray("@timestamp"));
    }

    void unknownTypes()
    {
        const Rule rule = ruleOf("slo.rules.burnRate", R"({"query":{"any":1},"criteria":5,"from":7})");
        QVERIFY(rule.parameters == RuleParameters(UnknownParameters{}));
        QVERIFY(rule.query.empty());
    }

    void delayAndFlapping()
    {
        const Rule rule = readOrFail(bodyWith(R"(,"alert_delay":{"active":4},
            "flapping":{"look_back_window":10,"status_change_threshold":3})").toStdString());
        QCOMPARE(rule.alertDelay, 4);
        QVERIFY(rule.flapping == std::optional(FlappingSettings{.lookBackWindow = 10, .statusChangeThreshold = 3}));
        const Rule none = readOrFail(bodyWith(R"(,"alert_delay":null,"flapping":null)").toStdString());
        QCOMPARE(none.alertDelay, 1);
        QVERIFY(!none.flapping);
        QVERIFY(!readOrFail(bodyWith(R"(,"flapping":{"enabled":false})").toStdString()).flapping->enabled);
    }

    /// Positions stay, so that edits meet the right element.
    void keepsTheOrderOfWhatIsWrong()
    {
        const Rule rule = ruleOf("observability.rules.custom_threshold",
                                 R"({"criteria":[7,{"timeSize":3,"threshold":["5",6]}],"groupBy":["a",5,"b"]})");
        const auto& parameters = std::get<CustomThresholdParameters>(rule.parameters);
        QCOMPARE(parameters.criteria.size(), std::size_t{2});
        QCOMPARE(parameters.criteria[1].window.size, 3);
        QCOMPARE(parameters.criteria[1].comparison.threshold, (std::vector<double>{0, 6}));
        QCOMPARE(parameters.groupBy, (std::vector<std::string>{"a", "5", "b"}));
    }

    void defaultsOfNewRules()
    {
        QCOMPARE(ruleTypes().size(), std::variant_size_v<RuleParameters> - 1);
        std::size_t place = 0;
        for (const RuleType& type : ruleTypes())
            QCOMPARE(defaultParameters(type.id).index(), place++);
        QCOMPARE(defaultParameters("another").index(), place);
    }
};

QTEST_APPLESS_MAIN(ParameterReaderTest)
#include "tst_ParameterReader.moc"
