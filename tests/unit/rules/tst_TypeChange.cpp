// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "RuleText.h"
#include "core/rules/RuleTypes.h"
#include "core/rules/TypeChange.h"
#include "core/rules/Validation.h"

using namespace casewright;
using namespace casewright::rules;

class TypeChangeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void newRulesOfEachTypeAreSound_data();
    void newRulesOfEachTypeAreSound();
    void keepsWhatBothTypesHave();
    void keepsTheAggregation();
    void keepsTheGroupFields();
    void consumersAndTimeFieldsFollow();
    void keepsTheFileOfADetectionRule();
    void makesAFileOfTheOtherKind();
    void everyChangeIsReadAsItWasMade_data();
    void everyChangeIsReadAsItWasMade();
};

namespace {

Rule made(std::string_view type)
{
    Rule rule;
    rule.id = {"0001"};
    rule.name = "Made here";
    rule.casesAction.emplace();
    return withType(rule, type);
}

/// What stands in the rule, wherever it was read from.
Rule withoutBody(Rule rule)
{
    rule.body.clear();
    return rule;
}

constexpr const char* Security = R"({"id": "0001", "rule_id": "static", "name": "By hand", "type": "query",
  "interval": "5m", "from": "now-6m", "query": "a: 1", "language": "kuery", "severity": "high", "risk_score": 73,
  "max_signals": 50, "enabled": true, "tags": [], "threat": [{"framework": "MITRE ATT&CK"}],
  "actions": [{"id": "mail", "group": "default", "action_type_id": ".email", "params": {}}]})";

} // namespace

void TypeChangeTest::newRulesOfEachTypeAreSound_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("missing"); // what only the author can say
    QTest::newRow("custom query") << bytes(CustomQueryId) << QByteArray();
    QTest::newRow("threshold") << bytes(ThresholdId) << QByteArray();
    QTest::newRow("new terms") << bytes(NewTermsId) << QByteArray("/params/newTermsFields");
    QTest::newRow("Elasticsearch query") << bytes(EsQueryId) << QByteArray();
    QTest::newRow("Custom threshold") << bytes(CustomThresholdId) << QByteArray();
    QTest::newRow("Index threshold") << bytes(IndexThresholdId) << QByteArray();
}

void TypeChangeTest::newRulesOfEachTypeAreSound()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, missing);
    const Rule rule = made(type.toStdString());
    QCOMPARE(bytes(rule.ruleTypeId), type);
    QCOMPARE(rule.parameters.index(), defaultParameters(rule.ruleTypeId).index());
    QByteArrayList wrong;
    for (const Finding& finding : validate(rule, newestProfile())) {
        if (finding.severity == Severity::Error)
            wrong.append(bytes(finding.pointer));
    }
    QCOMPARE(wrong, missing.isEmpty() ? QByteArrayList() : QByteArrayList{missing});
    const base::Result<Rule> again = parseRule(writeRule(rule));
    QVERIFY(again);
    QVERIFY(withoutBody(*again) == rule);
}

void TypeChangeTest::keepsWhatBothTypesHave()
{
    Rule rule = made(CustomQueryId);
    rule.query = "event.action: x";
    rule.interval = "10m";
    rule.tags = {"a"};
    rule.casesAction->groupBy = "host.name";
    const Rule changed = withType(rule, CustomThresholdId);
    QCOMPARE(bytes(changed.query), QByteArray("event.action: x"));
    QCOMPARE(bytes(changed.interval), QByteArray("10m"));
    QVERIFY(changed.tags == rule.tags);
    QVERIFY(changed.casesAction == rule.casesAction);
    QVERIFY(changed.id == rule.id);
    QVERIFY(withType(changed, CustomQueryId) == rule);
    QVERIFY(withType(rule, "siem.eqlRule") == rule); // a type that is not simulated has no form
}

void TypeChangeTest::keepsTheAggregation()
{
    Rule rule = made(EsQueryId);
    WindowAggregation& aggregation = std::get<EsQueryParameters>(rule.parameters).aggregation;
    aggregation.aggType = "avg";
    aggregation.aggField = "system.cpu.total.pct";
    aggregation.comparison = {.comparator = "between", .threshold = {1, 2}};
    aggregation.window = {.size = 2, .unit = "h"};
    const Rule changed = withType(rule, IndexThresholdId);
    QVERIFY(std::get<IndexThresholdParameters>(changed.parameters).aggregation == aggregation);
    QVERIFY(std::get<EsQueryParameters>(withType(changed, EsQueryId).parameters).aggregation == aggregation);
}

