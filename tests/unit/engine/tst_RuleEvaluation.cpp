// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <nlohmann/json.hpp>

#include "core/alerts/DocumentJson.h"
#include "core/engine/AlertDocument.h"
#include "core/engine/RuleEvaluation.h"
#include "tests/unit/engine/SmallDocuments.h"

using namespace casewright;
using namespace casewright::engine;
using base::Json;

namespace {

constexpr std::int64_t Second = 1'000;
constexpr std::int64_t Minute = 60'000;

rules::Rule ruleOf(rules::RuleParameters parameters, const char* type, const char* consumer, const char* interval)
{
    rules::Rule rule;
    rule.id = {"r"};
    rule.name = "Rule";
    rule.tags = {"t"};
    rule.ruleTypeId = type;
    rule.consumer = consumer;
    rule.interval = interval;
    rule.parameters = std::move(parameters);
    return rule;
}

rules::Rule esQuery(rules::WindowAggregation aggregation)
{
    rules::EsQueryParameters parameters;
    parameters.aggregation = std::move(aggregation);
    return ruleOf(parameters, ".es-query", "stackAlerts", "1m");
}

rules::WindowAggregation countOver(double threshold)
{
    return {.window = {.size = 1, .unit = "m"}, .comparison = {.comparator = ">", .threshold = {threshold}}};
}

rules::Rule customThreshold(std::vector<std::string> groupBy)
{
    rules::CustomThresholdParameters parameters;
    parameters.criteria.push_back({.comparison = {.comparator = ">", .threshold = {0.9}},
                                   .window = {.size = 1, .unit = "m"},
                                   .metrics = {{.name = "A", .aggType = "avg", .field = "cpu"}}});
    parameters.groupBy = std::move(groupBy);
    parameters.alertOnGroupDisappear = false;
    return ruleOf(parameters, "observability.rules.custom_threshold", "observability", "1m");
}

EvaluatedRule run(const rules::Rule& rule, const std::vector<std::string>& documents, bool rowsOfOngoing = false,
                  const char* profile = "9.4")
{
    const rules::VersionProfile version = rules::versionProfile(profile).value();
    auto result = evaluate({.rule = rule, .documents = smallTable(documents), .profile = version,
                            .rowsOfOngoing = rowsOfOngoing});
    if (!result)
        qFatal("%s", base::describe(result.error()).c_str());
    return std::move(*result);
}

Json documentOf(const EvaluatedRule& evaluated, std::uint32_t row)
{
    return alerts::expandDottedKeys(base::parseJson(evaluated.table->document({row}).value()).value());
}

/// `06:01 +a,b -c`: what each run changed, by the names of instances.
std::string changes(const EvaluatedRule& evaluated)
{
    std::string text;
    LoggedRun before{};
    const auto name = [&](std::uint32_t alert) { return (*evaluated.instances)[evaluated.log.instances[alert]]; };
    for (const LoggedRun& run : evaluated.log.runs) {
        std::string line = base::formatTimestamp(run.at).substr(11, 5);
        for (std::uint32_t i = before.startedEnd; i < run.startedEnd; ++i)
            line += " +" + name(i);
        for (std::uint32_t i = before.recoveredEnd; i < run.recoveredEnd; ++i)
            line += " -" + name(evaluated.log.recovered[i]);
        if (run.overMaxSignals > 0)
            line += " !" + std::to_string(run.overMaxSignals);
        text += (text.empty() ? "" : "; ") + line;
        before = run;
    }
    return text;
}

std::string cpu(const char* host, double value)
{
    return "\"host\":{\"name\":\"" + std::string(host)
        + "\",\"ip\":[\"10.0.0.1\"]},\"labels\":{\"zone\":\"z\"},\"cpu\":" + std::to_string(value);
}

} // namespace

class RuleEvaluationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// The query is KQL, also with `now`, and only what matches counts.
    void queries()
    {
        std::vector<std::string> documents;
        for (int i = 0; i < 4; ++i)
            documents.push_back(
                documentAt(i * 10 * Second + 1, i < 3 ? "\"outcome\":\"failure\"" : "\"outcome\":\"ok\""));
        rules::Rule rule = esQuery(countOver(2));
        rule.query = "outcome : failure";
        const EvaluatedRule evaluated = run(rule, documents);
        QCOMPARE(evaluated.log.matched, std::uint64_t{3});
        QCOMPARE(changes(evaluated), std::string("06:01 +query matched; 06:02 -query matched"));
        rule.query = "outcome : ok";
        QCOMPARE(changes(run(rule, documents)), std::string());
        rule.query = "outcome : failure and @timestamp >= now-55s";
        QCOMPARE(changes(run(rule, documents)), std::string());
        rule.parameters = rules::EsQueryParameters{.aggregation = countOver(1)};
        QCOMPARE(changes(run(rule, documents)), std::string("06:01 +query matched; 06:02 -query matched"));
        rule.query = "outcome : (";
        const auto bad =
            evaluate({.rule = rule, .documents = smallTable(documents), .profile = rules::newestProfile()});
        QVERIFY(!bad.has_value());
        QCOMPARE(bad.error().location->field, std::string("params.query"));
    }

    void theTimeOfTheRule()
    {
        rules::Rule rule = esQuery(countOver(0));
        rule.timeField = "ingested";
        const EvaluatedRule evaluated = run(rule, {documentAt(0, R"("ingested":"2026-02-02T07:00:30Z")"),
                                                   documentAt(Second, R"("ingested":"soon")"), documentAt(Second, "")});
        QCOMPARE(evaluated.log.matched, std::uint64_t{1});
        QCOMPARE(changes(evaluated), std::string("07:01 +query matched; 07:02 -query matched"));
    }

    /// A detection rule goes by the documents' own time where they have not the one of its override.
    void theOverrideFallsBack()
    {
        rules::Rule rule = ruleOf(rules::ThresholdParameters{.value = 1}, "siem.thresholdRule", "siem", "5m");
        rule.timeField = "ingested";
        const EvaluatedRule evaluated = run(rule, {documentAt(0, R"("ingested":"2026-02-02T07:03:30Z")"),
                                                   documentAt(Second, R"("ingested":"soon")"), documentAt(Second, "")});
        QCOMPARE(evaluated.log.counts, (std::vector<std::uint64_t>{2, 1}));
        QCOMPARE(changes(evaluated), std::string("06:05 +; 07:05 +"));
    }

    void alertsOfCustomThreshold()
    {
        const EvaluatedRule evaluated =
            run(customThreshold({"host.name"}),
                {documentAt(Second, cpu("a", 0.95)), documentAt(Minute + Second, cpu("a", 0.99))});
        QCOMPARE(changes(evaluated), std::string("06:01 +a; 06:02; 06:03 -a"));
        QCOMPARE(evaluated.table->size(), 1U);
        const Json alert = documentOf(evaluated, 0);
        QVERIFY(alert["_id"] == alert["kibana"]["alert"]["uuid"]);
        QCOMPARE(alert["_id"].get<std::string>(), evaluated.table->id({0}));
        QVERIFY(alert["_index"] == Json(".internal.alerts-observability.threshold.alerts-default-000001"));
        QVERIFY(alert["@timestamp"] == Json("2026-02-02T06:01:00.000Z"));
        const Json& kibana = alert["kibana"]["alert"];
        QVERIFY(kibana["instance"]["id"] == Json("a"));
        QVERIFY(kibana["duration"]["us"] == Json(0));
        QCOMPARE(kibana["evaluation"].dump(), std::string(R"({"value":0.95,"threshold":0.9})"));
        QVERIFY(kibana["flapping"] == Json(false));
        QCOMPARE(kibana["group"].dump(), std::string(R"([{"field":"host.name","value":"a"}])"));
        QVERIFY(kibana["rule"]["category"] == Json("Custom threshold"));
        QVERIFY(kibana["rule"]["producer"] == Json("observability"));
        QCOMPARE(alert["tags"].dump(), std::string(R"(["t"])"));
        // The context of the newest document, but the group's own value.
        QCOMPARE(alert["host"].dump(), std::string(R"({"name":"a","ip":["10.0.0.1"]})"));
        QVERIFY(alert["labels"]["zone"] == Json("z"));
        QVERIFY(!alert.contains("cpu"));
    }
    /// Grouped by something that says nothing of where it runs, the alert has no context.
    void contextOfOtherGroups()
    {
        const EvaluatedRule evaluated = run(customThreshold({"labels.zone"}), {documentAt(Second, cpu("a", 0.95))});
        QVERIFY(!documentOf(evaluated, 0).contains("host"));
        QCOMPARE(documentOf(evaluated, 0)["labels"].dump(), std::string(R"({"zone":"z"})"));
    }

    /// Where somebody groups by what changes, each run has a row of its own with the same id.
    void rowsOfOngoingAlerts()
    {
        const rules::Rule rule = customThreshold({"host.name"});
        QVERIFY(changesFromRunToRun(rule, "kibana.alert.evaluation.value"));
        QVERIFY(changesFromRunToRun(rule, "@timestamp") && changesFromRunToRun(rule, "kibana.alert"));
        QVERIFY(changesFromRunToRun(rule, "host.ip") && changesFromRunToRun(rule, "host"));
        QVERIFY(!changesFromRunToRun(rule, "host.name") && !changesFromRunToRun(rule, "kibana.alert.instance.id"));
        QVERIFY(!changesFromRunToRun(rule, "kibana.alert.rule.name") && !changesFromRunToRun(rule, ""));
        const EvaluatedRule evaluated =
            run(rule, {documentAt(Second, cpu("a", 0.95)), documentAt(Minute + Second, cpu("a", 0.99))}, true);
        QCOMPARE(evaluated.table->size(), 2U);
        QCOMPARE(evaluated.table->id({0}), evaluated.table->id({1}));
        QCOMPARE(evaluated.table->idNumbers()[0], evaluated.table->idNumbers()[1]);
        const Json later = documentOf(evaluated, 1);
        QVERIFY(later["@timestamp"] == Json("2026-02-02T06:02:00.000Z"));
        QVERIFY(later["kibana"]["alert"]["start"] == Json("2026-02-02T06:01:00.000Z"));
        QVERIFY(later["kibana"]["alert"]["duration"]["us"] == Json(60'000'000));
        QVERIFY(later["kibana"]["alert"]["evaluation"]["value"] == Json(0.99));
    }

    void alertsOfElasticsearchQuery()
    {
        rules::WindowAggregation aggregation = countOver(0);
        aggregation.groupBy = "top";
        aggregation.termField = {"host.name"};
        rules::Rule rule = esQuery(aggregation);
        std::get<rules::EsQueryParameters>(rule.parameters).sourceFields = {{"user.name", "user.name"}, {"n", "n"}};
        const std::vector<std::string> documents = {
            documentAt(1, R"("host.name":"a","user":{"name":["x","y"]})"),
            documentAt(2, R"("host":{"name":"a"},"user":{"name":["y","z"]},"n":7)")};
        const Json alert = documentOf(run(rule, documents), 0);
        QCOMPARE(alert["user"].dump(), std::string(R"({"name":["x","y","z"]})"));
        QCOMPARE(alert["n"].dump(), std::string("[7]"));
        QCOMPARE(alert["kibana"]["alert"]["evaluation"].dump(), std::string(R"({"value":"2","threshold":0})"));
        QCOMPARE(alert["kibana"]["alert"]["grouping"].dump(), std::string(R"({"host":{"name":"a"}})"));
        QVERIFY(!documentOf(run(rule, documents, false, "8.18"), 0)["kibana"]["alert"].contains("grouping"));
        QVERIFY(changesFromRunToRun(rule, "user.name") && changesFromRunToRun(rule, "n"));
    }

    /// A group that went away reports no data, unless the rule does not care, until the ticks end.
    void groupsThatDisappear()
    {
        rules::Rule rule = customThreshold({"host.name"});
        std::get<rules::CustomThresholdParameters>(rule.parameters).alertOnGroupDisappear.reset();
        const EvaluatedRule evaluated =
            run(rule, {documentAt(Second, cpu("a", 0.1)), documentAt(2 * Minute + Second, cpu("b", 0.95))});
        QCOMPARE(changes(evaluated).substr(0, 25), std::string("06:02 +a; 06:03 +b; 06:04"));
        QCOMPARE(evaluated.log.ticks, std::uint64_t{3 + 1'000});
        QVERIFY(evaluated.log.recovered.empty());
        const Json alert = documentOf(evaluated, 0);
        QVERIFY(alert["kibana"]["alert"]["reason"] == Json("no data any more for a"));
        QVERIFY(alert["kibana"]["alert"]["evaluation"]["value"].is_null());
    }

    /// An ungrouped count of nothing is a value, so that the alert goes on to the last of the ticks.
    void aCountOfNothing()
    {
        rules::WindowAggregation aggregation = countOver(0);
        aggregation.window.size = 2; // its documents are left out in the second run that has them
        aggregation.comparison = {.comparator = "<", .threshold = {1}};
        const EvaluatedRule evaluated = run(esQuery(aggregation), {documentAt(Second, ""), documentAt(5 * Minute, "")});
        QCOMPARE(changes(evaluated).substr(0, 20), std::string("06:02 +query matched"));
        QVERIFY(changes(evaluated).find("06:05 -query matched; 06:06 +query matched") != std::string::npos);
        QCOMPARE(evaluated.log.ticks, std::uint64_t{5 + 1'000});
    }

    void ticksOfLongPausesAreCounted()
    {
        const EvaluatedRule evaluated =
            run(customThreshold({"host.name"}),
                {documentAt(Second, cpu("a", 0.95)), documentAt(600 * Minute, cpu("a", 0.95))});
        QCOMPARE(changes(evaluated), std::string("06:01 +a; 06:02 -a; 16:00 +a; 16:01 -a"));
        QCOMPARE(evaluated.log.ticks, std::uint64_t{601});
        QCOMPARE(evaluated.log.runs.back().tick, std::uint64_t{600});
    }

    void alertsOfThreshold()
    {
        rules::ThresholdParameters parameters{.fields = {"user.name"}, .value = 2, .cardinality = {{"ip", 2}}};
        const rules::Rule rule = ruleOf(parameters, "siem.thresholdRule", "siem", "5m");
        const EvaluatedRule evaluated = run(rule, {documentAt(1'000, R"("user.name":"root","ip":["1","2"])"),
                                                   documentAt(2'000, R"("user.name":"root","ip":"2")"),
                                                   documentAt(3'000, R"("user.name":"eve","ip":"2")")});
        QCOMPARE(changes(evaluated), std::string("06:05 +root"));
        const Json alert = documentOf(evaluated, 0);
        QVERIFY(alert["user"]["name"] == Json("root"));
        QCOMPARE(alert["kibana"]["alert"]["threshold_result"].dump(),
                 std::string(R"({"count":2,"from":"2026-02-02T06:00:01.000Z","terms":[{"field":"user.name",)"
                             R"("value":"root"}],"cardinality":[{"field":"ip","value":2}]})"));
        QVERIFY(alert["_index"] == Json(".internal.alerts-security.alerts-default-000001"));
    }
    /// Without fields there is one group, with an empty key.
    void thresholdOfAllDocuments()
    {
        const rules::Rule rule =
            ruleOf(rules::ThresholdParameters{.value = 2}, "siem.thresholdRule", "siem", "5m");
        const EvaluatedRule evaluated = run(rule, {documentAt(1, ""), documentAt(2, ""), documentAt(5 * Minute, "")});
        QCOMPARE(changes(evaluated), std::string("06:05 +"));
        QCOMPARE(evaluated.log.counts, (std::vector<std::uint64_t>{3}));
    }

    void alertsOfNewTerms()
    {
        const rules::Rule rule = ruleOf(rules::NewTermsParameters{.fields = {"host.name", "n"}}, "siem.newTermsRule",
                                        "siem", "5m");
        const EvaluatedRule evaluated = run(rule,
                                            {documentAt(1, R"("host":{"name":"a"},"n":1,"_id":"x","seen":"first")"),
                                             documentAt(2, R"("host":{"name":"a"},"n":1,"seen":"last")")});
        QCOMPARE(changes(evaluated), std::string("06:05 +a,1"));
        const Json alert = documentOf(evaluated, 0);
        QVERIFY(alert["seen"] == Json("last"));
        QCOMPARE(alert["kibana"]["alert"]["new_terms"].dump(), std::string(R"(["a",1])"));
        QVERIFY(alert["@timestamp"] == Json("2026-02-02T06:05:00.000Z"));
        QCOMPARE(alert["_id"].get<std::string>(), evaluated.table->id({0}));
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<int>("what");
        QTest::addColumn<QString>("field");
        QTest::newRow("comparator") << 0 << "params.criteria[0].threshold";
        QTest::newRow("thresholds") << 1 << "params.criteria[0].threshold";
        QTest::newRow("aggregation") << 2 << "params.criteria[0].metrics[0]";
        QTest::newRow("filter") << 3 << "params.criteria[0].metrics[0].filter";
        QTest::newRow("equation") << 4 << "params.criteria[0].equation";
        QTest::newRow("metric of the equation") << 5 << "params.criteria[0].equation";
        QTest::newRow("window") << 6 << "params.criteria[0].timeSize";
        QTest::newRow("no criteria") << 7 << "params.criteria";
        QTest::newRow("name of a metric") << 8 << "params.criteria[0].metrics[0].name";
    }
    void saysWhatIsWrong()
    {
        QFETCH(int, what);
        QFETCH(QString, field);
        rules::Rule rule = customThreshold({});
        auto& criteria = std::get<rules::CustomThresholdParameters>(rule.parameters).criteria;
        switch (what) {
        case 0: criteria[0].comparison.comparator = "~"; break;
        case 1: criteria[0].comparison.comparator = "between"; break;
        case 2: criteria[0].metrics[0].aggType = "last_value"; break;
        case 3: criteria[0].metrics[0].filter = "a : ("; break;
        case 4: criteria[0].equation = "A +"; break;
        case 5: criteria[0].equation = "A + B"; break;
        case 6: criteria[0].window.unit = "y"; break;
        case 7: criteria.clear(); break;
        default: criteria[0].metrics[0].name = "a"; break;
        }
        const auto result = evaluate(
            {.rule = rule, .documents = smallTable({documentAt(1, "")}), .profile = rules::newestProfile()});
        QVERIFY(!result.has_value());
        QCOMPARE(QString::fromStdString(result.error().location->field), field);
        QVERIFY(!result.error().text.empty());
    }

    void stopsOnRequest()
    {
        std::stop_source stop;
        stop.request_stop();
        const rules::Rule rule = customThreshold({"host.name"});
        const auto result = evaluate(
            {.rule = rule, .documents = smallTable({documentAt(1, "")}), .profile = rules::newestProfile()}, nullptr,
            stop.get_token());
        QCOMPARE(result.error().code, base::ErrorCode::Cancelled);
    }
};

QTEST_APPLESS_MAIN(RuleEvaluationTest)
#include "tst_RuleEvaluation.moc"
