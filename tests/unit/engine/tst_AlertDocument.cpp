// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <algorithm>

#include <nlohmann/json.hpp>

#include "core/alerts/DocumentJson.h"
#include "core/engine/AlertDocument.h"
#include "core/engine/RuleEvaluation.h"
#include "core/rules/AlertFields.h"
#include "core/rules/RuleTypes.h"
#include "tests/unit/engine/SmallDocuments.h"

using namespace casewright;
using namespace casewright::engine;
using base::Json;
using rules::Rule;
using Names = std::vector<std::string>;

namespace {

Rule ruleOf(rules::RuleParameters parameters, std::string_view type)
{
    Rule rule;
    rule.id = {"r"};
    rule.name = "Rule";
    rule.tags = {"t"};
    rule.ruleTypeId = type;
    rule.interval = "1m";
    rule.from = "now-1m";
    rule.parameters = std::move(parameters);
    return rule;
}

rules::WindowAggregation aggregation(std::vector<double> thresholds, Names terms = {})
{
    return {.groupBy = terms.empty() ? "all" : "top",
            .termField = std::move(terms),
            .window = {.size = 1, .unit = "m"},
            .comparison = {.comparator = thresholds.size() == 2 ? "between" : ">", .threshold = std::move(thresholds)}};
}

Rule customThreshold(Names groupBy)
{
    rules::CustomThresholdParameters parameters;
    rules::Criterion& criterion = parameters.criteria.emplace_back();
    criterion.comparison.threshold = {0};
    criterion.metrics.emplace_back();
    parameters.groupBy = std::move(groupBy);
    return ruleOf(parameters, rules::CustomThresholdId);
}

/// The paths of all that is no object; null is no value.
void collect(const Json& json, const std::string& path, Names& names)
{
    if (json.is_null())
        return;
    if (!json.is_object())
        return names.push_back(path);
    for (const auto& [key, value] : json.items())
        collect(value, path.empty() ? key : path + '.' + key, names);
}

} // namespace

Q_DECLARE_METATYPE(Rule)

class AlertDocumentTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// What the validator says of a rule's alerts is what they have here.
    void hasTheFieldsThatRulesNames_data()
    {
        QTest::addColumn<Rule>("rule");
        QTest::addColumn<QByteArray>("profile");
        const auto row = [](const char* name, Rule rule, const char* profile = "9.4") {
            QTest::newRow(name) << std::move(rule) << QByteArray(profile);
        };
        const rules::EsQueryParameters grouped{.aggregation = aggregation({0}, {"host.name", "service.name"}),
                                               .sourceFields = {{"user.name", "user.name"}}};
        row("es-query", ruleOf(rules::EsQueryParameters{.aggregation = aggregation({0})}, rules::EsQueryId));
        row("es-query, grouped", ruleOf(grouped, rules::EsQueryId));
        row("es-query, grouped, 8.18", ruleOf(grouped, rules::EsQueryId), "8.18");
        row("index threshold",
            ruleOf(rules::IndexThresholdParameters{.index = {"i"}, .aggregation = aggregation({0})},
                   rules::IndexThresholdId));
        row("index threshold, between",
            ruleOf(rules::IndexThresholdParameters{.index = {"i"}, .aggregation = aggregation({0, 9})},
                   rules::IndexThresholdId));
        row("threshold", ruleOf(rules::ThresholdParameters{.fields = {"host.name", "user.name"}, .value = 1},
                                rules::ThresholdId));
        row("threshold, all", ruleOf(rules::ThresholdParameters{.fields = {}, .value = 1}, rules::ThresholdId));
        row("custom threshold", customThreshold({}));
        row("custom threshold by service", customThreshold({"service.name"}));
        row("custom threshold by host", customThreshold({"host.name"}));
        row("custom threshold by both", customThreshold({"host.name", "service.name"}));
        row("custom threshold by container", customThreshold({"container.id"}));
    }
    void hasTheFieldsThatRulesNames()
    {
        QFETCH(Rule, rule);
        QFETCH(QByteArray, profile);
        const rules::VersionProfile version = rules::versionProfile(profile.toStdString()).value();
        const auto documents = smallTable({documentAt(
            1, R"("host":{"name":"a","ip":["1.2.3.4"]},"service":{"name":"s"},"user":{"name":"u"},"container":{"id":"c"})")});
        const auto evaluated = evaluate({.rule = rule, .documents = documents, .profile = version});
        QVERIFY2(evaluated.has_value(), evaluated ? "" : base::describe(evaluated.error()).c_str());
        QCOMPARE(evaluated->table->size(), std::size_t{1});
        Names written;
        collect(alerts::expandDottedKeys(base::parseJson(evaluated->table->document({0}).value()).value()), {}, written);
        const rules::AlertFields fields = rules::alertFieldsOf(rule, version);
        QVERIFY(!fields.areDocuments);
        for (const std::string& name : written)
            QVERIFY2(alertsCarry(rule, version, name), name.c_str());
        for (const std::string& name : fields.values)
            QVERIFY2(std::find(written.begin(), written.end(), name) != written.end(), name.c_str());
        for (const std::string name : {"service", "host.ip", "container.id", "user.name", "tags", "nowhere",
                                       "kibana.alert.rule.x"}) {
            const bool isThere = std::any_of(written.begin(), written.end(), [&name](const std::string& path) {
                return path == name || path.starts_with(name + '.');
            });
            const bool isCarried = alertsCarry(rule, version, name);
            QVERIFY2(isThere == isCarried, name.c_str());
        }
    }
};

QTEST_APPLESS_MAIN(AlertDocumentTest)
#include "tst_AlertDocument.moc"