void TypeChangeTest::keepsTheGroupFields()
{
    Rule rule = made(ThresholdId);
    const std::vector<std::string> fields{"host.name", "user.name"};
    std::get<ThresholdParameters>(rule.parameters).fields = fields;
    const Rule custom = withType(rule, CustomThresholdId);
    QVERIFY(std::get<CustomThresholdParameters>(custom.parameters).groupBy == fields);
    const Rule esQuery = withType(custom, EsQueryId);
    const WindowAggregation& aggregation = std::get<EsQueryParameters>(esQuery.parameters).aggregation;
    QCOMPARE(bytes(aggregation.groupBy), QByteArray("top"));
    QVERIFY(aggregation.termField == fields);
    QVERIFY(std::get<ThresholdParameters>(withType(esQuery, ThresholdId).parameters).fields == fields);
    QVERIFY(std::get<NewTermsParameters>(withType(esQuery, NewTermsId).parameters).fields.empty());
}

void TypeChangeTest::consumersAndTimeFieldsFollow()
{
    const Rule query = made(CustomQueryId);
    const Rule index = withType(query, IndexThresholdId);
    QCOMPARE(bytes(index.consumer), QByteArray("stackAlerts"));
    QCOMPARE(bytes(index.timeField), QByteArray("@timestamp"));
    Rule logs = withType(index, CustomThresholdId);
    QCOMPARE(bytes(logs.consumer), QByteArray("stackAlerts"));
    logs.consumer = "logs";
    const Rule threshold = withType(logs, ThresholdId);
    QCOMPARE(bytes(threshold.consumer), QByteArray("siem"));
    QVERIFY(threshold.timeField.empty());
}

void TypeChangeTest::keepsTheFileOfADetectionRule()
{
    const Rule changed = withType(readOrFail(Security), ThresholdId);
    const std::string text = writeRule(changed);
    QCOMPARE(at(text, "/type"), QByteArray("\"threshold\""));
    QCOMPARE(at(text, "/threshold/value"), QByteArray("200"));
    QCOMPARE(at(text, "/threat"), QByteArray("[{\"framework\":\"MITRE ATT&CK\"}]"));
    // The other API has the type in the parameters too.
    const Rule other = withType(readOrFail(bodyWith(R"(,"params":{"type":"query","x":1})").toStdString()), NewTermsId);
    QCOMPARE(at(writeRule(other), "/params/type"), QByteArray("\"new_terms\""));
    QCOMPARE(at(writeRule(other), "/params/x"), QByteArray("1"));
    QCOMPARE(at(writeRule(other), "/rule_type_id"), QByteArray("\"siem.newTermsRule\""));
}

void TypeChangeTest::makesAFileOfTheOtherKind()
{
    const std::string text = writeRule(withType(readOrFail(Security), EsQueryId));
    QCOMPARE(at(text, "/rule_type_id"), QByteArray("\".es-query\""));
    QCOMPARE(at(text, "/id"), QByteArray("\"0001\""));
    QCOMPARE(at(text, "/params/severity"), QByteArray(Missing));
    QCOMPARE(at(text, "/params/searchConfiguration/query/query"), QByteArray("\"a: 1\""));
    QCOMPARE(at(text, "/actions/0/id"), QByteArray("\"mail\""));
}

void TypeChangeTest::everyChangeIsReadAsItWasMade_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QByteArray>("type");
    const QByteArray saved = R"({"id":"s1","type":"alert","references":[],"attributes":{"name":"Saved","alertTypeId":)"
                             R"(".es-query","consumer":"alerts","schedule":{"interval":"1m"},"tags":[],"actions":[],)"
                             R"("params":{"searchType":"searchSource","threshold":[5],"size":10}}})";
    for (const auto& [name, file] : {std::pair<const char*, QByteArray>{"API", Written}, {"Security", Security},
                                     {"saved object", saved}}) {
        for (const RuleType& type : ruleTypes())
            QTest::addRow("%s as %s", name, std::string(type.name).c_str()) << file << bytes(type.id);
    }
}

void TypeChangeTest::everyChangeIsReadAsItWasMade()
{
    QFETCH(QByteArray, file);
    QFETCH(QByteArray, type);
    const Rule changed = withType(readOrFail(file.toStdString()), type.toStdString());
    QCOMPARE(bytes(changed.ruleTypeId), type);
    const Rule again = readOrFail(writeRule(changed));
    QCOMPARE(bytes(again.ruleTypeId), type);
    QVERIFY(again.parameters == changed.parameters);
    QVERIFY(withoutBody(again) == withoutBody(changed));
}

QTEST_GUILESS_MAIN(TypeChangeTest)

#include "tst_TypeChange.moc"
